"""`manage.py judge`: how good the search is on questions whose answers are known."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import Failed
from search.engines import ENGINES, make
from search.finding.finder import Found, find
from search.judging import judge
from search.judging.judge import Outcome

SHOWN = 3
NAMES = {
    "colloquial": "口语",
    "formal": "正式名称",
    "typo": "错别字",
    "pinyin": "拼音",
    "prefix": "没打完",
    "traditional": "繁体",
}


class Command(BaseCommand):
    help = (
        "用标注好的问题（TSV，列：qid query item_id grade kind）衡量搜索；"
        "没有 item_id 一列的，是没有答案的问题，看认出多少"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tsv")
        parser.add_argument(
            "--engine", choices=tuple(ENGINES), help="衡量哪一种引擎；默认是网站正在用的"
        )
        parser.add_argument("--json", action="store_true", help="结果写成 JSON")

    def handle(
        self, *args: Any, file: Path, engine: str | None, json: bool, **options: Any
    ) -> None:
        self.as_json = json
        asked = make(engine) if engine else None

        def ask(question: str) -> Found:
            return find(question, engine=asked)

        try:
            judged = judge.read(file)
            outcomes = [judge.outcome(one, ask) for one in judged]
        except judge.Unreadable as error:
            raise CommandError(f"{file} 缺少列：{error}") from error
        except (OSError, ValueError) as error:
            raise CommandError(f"读不了 {file}：{error}") from error
        except Failed as error:
            raise CommandError(f"引擎没有回答：{error}") from error
        if judged and judged[0].grades is None:
            self.tell_unanswered(outcomes)
        else:
            self.tell(outcomes)

    def tell(self, outcomes: Sequence[Outcome]) -> None:
        kinds = judge.by_kind(outcomes)
        whole = judge.measures(outcomes)
        each = {kind: judge.measures(found) for kind, found in kinds.items()}
        zero = judge.unanswered(outcomes)
        if self.as_json:
            told = {"all": whole, "kinds": each, "zero": zero}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for kind, found in kinds.items():
            self.list_failures(kind, found)
        self.stdout.write("")
        for name, figures in [("全部", whole), *each.items()]:
            line = "  ".join(f"{key} {value:g}" for key, value in figures.items())
            self.stdout.write(f"{NAMES.get(name, name)}：{line}")
        self.stdout.write(f"说没有找到的：{zero}")

    def list_failures(self, kind: str, found: Sequence[Outcome]) -> None:
        failed = [one for one in found if not one.succeeds(SHOWN)]
        if failed:
            self.stdout.write(
                f"{NAMES.get(kind, kind)}：前 {SHOWN} 条里没有答案的 {len(failed)} 个"
            )
        for one in failed:
            place = f"在第 {round(1 / one.reciprocal)} 条" if one.reciprocal else "没有找到"
            titles = "；".join(one.titles[:SHOWN])
            self.stdout.write(f"  {one.judged.qid} {one.judged.query}（{place}）→ {titles}")

    def tell_unanswered(self, outcomes: Sequence[Outcome]) -> None:
        recognised = judge.unanswered(outcomes)
        if self.as_json:
            self.stdout.write(json.dumps({"n": len(outcomes), "recognised": recognised}))
            return
        for one in outcomes:
            if one.answered:
                titles = "；".join(one.titles[:SHOWN])
                self.stdout.write(f"  {one.judged.qid} {one.judged.query} → {titles}")
        self.stdout.write(f"没有答案的问题 {len(outcomes)} 个，认出 {recognised} 个")
