"""Plain words as HTML: a line is a paragraph, lines that begin with "- " are a list."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()
_KINDS = {
    **dict.fromkeys(("doc", "docx"), "Word"),
    **dict.fromkeys(("xls", "xlsx"), "Excel"),
    **dict.fromkeys(("jpg", "jpeg", "png", "webp"), gettext_lazy("图片")),
}


@register.filter
def words(text: str) -> SafeString:
    """Return escaped paragraphs and lists."""
    parts: list[SafeString] = []
    points: list[str] = []
    for line in [*str(text).splitlines(), ""]:
        line = line.strip()
        if line.startswith("- "):
            points.append(line.removeprefix("- "))
            continue
        if points:
            parts.append(_list(points))
            points = []
        if line:
            parts.append(format_html("<p>{}</p>", line))
    return mark_safe("\n".join(parts))  # noqa: S308 each part is escaped


@register.filter
def safe_svg(chart: str) -> SafeString:
    """Pass a drawn chart on; guides.flow escapes what it draws."""
    return mark_safe(chart)  # noqa: S308


@register.filter
def address(path: str) -> str:
    """Return the address of a published file on this site."""
    return conditional_escape(f"/{path}")


@register.filter
def attachment(media: Any) -> str:
    """Return what a file is, as people call it, and how large."""
    ending = str(media.name).rpartition(".")[2].lower()
    kind = _KINDS.get(ending, ending.upper())
    return _("{kind}，{size}").format(kind=kind, size=filesizeformat(media.size))


@register.filter
def web(address: str) -> str:
    """Return an address that a link may lead to, nothing where it is none of the web."""
    return address if address.startswith(("https://", "http://")) else ""


@register.filter
def led_by(captions: Iterable[Any], locale: str) -> list[Any]:
    """Return captions with those in the page's language first: the first are shown unasked."""
    return sorted(captions, key=lambda one: bool(one.locale != locale))


@register.filter
def marked(pieces: Iterable[Any]) -> SafeString:
    """Return stretches of a text, what matched among them highlighted."""
    shown = (format_html("<mark>{}</mark>", one.text) if one.marked else one.text for one in pieces)
    return format_html_join("", "{}", ((one,) for one in shown))


def _list(points: list[str]) -> SafeString:
    rows = format_html_join("", "<li>{}</li>", ((point,) for point in points))
    return format_html("<ul>{}</ul>", rows)
