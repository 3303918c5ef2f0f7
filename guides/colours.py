"""Colours that can be read: contrast by WCAG 2.2, and the nearest colour that has enough.

A colour is written `#rrggbb`. The grounds are those of the style sheets' tokens; a test holds them
together.
"""

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

PATTERN = r"#[0-9a-f]{6}"
# WCAG 2.2, 1.4.3, for text of any size.
LEAST = 4.5
LIGHT = {"paper": "#ffffff", "mist": "#f3f6f8", "amber": "#fff3d1"}
DARK = {"paper": "#14181c", "mist": "#1e242a", "amber": "#3a3011"}
GROUND_NAMES = {"paper": _("页面底色"), "mist": _("浅灰底"), "amber": _("提示黄底")}
_STEPS = 200


@dataclass(frozen=True)
class Reading:
    """How well a colour is read where it is read worst."""

    ratio: float
    ground: str

    @property
    def enough(self) -> bool:
        return self.ratio >= LEAST


def is_colour(text: str) -> bool:
    return re.fullmatch(PATTERN, text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def worst(colour: str, grounds: Mapping[str, str]) -> Reading:
    """Return how a colour is read on the ground where that is hardest."""
    return min(
        (Reading(contrast(colour, ground), name) for name, ground in grounds.items()),
        key=lambda one: one.ratio,
    )


def nearest(colour: str, grounds: Mapping[str, str]) -> str:
    """Return the colour of the same hue, as near as can be, that is read on all grounds.

    It is darker on light grounds, and lighter on dark ones.
    """
    if worst(colour, grounds).enough:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    end = 0 if grounds["paper"] == LIGHT["paper"] else 1
    for step in range(1, _STEPS + 1):
        nearer = lightness + (end - lightness) * step / _STEPS
        found = _written(colorsys.hls_to_rgb(hue, nearer, saturation))
        if worst(found, grounds).enough:
            return found
    raise ValueError(f"no colour is read on {grounds}")


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
