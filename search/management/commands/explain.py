"""`manage.py explain`: the steps from a question to what it finds."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import Clause, Failed
from search.engines import ENGINES, make
from search.finding.finder import ENOUGH, THING, Found, Result, find
from search.understanding import Part, Role, Why

ROLES = {
    Role.THING: "事",
    Role.ACT: "动作",
    Role.WEAK: "轻词",
    Role.PLACE: "地名",
    Role.NUMBER: "数字",
    Role.LETTERS: "字母",
    Role.MAYBE: "也许是",
}
WHYS = {
    Why.TYPED: "原话",
    Why.SYNONYM: "同义词",
    Why.ACT: "动作",
    Why.SOUND: "音近",
    Why.SHAPE: "形近",
    Why.EDIT: "差一字",
    Why.FILLED: "中间有虚字",
    Why.PINYIN: "拼音",
    Why.INITIALS: "首字母",
}
WAYS = 8
TERMS = 6


class Command(BaseCommand):
    help = "说明一个问题为什么找到这些：去壳、切词、换说法、打分，一步一步"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", metavar="问题")
        parser.add_argument("--engine", choices=tuple(ENGINES), help="问哪一种引擎")
        parser.add_argument("--hits", type=int, default=5, help="说明前几条结果（默认 5）")
        parser.add_argument("--clauses", action="store_true", help="也列出交给引擎的词")

    def handle(
        self,
        *args: Any,
        question: str,
        engine: str | None,
        hits: int,
        clauses: bool,
        **options: Any,
    ) -> None:
        try:
            found = find(question, size=hits, engine=make(engine) if engine else None)
        except Failed as error:
            raise CommandError(f"引擎没有回答：{error}") from error
        self.tell_question(found)
        if clauses and found.query:
            self.tell_clauses(found.query.clauses)
        self.tell_results(found)

    def tell_question(self, found: Found) -> None:
        understood = found.understood
        self.stdout.write(f"问的是：{understood.typed}")
        self.stdout.write(f"统一写法：{understood.folded}")
        self.stdout.write(f"去掉的话：{'、'.join(understood.taken_off) or '没有'}")
        self.stdout.write(f"留下的话：{' / '.join(understood.stretches)}")
        for part in understood.parts:
            self.stdout.write(f"  {part.text}（{ROLES[part.role]}，分量 {part.weight:.2f}）")
            self.tell_ways(part)

    def tell_ways(self, part: Part) -> None:
        others = part.ways[1:]
        for way in others[:WAYS]:
            self.stdout.write(f"    = {way.text}（{WHYS[way.why]}，{way.weight:.2f}）")
        if len(others) > WAYS:
            self.stdout.write(f"    = 还有 {len(others) - WAYS} 种说法")

    def tell_clauses(self, clauses: Iterable[Clause]) -> None:
        self.stdout.write("交给引擎的：")
        for clause in clauses:
            terms = "、".join(
                f"{term.field}:{term.token}{'*' if term.is_prefix else ''}^{term.weight:.2f}"
                for term in clause.terms[:TERMS]
            )
            more = f" 等 {len(clause.terms)} 个" if len(clause.terms) > TERMS else ""
            self.stdout.write(f"  {'必须 ' if clause.needed else ''}{terms}{more}")

    def tell_results(self, found: Found) -> None:
        said = "有答案" if found.answered else "没有够好的答案"
        self.stdout.write(
            f"共 {found.total} 条，{said}（前三条里要有一条说到问题的 {ENOUGH:.0%}，"
            f"问的事里有一样说到 {THING:.0%}）"
        )
        for place, result in enumerate(found.results, 1):
            self.tell_result(place, result)

    def tell_result(self, place: int, result: Result) -> None:
        self.stdout.write(f"{place}. {result.title.text}（{result.key}）")
        ranked = result.ranked
        if ranked is None:
            self.stdout.write(f"   引擎得分 {result.hit.score:.2f}")
            return
        self.stdout.write(
            f"   {ranked.score:.2f} 分，按“{ranked.name}”：说到问题的 {ranked.covered:.0%}，"
            f"最清楚的一样事 {result.things.best:.0%}，最要紧的 {result.things.main:.0%}，"
            f"名称里问到的 {ranked.named:.0%}，原话 +{ranked.literal:.2f}，"
            f"地方 +{ranked.place:.2f}，没问的动作 -{ranked.later:.2f}，引擎 {ranked.engine:.2f}"
        )
        for one in result.said:
            self.stdout.write(
                f"   {one.part.text} ← {one.way.text}（{WHYS[one.way.why]}，{one.close.share:.2f}）"
            )
