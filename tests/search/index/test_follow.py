"""An index says what the ledger says, whatever became of either."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from guides import followers, published
from guides.models import Cursor, GuideItem, GuidePage, LedgerRow
from search.engine import Engine, Entry, Failed, Query, State
from search.engines import ELASTIC, EMBEDDED, make
from search.engines.embedded import Embedded
from search.index import follow
from search.index.verify import differences
from tests.factories import change_fee, make_department, make_guide, make_hall, make_item
from tests.guides.programs import in_site

ROOT = Path(__file__).resolve().parents[3]
in_database = pytest.mark.django_db


def keys(engine: Engine) -> list[str]:
    return [key for key, _digest in engine.digests()]


def caught_up() -> Engine:
    assert follow.catch_up(EMBEDDED)
    engine = make(EMBEDDED)
    assert engine.state().sequence == published.head()
    assert list(differences(engine)) == []
    return engine


@in_database
def test_the_first_time_an_index_is_built_of_all_there_is() -> None:
    page, item = make_guide(), make_item()

    assert keys(caught_up()) == [f"guide:{page.code}", f"item:{item.code}"]


@in_database
def test_what_is_published_withdrawn_and_changed_follows() -> None:
    item = make_item(fee="20")
    engine = caught_up()

    page = make_guide(item=item, publish=False)
    assert keys(caught_up()) == [f"item:{item.code}"]
    page.save_revision().publish()
    assert keys(caught_up()) == [f"guide:{page.code}"]

    change_fee(item, "25")
    caught_up()
    hit = engine.entry(f"guide:{page.code}")
    assert hit is not None
    assert hit.shown["said"]["zh-Hans"]["facts"]["fee"].startswith("25 元")

    other = make_item()
    page = GuidePage.objects.get(pk=page.pk)
    page.guide_items = [GuideItem(item=other)]
    page.save_revision().publish()
    assert keys(caught_up()) == [f"guide:{page.code}", f"item:{item.code}"]

    GuidePage.objects.get(pk=page.pk).unpublish()
    assert keys(caught_up()) == sorted([f"item:{item.code}", f"item:{other.code}"])


@in_database
def test_a_renamed_thing_is_renamed_wherever_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "BATCH", 2)
    department, hall = make_department(name="旧局"), make_hall(name="旧大厅")
    pages = [make_guide(item=make_item(hall=hall), department=department) for _ in range(3)]
    engine = caught_up()

    for thing, name in ((department, "新局"), (hall, "新大厅")):
        thing.name = name
        thing.save()
        if hasattr(thing, "save_revision"):
            thing.save_revision().publish()
        caught_up()

    for page in pages:
        hit = engine.entry(f"guide:{page.code}")
        assert hit is not None
        assert "新局" in hit.shown["around"]
        assert hit.shown["said"]["zh-Hans"]["facts"]["place"].startswith("新大厅")


@in_database
def test_following_twice_changes_nothing() -> None:
    make_guide()
    engine = caught_up()
    before = list(engine.digests())

    Cursor.objects.filter(follower="search").delete()
    followers.follow("search")

    assert list(engine.digests()) == before


@in_database
def test_publishing_brings_the_index_to_the_head(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = make_guide()

    assert keys(make(EMBEDDED)) == [f"guide:{page.code}"]
    assert Cursor.objects.get(follower="search").sequence == published.head()


@in_database
def test_a_lost_index_is_built_anew(own_data: Path) -> None:
    page = make_guide()
    caught_up()

    shutil.rmtree(own_data / "search")

    assert keys(caught_up()) == [f"guide:{page.code}"]


@in_database
def test_an_index_from_a_backup_catches_up(own_data: Path) -> None:
    make_item()
    caught_up()
    shutil.copytree(own_data / "search", own_data / "backup")
    item = make_item()
    caught_up()
    shutil.rmtree(own_data / "search")
    (own_data / "backup").rename(own_data / "search")

    assert f"item:{item.code}" in keys(caught_up())


@in_database
def test_an_index_of_another_ledger_is_built_anew() -> None:
    item = make_item()
    caught_up()
    head = published.head()
    make(EMBEDDED).write([], [f"item:{item.code}"], head + 5, "of a ledger that went on")

    assert keys(caught_up()) == [f"item:{item.code}"]

    make(EMBEDDED).write([], [f"item:{item.code}"], head, "of another ledger as long")
    assert keys(caught_up()) == [f"item:{item.code}"]


@in_database
def test_an_index_made_by_another_version_is_built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    item = make_item()
    monkeypatch.setattr(follow, "_form", lambda: "older")
    assert follow.catch_up(EMBEDDED)
    make(EMBEDDED).write(
        [], [f"item:{item.code}"], published.head(), follow._mark(published.head())
    )
    monkeypatch.undo()

    assert follow.is_behind(make(EMBEDDED))


@in_database
def test_far_behind_it_is_built_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(follow, "MANY", 3)
    engine = Counting(tmp_path)
    follow.bring(engine)
    for _ in range(3):
        make_item()
    follow.bring(engine)

    assert engine.built == 2
    assert engine.state().sequence == published.head()


class Counting(Embedded):
    """Counts how often it is built anew."""

    built = 0

    def rebuild(self, entries: Iterable[Entry], sequence: int, mark: str = "") -> None:
        self.built += 1
        super().rebuild(entries, sequence, mark)


@in_database
def test_what_is_published_during_a_rebuild_is_not_missed(tmp_path: Path) -> None:
    item = make_item()
    made: list[str] = []

    def publish_one_more() -> None:
        if not made:
            made.append(make_item(code="0000000").code)

    engine = Embedded(tmp_path)
    follow.rebuild(engine, publish_one_more)

    assert keys(engine) == sorted(f"item:{code}" for code in (item.code, *made))
    assert engine.state().sequence == published.head()


@in_database
def test_publishing_goes_on_when_an_engine_is_down_and_it_catches_up_later(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    engine = Unplugged(tmp_path)
    monkeypatch.setattr(follow, "make", lambda name: engine if name == ELASTIC else make(name))
    monkeypatch.setitem(followers.FOLLOWERS, "search-elastic", follow._follower(ELASTIC))
    with django_capture_on_commit_callbacks(execute=True):
        page = make_guide()

    assert "follower search-elastic stopped" in caplog.text
    assert LedgerRow.objects.filter(kind="guide", code=page.code).exists()
    behind = Cursor.objects.filter(follower="search-elastic", sequence__gt=0)
    assert not behind.exists()
    assert Cursor.objects.get(follower="search").sequence == published.head()
    # It is left alone for a while, whatever is published.
    asked = engine.asked
    with pytest.raises(Failed):
        followers.follow("search-elastic")
    assert engine.asked == asked

    engine.down = False
    assert follow.catch_up(ELASTIC)
    assert keys(engine) == [f"guide:{page.code}"]


class Unplugged(Embedded):
    down = True
    asked = 0

    def state(self) -> State:
        self.asked += 1
        if self.down:
            raise Failed("unplugged")
        return super().state()


def test_two_processes_build_a_lost_index_once(own_site: dict[str, str]) -> None:
    program = [sys.executable, "manage.py", "shell", "--no-imports", "-c"]
    in_site(own_site, "from tests.factories import make_item; [make_item() for _ in range(5)]")
    folder = Path(own_site["MINGBAI_DATA"]) / "search"
    for file in folder.glob("*/meta.json"):
        file.write_bytes(b"\x00" * 300)
    ask = (
        "from search.index import available; from search.engine import Query; import logging;"
        "logging.getLogger('search').addHandler(logging.StreamHandler());"
        "one = available.engine(); print(one.search(Query()).total, one.degraded)"
    )

    both = [
        subprocess.Popen(
            [*program, ask],
            cwd=ROOT,
            env=own_site,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in both]

    assert [out for out, _err in told] == ["5 False\n"] * 2, told
    built = sum(err.count("building the index anew") for _out, err in told)
    assert built == 1


@in_database
def test_nothing_that_is_not_public_is_ever_in_an_index() -> None:
    page = make_guide()
    draft = make_guide(publish=False)
    scheduled = make_guide(publish=False, go_live_at="2099-01-01T00:00Z")
    scheduled.save_revision().publish()

    assert keys(caught_up()) == [
        f"guide:{page.code}",
        *sorted(f"item:{one.guide_items.get().item.code}" for one in (draft, scheduled)),
    ]
    assert make(EMBEDDED).search(Query()).total == 3


@in_database
def test_the_service_follows_with_both(capsys: pytest.CaptureFixture[str]) -> None:
    make_item()
    call_command("follow", "--once")

    assert f"search：读到 {published.head()}" in capsys.readouterr().out
