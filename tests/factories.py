"""Small true things to test with; each is published unless told otherwise."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale as WagtailLocale
from wagtail.signal_handlers import (
    disable_reference_index_auto_update,
    reference_index_auto_update_disabled,
)

from guides.models import (
    Case,
    Department,
    GuideItem,
    GuidePage,
    Hall,
    HallHours,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemWindow,
    LifeEvent,
    Material,
    Placement,
    Rating,
    Region,
    Window,
)
from guides.ratings.due import DAYS, working_days
from guides.sections import section_of

_number = itertools.count(1)
_usual_names: dict[type, str] = {}


@contextmanager
def _unreferenced() -> Iterator[None]:
    """Note nowhere what refers to what: a quarter of the cost of saving, asked of guides alone."""
    if getattr(reference_index_auto_update_disabled, "value", False):
        yield
        return
    with disable_reference_index_auto_update():
        yield


def hans() -> WagtailLocale:
    return WagtailLocale.objects.get(language_code="zh-hans")


@_unreferenced()
def make_region(**fields: Any) -> Region:
    return Region.objects.create(**{"name": "澄禾市", "level": "city", **fields})


@_unreferenced()
def make_department(**fields: Any) -> Department:
    known = {"name": f"第{next(_number)}局", "phone": "0360-8800001", "locale": hans()}
    return Department.objects.create(**{**known, **fields})


@_unreferenced()
def make_material(**fields: Any) -> Material:
    return Material.objects.create(
        **{"name": f"第{next(_number)}号证明", "locale": hans(), **fields}
    )


@_unreferenced()
def make_hall(*, publish: bool = True, **fields: Any) -> Hall:
    hall = Hall(
        **{
            "name": f"第{next(_number)}政务服务中心",
            "kind": "centre",
            "address": "和平路 1 号",
            "phone": "0360-8800100",
            "locale": hans(),
            "live": False,
            **fields,
        }
    )
    hall.hours = [HallHours(weekday=day, opens="09:00", closes="17:00") for day in range(1, 6)]
    hall.windows = [Window(number="A01", name="综合")]
    hall.save()
    if publish:
        hall.save_revision().publish()
    return Hall.objects.get(pk=hall.pk)


@_unreferenced()
def make_item(
    *,
    publish: bool = True,
    fee: str | None = "20",
    hall: Hall | None = None,
    materials: list[Material] | None = None,
    **fields: Any,
) -> Item:
    """Return an item without gaps; `fee` in 元, None for none."""
    number = next(_number)
    item = Item(
        **{
            "source_id": f"T{number}",
            "name": f"第{number}号事项办理",
            "base_code": f"{number:010}",
            "item_type": "20",
            "level": "4",
            "conditions": f"符合第{number}号条件",
            "audience": ["1"],
            "statutory_value": 10,
            "statutory_unit": "working_day",
            "promised_value": 5,
            "promised_unit": "working_day",
            "charged": fee is not None,
            "result": f"第{number}号证书",
            "means": ["1"],
            "visits": 1,
            "visits_note": "要核对本人",
            "phone": "0360-8800200",
            "complaint_phone": "0360-8800201",
            "locale": hans(),
            "live": False,
            **fields,
        }
    )
    if fee is not None:
        item.fees = [ItemFee(name="工本费", amount=fee, unit="每证", basis="收费目录")]
    item.basis = [ItemBasis(title="某某条例", article="第一条")]
    item.process = [ItemProcessLink(stage="acceptance", value=1, unit="working_day")]
    item.materials = [
        ItemMaterial(material=material, originals=1) for material in materials or [make_material()]
    ]
    place = hall or _usual(Hall, make_hall)
    item.windows = [ItemWindow(hall=place, window=place.windows.first())]
    item.save()
    if publish:
        item.save_revision().publish()
    return Item.objects.get(pk=item.pk)


def _usual(model: type[Department | Hall], make: Callable[[], Any]) -> Any:
    """Return the one for whatever was not given its own: made once a test, for a third of the cost
    of a guide would be theirs. What a test makes itself is never taken."""
    known = model.objects.filter(name=_usual_names.get(model, "")).first()
    made = known or make()
    _usual_names[model] = made.name
    return made


def make_guide(
    *,
    publish: bool = True,
    item: Item | None = None,
    department: Department | None = None,
    steps: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> GuidePage:
    number = next(_number)
    page = GuidePage(
        **{
            "title": f"怎么办第{number}件事",
            "summary": "交 {{fee}}，{{time}}办好。",
            "locale": hans(),
            "live": False,
            **fields,
        }
    )
    page.guide_items = [GuideItem(item=item or make_item())]
    page.steps = [
        ("step", {"actor": "applicant", **step})
        for step in steps
        or [
            {"title": "交材料", "words": f"带上{{{{materials}}}}，到窗口交第{number}件事的材料。"},
            {"title": "拿结果", "words": "{{time}}以后来拿{{result}}。"},
        ]
    ]
    section_of(department or _usual(Department, make_department)).add_child(instance=page)
    if publish:
        page.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def change_fee(item: Item, amount: str, **kwargs: Any) -> Item:
    """Change an item's fee as an editor does: a draft, published."""
    fresh = Item.objects.get(pk=item.pk)
    fresh.fees = [ItemFee(name="工本费", amount=amount, unit="每证", basis="收费目录")]
    fresh.save_revision().publish(**kwargs)
    return Item.objects.get(pk=item.pk)


@_unreferenced()
def make_life_event(*pages: GuidePage, notes: tuple[str, ...] = (), **fields: Any) -> LifeEvent:
    """Return what is done by following the pages, each with its note, as far as there are any."""
    event = LifeEvent(
        **{
            "name": f"第{next(_number)}件大事",
            "summary": "一件一件接着办。",
            "kind": "personal",
            "locale": hans(),
            **fields,
        }
    )
    event.guides = [
        ("step", {"guide": page, "note": note})
        for page, note in itertools.zip_longest(pages, notes, fillvalue="")
    ]
    event.save()
    return LifeEvent.objects.get(pk=event.pk)


_TARGETS = {
    "guidepage": "guide",
    "lifeevent": "life_event",
    "hall": "target_hall",
    "topic": "topic",
}


def make_rating(of: GuidePage | Hall, *, days: int = 0, **fields: Any) -> Rating:
    """Return a rating of a guide or a hall, given some days ago."""
    day = timezone.localdate() - timedelta(days=days)
    kind = {"kind": "hall", "hall": of.code} if isinstance(of, Hall) else {"kind": "guide"}
    known = {"level": 1, "locale": "zh-Hans", "day": day, "hour": 10, "once": f"{next(_number)}"}
    return Rating.objects.create(**{**known, **kind, "code": of.code, **fields})


def make_case(rating: Rating, department: Department | None = None) -> Case:
    """Return the case of a rating, opened on the day of it."""
    dates = {"opened_on": rating.day, "due_on": working_days().after(rating.day, DAYS)}
    return Case.objects.create(rating=rating, department=department, **dates)


@_unreferenced()
def make_placement(target: Any, **fields: Any) -> Placement:
    """Return a code that hangs somewhere and leads to a guide, life event, hall or topic."""
    field = _TARGETS[target._meta.model_name]
    placement = Placement(
        **{
            "name": f"第{next(_number)}张海报",
            "target_kind": "hall" if field == "target_hall" else field,
            field: target,
            **fields,
        }
    )
    placement.save()
    return Placement.objects.get(pk=placement.pk)
