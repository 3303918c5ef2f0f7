"""The texts of our own code and templates, by GNU gettext's xgettext."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
from django.utils.translation import gettext as _
from django.utils.translation.template import templatize

SOURCES = ("guides", "search", "theme", "site/config")
# Copies of Wagtail's own: its catalogues have their texts.
COPIES = "wagtailadmin"
TEMPLATES = frozenset({".html", ".txt", ".xml", ".svg"})

# What a function takes: text, plural and context, counted as xgettext does.
FUNCTIONS = {
    "gettext": "",
    "gettext_noop": "",
    "gettext_lazy": "",
    "ngettext": ":1,2",
    "ngettext_lazy": ":1,2",
    "pgettext": ":1c,2",
    "pgettext_lazy": ":1c,2",
    "npgettext": ":1c,2,3",
    "npgettext_lazy": ":1c,2,3",
}
_ALIAS = re.compile(r"\b(\w*gettext\w*) as (\w+)")


class NoGettext(Exception):
    """xgettext is not installed."""


def own_messages(root: Path) -> list[polib.POEntry]:
    """Return the texts below `root` without translation, each with the files that say it.

    Raises NoGettext, and TemplateSyntaxError for a template that cannot be read.
    """
    if not shutil.which("xgettext"):
        raise NoGettext(_("找不到 xgettext。请先安装 GNU gettext（Debian：apt install gettext）。"))
    with TemporaryDirectory() as copy:
        names = sorted(_copy(root, Path(copy)))
        found = _xgettext(Path(copy), names)
    entries = polib.pofile(found)
    for entry in entries:
        # Which flags it sets differs from one gettext to the next.
        entry.flags = []
        entry.occurrences = sorted({(file, "") for file, _line in entry.occurrences})
    return list(entries)


def _copy(root: Path, copy: Path) -> Iterator[str]:
    """Write each source, templates as the Python that says the same, and yield its name."""
    for file in _sources(root):
        name = file.relative_to(root).as_posix()
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".py":
            text += "".join(f"\n{call}" for call in _in_f_strings(text))
        else:
            text = templatize(text, origin=name)
        written = copy / name
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(text, encoding="utf-8")
        yield name


def _in_f_strings(source: str) -> Iterator[str]:
    """Yield the calls within f-strings, which xgettext does not look into."""
    for string in ast.walk(ast.parse(source)):
        if isinstance(string, ast.JoinedStr):
            for node in ast.walk(string):
                if isinstance(node, ast.Call):
                    yield ast.unparse(node)


def _sources(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for file in (root / source).rglob("*"):
            folders = file.relative_to(root).parts
            template = file.suffix in TEMPLATES and "templates" in folders
            if file.suffix == ".py" or (template and COPIES not in folders):
                yield file


def _xgettext(folder: Path, names: Iterable[str]) -> str:
    names = list(names)
    # Without a text to find, xgettext writes nothing at all.
    if not names:
        return ""
    command = [
        "xgettext",
        "--language=Python",
        "--from-code=UTF-8",
        "--add-comments=Translators",
        "--add-location=file",
        "--output=-",
        "--files-from=-",
        *(f"--keyword={name}{takes}" for name, takes in sorted(_keywords(folder, names))),
    ]
    run = subprocess.run(
        command, cwd=folder, input="\n".join(names), capture_output=True, text=True, check=True
    )
    return run.stdout.replace("charset=CHARSET", "charset=UTF-8")


def _keywords(folder: Path, names: Iterable[str]) -> set[tuple[str, str]]:
    """Return gettext's functions with what they take, under the names our modules give them."""
    keywords = set(FUNCTIONS.items())
    for name in names:
        for function, alias in _ALIAS.findall((folder / name).read_text(encoding="utf-8")):
            keywords.add((alias, FUNCTIONS.get(function, "")))
    return keywords
