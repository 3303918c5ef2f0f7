"""Pictures, films and documents: replaced, captioned or gone, what shows them is said anew."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from guides.assemble import language_of
from guides.hindrances import refuse_hindered
from guides.models import Brand, GuidePage, Item, ItemMaterial, Video
from guides.vocabulary import Locale

from .fanout import guides_using, republish
from .things import publish_plain

FILES = (get_image_model(), get_document_model(), Video)


@dataclass(frozen=True)
class Shown:
    """The live zh-Hans items and guides that show a file, by key."""

    items: list[int]
    guides: list[int]


def showing(file: Any) -> Shown:
    """Return what shows a file, as it was last saved."""
    items = _items_showing(file) if isinstance(file, get_document_model()) else []
    named = ReferenceIndex.get_references_to(file).values_list("object_id", flat=True)
    keys = GuidePage.objects.filter(pk__in=[int(pk) for pk in named if pk.isdigit()])
    pages = GuidePage.objects.filter(
        live=True,
        locale__language_code=language_of(Locale.HANS),
        translation_key__in=keys.values("translation_key"),
    )
    found = set(pages.values_list("pk", flat=True)) | set(guides_using(items))
    return Shown(items, sorted(found))


def _items_showing(document: Any) -> list[int]:
    uses = ItemMaterial.objects.filter(Q(blank=document) | Q(sample=document))
    live = Item.objects.filter(
        Q(materials__in=uses) | Q(flow_chart=document) | Q(result_sample=document),
        live=True,
        locale__language_code=language_of(Locale.HANS),
    )
    return list(live.order_by("pk").values_list("pk", flat=True).distinct())


def publish_file(file: Any) -> None:
    """Publish again what shows a file; raises Hindered where it can no longer be shown."""
    shown = showing(file)
    if isinstance(file, Video):
        for page in GuidePage.objects.filter(pk__in=shown.guides):
            refuse_hindered(page)
    if isinstance(file, get_image_model()):
        for brand in Brand.objects.filter(emblem=file):
            publish_plain(brand)
    republish_showing(shown)


def republish_showing(shown: Shown) -> None:
    republish(items=shown.items, guides=shown.guides)
