"""A logo in a code: drawn where the code is still read, else refused with what to do."""

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from guides.paper import logo, poster, typeset
from guides.paper.sheet import How
from guides.vocabulary import Locale

from .sheets import address, told

SAID = "HTTPS://EXAMPLE.TEST/Q/ABCDEFG"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    b'<circle cx="5" cy="5" r="5" fill="#b3261e"/></svg>'
)


def picture(format: str) -> bytes:
    image, out = Image.new("RGB", (120, 120), "#b3261e"), BytesIO()
    image.save(out, format)
    return out.getvalue()


@pytest.mark.parametrize(
    "given", [picture("PNG"), picture("JPEG"), SVG], ids=["png", "jpeg", "svg"]
)
def test_a_poster_has_the_logo_in_its_code_and_is_read(given: bytes) -> None:
    one = told(Locale.HANS)
    sheet = poster.of_guide(one, address(one), How(logo=given))

    with pypdfium2.PdfDocument(typeset.pdf("poster", [sheet.data])) as document:
        image = document[0].render(scale=150 / 72).to_pil()

    [found] = zxingcpp.read_barcodes(image)
    assert found.text == address(one).upper()
    assert found.ec_level == "H"
    corners = found.position
    middle = (
        (corners.top_left.x + corners.bottom_right.x) // 2,
        (corners.top_left.y + corners.bottom_right.y) // 2,
    )
    red, green, blue = image.getpixel(middle)
    assert red > green + 80
    assert red > blue + 80


def test_a_logo_that_hides_too_much_is_refused_with_what_to_do() -> None:
    assert logo.dark(SAID, SVG).count("<image") == 1

    with pytest.raises(logo.LogoSpoils, match="扫不出来了。请把徽标做小、做简单，或者不放徽标"):
        logo.dark(SAID, SVG, share=0.6)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(logo.LogoSpoils, match="请换一张图片"):
        logo.dark(SAID, b"%PDF-1.7")
