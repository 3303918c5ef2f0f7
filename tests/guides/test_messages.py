"""The texts in `locale/`: made from the code, complete, and read by people and editors."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.template import engines
from django.test import Client
from django.utils.translation import gettext, ngettext, override
from lxml import html
from pytest_django import Settings

from guides.codes import mint
from guides.content import Fee, Item, Limit, Opening
from guides.facts import hours_text, item_facts, length_text
from guides.localize import traditional
from guides.vocabulary import Edition, Fact, Locale, TimeUnit

ROOT = django_settings.BASE_DIR
HAN = re.compile("[\u3400-\u9fff]")
MARKS = re.compile("[\u3000-\u303f\uff01-\uff5e]")

CODE = """
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _, ngettext

label = _("办理地点")
said = _now("{name}不能删除").format(name=label)
price = f"{20} {_('元')}"
left = ngettext("还剩 %(count)s 天", "还剩 %(count)s 天", 2) % {"count": 2}
"""
TEMPLATE = """{% load i18n %}<p>{% translate "审核发布" %}</p>
{% blocktranslate trimmed with city=page.city %}
  在{{ city }}办事
{% endblocktranslate %}"""

ENGLISH = {
    "办理地点": "Where to go",
    "元": "yuan",
    "{name}不能删除": "{name} cannot be deleted",
    "审核发布": "Check and publish",
    "在%(city)s办事": "Get things done in %(city)s",
}


class Project:
    """Some code of our own with its `locale/`, and the command that looks after it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def po(self, language: str, domain: str = "django") -> polib.POFile:
        file = self.root / f"locale/{language}/LC_MESSAGES/{domain}.po"
        return polib.pofile(str(file), wrapwidth=0)

    def translate(self, text: str, translation: str, language: str = "en") -> None:
        po = self.po(language)
        po.find(text).msgstr = translation
        po.save()

    def files(self) -> dict[str, bytes]:
        return {
            str(file.relative_to(self.root)): file.read_bytes()
            for file in sorted((self.root / "locale").rglob("*.po"))
        }

    def make(self) -> None:
        call_command("messages", verbosity=0)

    def refusal(self) -> str:
        with pytest.raises(CommandError) as refused:
            call_command("messages", "--check")
        return str(refused.value)


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Project:
    project = Project(tmp_path / "project")
    project.write("guides/said.py", CODE)
    project.write("theme/templates/web/page.html", TEMPLATE)
    for domain in ("django", "djangojs"):
        name = f"locale/zh_Hans/LC_MESSAGES/{domain}.po"
        project.write(name, (ROOT / name).read_text(encoding="utf-8"))
    settings.BASE_DIR = project.root
    settings.LOCALE_PATHS = [project.root / "locale"]
    project.make()
    for text, translation in ENGLISH.items():
        project.translate(text, translation)
    po = project.po("en")
    po.find("还剩 %(count)s 天").msgstr_plural = {0: "One day left", 1: "%(count)s days left"}
    po.save()
    return project


def test_what_code_and_templates_say_is_collected(project: Project) -> None:
    assert {entry.msgid for entry in project.po("en")} == {*ENGLISH, "还剩 %(count)s 天"}
    call_command("messages", "--check")


def test_traditional_texts_write_themselves_in_official_terms(project: Project) -> None:
    texts = {entry.msgid: entry.msgstr for entry in project.po("zh_Hant")}

    assert texts["办理地点"] == "辦理地點"
    assert texts["审核发布"] == "審核發布"
    assert project.po("zh_Hant").find("还剩 %(count)s 天").msgstr_plural == {0: "還剩 %(count)s 天"}


def test_making_them_again_changes_no_byte(project: Project) -> None:
    before = project.files()

    project.make()

    assert project.files() == before


def test_texts_may_move_within_their_file(project: Project) -> None:
    project.write("guides/said.py", "\n\n" + CODE.replace("label =", "\n\nlabel ="))

    call_command("messages", "--check")


def test_what_was_translated_by_hand_is_kept(project: Project) -> None:
    po = project.po("zh_Hant")
    entry = po.find("办理地点")
    entry.msgstr, entry.tcomment = "辦事地點", "香港的说法"
    po.save()
    project.write("guides/more.py", CODE.replace("办理地点", "咨询电话"))

    project.make()

    assert project.po("zh_Hant").find("办理地点").msgstr == "辦事地點"
    assert project.po("en").find("办理地点").msgstr == "Where to go"
    assert project.po("en").find("咨询电话").msgstr == ""


