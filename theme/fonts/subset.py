"""`python theme/fonts/subset.py FOLDER`: makes this folder's fonts anew from Noto Sans CJK.

FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, as Debian's fonts-noto-cjk puts them
into /usr/share/fonts/opentype/noto. Needs fontTools, which nothing else here does, and OpenCC.

Regular keeps every Han character, for names of people and places. Bold keeps those of GB 2312, in
which headings are written, what they become in traditional characters, and those of Big5 as it is
used (code page 950); a sheet takes what is missing there from Regular. `locl` stays:
by it one font has the forms of mainland and Taiwan. What is set downwards is left out, and Hangul.
"""

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-not-found]
from opencc import OpenCC

HERE = Path(__file__).parent
FACE = "Noto Sans CJK SC"
HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))
# Latin, Greek, Cyrillic, punctuation, arrows, figures in circles; signs of CJK; widths.
SIGNS = (
    range(0x0020, 0x1100),
    range(0x1200, 0x3000),
    range(0x3000, 0x3400),
    range(0xFE10, 0xFFF0),
)
FEATURES = ["locl", "kern", "ccmp", "calt", "mark", "mkmk"]
SCRIPTS = ["hani.dflt", "hani.ZHT", "DFLT.dflt", "latn.dflt"]
DOWNWARDS = ["vhea", "vmtx", "VORG", "BASE"]


def characters(encoding: str) -> set[int]:
    """Return the characters of two bytes that an encoding has."""
    pairs = (bytes([first, last]) for first in range(0x81, 0xFF) for last in range(0x40, 0xFF))
    return {ord(one) for pair in pairs for one in pair.decode(encoding, "ignore")}


def traditional(simplified: set[int]) -> set[int]:
    """Return what characters become by themselves, as the site writes and as Hong Kong does."""
    converters = [OpenCC(name) for name in ("s2t", "s2hk")]
    return {
        ord(one)
        for converter in converters
        for character in simplified
        for one in converter.convert(chr(character))
    }


def within(known: set[int], ranges: tuple[range, ...]) -> set[int]:
    return {one for one in known if any(one in several for several in ranges)}


def face(collection: Path) -> TTFont:
    """Return the collection's face for mainland China."""
    names = [font["name"].getDebugName(1) for font in TTCollection(collection, lazy=True).fonts]
    return TTFont(collection, fontNumber=names.index(FACE), lazy=True)


def cut(font: TTFont, kept: set[int], into: Path) -> None:
    options = subset.Options(
        layout_features=FEATURES,
        layout_scripts=SCRIPTS,
        name_IDs=["*"],
        notdef_outline=True,
        glyph_names=False,
        hinting=False,
    )
    options.drop_tables += DOWNWARDS
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    font.save(into)


def main(folder: Path) -> None:
    for weight in ("Regular", "Bold"):
        font = face(folder / f"NotoSansCJK-{weight}.ttc")
        known = set(font.getBestCmap())
        every = within(known, HAN)
        simplified = characters("gb2312")
        usual = (simplified | traditional(simplified) | characters("cp950")) & known
        kept = within(known, SIGNS) | (every if weight == "Regular" else usual)
        cut(font, kept, HERE / f"NotoSansCJKsc-{weight}.otf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
