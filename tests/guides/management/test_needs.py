"""What the tests need is installed by apt or named with the way to get it."""

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from guides.management import needs
from guides.management.commands import test as command
from guides.management.commands.test import Command


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> needs.Need:
    need = needs.Need("a-package", lambda: False, "某程序：https://example.org/")
    monkeypatch.setattr(needs, "NEEDS", (need,))
    return need


def test_what_is_missing_is_named_with_the_way_to_get_it(
    lacking: needs.Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "apt", lambda: None)
    with pytest.raises(CommandError) as refusal:
        Command().provide()
    assert lacking.package in str(refusal.value)
    assert lacking.remedy in str(refusal.value)


def test_apt_that_fails_is_a_failure(lacking: needs.Need, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "apt", lambda: ["false"])
    with pytest.raises(CommandError, match="apt 没有安装成功"):
        Command().provide()


def test_apt_that_did_not_help_is_a_failure(
    lacking: needs.Need, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(needs, "apt", lambda: ["true"])
    with pytest.raises(CommandError, match="a-package"):
        Command().provide()
    assert "正在用 apt 安装" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("system", "user", "expected"),
    [
        ({"ID": "debian"}, 0, ["apt-get"]),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, 0, ["apt-get"]),
        ({"ID": "debian"}, 1000, None),
        ({"ID": "fedora"}, 0, None),
    ],
)
def test_apt_is_used_where_it_is_allowed(
    system: dict[str, str],
    user: int,
    expected: list[str] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: system)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    only = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.setattr(shutil, "which", only.get)
    assert needs.apt() == expected


def test_no_test_at_all_is_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    assert Command().run(["tests/site/test_env.py", "-k", "no_test_has_this_name"], "sqlite") != 0
    assert "没有找到任何测试" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([(0, 0, 3), (0, 7, 9), (0, 7, 8)], 0),
        ([(0, 0, 3), (0, 7, 9), (0, 6, 9)], 1),
        ([(1, 0, 3), (0, 7, 9), (0, 7, 9)], 1),
        ([(0, 0, 3), (1, 7, 9), (0, 7, 9)], 1),
        ([(0, 0, 3), (0, 7, 9), (1, 7, 9)], 1),
        ([(5, 0, 0), (5, 0, 0), (0, 0, 1)], 0),
        ([(5, 0, 0), (5, 0, 0), (5, 0, 0)], 5),
        ([(0, 0, 0), (0, 0, 0), (0, 0, 0)], 5),
    ],
)
def test_both_databases_run_the_same_number_of_tests(
    outcomes: list[tuple[int, int, int]], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(outcomes)

    class Ended(command.Run):
        """A run that is over, without a pytest."""

        def __enter__(self) -> "Ended":
            return self

        def __exit__(self, *error: object) -> None: ...

        def told(self) -> tuple[int, command.Count]:
            code, *counted = next(left)
            return code, command.Count(*counted)

    monkeypatch.setattr(command, "Run", Ended)
    monkeypatch.setattr(needs, "NEEDS", ())
    assert Command().run([], "both") == code


def test_runs_go_side_by_side_and_share_what_is_the_same_on_both(
    capfd: pytest.CaptureFixture[str],
) -> None:
    on_both, on_one, journey = files = [
        "tests/guides/test_stored.py",
        "tests/guides/admin/test_previews.py",
        "tests/journeys/test_offline.py",
    ]

    code = Command().run([*files, "--collect-only", "-q"], "both")

    said = re.split("^▸ .*测试", capfd.readouterr().out, flags=re.MULTILINE)
    none, first, second = ({*re.findall(r"^tests/\S+::\S+", one, re.MULTILINE)} for one in said[1:])
    assert code == 0
    # Of the first file, some use no database.
    assert {name.partition("::")[0] for name in none} == {on_both}
    assert {name.partition("::")[0] for name in first} == {on_both, on_one}
    assert {name.partition("::")[0] for name in second} == {on_both, journey}
    assert {name.partition("::")[0] for name in first & second} == {on_both}
    assert none.isdisjoint(first | second)
    # Nothing is lost between them.
    whole = subprocess.run(
        [sys.executable, "-m", "pytest", *files, "--collect-only", "-q"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert none | first | second == {*re.findall(r"^tests/\S+::\S+", whole.stdout, re.MULTILINE)}


@pytest.mark.parametrize(
    ("told", "enough"),
    [("javac 17.0.15", True), ("javac 21", True), ("javac 1.8.0_402", False), ("", False)],
)
def test_a_java_is_asked_how_old_it_is(
    told: str, enough: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("java", "javac"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho '{told}'\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert needs.java() is enough
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert needs.java() is False