def test_a_text_that_was_not_collected_is_refused(project: Project) -> None:
    project.write("guides/more.py", CODE.replace("办理地点", "咨询电话"))

    said = project.refusal()

    assert "en/LC_MESSAGES/django.po 不是最新" in said
    assert "“咨询电话”没有译文" in said


def test_a_text_that_is_said_no_more_is_refused_and_goes(project: Project) -> None:
    project.write("theme/templates/web/page.html", "")

    assert "zh_Hant/LC_MESSAGES/django.po 不是最新" in project.refusal()
    project.make()
    assert project.po("en").find("审核发布") is None


@pytest.mark.parametrize(
    ("text", "translation", "named"),
    [
        ("办理地点", "", "“办理地点”没有译文"),
        ("{name}不能删除", "{title} cannot be deleted", "{name}、{title}"),
        ("在%(city)s办事", "Get things done", "%(city)s"),
        ("审核发布", "审核发布", "“审核发布”的译文和原文一样"),
        ("审核发布", "Check and 发布", "“审核发布”的英文里还有汉字"),
    ],
    ids=["missing", "another name", "left out", "not translated", "half translated"],
)
def test_a_translation_that_does_not_fit_is_refused(
    project: Project, text: str, translation: str, named: str
) -> None:
    project.translate(text, translation)

    assert named in project.refusal()


def test_what_is_to_be_typed_in_chinese_stands_in_quotes(project: Project) -> None:
    project.translate("审核发布", "Type “审核”, then publish")

    call_command("messages", "--check")


def test_an_admin_text_left_in_english_is_refused(project: Project) -> None:
    project.translate("Save changes", "Save changes", "zh_Hans")

    assert "“Save changes”的译文和原文一样" in project.refusal()


def test_what_packages_lack_in_traditional_characters_is_converted(project: Project) -> None:
    assert project.po("zh_Hant").find("Save changes").msgstr == "保存修改"
    assert project.po("zh_Hant", "djangojs").find("%(num)s error").msgstr_plural[0].endswith("錯誤")


def test_only_the_singular_may_leave_its_number_out(project: Project) -> None:
    po = project.po("en")
    po.find("还剩 %(count)s 天").msgstr_plural = {0: "One day left", 1: "Days left"}
    po.save()

    assert "%(count)s" in project.refusal()


def test_an_admin_text_without_chinese_is_refused(project: Project) -> None:
    po = project.po("zh_Hans")
    po.remove(po.find("Save changes"))
    po.save()

    assert "“Save changes”没有译文" in project.refusal()


def test_a_template_that_cannot_be_read_is_named(project: Project) -> None:
    unreadable = "{% load i18n %}{% blocktranslate %}{% if %}{% endblocktranslate %}"
    project.write("theme/templates/web/broken.html", unreadable)

    assert "theme/templates/web/broken.html" in project.refusal()


def test_one_template_says_itself_in_three_languages() -> None:
    template = engines["django"].from_string(
        '{% load i18n %}{% translate "我要带什么" %}|{% translate "跳到正文" %}'
    )
    said = {}
    for locale in Locale:
        with override(locale.lower()):
            said[locale] = template.render()

    assert said == {
        Locale.HANS: "我要带什么|跳到正文",
        Locale.HANT: "我要帶什麼|跳到正文",
        Locale.EN: "What to bring|Skip to main content",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said"),
    [("/", "个人办事"), ("/zh-hant/", "個人辦事"), ("/en/", "For people")],
)
@pytest.mark.parametrize("kiosk", [False, True], ids=["web", "kiosk"])
def test_each_language_has_a_home_in_its_own_words(
    client: Client, address: str, said: str, kiosk: bool
) -> None:
    asked = {"个人办事": "您想办什么？", "個人辦事": "您想辦什麼？"}
    if kiosk:
        address += "kiosk/"
        said = asked.get(said, "What would you like to do?")

    page = html.fromstring(client.get(address).content)

    assert said in page.text_content()


