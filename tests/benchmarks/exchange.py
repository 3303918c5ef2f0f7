"""What imports and exports cost: `python -m tests.benchmarks.exchange 1000 10000 100000`.

For each number of items a made-up table like cities' flat lists is written, imported into a new
data folder, imported again, imported with a tenth of it changed, and exported; then a workbook of
the standard table, of 10,000 rows at most, is imported into another. Each step is a process of its
own, that proves what it did; printed are rows a second, seconds and the process's peak memory.
"""

import csv
import io
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LARGEST_WORKBOOK = 10_000
COLUMNS = [
    *("item_id", "name", "department", "region", "level", "item_code", "service_object"),
    *("item_type", "theme", "main_item", "link", "aliases", "note", "source"),
]
_OFFICES = ["市场监管局", "民政局", "公安局", "人社局", "住建局", "医保局", "教育局", "税务局"]
_COUNTIES = ["河东区", "河西区", "青禾县", "云台县", "南岭市"]
_THINGS = ["许可", "登记", "备案", "补贴申领", "证明开具", "变更", "注销", "年检"]
_SUBJECTS = ["小餐饮", "养老机构", "户外广告", "临时占道", "医师执业", "货运车辆", "社会团体"]


def main(sizes: list[int]) -> None:
    print(f"{'rows':>8} {'step':<22} {'seconds':>8} {'rows/s':>8} {'MB':>6}")
    for size in sizes:
        with TemporaryDirectory() as folder:
            for step in ("new", "again", "changed", "export .csv", "export .xlsx"):
                tell(size, step, Path(folder))
        with TemporaryDirectory() as folder:
            for step in ("workbook new", "workbook again"):
                tell(min(size, LARGEST_WORKBOOK), step, Path(folder))


def tell(size: int, step: str, folder: Path) -> None:
    """Run one step in a process of its own and print what it cost."""
    environment = {
        **os.environ,
        "MINGBAI_DATA": str(folder),
        "MINGBAI_BASE_URL": "http://testserver",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    prepare(size, step, folder, environment)
    module = [sys.executable, "-m", "tests.benchmarks.exchange"]
    command = [*module, "--step", str(size), step, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    rate = size / told["seconds"]
    cost = f"{told['seconds']:>8.1f} {rate:>8.0f} {told['megabytes']:>6.0f}"
    print(f"{size:>8} {step:<22} {cost}", flush=True)


def prepare(size: int, step: str, folder: Path, environment: dict[str, str]) -> None:
    """Make the database, which is not timed."""
    if step in ("new", "workbook new"):
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)


def run(size: int, step: str, folder: Path) -> None:
    """Do one step, check that it did its work, and print what it cost."""
    import django

    django.setup()
    act = export if step.startswith("export") else bring_in
    begun = time.perf_counter()
    work = act(size, step, folder)
    seconds = time.perf_counter() - begun - work
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "megabytes": peak / 1024}))


def bring_in(size: int, step: str, folder: Path) -> float:
    """Import a table; return the seconds that writing it took."""
    from django.core.management import call_command

    from guides.models import Item, LedgerRow
    from guides.vocabulary import Kind

    published = LedgerRow.objects.filter(kind=Kind.ITEM)
    before = published.count()
    begun = time.perf_counter()
    path = table(size, step, folder)
    written = time.perf_counter() - begun
    out = io.StringIO()
    call_command("import_catalogue", path, json=True, stdout=out, stderr=io.StringIO())
    told = json.loads(out.getvalue().splitlines()[-1])
    changed = size // 10 if step == "changed" else 0
    created = size if step.endswith("new") else 0
    assert told == {
        "read": size,
        "created": created,
        "updated": changed,
        "unchanged": size - created - changed,
        "refused": 0,
    }, told
    assert Item.objects.count() == size
    assert published.count() - before == created + changed
    return written


def export(size: int, step: str, folder: Path) -> float:
    """Export everything; return the seconds that reading it back took."""
    from django.core.management import call_command

    from guides.exchange.tables import read_table

    path = folder / f"out{step.split()[1]}"
    call_command("export_catalogue", path, stdout=io.StringIO(), stderr=io.StringIO())
    begun = time.perf_counter()
    assert sum(1 for _row in read_table(path).rows()) == size
    return time.perf_counter() - begun


def table(size: int, step: str, folder: Path) -> Path:
    if step.startswith("workbook"):
        return workbook(size, folder / "standard.xlsx")
    path = folder / "items.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows(size, changed=step == "changed"))
    return path


def rows(size: int, *, changed: bool) -> Iterator[dict[str, str]]:
    """Yield made-up rows, unevenly filled; of the changed ones every tenth has another name."""
    chance = random.Random(size)
    for number in range(size):
        thing = f"{chance.choice(_SUBJECTS)}{chance.choice(_THINGS)}"
        county = chance.choice(_COUNTIES)
        row = {
            "item_id": f"B{number:07}",
            "name": f"{thing}（第{number}项）" + ("（新）" if changed and number % 10 == 0 else ""),
            "department": f"{county}{chance.choice(_OFFICES)}",
            "region": f"云山省清水市{county}",
            "level": "县级",
            "item_code": f"{number:010}",
            "service_object": chance.choice(["自然人", "法人", "个人"]),
            "item_type": chance.choice(["行政许可", "公共服务", "行政确认"]),
            "theme": chance.choice(["社会保障", "证件办理", ""]),
            "main_item": thing,
            "link": f"http://old.example.gov.cn/item?id={number}",
            "aliases": f"办{thing}|{thing}怎么办",
            "note": "抄自旧系统的清单，没有核对",
            "source": "旧系统",
        }
        keep = {"item_id", "name"}
        yield {name: cell for name, cell in row.items() if name in keep or chance.random() < 0.7}


def workbook(size: int, path: Path) -> Path:
    """Write items with two materials, a fee and a basis each, as the standard table."""
    from guides.exchange.tables.writing import writer_of

    chance = random.Random(size)
    with writer_of(path) as write:
        write(list(next(standard(0, chance))))
        for number in range(size):
            for row in standard(number, chance):
                write(list(row.values()))
    return path


def standard(number: int, chance: random.Random) -> Iterator[dict[str, str]]:
    """Yield an item's rows."""
    thing = f"{chance.choice(_SUBJECTS)}{chance.choice(_THINGS)}"
    first = {
        "来源编号": f"S{number:07}",
        "事项名称": f"{thing}（第{number}项）",
        "事项类型": "行政许可",
        "行使层级": "县级",
        "实施主体": f"{chance.choice(_COUNTIES)}{chance.choice(_OFFICES)}",
        "行政管辖": f"清水市{chance.choice(_COUNTIES)}",
        "法定办结时限": str(chance.randint(5, 60)),
        "法定办结时限单位": "个工作日",
        "受理条件": f"一、在本地办理{thing}；\n二、材料齐全。",
        "服务对象": "自然人|企业法人",
        "咨询电话": f"0360-{8800000 + number % 9999}",
        "材料名称": "申请表",
        "原件份数": "1",
        "收费项目": "工本费",
        "收费金额": "10",
        "设定依据名称": "《清水市办事条例》",
        "设定依据条款": f"第{number % 90 + 1}条",
    }
    yield first
    second = {"来源编号": first["来源编号"], "材料名称": f"{thing}证明", "原件份数": "2"}
    yield dict.fromkeys(first, "") | second


def arguments(told: list[str]) -> Any:
    if told[:1] == ["--step"]:
        return run(int(told[1]), told[2], Path(told[3]))
    return main([int(size) for size in told] or [1_000, 10_000])


if __name__ == "__main__":
    arguments(sys.argv[1:])
