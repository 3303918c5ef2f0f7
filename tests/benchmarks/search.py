"""What search costs: `python -m tests.benchmarks.search 20000 100000 --questions FILE.jsonl`.

As many generated guides are published into a new data folder; then both engines index them and
are asked the same questions, side by side with Wagtail's own search in the database. Questions
come from a file of citizens' questions (one object with `question` a line) or are generated.
Prints milliseconds (median / 95th in a hundred) and seconds; each step is checked to have done
its work. With `--folder` what was made and measured is kept, and a run that was broken off goes
on from there.

`engine` is one question as clauses with all facets counted, `find` the same with understanding,
ranking and marking, `suggest` what is offered after a few letters or characters, all in process;
`page` is the whole page of results from a running server, `first page` the first one that a
worker makes; `publish` goes from an editor's click to the first search that finds it. For `killed`
a server asks Elasticsearch for a hundred pages and it is killed after fifty of them: the slowest
page, how many have the first hit that they had before, and how many told of the other engine
before and after.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from . import generated, served

ROOT = Path(__file__).resolve().parents[2]
# Pages for Wagtail's search cost as much as a site of them: no more are made.
MOST_PAGES = 20_000
PUBLISHED = 20
KILLED = 100

Figures = dict[str, str]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int, default=[20_000, 100_000])
    asked.add_argument("--questions", type=Path)
    asked.add_argument("--folder", type=Path, help="keep data and figures there, and go on")
    asked.add_argument("--without", nargs="*", default=[], choices=["elastic", "wagtail"])
    options = asked.parse_args()
    with TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        # One after the other in one folder: the smaller is a part of the larger.
        for size in sorted(options.sizes):
            if os.fork() == 0:
                Measured(folder, size, options.questions, options.without).all()
                sys.stdout.flush()
                os._exit(0)
            if os.wait()[1]:
                sys.exit(f"{size}: see above")


class Measured:
    """The figures of one size; each is written down as soon as it is known."""

    def __init__(self, folder: Path, size: int, file: Path | None, without: list[str]) -> None:
        self.folder, self.size, self.without = folder, size, without
        self.kept = folder / f"figures-{size}.json"
        self.columns: dict[str, Figures] = (
            json.loads(self.kept.read_text()) if self.kept.exists() else {}
        )
        self.questions = generated.questions_of(file)

    def all(self) -> None:
        prepare(self.folder)
        with followed_by(None):
            taken = seconds(partial(generated.publish, self.size))
        print(f"{self.size} guides published in {taken:.0f} s", flush=True)
        self.embedded()
        if "elastic" not in self.without:
            self.elastic()
        if "wagtail" not in self.without:
            self.wagtail()
        show(self.size, self.columns)

    def embedded(self) -> None:
        self.part("embedded", "index s", partial(indexed, "embedded"))
        self.in_process("embedded")
        self.part("embedded", "page ms", self.pages)

    def elastic(self) -> None:
        wanted = ("index s", "engine ms", "publish ms", "page ms", "killed ms")
        if all(row in self.columns.get("elastic", {}) for row in wanted):
            return
        from tests.elasticsearch.cluster import LASTING, running
        from tests.elasticsearch.installed import NotInstalled

        try:
            with running(self.folder / "elasticsearch", java=LASTING) as cluster:
                use("elastic", cluster.urls)
                # It has nothing of an earlier run.
                self.columns.get("elastic", {}).pop("index s", None)
                self.part("elastic", "index s", partial(indexed, "elastic"))
                self.in_process("elastic")
                self.part("elastic", "page ms", partial(self.pages, cluster))
        except NotInstalled as error:
            print(f"no Elasticsearch: {error}")
        finally:
            use("embedded", [])

    def in_process(self, name: str) -> None:
        self.part(name, "engine ms", partial(asked_of, name, self.questions))
        self.part(name, "publish ms", partial(published, name))

    def pages(self, cluster: Any = None) -> Figures:
        """Ask a running server for pages, and kill its Elasticsearch at last."""
        name = "elastic" if cluster else "embedded"
        with served.serving(self.folder, name, cluster.urls if cluster else ()) as port:
            first = next(served.pages(port, self.questions[:1])).milliseconds
            list(served.pages(port, self.questions[:50]))
            found = list(served.pages(port, self.questions))
            figures = {
                "page ms": told([one.milliseconds for one in found]),
                "first page ms": f"{first:.0f}",
            }
            return figures | (self.killed(port, cluster) if cluster else {})

    def killed(self, port: int, cluster: Any) -> Figures:
        questions = self.questions[:KILLED]
        before = [one.first for one in served.pages(port, questions)]
        now = []
        for number, page in enumerate(served.pages(port, questions), 1):
            now.append(page)
            if number == KILLED // 2:
                cluster.nodes[0].kill()
        assert len(now) == KILLED
        same = sum(one.first == first for one, first in zip(now, before, strict=True))
        told_of = [sum(one.is_degraded for one in half) for half in (now[:50], now[50:])]
        return {
            "killed ms": f"{max(one.milliseconds for one in now):.0f} at most",
            "killed same": f"{same} of {len(now)}",
            "killed told": f"{told_of[0]} / {told_of[1]}",
        }

    def wagtail(self) -> None:
        self.part("wagtail", "engine ms", partial(wagtail, min(self.size, MOST_PAGES), self))

    def part(self, column: str, row: str, measure: Callable[[], Figures]) -> None:
        """Measure what is not known yet; `row` is one of the figures that it yields."""
        known = self.columns.setdefault(column, {})
        if row not in known:
            new = measure()
            known |= new
            self.kept.write_text(json.dumps(self.columns, ensure_ascii=False, indent=1))
            print(f"  {column}: {new}", flush=True)


def prepare(folder: Path) -> None:
    os.environ["MINGBAI_DATA"] = str(folder)
    os.environ["MINGBAI_BASE_URL"] = "http://testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    import logging

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    logging.disable(logging.WARNING)


def use(name: str, nodes: list[str]) -> None:
    from django.conf import settings

    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = name, nodes
    if nodes:
        from search.engines import elastic

        # A late answer is measured here, not given up.
        elastic.SEARCHING = 10.0


@contextmanager
def followed_by(name: str | None) -> Iterator[None]:
    """Let one engine follow the ledger, or nobody."""
    from guides import followers
    from search.index import follow

    before = dict(followers.FOLLOWERS)
    followers.FOLLOWERS.clear()
    if name:
        follow.register(name)
    try:
        yield
    finally:
        followers.FOLLOWERS.clear()
        followers.FOLLOWERS.update(before)


def indexed(name: str) -> Figures:
    from search.engines import make
    from search.index import follow

    cpu, began = time.process_time(), time.perf_counter()
    follow.rebuild(make(name))
    taken, used = time.perf_counter() - began, time.process_time() - cpu
    assert make(name).state().entries == generated.count()
    return {"index s": f"{taken:.1f}", "index cpu s": f"{used:.1f}"}


def asked_of(name: str, questions: list[str]) -> Figures:
    from search.engine import Facet
    from search.engines import make
    from search.finding.finder import find
    from search.finding.telling import rarity_of
    from search.suggestions.suggest import suggest
    from search.understanding import understand, word_tables
    from search.understanding.query import query_of

    tables, engine = word_tables(), make(name)
    queries = []
    for question in questions:
        understood = understand(question, tables)
        rarity = rarity_of(understood, engine)
        queries.append(query_of(understood, rarity.shares, rarity.unknown))

    def search(query: Any) -> None:
        found = engine.search(replace(query, counted=tuple(Facet), limit=50))
        assert query.clauses == () or found.total >= len(found.hits)

    return {
        "clauses": f"{statistics.median(len(query.clauses) for query in queries):.0f}",
        "engine ms": timed(search, queries),
        "find ms": timed(lambda question: find(question, engine=engine), questions),
        "suggest ms": timed(lambda text: suggest(text, engine=engine), generated.typed()),
    }


def published(name: str) -> Figures:
    """Return the milliseconds from an editor's click to the search that finds it."""
    from search.engines import make
    from search.index import follow

    # Other engines' turns have published since.
    follow.bring(make(name))
    with followed_by(name):
        times = [_published(name) for _ in range(PUBLISHED + 1)]
    return {"publish ms": told(times[1:])}


