"""`manage.py schema`: writes the JSON Schema of what is published, from guides/content.py."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from guides.content import PAYLOADS, Payload, Withdrawal

FOLDER = Path(__file__).resolve().parents[2] / "schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    models: dict[str, type[Payload]] = {
        **{str(kind): model for kind, model in PAYLOADS.items()},
        "withdrawal": Withdrawal,
    }
    return {f"{name}.json": _text(name, model) for name, model in sorted(models.items())}


def _text(name: str, model: type[Payload]) -> str:
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class Command(BaseCommand):
    help = "生成公开内容的 JSON Schema（guides/schema/），--check 只检查是否最新"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="不写文件，不是最新就失败")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = []
        for name, text in schemas().items():
            file = FOLDER / name
            if file.exists() and file.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not options["check"]:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
        if options["check"] and stale:
            names = "、".join(stale)
            message = _("不是最新：{names}。请运行 python3 manage.py schema 后提交。")
            raise CommandError(message.format(names=names))
        self.stdout.write(_("{count} 个文件已更新").format(count=len(stale)))
