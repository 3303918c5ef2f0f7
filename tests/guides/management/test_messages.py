"""Texts are compiled without gettext, and only when they changed."""

import gettext
import os
from pathlib import Path

import pytest

from guides.management.messages import compile_messages

TEXT = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "首页"
msgstr "首頁"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    file = tmp_path / "zh_Hant/LC_MESSAGES/django.po"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT)
    return file


def test_a_text_is_compiled(po: Path, tmp_path: Path) -> None:
    (mo,) = compile_messages([tmp_path])
    with mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("首页") == "首頁"
    assert sorted(po.parent.iterdir()) == [po.with_suffix(".mo"), po]


def test_only_what_is_older_than_its_text_is_compiled_again(po: Path, tmp_path: Path) -> None:
    (mo,) = compile_messages([tmp_path])
    assert compile_messages([tmp_path]) == []
    os.utime(mo, (0, 0))
    assert compile_messages([tmp_path]) == [mo]
