"""`manage.py reindex`: builds search indexes anew, or proves that they say what the ledger says."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides import followers, published
from guides.management.progress import Patience
from search.engine import Engine, Failed
from search.engines import ENGINES, chosen, make
from search.index import follow, verify

# More are counted, not shown.
SHOWN = 200
FAULTS = {"missing": "索引里没有", "superfluous": "索引里多出", "different": "内容不同"}


class Command(BaseCommand):
    help = "按台账重新建立搜索索引；--verify 只核对索引和台账是否一致，不一致时退出码为 1"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--engine",
            choices=tuple(ENGINES),
            help="只处理这一种引擎；默认是选用的引擎和内置引擎",
        )
        parser.add_argument("--verify", action="store_true", help="只核对，不改动")
        parser.add_argument("--json", action="store_true", help="结果写成 JSON")

    def handle(
        self, *args: Any, engine: str | None, verify: bool, json: bool, **options: Any
    ) -> None:
        self.as_json = json
        results: dict[str, Any] = {}
        for name in [engine] if engine else chosen():
            try:
                results[name] = self.verify(make(name)) if verify else self.rebuild(name)
            except Failed as error:
                results[name] = {"error": str(error)}
                self.say(f"✗ {name}：{error}")
        self.tell(results)
        if any(one.get("error") or one.get("differences") for one in results.values()):
            sys.exit(1)

    def rebuild(self, name: str) -> dict[str, Any]:
        """Build one index under its follower's lock, telling how far it is."""
        patience = Patience(self.say)
        done = 0

        def told() -> None:
            nonlocal done
            done += 1
            patience.say(f"  {name}：{done} 条")

        with followers.lock(follow.follower_of(name)) as mine:
            if not mine:
                raise CommandError(f"另一个进程正在更新 {name} 的索引，请等它结束后重试。")
            follow.rebuild(make(name), told)
        state = make(name).state()
        self.say(f"✓ {name}：{state.entries} 条，读到台账第 {state.sequence} 行")
        return {"entries": state.entries, "sequence": state.sequence}

    def verify(self, engine: Engine) -> dict[str, Any]:
        """List where an index and the ledger differ."""
        found: list[verify.Difference] = []
        state, head = engine.state(), published.head()
        for one in verify.differences(engine):
            found.append(one)
            if len(found) <= SHOWN:
                self.say(f"✗ {engine.name}：{FAULTS[one.fault]} {one.key}")
        if len(found) > SHOWN:
            self.say(f"只列出了前 {SHOWN} 处不一致。")
        word = f"有 {len(found)} 处不一致" if found else "和台账一致"
        self.say(f"{engine.name}：{state.entries} 条，读到 {state.sequence}/{head}，{word}。")
        return {
            "entries": state.entries,
            "sequence": state.sequence,
            "head": head,
            "differences": [{"key": one.key, "fault": one.fault} for one in found],
        }

    def say(self, line: str) -> None:
        if not self.as_json:
            self.stdout.write(line)
            self.stdout.flush()

    def tell(self, results: dict[str, Any]) -> None:
        if self.as_json:
            self.stdout.write(json.dumps(results, ensure_ascii=False))
