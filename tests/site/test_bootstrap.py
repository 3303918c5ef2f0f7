"""The first start: what it refuses, when it looks again, and that it goes on inside."""

import ast
import hashlib
import json
import os
import platform
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from django.conf import settings

import bootstrap
import manage

ROOT = settings.BASE_DIR


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout without an environment; what it does not run itself is linked to this one."""
    (tmp_path / "site").mkdir()
    for name in ("manage.py", "site/bootstrap.py"):
        # They find the checkout as the folder they lie in, behind links.
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for name in ("guides", "search", "theme", "locale", "site/config"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "uv.lock").write_text("version = 1")
    return tmp_path


def stamp(checkout: Path, *, dev: bool) -> None:
    lock = hashlib.sha256((checkout / "uv.lock").read_bytes()).hexdigest()
    (checkout / ".venv/mingbai.json").write_text(json.dumps({"lock": lock, "dev": dev}))


def test_an_old_python_is_told_so_in_chinese() -> None:
    assert "需要 Python 3.11" in manage.refusal((3, 10, 12))
    assert "3.10.12" in manage.refusal((3, 10, 12))
    assert manage.refusal((3, 11, 0)) == ""
    assert manage.refusal((3, 15, 0)) == ""


def test_an_old_python_can_read_the_file_that_refuses_it() -> None:
    ast.parse((ROOT / "manage.py").read_text(), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ({"ID": "debian"}, "apt install python3-venv"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt install python3-venv"),
        ({"ID": "fedora"}, "dnf install"),
        ({"ID": "something"}, "venv"),
    ],
)
def test_without_ensurepip_the_package_is_named(
    system: dict[str, str], remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: system)
    assert remedy in bootstrap.no_ensurepip()
    assert "ensurepip" in bootstrap.no_ensurepip()


def test_an_environment_is_ready_as_long_as_the_lock_file_is_the_same(checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    assert not environment.ready(dev=False)
    venv.create(checkout / ".venv", with_pip=False)
    assert not environment.ready(dev=False), "half made"

    stamp(checkout, dev=False)
    assert environment.ready(dev=False)
    assert not environment.ready(dev=True)

    stamp(checkout, dev=True)
    assert environment.ready(dev=True)
    (checkout / "uv.lock").write_text("version = 2")
    assert not environment.ready(dev=False)


def test_a_broken_stamp_or_a_python_that_is_gone_is_not_ready(checkout: Path) -> None:
    environment = bootstrap.Environment(checkout)
    venv.create(checkout / ".venv", with_pip=False)
    environment.stamp.write_text("{")
    assert not environment.ready(dev=False)
    stamp(checkout, dev=False)
    environment.python.unlink()
    assert not environment.ready(dev=False)


def test_outside_and_inside_are_the_same_command(checkout: Path) -> None:
    venv.create(checkout / ".venv", with_pip=False, symlinks=True)
    packages = next((checkout / ".venv").glob("lib/python*/site-packages"))
    (packages / "these.pth").write_text(sysconfig.get_path("purelib"))
    stamp(checkout, dev=True)

    surroundings = os.environ | {"MINGBAI_DATA": str(checkout / "var")}
    for name in ("DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "PYTHONPATH"):
        surroundings.pop(name, None)
    pythons = [sys._base_executable, checkout / ".venv/bin/python"]  # type: ignore[attr-defined]
    started = [
        subprocess.Popen(
            [python, "manage.py", "test", "--help"],
            cwd=checkout,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for python in pythons
    ]
    outside, inside = (process.communicate()[0] for process in started)
    assert "--database" in inside
    assert outside == inside


@pytest.mark.parametrize(
    ("host", "name"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("a.example", "a.example")]
)
def test_the_address_of_a_host(host: str, name: str) -> None:
    assert bootstrap.reachable_name(host) == name
