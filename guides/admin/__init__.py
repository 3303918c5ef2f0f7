"""Where editors work: forms, panels, lists and views of Wagtail's admin, one noun a module."""


def connect() -> None:
    """Give guides their form and Wagtail its words; called when the app is ready.

    Models import nothing of the admin.
    """
    from guides.models import GuidePage

    from . import fixed_words
    from .guide_form import GuideCopyForm
    from .guide_panels import guide_panels

    fixed_words.connect()
    GuidePage.edit_handler = guide_panels()
    GuidePage.copy_form_class = GuideCopyForm
