"""Who may import whom: every import is walked, those inside functions too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("guides", "search", "theme", "config")

LEAVES = {
    "guides.content",
    "guides.vocabulary",
    "guides.codes",
    "guides.colours",
    "guides.masked",
    "guides.titles",
    "guides.webvtt",
}
DATA = LEAVES | {"guides.facts", "guides.facets", "guides.flow"}
MODELS = LEAVES | {"guides.blocks", "guides.models"}
ASSEMBLED = (
    DATA | MODELS | {"guides.assemble", "guides.media", "guides.localize", "guides.translations"}
)
FOUND = LEAVES | {
    "search",
    "guides.channels",
    "guides.facets",
    "guides.facts",
    "guides.followers",
    "guides.ledger",
    "guides.localize",
    "guides.models",
    "guides.published",
    "guides.usage",
}

# The first prefix that fits a module says what of ours it may import; None is everything of
# its own package.
ALLOWED: tuple[tuple[str, set[str]], ...] = (
    ("guides.codes", set()),
    ("guides.colours", set()),
    ("guides.masked", set()),
    ("guides.titles", {"guides.vocabulary"}),
    ("guides.webvtt", set()),
    ("guides.vocabulary", {"guides.vocabulary"}),
    ("guides.content", LEAVES),
    ("guides.facts", LEAVES),
    ("guides.facets", LEAVES),
    ("guides.flow", DATA),
    ("guides.localize.following", {"guides"}),
    ("guides.localize", LEAVES | {"guides.localize"}),
    ("guides.translations", {"guides.translations", "guides.localize"}),
    ("guides.blocks", LEAVES | {"guides.blocks"}),
    ("guides.models", MODELS),
    ("guides.channels", DATA | {"guides.channels"}),
    ("guides.paper", DATA | {"guides.channels", "guides.paper"}),
    ("guides.media", MODELS | {"guides.pictures", "guides.renditions", "guides.uploads"}),
    ("guides.pictures", set()),
    ("guides.renditions", LEAVES),
    ("guides.uploads", set()),
    ("guides.assemble", ASSEMBLED),
    ("guides.ledger", MODELS | DATA | {"guides.followers"}),
    ("guides.followers", MODELS | DATA | {"guides.jobs.launch"}),
    ("guides.listed", MODELS),
    ("guides.published", MODELS | DATA | {"guides.listed", "guides.localize", "guides.published"}),
    ("guides.hindrances", ASSEMBLED),
    ("guides.sections", ASSEMBLED),
    (
        "guides.publishing",
        ASSEMBLED
        | {
            "guides.ledger",
            "guides.hindrances",
            "guides.sections",
            "guides.translations",
            "guides.publishing",
        },
    ),
    ("guides", {"guides"}),
    ("search.channels.samples", FOUND | {"guides.gallery"}),
    ("search.engine", {"search"}),
    ("search.words", {"search"}),
    ("search.engines", {"search"}),
    ("search.management", LEAVES | {"search", "guides"}),
    ("search.admin", LEAVES | {"search", "guides"}),
    ("search.wagtail_hooks", {"search"}),
    ("search.roles", {"guides.roles"}),
    # Read from outside, as guides' own pages and interface are.
    ("search.channels", FOUND | {"guides.api", "guides.life_events", "guides.views"}),
    ("search", FOUND),
    ("theme", {"theme"}),
    ("config", {"config", "guides", "search", "theme"}),
)


def modules() -> Iterator[tuple[str, Path]]:
    for base in (ROOT, ROOT / "site"):
        for package in PACKAGES:
            for file in sorted((base / package).rglob("*.py")):
                if "migrations" not in file.parts:
                    yield _name(file.relative_to(base)), file


def imports_of(name: str, source: str, is_package: bool) -> Iterator[str]:
    """Yield what a module imports, absolute, with the names it takes from packages."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(name, is_package, node)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _is_import_call(node):
            yield node.args[0].value  # type: ignore[attr-defined]


def violations(name: str, source: str, is_package: bool = False) -> list[str]:
    allowed = next(may for prefix, may in ALLOWED if _within(name, prefix))
    return [
        f"{name} imports {found}"
        for found in imports_of(name, source, is_package)
        if found.split(".")[0] in PACKAGES
        and not any(_within(found, may) for may in allowed)
        # A package's own `__init__` names are its submodules' or what it re-exports.
        and not any(_within(may, found) for may in allowed if "." not in found)
    ]


def _within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _base(name: str, is_package: bool, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    parts = parts[: len(parts) - node.level + is_package]
    return ".".join([*parts, node.module] if node.module else parts)


def _is_import_call(node: ast.Call) -> bool:
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    constant = bool(node.args) and isinstance(node.args[0], ast.Constant)
    return called in {"import_module", "__import__"} and constant


def test_every_module_imports_only_what_its_place_allows() -> None:
    found = [
        violation
        for name, file in modules()
        for violation in violations(name, file.read_text(encoding="utf-8"), file.stem == "__init__")
    ]

    assert found == []


def test_there_is_something_to_walk() -> None:
    assert {"guides.content", "guides.models.items", "theme.apps"} <= {
        name for name, _file in modules()
    }


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        (
            "guides.channels.web",
            "def page():\n    from guides.models import GuidePage\n",
            "guides.channels.web imports guides.models.GuidePage",
        ),
        (
            "guides.models.items",
            "from .. import publishing\n",
            "guides.models.items imports guides.publishing",
        ),
        (
            "guides.views",
            "import importlib\nimportlib.import_module('search.engine')\n",
            "guides.views imports search.engine",
        ),
    ],
    ids=["query in a channel", "model that publishes", "guides that search"],
)
def test_a_planted_violation_is_named(name: str, source: str, said: str) -> None:
    assert violations(name, source) == [said]


def test_folders_that_are_no_packages_stay_none() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert not (ROOT / "locale" / "__init__.py").exists()
