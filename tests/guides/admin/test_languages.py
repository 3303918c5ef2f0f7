"""The admin speaks one language at a time: no English is left on Chinese screens, nor Chinese on
English ones.

What editors wrote is Greek here, so that all Latin and Chinese is the program's own.
"""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import wagtail.admin
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from lxml import html
from PIL import Image as Picture
from pytest_django import DjangoDbBlocker
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry, Task, Workflow
from wagtail.models import Locale as WagtailLocale
from wagtail.models import Site as WagtailSite
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation, TranslationSource

from guides.admin.every_window.made import batch_of
from guides.jobs.working import work_here
from guides.models import Brand, GuidePage, Job, Placement, Region, Scan, Topic, Video
from guides.prints import orders
from guides.prints.order import Order
from guides.ratings import cases
from guides.vocabulary import PrintState, SheetKind
from guides.webvtt import Cue, written
from tests.factories import (
    make_case,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_material,
    make_placement,
    make_rating,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OURS = settings.BASE_DIR / "theme/templates/wagtailadmin"
GREEK = "Ωμέγα"
HAN = re.compile("[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’]+")
# No words: languages, which are named in themselves, the program's name, codes, tokens, tags,
# addresses, files, commands and keys; and the formats of imports, which whoever adds one names.
NO_WORDS = re.compile(
    r"简体中文|繁體中文|English|明白|\b[0-9A-Z]{7}\b|\{\{.*?\}\}|<[^>]*>|https?://[!-~]+|[!-~]+@[!-~]+|/[!-~]+"
    r"|manage\.py[ -~]*|[!-~]+\.[a-z]\w*|(Ctrl|Alt)[-+][!-~]*|.*（[a-z]+）$"
)
# What is called so in Chinese too.
NAMES = frozenset(
    "API AVIF CSV DOC DOCX GB GIF HTM HTML ICO ICP ID JPEG JPG JSON JSONL KB MB MP OpenCC PDF PNG "
    "PO SHA SVG TXT URL UTF VTT WGS Wagtail WebM WebP WebVTT Word XLS XLSX ZIP "
    # What Wagtail prints where there is nothing, mostly hidden.
    "None".lower().split()
)
# What is to be typed in Chinese stands in quotes.
QUOTED = re.compile("“[^”]*”")
ATTRIBUTES = ("placeholder", "title", "aria-label", "alt", "data-w-tooltip-content-value")
SILENT = {"script", "style", "template", "noscript", "code", "pre", "textarea"}

LISTS = (
    "wagtailadmin_home",
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "guide_pages:index",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtaildocs:add",
    "wagtailmedia:index",
    "wagtailadmin_collections:index",
    "wagtailadmin_collections:add",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:page_types_usage",
    "guides_translations",
    "wagtailadmin_account",
    "wagtailadmin_choose_page",
    "wagtailimages_chooser:choose",
    "wagtaildocs_chooser:choose",
    "wagtailmedia:chooser",
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "guides_jobs",
    "guides_old",
    "guides_review",
    "guides_boards",
    "guides_every_window",
    "guides_print_desk",
    "guides_prints",
    "guides_import_catalogue",
    "guides_import_guides",
    "access_tokens:index",
    "calendar_years:index",
    "cases:index",
    "unanswered:index",
    "synonyms:add",
    "pinned_results:index",
    "pinned_results:add",
    "search_state:index",
)
ORDER = "sheet=poster&which=wanted&size=A4&locales=zh-Hans"
THINGS = ("item", "hall", "department", "region", "topic", "material")


@pytest.fixture(scope="module")
def screens(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """The addresses of an editor's screens by name, on a site whose content is Greek."""
    folder = tmp_path_factory.mktemp("languages")
    ours = override_settings(
        DATA_DIR=folder,
        MEDIA_ROOT=folder / "uploads",
        PUBLISHED_MEDIA_ROOT=folder / "published",
    )
    with django_db_blocker.unblock(), transaction.atomic(), ours:
        yield {**{name: reverse(name) for name in LISTS}, **_written()}
        transaction.set_rollback(True)


def _written() -> dict[str, str]:
    """Write a little of everything in Greek and return the addresses of its screens."""
    User.objects.create_superuser(GREEK, first_name=GREEK, last_name=GREEK)
    for number, topic in enumerate(Topic.objects.all()):
        Topic.objects.filter(pk=topic.pk).update(name=f"{GREEK} {number}")
    brand = Brand.load()
    brand.name = brand.city = GREEK
    brand.save()
    WagtailSite.objects.update(site_name=GREEK, hostname="127.0.0.1")
    for model in (Group, Workflow, Task):
        # Who may do what is the authority's to name.
        for one in model.objects.all():
            model.objects.filter(pk=one.pk).update(name=f"{GREEK} {one.pk}")
    region = Region.objects.create(name=GREEK, level="city")
    department = make_department(name=GREEK, short_name=GREEK, region=region)
    hall = make_hall(name=GREEK, address=GREEK)
    material = make_material(name=GREEK)
    item = make_item(
        source=GREEK,
        source_id="1",
        name=GREEK,
        conditions=GREEK,
        result=GREEK,
        department=department,
        hall=hall,
        materials=[material],
    )
    steps = [{"title": GREEK, "words": GREEK}]
    page = make_guide(title=GREEK, summary=GREEK, item=item, department=department, steps=steps)
    Page.objects.exclude(pk=page.pk).update(title=GREEK, draft_title=GREEK)
    Collection.objects.update(name=GREEK)
    things = {
        "item": item,
        "hall": hall,
        "department": department,
        "region": region,
        "topic": Topic.objects.earliest("pk"),
        "material": material,
    }
    placement = make_placement(page, name=GREEK, hall=hall, printed_at=GREEK)
    for day, times in ((timezone.localdate(), 30), (timezone.localdate() - timedelta(1), 3)):
        Scan.objects.create(code=placement.code, day=day, hour=9, times=times)
    drawn = BytesIO()
    Picture.new("RGB", (40, 30)).save(drawn, "PNG")
    image = Image.objects.create(title=GREEK, file=ContentFile(drawn.getvalue(), "a.png"))
    document = Document.objects.create(title=GREEK, file=ContentFile(b"%PDF-1.4", "a.pdf"))
    captions = ContentFile(written([Cue(0, 1000, GREEK)]).encode(), "a.vtt")
    video = Video.objects.create(
        title=GREEK,
        type="video",
        duration=1,
        file=ContentFile(b"0", "a.mp4"),
        captions_hans=captions,
    )
    translation = _translation(page)
    case = make_case(make_rating(page, level=1, words=GREEK, reasons=["slow"], efficiency=1))
    cases.answer(case, GREEK, User.objects.get(username=GREEK))
    cases.end(case, User.objects.get(username=GREEK))
    late = make_case(make_rating(hall, days=90, words=GREEK, phone="1234567"))
    for logged in (PageLogEntry, ModelLogEntry):
        logged.objects.update(label=GREEK)
    found = {
        # None of the words that the program knows itself.
        "synonyms": f"{reverse('synonyms:index')}?q={GREEK}",
        "explore": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        "guide": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "guide, new": reverse(
            "wagtailadmin_pages:add", args=["guides", "guidepage", page.get_parent().pk]
        ),
        "guide, usage": reverse("wagtailadmin_pages:usage", args=[page.pk]),
        "guide, history": reverse("wagtailadmin_pages:history", args=[page.pk]),
        "guide, withdraw": reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
        "guide, copy": reverse("wagtailadmin_pages:copy", args=[page.pk]),
        "guide, move": reverse("wagtailadmin_pages:move", args=[page.pk]),
        "guide, ledger": reverse("guides_ledger", args=["guide", page.code]),
        "guide, film": reverse("guides_film", args=[page.pk]),
        "guide, translate": reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        "translation": reverse("wagtailadmin_pages:edit", args=[translation.pk]),
        "image": reverse("wagtailimages:edit", args=[image.pk]),
        "image, delete": reverse("wagtailimages:delete", args=[image.pk]),
        "document": reverse("wagtaildocs:edit", args=[document.pk]),
        "video": reverse("wagtailmedia:edit", args=[video.pk]),
        "video, new": reverse("wagtailmedia:add", args=["video"]),
        "placements": reverse("wagtailsnippets_guides_placement:list"),
        "placement": reverse("wagtailsnippets_guides_placement:edit", args=[placement.pk]),
        "placement, new": reverse("wagtailsnippets_guides_placement:add"),
        "placement, history": reverse(
            "wagtailsnippets_guides_placement:history", args=[placement.pk]
        ),
        "board, hall": reverse("guides_board_hall", args=[hall.code]),
        "board, empty": f"{reverse('guides_board_hall', args=[hall.code])}?first=2001-01-01",
        "board, department": reverse("guides_board_department", args=[department.code]),
        "windows": reverse("guides_every_window_made", args=[batch_of([placement])]),
        "print desk, looked at": f"{reverse('guides_print_desk')}?{ORDER}&hall={hall.code}",
        "print desk, refused": f"{reverse('guides_print_desk')}?{ORDER}&distance=300",
        "print job": reverse("guides_job", args=[_printed(page).pk]),
        "case": reverse("cases:page", args=[late.pk]),
        "case, ended": reverse("cases:page", args=[case.pk]),
        "brand": reverse("wagtailsettings:edit", args=["guides", "brand", brand.pk]),
    }
    for name in THINGS:
        views = f"wagtailsnippets_guides_{name}"
        found[f"{name}, list"] = reverse(f"{views}:list")
        found[name] = reverse(f"{views}:edit", args=[things[name].pk])
        found[f"{name}, usage"] = reverse(f"{views}:usage", args=[things[name].pk])
        chooser = f"wagtailsnippetchoosers_guides_{name}:choose"
        found[f"{name}, chooser"] = reverse(chooser)
    found["item, new"] = reverse("wagtailsnippets_guides_item:add")
    found["item, history"] = reverse("wagtailsnippets_guides_item:history", args=[item.pk])
    return found


def _printed(page: GuidePage) -> Job:
    """Print a sheet, which is outdated by now, and return its job."""
    order = Order(SheetKind.POSTER, "A4", chosen=(("guide", page.code),))
    job = orders.prepare(order, User.objects.get(username=GREEK))
    work_here(job)
    job.prints.update(state=PrintState.OUTDATED, gone=[GREEK], new=[GREEK])
    # Written down in the language of who printed.
    Placement.objects.update(name=GREEK)
    download = {**job.outcome["download"], "name": "a.pdf"}
    job.outcome = {**job.outcome, "told": [GREEK], "download": download}
    job.title = GREEK
    job.save()
    return job


def _translation(page: GuidePage) -> GuidePage:
    target = WagtailLocale.objects.get(language_code="zh-hant")
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=target)
    translation.save_target(publish=False)
    found: GuidePage = translation.get_target_instance()
    return found


def _read(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code, answer.headers)
    if answer["Content-Type"] == "application/json":
        return html.fromstring(f"<div>{answer.json()['html']}</div>")
    return html.fromstring(answer.content)


def _said(page: html.HtmlElement, language: str) -> Iterator[str]:
    """Yield what a screen says to eyes and ears, outside what is marked as another language."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("id") == "wagtail-sidebar-props":
            yield from _labels(json.loads(element.text))
        if any(one.tag in SILENT for one in (element, *element.iterancestors())):
            continue
        marked = [one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")]
        if marked and marked[0].lower() != language:
            continue
        yield element.text or ""
        yield from (one.tail or "" for one in element)
        yield from (element.get(name) or "" for name in ATTRIBUTES)
        if element.tag == "input" and element.get("type") in {"submit", "button", "reset"}:
            yield element.get("value") or ""


def _labels(told: Any) -> Iterator[str]:
    """Yield the words among the props of Wagtail's menu."""
    if isinstance(told, dict):
        for name, value in told.items():
            if name in {"label", "title", "text"} and isinstance(value, str):
                yield value
            yield from _labels(value)
    elif isinstance(told, list):
        for one in told:
            yield from _labels(one)


def _foreign(text: str, foreign: re.Pattern[str]) -> list[str]:
    text = QUOTED.sub(" ", text) if foreign is HAN else text
    words = foreign.findall(NO_WORDS.sub(" ", text))
    return [word for word in words if word.lower() not in NAMES]


# Wagtail leaves the files open that it makes thumbnails in.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("language", "foreign"), [("zh-hans", LATIN), ("en", HAN)])
def test_a_screen_speaks_one_language(
    client: Client, screens: dict[str, str], language: str, foreign: re.Pattern[str]
) -> None:
    user = User.objects.get(username=GREEK)
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    found: dict[str, list[str]] = {}
    for name, address in screens.items():
        said = _said(_read(client, address), language)
        for text in dict.fromkeys(" ".join(one.split()) for one in said):
            if _foreign(text, foreign):
                found.setdefault(text, []).append(name)

    assert {text: names[:3] for text, names in found.items()} == {}


# Wagtail's template, and what ours says instead of it.
COPIES = {
    "home.html": {'value="Search"': 'value="{% translate "Search" %}"'},
    "shared/header.html": {'value="Search"': 'value="{% translate "Search" %}"'},
    "shared/headers/_actions.html": {
        "{# Actions": "{% load i18n %}{# Actions",
        'aria-label="Actions"': 'aria-label="{% translate "Actions" %}"',
    },
    "tables/boolean_cell.html": {
        "{% load wagtail": "{% load i18n wagtail",
        "{% icon title=value|stringformat:'s' name=\"help\"": '{% icon name="help"',
        "{% icon title=value|stringformat:'s' name=\"check\"": (
            '{% translate "Yes" as said %}{% icon title=said name="check"'
        ),
        "{% icon title=value|stringformat:'s' name=\"cross\"": (
            '{% translate "No" as said %}{% icon title=said name="cross"'
        ),
    },
}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_wagtails_template_differs_in_its_words_alone(name: str) -> None:
    theirs = Path(wagtail.admin.__file__).parent / "templates/wagtailadmin" / name
    text = theirs.read_text(encoding="utf-8")
    for said, instead in COPIES[name].items():
        assert said in text
        text = text.replace(said, instead)

    assert (OURS / name).read_text(encoding="utf-8") == text


def test_no_other_template_of_wagtails_is_copied() -> None:
    assert {str(file.relative_to(OURS)) for file in OURS.rglob("*.html")} == set(COPIES)
