"""Cells that are written without a template each: a page of a list has hundreds."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.ui.tables import Column


class Cell(Column):
    """What `read` makes of a row; text is escaped, HTML is what `format_html` made."""

    def __init__(self, name: str, label: Any, read: Callable[[Any], Any], **kwargs: Any) -> None:
        super().__init__(name, label=label, **kwargs)
        self._read = read

    def render_cell_html(self, instance: Any, parent_context: Any) -> SafeString:
        value = self._read(instance)
        shown = "" if value is None else value
        return format_html('<td class="{}">{}</td>', self.classname or "", shown)


class NameCell(Cell):
    """The name, leading to the form; its id is what the box to tick is described by."""

    def __init__(
        self,
        name: str,
        label: Any,
        read: Callable[[Any], Any],
        *,
        url: Callable[[Any], str | None],
        element: str,
        beneath: Callable[[Any], str] = lambda row: "",
        **kwargs: Any,
    ) -> None:
        super().__init__(name, label, read, classname="title", **kwargs)
        self._url, self._element, self._beneath = url, element, beneath

    def render_cell_html(self, instance: Any, parent_context: Any) -> SafeString:
        text, url = self._read(instance), self._url(instance)
        link = format_html('<a href="{}">{}</a>', url, text) if url else text
        return format_html(
            '<td class="title"><div class="title-wrapper" id="{}">{}</div>{}</td>',
            self._element.format(instance.pk),
            link,
            format_html("<div><small>{}</small></div>", beneath)
            if (beneath := self._beneath(instance))
            else "",
        )


def day(moment: Any) -> str:
    """Return the day of a moment or date, nothing for none."""
    if moment is None:
        return ""
    if hasattr(moment, "hour"):
        moment = timezone.localtime(moment)
    return date_format(moment, "Y-m-d")
