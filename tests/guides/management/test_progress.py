"""Who waits is told what for, and how long it took."""

import io

import pytest

from guides.management import progress
from guides.management.progress import step


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_step_says_what_begins_and_that_it_is_done() -> None:
    out = io.StringIO()
    with step("正在建立数据库", out):
        assert out.getvalue() == "▸ 正在建立数据库…\n"
    assert "✓ 正在建立数据库（0.0 秒）" in out.getvalue()


def test_a_long_step_shows_on_a_terminal_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.001)
    out = Terminal()
    with step("正在下载", out):
        while "秒" not in out.getvalue():
            pass
    assert out.getvalue().endswith("秒）\n")


def test_a_step_that_fails_says_so() -> None:
    out = io.StringIO()
    with pytest.raises(KeyError), step("正在载入", out):
        raise KeyError
    assert "✗ 正在载入：没有完成" in out.getvalue()
