from .access_tokens import AccessToken
from .brand import Brand
from .calendar import CalendarYear
from .cases import Case
from .departments import Department
from .guides import GuideItem, GuidePage, HomePage, RelatedGuide, SectionPage
from .halls import Hall, HallException, HallHours, Window
from .item_rows import (
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
)
from .items import OWN_SOURCE, EverydayName, Item
from .jobs import Job
from .kiosk_packs import KioskPack
from .ledger import Current, Cursor, Facet, Fanout, LedgerHead, LedgerRow
from .life_events import LifeEvent
from .materials import Material
from .placements import Placement
from .prints import Print, PrintPart, PublicSheet
from .published_files import PublishedFile
from .ratings import Rating, Remark
from .regions import Region
from .scans import Scan
from .source_labels import SourceLabel
from .statements import Statement
from .topics import Topic
from .usage import Usage
from .videos import Video

__all__ = [
    "OWN_SOURCE",
    "AccessToken",
    "Brand",
    "CalendarYear",
    "Case",
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
    "ItemQuestion",
    "ItemSpecialProcedure",
    "ItemWindow",
    "Job",
    "KioskPack",
    "LedgerHead",
    "LedgerRow",
    "LifeEvent",
    "Material",
    "Placement",
    "Print",
    "PrintPart",
    "PublicSheet",
    "PublishedFile",
    "Rating",
    "Region",
    "RelatedGuide",
    "Remark",
    "Scan",
    "SectionPage",
    "SourceLabel",
    "Statement",
    "Topic",
    "Usage",
    "Video",
    "Window",
]
