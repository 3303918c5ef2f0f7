"""A hall orders sheets: codes of its own on them, one PDF or several, what is refused told."""

import zipfile
from io import BytesIO
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images.models import Image

from guides.models import Brand, Placement, Print
from guides.paper import logo
from guides.prints import press
from guides.vocabulary import JobState, Kind, Locale, PrintState, SheetKind
from tests.factories import make_guide, make_hall, make_item, make_life_event, make_placement

from .conftest import Printing, again, file_of

pytestmark = pytest.mark.django_db


def pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
        return "".join(said.split())


def decoded(content: bytes) -> set[str]:
    """Return the paths that a camera reads off the sheets."""
    found: set[str] = set()
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            seen = page.render(scale=150 / 72).to_pil()
            found |= {urlsplit(one.text).path for one in zxingcpp.read_barcodes(seen)}
    return found


def test_each_sheet_has_the_code_of_a_placement_at_the_hall(printing: Printing) -> None:
    hall = make_hall()
    guides = [make_guide(item=make_item(hall=hall)) for _ in range(2)]

    job = printing(*guides, hall=hall)

    assert (job.state, job.outcome["refused"]) == (JobState.DONE, [])
    placements = {one.guide: one for one in Placement.objects.all()}
    assert {one.hall for one in placements.values()} == {hall}
    assert {one.reading_distance for one in placements.values()} == {106}
    found = text(file_of(job))
    assert pages(file_of(job)) == 2
    for guide in guides:
        assert guide.title in found
        assert f"/Q/{placements[guide].code}" in found
    printed = Print.objects.get(parts__code=guides[0].code)
    assert (printed.title, printed.hall, printed.state) == (guides[0].title, hall, "current")


def test_a_code_that_hangs_there_is_printed_again_unless_another_is_wanted(
    printing: Printing,
) -> None:
    hall, guide = make_hall(), make_guide()
    known = make_placement(guide, hall=hall)

    printing(guide, hall=hall)
    assert Print.objects.get().parts.get().placement == known

    printing(guide, hall=hall, anew=True)
    assert Placement.objects.count() == 2


def test_languages_are_sheets_of_their_own_under_one_code(printing: Printing) -> None:
    guide = make_guide()

    job = printing(guide, locales=(Locale.HANS, Locale.HANT, Locale.EN))

    assert pages(file_of(job)) == 2
    code = Placement.objects.get().code
    assert decoded(file_of(job)) == {f"/Q/{code}", f"/ZH-HANT/Q/{code}"}
    assert set(Print.objects.values_list("locale", flat=True)) == {Locale.HANS, Locale.HANT}
    (refused,) = job.outcome["refused"]
    assert refused["name"] == guide.title
    assert "English" in refused["reason"]


def test_what_cannot_be_printed_is_told_and_the_rest_is_printed(printing: Printing) -> None:
    good, draft = make_guide(), make_guide(publish=False)

    job = printing(good, draft)

    assert pages(file_of(job)) == 1
    (refused,) = job.outcome["refused"]
    assert "没有发布" in refused["reason"]
    assert Print.objects.get().title == good.title


def test_a_board_carries_many_codes_on_one_sheet(printing: Printing) -> None:
    guides = [make_guide() for _ in range(3)]

    job = printing(*guides, sheet=SheetKind.BOARD, title="这里常办")

    assert pages(file_of(job)) == 1
    printed = Print.objects.get()
    assert printed.title == "这里常办"
    codes = {part.placement.code for part in printed.parts.all() if part.placement}
    assert decoded(file_of(job)) == {f"/Q/{code}" for code in codes}
    assert len(codes) == 3


def test_a_life_event_has_its_poster(printing: Printing) -> None:
    event = make_life_event(make_guide(), make_guide())

    job = printing(chosen=((str(Kind.LIFE_EVENT), event.code),))

    assert event.name in text(file_of(job))
    placement = Print.objects.get().parts.get(within=False).placement
    assert placement is not None
    assert placement.target == event


def test_a_logo_stands_in_the_code_only_where_it_is_still_read(
    printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = make_guide()
    assert "还没有徽标" in printing(guide, logo=True).outcome["refused"][0]["reason"]
    drawn = BytesIO()
    Picture.new("RGB", (300, 300), "#b3261e").save(drawn, "PNG")
    brand = Brand.objects.get()
    brand.emblem = Image.objects.create(
        title="市徽", file=ContentFile(drawn.getvalue(), "emblem.png")
    )
    brand.emblem_words = "市徽"
    brand.save()

    job = printing(guide, logo=True)

    assert job.outcome["refused"] == []
    assert decoded(file_of(job)) == {f"/Q/{Placement.objects.get().code}"}
    assert Print.objects.get().logo

    def spoilt(text: str, picture: bytes) -> str:
        raise logo.LogoSpoils("扫不出来")

    monkeypatch.setattr(logo, "dark", spoilt)
    assert printing(guide, logo=True).outcome["refused"] == [
        {"name": guide.title, "reason": "扫不出来"}
    ]


def test_many_sheets_are_several_files_in_a_zip(
    printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "IN_ONE", 2)
    guides = [make_guide() for _ in range(3)]

    with zipfile.ZipFile(BytesIO(file_of(printing(*guides)))) as archive:
        assert [pages(archive.read(name)) for name in archive.namelist()] == [2, 1]

    with zipfile.ZipFile(BytesIO(file_of(printing(*guides, apart=True)))) as archive:
        assert len(archive.namelist()) == 3
        assert guides[0].title in archive.namelist()[0]


def test_printed_again_under_the_same_code_the_old_one_is_replaced(printing: Printing) -> None:
    guide = make_guide()
    printing(guide)
    old = Print.objects.get()
    guide.title = "怎么办新的事"
    guide.save_revision().publish()

    job = again(old)

    assert "怎么办新的事" in text(file_of(job))
    old.refresh_from_db()
    assert old.state == PrintState.REPLACED
    new = Print.objects.exclude(pk=old.pk).get()
    assert (new.state, new.title) == (PrintState.CURRENT, "怎么办新的事")
    assert new.parts.get().placement == old.parts.get().placement
