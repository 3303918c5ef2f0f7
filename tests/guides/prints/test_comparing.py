"""Which prints no longer hold: by what they say, not by what else their guide says."""

import pytest

from guides.models import Brand, GuidePage, Print
from guides.paper.sheet import Sheet
from guides.prints import comparing
from guides.prints.sheets import sheet_of
from guides.prints.wanted import Wanted
from guides.vocabulary import PrintState, SheetKind
from tests.factories import change_fee, make_guide, make_hall, make_item, make_life_event

from .conftest import Printing, follow

pytestmark = pytest.mark.django_db


def the_print() -> Print:
    return Print.objects.get()


def test_words_that_the_sheet_does_not_carry_leave_it_valid(printing: Printing) -> None:
    guide = make_guide()
    printing(guide)

    guide.tips = [("tip", "别忘了带伞。")]
    guide.summary = "换了一句话。"
    guide.save_revision().publish()
    follow()

    assert the_print().state == PrintState.CURRENT
    assert the_print().compared_at is not None


def test_a_fee_does_not(printing: Printing) -> None:
    item = make_item(fee="20")
    printing(make_guide(item=item))

    change_fee(item, "35")
    follow()

    printed = the_print()
    assert printed.state == PrintState.OUTDATED
    assert [one for one in printed.gone if "20" in one and one.startswith("多少钱：")]
    assert [one for one in printed.new if "35" in one and one.startswith("多少钱：")]

    change_fee(item, "20")
    follow()
    assert the_print().state == PrintState.CURRENT
    assert the_print().gone == []


def test_a_change_of_the_brand_is_told_apart(printing: Printing) -> None:
    printing(make_guide())

    brand = Brand.objects.get()
    brand.link = "#8a1c1c"
    brand.save()
    follow()
    assert the_print().state == PrintState.RESTYLED

    brand.phone = "0360-12345"
    brand.save()
    follow()
    printed = the_print()
    assert (printed.state, printed.new) == (PrintState.OUTDATED, ["0360-12345"])


def test_a_hall_that_moves_is_told_on_the_sheets_that_name_it(printing: Printing) -> None:
    hall = make_hall(name="老政务中心")
    here, elsewhere = make_guide(item=make_item(hall=hall)), make_guide()
    printing(here, elsewhere, sheet=SheetKind.NOTICE)

    hall.name = "新政务中心"
    hall.save_revision().publish()
    follow()

    assert Print.objects.get(parts__code=here.code).state == PrintState.OUTDATED
    assert Print.objects.get(parts__code=elsewhere.code).state == PrintState.CURRENT


def test_a_code_that_leads_elsewhere_makes_its_sheet_outdated(printing: Printing) -> None:
    guide, other = make_guide(), make_guide()
    printing(guide)
    placement = the_print().parts.get().placement
    assert placement is not None

    placement.guide = other
    placement.save()
    follow()
    printed = the_print()
    assert printed.state == PrintState.OUTDATED
    assert other.title in printed.new[0]

    placement.down_reason = "拆了"
    placement.save()
    follow()
    assert the_print().state == PrintState.PUT_AWAY


def test_a_guide_that_is_withdrawn_is_told(printing: Printing) -> None:
    guide = make_guide()
    printing(guide)

    GuidePage.objects.get(pk=guide.pk).unpublish()
    follow()

    printed = the_print()
    assert printed.state == PrintState.OUTDATED
    assert guide.title in printed.new[0]


def test_a_life_events_poster_follows_its_guides(printing: Printing) -> None:
    first = make_guide(title="先办这件")
    event = make_life_event(first, make_guide())
    printing(chosen=(("life_event", event.code),))

    first.title = "先办那件"
    first.save_revision().publish()
    follow()

    assert the_print().new == ["先办什么：先办那件"]


def test_what_is_noted_or_put_away_while_it_is_compared_is_not_forgotten(
    printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    printing(make_guide())
    Print.objects.update(due=8)

    def slowly(wanted: Wanted) -> Sheet:
        Print.objects.update(due=9, state=PrintState.PUT_AWAY)
        return sheet_of(wanted)

    monkeypatch.setattr(comparing, "sheet_of", slowly)
    comparing.compare(comparing.due().get())

    assert (the_print().due, the_print().state) == (9, PrintState.PUT_AWAY)
