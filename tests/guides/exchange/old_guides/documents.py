"""Files of old guides to try with: records, pages and Word files, made here and made up."""

import io
import json
from pathlib import Path
from typing import Any

from docx import Document

from guides.exchange.old_guides.file import File
from guides.exchange.old_guides.files import open_source
from guides.exchange.old_guides.guide import OldGuide, Unread

LABELS = {
    *("申请材料", "办理流程", "受理条件", "办理地点", "联系电话", "办理时间", "收费标准"),
    *("设定依据", "事项名称", "承诺时限"),
}


class _Known:
    def label(self, text: str) -> bool:
        return text.strip("一二三四五六七八九十、.．（）() ：:") in LABELS

    alone = label


known = _Known()


def write(folder: Path, content: str | bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def read(path: Path, mapping: str | None = None) -> list[OldGuide | Unread]:
    return list(open_source(File(path), mapping).guides(known))


def guide(path: Path) -> OldGuide:
    (one,) = read(path)
    assert isinstance(one, OldGuide), one
    return one


def said(one: OldGuide) -> dict[str, list[str]]:
    return {section.label: list(section.lines) for section in one.sections}


def docx(build: Any) -> bytes:
    document = Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
