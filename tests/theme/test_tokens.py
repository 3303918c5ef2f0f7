"""The style sheets: colours that can be read, and nothing from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "theme" / "static" / "theme"
SHEETS = {
    path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
    for path in STATIC.rglob("*.css")
}
LIGHT, DARK = SHEETS["tokens.css"].split("@media (prefers-color-scheme: dark)")
TEXTS = ("ink", "link", "muted", "seal", "green")
GROUNDS = ("paper", "mist", "amber")


def tokens(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "scheme", [tokens(LIGHT), tokens(LIGHT) | tokens(DARK)], ids=["light", "dark"]
)
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    # The direction for the look: above 6:1, though 4.5:1 is what the standards ask.
    assert contrast(scheme[text], scheme[ground]) >= (6 if ground == "paper" else 4.5)


@pytest.mark.parametrize(
    "scheme", [tokens(LIGHT), tokens(LIGHT) | tokens(DARK)], ids=["light", "dark"]
)
def test_lines_focus_and_buttons_can_be_seen(scheme: dict[str, str]) -> None:
    assert contrast(scheme["line"], scheme["paper"]) >= 3
    assert contrast(scheme["focus-ring"], scheme["paper"]) >= 3
    assert contrast(scheme["on-link"], scheme["link"]) >= 4.5


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_loads_nothing_and_uses_only_tokens_there_are(name: str) -> None:
    sheet = SHEETS[name]

    assert "url(" not in sheet
    assert "@import" not in sheet
    used = set(re.findall(r"var\(--([\w-]+)", sheet))
    assert used <= set(re.findall(r"--([\w-]+):", SHEETS["tokens.css"]))
    assert sheet.count("{") == sheet.count("}")
