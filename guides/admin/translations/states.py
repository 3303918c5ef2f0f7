"""How far the translations of what is published are, asked for a page of a list at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from guides.assemble import language_of, locale_of
from guides.localize.following import MODELS
from guides.models import Current, LedgerRow, SectionPage
from guides.vocabulary import Action, Kind, Locale

LANGUAGES = (Locale.HANT, Locale.EN)
STATES = [
    ("missing", _("没有译文")),
    ("behind", _("落后于原文")),
    ("abreast", _("最新")),
    ("corrected", _("有人工改过的地方")),
]


@dataclass
class State:
    """How far one translation is.

    `said` is the zh-Hans revision whose words are published, None where there are none. `draft`
    tells that there is a translation, published or not. `left` counts the texts that are not
    translated, `corrected` those that a person wrote over the machine's.
    """

    said: int | None = None
    draft: bool = False
    left: int = 0
    corrected: int = 0
    url: str = ""
    # What editors noted of the source's publications since.
    notes: list[str] = field(default_factory=list)


@dataclass
class Line:
    """A published thing with its translations."""

    pk: int
    kind: Kind
    code: str
    revision: int
    name: str = ""
    url: str = ""
    department: str = ""
    states: dict[Locale, State] = field(default_factory=dict)


def sources() -> QuerySet[Current]:
    """Return what is published in zh-Hans and can be translated."""
    return Current.objects.filter(kind__in=MODELS, locale=Locale.HANS, action=Action.PUBLISH)


def in_state(state: str, languages: Iterable[Locale]) -> Q:
    """Return the condition on `sources` that a translation into one of the languages is so."""
    found = Q()
    for language in languages:
        found |= _in_state(state, language)
    return found


def _in_state(state: str, language: Locale) -> Q:
    if state == "corrected":
        # English is written by people altogether.
        return _corrected_in(language) if language == Locale.HANT else Q(pk__in=[])
    own = Current.objects.filter(
        kind=OuterRef("kind"), code=OuterRef("code"), locale=language, action=Action.PUBLISH
    )
    abreast = Exists(own.filter(row__source_revision__gte=OuterRef("revision")))
    return {
        "missing": ~Q(Exists(own)),
        "behind": Q(Exists(own)) & ~Q(abreast),
        "abreast": Q(abreast),
    }[state]


def _corrected_in(language: Locale) -> Q:
    things = _by_hand([language]).values("context__object_id")
    found = Q()
    for kind, model in MODELS.items():
        codes = model.objects.filter(translation_key__in=things).order_by().values("code")
        found |= Q(kind=kind, code__in=codes)
    return found


def _by_hand(languages: Iterable[Locale]) -> QuerySet[StringTranslation]:
    """Return the texts in use that a person wrote."""
    used = StringSegment.objects.filter(
        string=OuterRef("translation_of"), context=OuterRef("context")
    )
    return StringTranslation.objects.filter(
        Exists(used),
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        locale__language_code__in=[language_of(one) for one in languages],
    )


def lines(keys: Sequence[int]) -> list[Line]:
    """Return published things by the keys of their `Current`, in a number of queries that is fixed
    but for one for each kind among them."""
    shown = Current.objects.filter(pk__in=keys).only("kind", "code", "revision")
    found = {
        (Kind(one.kind), one.code): Line(one.pk, Kind(one.kind), one.code, one.revision)
        for one in shown
    }
    things = _things(found)
    # One whose page is gone, while its row is not, cannot be translated.
    found = {key: line for key, line in found.items() if (*key, Locale.HANS) in things}
    for (kind, code), line in found.items():
        thing = things[kind, code, Locale.HANS]
        line.name, line.url = str(thing), edit_url(thing)
        line.states = {one: State(url=_asking_url(thing, one)) for one in LANGUAGES}
    for (kind, code, locale), thing in things.items():
        if locale != Locale.HANS and (kind, code) in found:
            state = found[kind, code].states[locale]
            state.draft, state.url = True, edit_url(thing)
    _count(found, things)
    _name_departments(found, things)
    return list(found.values())


_Lines = dict[tuple[Kind, str], Line]
_Things = dict[tuple[Kind, str, Locale], Any]


def _things(found: _Lines) -> _Things:
    things: _Things = {}
    for kind in dict.fromkeys(kind for kind, _code in found):
        codes = [code for one, code in found if one == kind]
        for thing in MODELS[kind].objects.filter(code__in=codes).select_related("locale"):
            things[kind, thing.code, locale_of(thing)] = thing
    return things


def _count(found: _Lines, things: _Things) -> None:
    by_key = {
        str(things[kind, code, Locale.HANS].translation_key): line
        for (kind, code), line in found.items()
    }
    codes = [code for _kind, code in found]
    own = Current.objects.filter(
        kind__in=MODELS, code__in=codes, locale__in=LANGUAGES, action=Action.PUBLISH
    )
    for kind, code, locale, said in own.values_list(
        "kind", "code", "locale", "row__source_revision"
    ):
        if line := found.get((Kind(kind), code)):
            line.states[Locale(locale)].said = said or 0
    corrected = _by_hand([Locale.HANT]).filter(context__object_id__in=by_key)
    for key, count in _counted(corrected, "context__object_id"):
        by_key[str(key)].states[Locale.HANT].corrected = count
    for language in LANGUAGES:
        for key, count in _counted(_left(language, by_key), "source__object_id"):
            by_key[str(key)].states[language].left = count
    _note(found)


def _left(language: Locale, keys: Iterable[str]) -> QuerySet[StringSegment]:
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale__language_code=language_of(language),
        has_error=False,
    )
    return StringSegment.objects.filter(~Exists(translated), source__object_id__in=list(keys))


def _counted(rows: QuerySet[Any], name: str) -> Iterable[tuple[Any, int]]:
    return rows.order_by().values_list(name).annotate(count=Count("pk"))


def _note(found: _Lines) -> None:
    behind = [line for line in found.values() if any(_since(line, one) for one in LANGUAGES)]
    rows = LedgerRow.objects.filter(
        kind__in={line.kind for line in behind},
        code__in=[line.code for line in behind],
        locale=Locale.HANS,
    ).exclude(change_note="")
    for kind, code, revision, note in rows.order_by("-sequence").values_list(
        "kind", "code", "revision", "change_note"
    ):
        line = found.get((Kind(kind), code))
        for state in line.states.values() if line else ():
            if state.said is not None and revision > state.said:
                state.notes.append(note)


def _since(line: Line, language: Locale) -> bool:
    said = line.states[language].said
    return said is not None and said < line.revision


def _name_departments(found: _Lines, things: _Things) -> None:
    pages = {
        code: thing.path[: -thing.steplen]
        for (kind, code, locale), thing in things.items()
        if (kind, locale) == (Kind.GUIDE, Locale.HANS)
    }
    sections = SectionPage.objects.filter(path__in=set(pages.values()))
    names = {one.path: one.department.name for one in sections.select_related("department")}
    for code, path in pages.items():
        found[Kind.GUIDE, code].department = names.get(path, "")


def edit_url(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse(f"wagtailsnippets_guides_{thing._meta.model_name}:edit", args=[thing.pk])


def _asking_url(thing: Any, language: Locale) -> str:
    """Return where a translation is begun."""
    if isinstance(thing, Page):
        url = reverse("wagtail_localize:submit_page_translation", args=[thing.pk])
    else:
        names = [thing._meta.app_label, thing._meta.model_name, thing.pk]
        url = reverse("wagtail_localize:submit_snippet_translation", args=names)
    return f"{url}?select_locale={language_of(language)}"


def words_of(state: State, revision: int) -> list[str]:
    """Return what a translator is told of a translation, the most important first."""
    told = [_standing(state, revision)]
    if state.draft and state.left:
        told.append(_now("还有 {count} 处没有译").format(count=state.left))
    if state.corrected:
        told.append(_now("人工改过 {count} 处").format(count=state.corrected))
    return told + [_now("原文改了：{note}").format(note=note) for note in state.notes[:3]]


def _standing(state: State, revision: int) -> str:
    if state.said is None:
        return _now("有译文，没有发布") if state.draft else _now("没有译文")
    if state.said < revision:
        told = _now("落后：原文是第 {now} 次修订，译文照第 {said} 次")
        return told.format(now=revision, said=state.said)
    return _now("最新")
