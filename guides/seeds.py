"""What every site begins with: three languages, their homes, the brand, the topics,
what the site says of itself, and the days off of the year this was written in.

Planted after each `migrate`; what is there already is left as it is.
"""

from typing import Any

from django.db import connections
from wagtail.models import Collection, Page, Site
from wagtail.models import Locale as WagtailLocale

from . import followers, ledger, roles, statements
from .assemble import language_of
from .models import Brand, CalendarYear, HomePage, Statement, Topic
from .vocabulary import Locale, TopicKind

PERSONAL = (
    "婚育收养",
    "教育培训",
    "谋职就业",
    "社会保障",
    "就医保健",
    "住房保障",
    "公积金",
    "不动产",
    "税收缴费",
    "交通出行",
    "治安户证",
    "证件办理",
    "出境入境",
    "司法公正",
    "退休养老",
    "死亡殡葬",
)
CORPORATE = (
    "设立变更",
    "准营准办",
    "资质认证",
    "投资审批",
    "财务税务",
    "人力资源",
    "社会保险",
    "商务贸易",
    "知识产权",
    "安全生产",
    "环保绿化",
    "融资信贷",
    "招标采购",
    "检验检疫",
    "注销破产",
)

# 国办发明电〔2025〕7号
ARRANGED_2026 = """\
元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
清明节：4月4日（周六）至6日（周一）放假，共3天。
劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
端午节：6月19日（周五）至21日（周日）放假，共3天。
中秋节：9月25日（周五）至27日（周日）放假，共3天。
国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def plant(using: str = "default", **kwargs: Any) -> None:
    """Make what is missing; does nothing while the tables are not all there."""
    if Statement._meta.db_table not in connections[using].introspection.table_names():
        return
    if not Page.objects.exists():
        # A database that was emptied, not migrated: Wagtail's root comes back with its contents.
        return
    # Other apps are still being set up.
    with followers.apart_later(), ledger.transaction():
        locales = [_locale(locale) for locale in Locale]
        _homes(locales)
        _roots()
        _calendar()
        Brand.load()
        _topics(locales[0])
        statements.plant()
        roles.plant()


def _calendar() -> None:
    if not CalendarYear.objects.exists():
        CalendarYear.objects.create(year=2026, notice=ARRANGED_2026)


def _locale(locale: Locale) -> WagtailLocale:
    found, _made = WagtailLocale.objects.get_or_create(language_code=language_of(locale))
    return found


def _homes(locales: list[WagtailLocale]) -> None:
    if HomePage.objects.exists():
        return
    root = Page.get_first_root_node()
    # Wagtail's own migrations leave a welcome page under the root.
    Page.objects.child_of(root).filter(content_type__model="page").delete()
    root.refresh_from_db()
    homes = [
        HomePage(title="首页", slug=f"home-{locale.language_code}", locale=locale)
        for locale in locales
    ]
    for home in homes:
        home.translation_key = homes[0].translation_key
        root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": homes[0]}
    )


def _roots() -> None:
    """Name in Chinese what Wagtail's migrations have left as Root, for editors choose in them."""
    for model, field, name in ((Page, "title", "全部页面"), (Collection, "name", "全部文件")):
        model._default_manager.filter(depth=1, **{field: "Root"}).update(**{field: name})


def _topics(locale: WagtailLocale) -> None:
    if Topic.objects.exists():
        return
    for kind, names in ((TopicKind.PERSONAL, PERSONAL), (TopicKind.CORPORATE, CORPORATE)):
        for order, name in enumerate(names, start=1):
            Topic.objects.create(name=name, kind=kind, order=order, locale=locale)
