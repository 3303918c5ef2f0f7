"""A catalogue whose import is killed: what is in is whole, and a second run completes it."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.guides.programs import in_site

# Four transactions, so that a kill that follows the first comes before the last.
ROWS = 2_000

TELL = """
import json
from guides.models import EverydayName, Item, ItemMaterial, LedgerRow, Material
from guides.vocabulary import Kind
rows = LedgerRow.objects.filter(kind=Kind.ITEM)
print(json.dumps([Item.objects.count(), rows.count(), ItemMaterial.objects.count(),
    Material.objects.count(), EverydayName.objects.count()]))
"""
WAIT = """
import time
from guides.models import Item
while not Item.objects.exists():
    time.sleep(0.01)
"""


def command(site: dict[str, str], table: Path) -> list[str]:
    return [sys.executable, "manage.py", "import_catalogue", str(table), "--json"]


def test_a_killed_import_loses_nothing_and_is_completed(
    own_site: dict[str, str], tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    lines = [f"{n},第{n}件事,身份证,叫法{n}\n,,申请表,\n" for n in range(ROWS)]
    table.write_text("来源编号,事项名称,材料名称,日常用语\n" + "".join(lines))
    child = subprocess.Popen(
        command(own_site, table),
        env=own_site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    in_site(own_site, WAIT)
    child.send_signal(signal.SIGKILL)

    assert child.wait() == -signal.SIGKILL
    items, rows, uses, materials, names = json.loads(in_site(own_site, TELL))
    assert 0 < items < ROWS
    assert (rows, uses, materials, names) == (items, 2 * items, 2, items)

    done = subprocess.run(command(own_site, table), env=own_site, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert (counts["unchanged"], counts["created"]) == (items, ROWS - items)
    assert json.loads(in_site(own_site, TELL)) == [ROWS, ROWS, 2 * ROWS, 2, ROWS]
