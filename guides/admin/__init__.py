"""Where editors work: forms, panels, lists and views of Wagtail's admin, one noun a module."""


def connect() -> None:
    """Give guides their form; models import nothing of the admin. Called when the app is ready."""
    from guides.models import GuidePage

    from .guide_form import GuideCopyForm
    from .guide_panels import guide_panels

    GuidePage.edit_handler = guide_panels()
    GuidePage.copy_form_class = GuideCopyForm
