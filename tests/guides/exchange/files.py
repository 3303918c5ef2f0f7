"""Small tables to import, and the command as a person runs it."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command

from guides.exchange.catalogue import import_catalogue
from guides.exchange.mapping import choose
from guides.exchange.tables import read_table
from guides.models import Item

COLUMNS = [
    *("item_id", "name", "department", "region", "level", "item_code", "service_object"),
    *("item_type", "theme", "main_item", "link", "aliases", "note", "source"),
]


@dataclass(frozen=True)
class Outcome:
    """What the command said, and the counts of its last line."""

    said: str
    counts: dict[str, int]


def text_of(*rows: dict[str, str], columns: list[str] = COLUMNS) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def write(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def run(*paths: Path, **options: Any) -> Outcome:
    out = io.StringIO()
    call_command("import_catalogue", *paths, json=True, stdout=out, stderr=io.StringIO(), **options)
    said = out.getvalue()
    return Outcome(said, json.loads(said.splitlines()[-1]))


def counts(read: int, **other: int) -> dict[str, int]:
    names = ("read", "created", "updated", "unchanged", "refused")
    return {**dict.fromkeys(names, 0), "read": read, **other}


def item(source_id: str, source: str = "items") -> Item:
    return Item.objects.get(source=source, source_id=source_id)


def table_of(*rows: dict[str, str]) -> str:
    """Return rows as a table with a column for whatever one of them says."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return text_of(*rows, columns=columns)


def differences(path: Path, **options: Any) -> list[tuple[str, str, str]]:
    """Return what a dry run would change, as (field, before, after)."""
    table = read_table(path)
    report = import_catalogue(table, choose(table.header), dry_run=True, **options)
    return [(one.field_label, one.before, one.after) for one in report.differences]
