"""What is the embedded engine's alone: files, processes, commits."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from search.engine import Failed, Lost, Query
from search.engines import embedded, generations
from search.engines.embedded import Embedded
from tests.search.entries import asked, make_entry

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def engine(tmp_path: Path) -> Embedded:
    made = Embedded(tmp_path / "search")
    made.rebuild([make_entry("item:A", "登记"), make_entry("item:B", "登记 户口")], 2)
    return made


def generation(folder: Path) -> Path:
    return folder / "search" / (folder / "search" / "current").read_text()


def test_without_an_index_everything_is_lost(tmp_path: Path) -> None:
    engine = Embedded(tmp_path / "nothing")

    for ask in (
        lambda: engine.search(Query()),
        lambda: engine.entry("item:A"),
        lambda: engine.rarity([]),
        lambda: engine.write([], [], 1),
        lambda: list(engine.digests()),
        engine.state,
    ):
        with pytest.raises(Lost):
            ask()


@pytest.mark.parametrize("pointer", ["", "..", "elsewhere", "/usr", "\x00", "\u4e00"])
def test_a_pointer_that_makes_no_sense_is_a_lost_index(
    engine: Embedded, tmp_path: Path, pointer: str
) -> None:
    (tmp_path / "search" / "current").write_text(pointer, encoding="utf-8")

    with pytest.raises(Lost):
        engine.state()


def test_files_of_nonsense_are_a_lost_index_and_it_can_be_built_anew(tmp_path: Path) -> None:
    """Each file of the index in turn is emptied, cut, or filled with something else."""
    many = [make_entry(f"item:{number}", f"登记 {number}") for number in range(50)]
    for damage in (b"", b"\x00" * 40, None):
        whole = Embedded(tmp_path / "search")
        whole.rebuild(many, 2)
        for name in sorted(file.name for file in generation(tmp_path).iterdir()):
            whole.rebuild(many, 2)
            suffix = name.partition(".")[2]
            for file in generation(tmp_path).glob(f"*.{suffix}"):
                harm(file, damage)
            engine = Embedded(tmp_path / "search")
            try:
                # What it does not need it may never notice.
                engine.state()
                assert engine.search(asked("登记", limit=50)).total == 50
            except Lost:
                engine.rebuild(many, 2)
            assert engine.search(asked("登记")).total == 50


def harm(file: Path, damage: bytes | None) -> None:
    # Never in place: whoever has mapped it goes on with what it was.
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content[: len(content) // 2] if damage is None else damage)


def test_what_breaks_while_it_is_read_is_known_as_broken(
    engine: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Alarm(BaseException):
        pass

    Alarm.__name__ = "PanicException"

    def broken(*_arguments: object) -> None:
        raise Alarm("index out of bounds")

    with monkeypatch.context() as patch:
        patch.setattr(embedded, "_hit", broken)
        with pytest.raises(Lost, match="out of bounds"):
            engine.search(asked("登记"))

    for other in (engine, Embedded(tmp_path / "search")):
        with pytest.raises(Lost):
            other.state()


def test_a_disk_that_may_not_be_written_fails_and_still_answers(
    engine: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(30, "Read-only file system")

    engine.state()
    monkeypatch.setattr(generations, "write_state", refuse)

    new = [make_entry("item:C", "登记")]
    writes: list[Callable[[], None]] = [
        partial(engine.write, new, [], 3),
        partial(engine.rebuild, new, 3),
    ]
    for write in writes:
        with pytest.raises(Failed) as refusal:
            write()
        assert not isinstance(refusal.value, Lost)
    assert engine.search(asked("户口")).total == 1


def test_a_writer_waits_for_another_and_not_for_ever(
    engine: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "PATIENCE", 0.05)
    with engine._generations.writing(1):
        with pytest.raises(Failed, match="another process"):
            Embedded(tmp_path / "search").write([], [], 3)
        assert engine.search(Query()).total == 2

    engine.write([], [], 3)


def test_writers_of_several_threads_take_turns(engine: Embedded, tmp_path: Path) -> None:
    def write(number: int) -> None:
        entry = make_entry(f"item:T{number}", "护照")
        Embedded(tmp_path / "search").write([entry], [], number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert engine.search(asked("护照")).total == 6


def test_another_process_is_heard_at_the_next_search(engine: Embedded, tmp_path: Path) -> None:
    assert engine.search(asked("护照")).total == 0
    write = (
        "from pathlib import Path; from search.engines.embedded import Embedded;"
        "from tests.search.entries import make_entry;"
        f"Embedded(Path({str(tmp_path / 'search')!r}))"
    )

    run(f"{write}.write([make_entry('item:C', '护照')], ['item:A'], 3)")
    assert engine.search(asked("护照")).total == 1
    assert engine.entry("item:A") is None
    assert engine.state().sequence == 3

    run(f"{write}.rebuild([make_entry('item:D', '驾照')], 4)")
    assert [hit.key for hit in engine.search(Query()).hits] == ["item:D"]


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_only_the_generation_that_is_read_stays(engine: Embedded, tmp_path: Path) -> None:
    (tmp_path / "search" / "half-built").mkdir()
    engine.rebuild([], 3)

    folders = [path for path in (tmp_path / "search").iterdir() if path.is_dir()]
    assert folders == [generation(tmp_path)]


def test_whoever_reads_a_generation_goes_on_when_it_is_gone(
    engine: Embedded, tmp_path: Path
) -> None:
    found = engine._open()
    other = Embedded(tmp_path / "search")
    other.rebuild([], 3)

    assert found.searcher.num_docs == 2
    assert not found.path.exists()
    assert engine.search(Query()).total == 0


def test_an_index_that_is_taken_away_is_lost(engine: Embedded, tmp_path: Path) -> None:
    assert engine.search(Query()).total == 2
    shutil.rmtree(tmp_path / "search")

    with pytest.raises(Lost):
        engine.search(Query())
