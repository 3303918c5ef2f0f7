from .brand import Brand
from .departments import Department
from .guides import GuideItem, GuidePage, HomePage, RelatedGuide, SectionPage
from .halls import Hall, HallException, HallHours, Window
from .items import (
    EverydayName,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemWindow,
)
from .ledger import Current, Cursor, Facet, Fanout, LedgerHead, LedgerRow
from .materials import Material
from .published_files import PublishedFile
from .regions import Region
from .topics import Topic
from .videos import Video

__all__ = [
    "Brand",
    "Current",
    "Cursor",
    "Department",
    "EverydayName",
    "Facet",
    "Fanout",
    "GuideItem",
    "GuidePage",
    "Hall",
    "HallException",
    "HallHours",
    "HomePage",
    "Item",
    "ItemBasis",
    "ItemFee",
    "ItemMaterial",
    "ItemProcessLink",
    "ItemWindow",
    "LedgerHead",
    "LedgerRow",
    "Material",
    "PublishedFile",
    "Region",
    "RelatedGuide",
    "SectionPage",
    "Topic",
    "Video",
    "Window",
]
