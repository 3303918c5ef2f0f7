"""The style sheets: colours that can be read, and nothing from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

from guides import colours
from guides.channels import brand
from guides.content import Site
from guides.vocabulary import Locale

STATIC = Path(__file__).parents[2] / "theme" / "static" / "theme"
SHEETS = {
    path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
    for path in STATIC.rglob("*.css")
}
# A brand may have a colour of its own in its place.
COLOUR = r"--([\w-]+): (?:var\(--brand-[\w-]+, )?(#[0-9a-f]{6})\)?;"
TEXTS = ("ink", "link", "muted", "seal", "green")
GROUNDS = ("paper", "mist", "amber")


def blocks(sheet: str, around: str = "") -> dict[str, dict[str, str]]:
    """Return the colours set in each block, by what stands before its brace."""
    found: dict[str, dict[str, str]] = {}
    for name, body in re.findall(r"^([@:][^{}]+) \{\n(.*?)^\}", sheet, re.MULTILINE | re.DOTALL):
        if name.startswith("@"):
            found |= blocks(re.sub(r"^  ", "", body, flags=re.MULTILINE), f"{name} ")
        else:
            found[around + name] = dict(re.findall(COLOUR, body))
    return found


BLOCKS = blocks(SHEETS["tokens.css"])
BRANDED = Site(
    code="ZZZZZZZ",
    locale=Locale.HANS,
    name="站",
    city="市",
    link="#7a1fa2",
    link_dark="#d9a6ff",
    seal="#a01010",
    seal_dark="#ff9c93",
)
DARK, HIGH = "@media (prefers-color-scheme: dark) ", ':root[data-contrast="high"]'
ROOT = BLOCKS[":root"]
SCHEMES = {
    "light": ROOT,
    "dark": ROOT | BLOCKS[f"{DARK}:root"],
    "high": ROOT | BLOCKS[HIGH],
    "high dark": ROOT | BLOCKS[f"{DARK}:root"] | BLOCKS[f"{DARK}{HIGH}"],
}


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_text_can_be_read_on_every_ground(name: str, text: str, ground: str) -> None:
    # The direction for the look: above 6:1, though 4.5:1 is what the standards ask.
    least = 7 if "high" in name else 6 if ground == "paper" else 4.5
    assert contrast(SCHEMES[name][text], SCHEMES[name][ground]) >= least


def test_high_contrast_is_the_same_chosen_on_the_page_or_in_the_system() -> None:
    more = "@media (prefers-contrast: more)"

    assert BLOCKS[f"{more} :root"] == BLOCKS[HIGH]
    assert BLOCKS[f"{more} and (prefers-color-scheme: dark) :root"] == BLOCKS[f"{DARK}{HIGH}"]


@pytest.mark.parametrize("name", SCHEMES)
def test_lines_focus_and_buttons_can_be_seen(name: str) -> None:
    scheme = SCHEMES[name]
    assert contrast(scheme["line"], scheme["paper"]) >= 3
    assert contrast(scheme["focus-ring"], scheme["paper"]) >= 3
    assert contrast(scheme["on-link"], scheme["link"]) >= 4.5


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_loads_nothing_and_uses_only_tokens_there_are(name: str) -> None:
    sheet = SHEETS[name]

    assert "url(" not in sheet
    assert "@import" not in sheet
    used = set(re.findall(r"var\(--([\w-]+)", sheet))
    known = set(re.findall(r"--([\w-]+):", SHEETS["tokens.css"]))
    assert used <= known | set(re.findall(r"--([\w-]+):", brand.sheet(BRANDED)))
    assert sheet.count("{") == sheet.count("}")


def test_brands_are_judged_on_these_grounds() -> None:
    for scheme, grounds in (("light", colours.LIGHT), ("dark", colours.DARK)):
        assert grounds == {name: SCHEMES[scheme][name] for name in GROUNDS}


def test_a_brand_gives_what_the_tokens_ask_for_and_nothing_where_it_has_no_colours() -> None:
    asked = re.findall(r"var\(--(brand-[\w-]+),", SHEETS["tokens.css"])
    given = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", brand.sheet(BRANDED)))

    assert sorted(asked) == sorted(given)
    assert given["brand-link-dark"] == "#d9a6ff"
    plain = BRANDED.model_copy(update=dict.fromkeys(("link", "link_dark", "seal", "seal_dark"), ""))
    assert brand.sheet(plain) == brand.address(plain) == ""
    assert brand.address(BRANDED) != brand.address(BRANDED.model_copy(update={"link": "#0b57a4"}))