@pytest.mark.parametrize(
    "file",
    sorted(
        file
        for file in (ROOT / "theme/templates").rglob("*")
        if file.suffix in {".html", ".txt", ".xml", ".svg"}
    ),
    ids=lambda file: str(file.relative_to(ROOT / "theme/templates")),
)
def test_templates_say_nothing_that_cannot_be_translated(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for said in (
        r"\{% comment %\}.*?\{% endcomment %\}",
        r"\{#.*?#\}",
        r"\{% blocktranslate.*?\{% endblocktranslate %\}",
        r"\{% translate .*?%\}",
        r"_\((\"[^\"]*\"|'[^']*')\)",
    ):
        text = re.sub(said, "", text, flags=re.DOTALL)

    assert HAN.findall(text) + MARKS.findall(text) == []


@pytest.mark.parametrize("package", ["channels", "views"])
def test_code_for_readers_says_nothing_that_cannot_be_translated(package: str) -> None:
    files = sorted((ROOT / "guides" / package).rglob("*.py"))

    assert files
    assert [said for file in files for said in _untranslatable(file)] == []


def _untranslatable(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    translated = {
        id(argument)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in {"_", "gettext", "ngettext", "_now"}
        for argument in call.args
    }
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    # What a parameter means is told to integrators, in Chinese like the interface's own.
    documented |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "description"
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HAN.search(node.value)
            and id(node) not in translated | documented
            # Languages are named in themselves.
            and node.value not in {"简体", "繁體"}
        ):
            yield f"{file.name}:{node.lineno}: {node.value}"


def an_item(**fields: object) -> Item:
    known = {
        "code": mint(),
        "locale": Locale.HANS,
        "source": "s",
        "source_id": "1",
        "name": "某事",
        "charged": False,
        "visits": 1,
        "promised": Limit(value=1, unit=TimeUnit.WORKING_DAY),
    }
    return Item(**{**known, **fields})


@pytest.mark.parametrize(
    ("locale", "fee", "time", "visits"),
    [
        (Locale.HANS, "不收费", "1 个工作日", "跑 1 趟"),
        (Locale.HANT, "不收費", "1 個工作日", "跑 1 趟"),
        (Locale.EN, "Free", "1 working day", "1 visit"),
    ],
)
def test_facts_are_said_in_the_language_of_their_page(
    locale: Locale, fee: str, time: str, visits: str
) -> None:
    facts = item_facts(an_item(), locale)

    said = {fact: facts[fact].value for fact in (Fact.FEE, Fact.TIME, Fact.VISITS)}
    assert said == {Fact.FEE: fee, Fact.TIME: time, Fact.VISITS: visits}


def test_english_tells_one_from_many_and_uses_its_own_marks() -> None:
    item = an_item(
        visits=2,
        visits_note="first and last",
        charged=True,
        fees=(Fee(name="Card", amount=2000), Fee(name="Post", amount=1250)),
        promised=Limit(value=5, unit=TimeUnit.WORKING_DAY),
    )

    facts = item_facts(item, Locale.EN)

    assert facts[Fact.TIME].value == "5 working days"
    assert facts[Fact.VISITS].value == "2 visits (first and last)"
    assert facts[Fact.FEE].value == "Card 20 yuan; Post 12.50 yuan"
    with override("en"):
        week = [Opening(weekday=day, opens="09:00", closes="17:00") for day in (1, 2, 3)]
        assert hours_text(week) == "Monday to Wednesday 09:00–17:00"
        assert length_text(Limit(value=0, unit=TimeUnit.DAY)) == "0 days"


def test_no_fact_or_edition_is_called_the_same_as_another() -> None:
    for language in ("zh-hans", "zh-hant", "en"):
        with override(language):
            for names in (Fact, Edition):
                assert len({str(one.label) for one in names}) == len(names)


def test_words_of_the_trade_are_the_official_ones() -> None:
    said = traditional("审核后发布，复核标签，签合同；台账里才有，为群众制证")

    assert said == "審核後發布，複核標籤，簽合同；臺賬裏才有，為群眾製證"


def test_the_admin_says_our_words_where_its_packages_say_others_or_none() -> None:
    with override("zh-hans"):
        assert gettext("Unpublish") == "撤回"
        assert gettext("revision") == "稿"
        assert gettext("Save changes") == "保存修改"
        assert ngettext("There is %(counter)s match", "There are %(counter)s matches", 2) == (
            "找到 %(counter)s 项"
        )
        # What the packages do translate stays theirs.
        assert gettext("Settings") == "设置"


@pytest.mark.django_db
def test_the_admins_scripts_are_told_our_words(admin_client: Client) -> None:
    said = admin_client.get("/admin/jsi18n/").content.decode()

    assert json.dumps("修改已自动保存。") in said
    assert json.dumps("%(num)s 处错误") in said
