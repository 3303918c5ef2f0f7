"""What the forms of things are put together from: rows, folded groups, answers of three kinds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
)


class YesNoUnknown(forms.NullBooleanSelect):
    """Yes, no, or that nobody knows yet, which is what stands there at first."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = (("unknown", _("不知道")), ("true", _("是")), ("false", _("否")))


class Folded(MultiFieldPanel):
    """Rare fields inside of a row that is one of many, where Wagtail's own panels do not fold."""

    def __init__(self, children: Any = (), *args: Any, summary: Any = "", **kwargs: Any) -> None:
        super().__init__(children, *args, **kwargs)
        self.summary = summary

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "summary": self.summary}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "guides_admin/folded.html"

        @property
        def summary(self) -> Any:
            return self.panel.summary

        @property
        def opened(self) -> bool:
            """Whether something in it is wrong, or filled in already."""
            names = self.panel.get_form_options().get("fields", [])
            if self.form is None:
                return False
            wrong = self.form.is_bound and any(name in self.form.errors for name in names)
            return wrong or any(getattr(self.instance, name, None) for name in names)


def known(name: str, help_text: Any = "") -> FieldPanel:
    """Return a field whose answer is yes, no or unknown."""
    return FieldPanel(name, widget=YesNoUnknown, help_text=help_text)


def row(heading: Any, *panels: str | Panel, **options: Any) -> MultiFieldPanel:
    return MultiFieldPanel([FieldRowPanel(_panels(panels))], heading=heading, **options)


def folded(heading: Any, *panels: str | Panel, **options: Any) -> MultiFieldPanel:
    """Return a group of rare fields, closed until someone opens it."""
    return MultiFieldPanel(_panels(panels), heading=heading, classname="collapsed", **options)


def publication() -> ObjectList:
    return ObjectList(
        [FieldPanel("change_note"), FieldPanel("effective_on"), PublishingPanel()],
        heading=_("发布"),
    )


def _panels(several: tuple[str | Panel, ...]) -> list[Panel]:
    return [FieldPanel(one) if isinstance(one, str) else one for one in several]
