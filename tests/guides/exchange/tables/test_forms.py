"""Files that are no table, or none that is safe or small enough, each named in one line."""

import io
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from guides.exchange.tables import Unreadable, archive, read_table

from .files import HEADER, refusal, repack, write_xlsx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _zip(folder: Path, name: str, **parts: str) -> Path:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for part, content in parts.items():
            made.writestr(part.replace("__", "/").replace("_", "."), content)
    return _file(folder, name, file.getvalue())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", _OLE + bytes(600), "旧格式"),
        ("a.et", _OLE + bytes(600), "旧格式"),
        ("a.xlsx", _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xls", b"\xef\xbb\xbf <HTML><table>", "网页"),
        ("a.csv", b"<?xml version='1.0'?>", "网页"),
        ("a.csv", b"%PDF-1.7", "PDF"),
        ("a.xlsx", "编号,名称\n1,甲\n".encode(), "不是 Excel"),
        ("a.csv", bytes(range(128, 256)) * 9, "编码"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "编码"),
        ("a.csv", b"", "是空的"),
        ("a.xlsx", b"", "是空的"),
        ("a.jsonl", b"", "是空的"),
    ],
)
def test_other_files_are_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in refusal(_file(tmp_path, name, content))


def test_other_packed_files_are_named(tmp_path: Path) -> None:
    assert ".ods" in refusal(_zip(tmp_path, "a.ods", content_xml="<a/>"))
    assert ".xlsb" in refusal(_zip(tmp_path, "a.xlsb", xl__workbook_bin=""))
    assert "Word" in refusal(_zip(tmp_path, "a.docx", word__document_xml="<a/>"))
    assert "压缩包" in refusal(_zip(tmp_path, "a.zip", list_csv="编号,名称"))


def test_workbooks_with_macros_are_named(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsm", HEADER, ["1"])
    with ZipFile(path) as packed:
        kinds = packed.read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

    assert ".xlsm" in refusal(repack(path, {"[Content_Types].xml": kinds.replace(plain, macros)}))


def test_folders_and_devices_are_named(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "不是普通文件" in refusal(tmp_path / "pipe")
    assert "没有这个文件" in refusal(tmp_path / "nowhere.csv")


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = _file(tmp_path, "a.csv", b"a,b\n1,2\n")
    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "open", refuse)

    assert "没有权限" in refusal(path)


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("a.csv", 3_000_000_000, "有 3 GB，CSV 最多读 2 GB"),
        ("a.jsonl", 2_500_000_000, "有 2.5 GB，JSON Lines 最多读 2 GB"),
        ("a.xlsx", 201_000_000, "有 201 MB，XLSX 最多读 200 MB"),
    ],
)
def test_too_large_files_are_not_read_at_all(
    tmp_path: Path, name: str, size: int, said: str
) -> None:
    path = _file(tmp_path, name, b"PK\x03\x04" if name == "a.xlsx" else b"")
    os.truncate(path, size)

    assert said in refusal(path)
    assert "拆成" in refusal(path)


def test_what_swells_when_unpacked_is_not_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1"])

    assert "没有打开" in refusal(repack(path, {"xl/worksheets/sheet1.xml": bytes(20_000_000)}))


def test_what_is_too_large_when_unpacked_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1"])
    monkeypatch.setattr(archive, "LARGEST", 1_000)

    assert "没有打开" in refusal(path)


def test_too_many_parts_are_not_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1"])

    assert "没有打开" in refusal(repack(path, {f"x{n}": b"" for n in range(archive.MOST_PARTS)}))


def test_too_many_texts_are_not_kept_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repack(write_xlsx(tmp_path / "a.xlsx", HEADER), {"xl/sharedStrings.xml": b"x" * 2_000})
    monkeypatch.setattr(archive, "LARGEST_STRINGS", 1_000)

    assert "另存为 CSV" in refusal(path)


def test_a_torn_workbook_is_named(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1"]).read_bytes()

    for size in (10, 1_000, len(whole) - 30):
        assert "损坏" in refusal(_file(tmp_path, "b.xlsx", whole[:size]))


def test_a_workbook_whose_bytes_were_changed_is_a_table_or_one_clear_line(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", HEADER, ["1", "甲", "乙"]).read_bytes()

    for place in range(0, len(whole), 37):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        try:
            list(read_table(_file(tmp_path, "b.xlsx", bytes(changed))).rows())
        except Unreadable:
            continue
