"""What the documents and examples say of the environment is what the settings read."""

import re
from pathlib import Path

from django.conf import settings

from tests.site.test_production import REQUIRED

SITE: Path = settings.BASE_DIR / "site"


def variables(text: str) -> set[str]:
    return set(re.findall(r"MINGBAI_[A-Z_]+", text))


def read() -> set[str]:
    return {name for file in SITE.glob("config/**/*.py") for name in variables(file.read_text())}


def test_every_variable_is_in_the_operators_document_and_no_other() -> None:
    assert variables((SITE / "docs/operating.md").read_text()) == read()


def test_the_example_sets_what_is_required_and_offers_the_rest() -> None:
    lines = (SITE / "deploy/mingbai.env.example").read_text().splitlines()
    named = {line.lstrip("#").partition("=")[0]: line for line in lines if "MINGBAI_" in line}
    assert set(named) == read()
    assert {name for name, line in named.items() if not line.startswith("#")} == set(REQUIRED)


def test_every_document_the_readme_names_is_there() -> None:
    root = settings.BASE_DIR
    links = re.findall(r"\]\(([^)]+)\)", (root / "README.md").read_text())
    assert links
    assert [link for link in links if not (root / link).exists()] == []
