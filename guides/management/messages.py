"""Compiles the texts in `locale/`, so that only who changes them needs gettext."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

import polib


def compile_messages(folders: Iterable[Path | str]) -> list[Path]:
    """Write each .mo file that is missing or older than its .po; returns those written."""
    texts = (po for folder in folders for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")))
    return [_compile(po) for po in texts if _outdated(po, po.with_suffix(".mo"))]


def _outdated(po: Path, mo: Path) -> bool:
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    with NamedTemporaryFile(dir=mo.parent, suffix=".draft", delete=False) as draft:
        draft.write(polib.pofile(str(po)).to_binary())
    # Another process may be reading the old one.
    written = Path(draft.name)
    written.chmod(0o644)
    return written.replace(mo)
