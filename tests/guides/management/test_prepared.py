"""A later start trusts what was prepared only as long as all is as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from guides.management.prepared import Prepared, digest, digest_of_file, fingerprint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides/content.py").write_text("a = 1")
    (tmp_path / "uv.lock").write_text("version = 1")
    return tmp_path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "var"
    data.mkdir()
    (data / "db.sqlite3").touch()
    (data / "secrets.json").write_text("{}")
    return data


@pytest.fixture
def prepared(root: Path, data: Path) -> Prepared:
    secrets = digest_of_file(data / "secrets.json")
    return Prepared(fingerprint=fingerprint(root), database=digest(""), secrets=secrets)


def test_it_is_read_as_it_was_written(prepared: Prepared, data: Path) -> None:
    prepared.with_media().write(data)
    assert Prepared.read(data) == prepared.with_media()
    assert prepared.with_media().media


@pytest.mark.parametrize("text", ["", "{", "[]", '{"other": 1}'])
def test_a_broken_note_is_none(text: str, data: Path) -> None:
    assert Prepared.read(data) is None
    (data / "demo.json").write_text(text)
    assert Prepared.read(data) is None


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "code": lambda root, data: (root / "guides/content.py").write_text("a = 22"),
    "template": lambda root, data: (root / "guides/page.html").touch(),
    "packages": lambda root, data: (root / "uv.lock").write_text("version = 22"),
    "database": lambda root, data: (data / "db.sqlite3").unlink(),
    "secrets": lambda root, data: (data / "secrets.json").unlink(),
    "password": lambda root, data: (data / "secrets.json").write_text("{ }"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(change: str, prepared: Prepared, root: Path, data: Path) -> None:
    assert prepared.holds(root, data, "")
    CHANGES[change](root, data)
    assert not prepared.holds(root, data, "")


def test_another_database_is_noticed(prepared: Prepared, root: Path, data: Path) -> None:
    assert not prepared.holds(root, data, "postgres://we@db.example/mingbai")


def test_compiled_texts_are_no_change(prepared: Prepared, root: Path, data: Path) -> None:
    (root / "guides/django.mo").touch()
    assert prepared.holds(root, data, "")
