"""A department's section: where its guides live in Wagtail's tree and who may edit them."""

from .assemble import language_of
from .models import Department, HomePage, SectionPage
from .vocabulary import Locale


def section_of(department: Department) -> SectionPage:
    """Return a department's zh-Hans section, making it if there is none."""
    sections = SectionPage.objects.filter(
        department__translation_key=department.translation_key,
        locale__language_code=language_of(Locale.HANS),
    )
    section: SectionPage | None = sections.first()
    if section is None:
        home = HomePage.objects.get(locale__language_code=language_of(Locale.HANS))
        section = SectionPage(title=department.name, slug=department.code.lower())
        section.department = department
        home.add_child(instance=section)
    return section