def _published(name: str) -> float:
    from search.engine import Clause, Field, Query, Term
    from search.engines import make

    word = f"n{time.time_ns()}"
    page = generated.make_new_guide(title=f"怎么办 {word}", publish=False)
    query = Query((Clause((Term(Field.NAMES, word),)),))
    assert make(name).search(query).total == 0
    began = time.perf_counter()
    page.save_revision().publish()
    while make(name).search(query).total == 0:
        time.sleep(0.001)
    return (time.perf_counter() - began) * 1000


def wagtail(size: int, measured: Measured) -> Figures:
    """Make as many pages and ask Wagtail's own search in the database."""
    from django.core.management import call_command
    from wagtail.models import Page

    from guides.models import GuidePage

    with followed_by(None):
        first = generated.make_new_guide()
    section = first.get_parent()
    dice = random.Random(5)
    common = {"content_type": first.content_type, "locale": first.locale, "depth": first.depth}
    words = (generated.PLACES, generated.THINGS, generated.ACTS)
    pages = [
        Page(
            **common,
            path=Page._get_path(section.path, first.depth, number + 10),
            title=f"怎么办{''.join(map(dice.choice, words))}",
            slug=f"p{number}",
            live=True,
        )
        for number in range(size - GuidePage.objects.live().count())
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    guides = [GuidePage(page_ptr_id=page.pk, code=f"{page.pk:07}") for page in pages]
    fields = GuidePage._meta.local_fields
    for start in range(0, len(guides), 500):
        GuidePage._base_manager._insert(guides[start : start + 500], fields, using="default")
    taken = seconds(lambda: call_command("update_index", verbosity=0))

    def ask(question: str) -> None:
        list(GuidePage.objects.live().search(question)[:50])

    return {
        "pages": f"{size}",
        "index s": f"{taken:.1f}",
        "engine ms": timed(ask, measured.questions),
    }


def seconds(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def timed(act: Callable[[Any], Any], given: Iterable[Any]) -> str:
    """Return median and 95th in a hundred in milliseconds; the first few warm up."""
    whole = list(given)
    for one in whole[:20]:
        act(one)
    return told([seconds(partial(act, one)) * 1000 for one in whole])


def told(times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):.1f} / {late:.1f}"


def show(size: int, columns: dict[str, Figures]) -> None:
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    print(f"{size:<14}" + "".join(f"{name:>18}" for name in columns))
    for row in rows:
        print(f"{row:<14}" + "".join(f"{one.get(row, '-'):>18}" for one in columns.values()))


if __name__ == "__main__":
    main()
