"""Docs that can fail: what exists is written down, and what is written down exists."""

import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands

from guides.channels import CHANNELS
from guides.vocabulary import Edition, Fact

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "site" / "docs"


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def own_commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if app == "guides")


@pytest.mark.parametrize("command", own_commands())
def test_every_command_is_in_the_operators_manual(command: str) -> None:
    assert re.search(rf"\b{command}\b", text("operating.md")), command


def test_every_variable_is_in_the_operators_manual_and_every_one_there_exists() -> None:
    read = set()
    for file in (ROOT / "site" / "config").rglob("*.py"):
        read |= set(re.findall(r"\"(MINGBAI_[A-Z_]+)\"", file.read_text(encoding="utf-8")))

    assert read
    assert set(re.findall(r"`(MINGBAI_[A-Z_]+)`", text("operating.md"))) == read


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_is_in_the_integrators_manual(channel: str) -> None:
    assert f"/feeds/{channel}.json" in text("channels.md")


@pytest.mark.parametrize("fact", Fact)
def test_every_fact_is_in_the_integrators_manual(fact: Fact) -> None:
    assert f"`{fact}`" in text("channels.md")


@pytest.mark.parametrize("edition", Edition)
def test_every_edition_is_in_the_editors_manual(edition: Edition) -> None:
    assert str(edition.label) in text("editors.md")


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    reasons = text("decisions/0006-dependencies.md")

    names = [re.split(r"[\[<>=]", one)[0] for one in wanted]
    assert [name for name in names if name not in reasons] == []


@pytest.mark.parametrize("file", sorted(DOCS.rglob("*.md")), ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (file.parent / target).exists(), target


def test_decisions_are_numbered_and_say_why() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))

    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        said = file.read_text(encoding="utf-8")
        assert all(f"**{part}.**" in said for part in ("Context", "Decision", "Consequences")), file
