"""Schema, curated examples and code say the same."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.core.management import call_command

from guides.content import canonical, read
from guides.management.commands.schema import FOLDER, schemas
from guides.vocabulary import Action, Kind

EXAMPLES = sorted((FOLDER / "examples").glob("*.json"))


def test_the_schema_files_are_what_the_code_says() -> None:
    call_command("schema", "--check")

    assert {file.name for file in FOLDER.glob("*.json")} == set(schemas())


def test_there_are_three_curated_examples() -> None:
    assert [file.stem for file in EXAMPLES] == ["guide", "item", "withdrawal"]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_is_valid_and_read_back_unchanged(file: Path) -> None:
    example = json.loads(file.read_text(encoding="utf-8"))
    schema = json.loads((FOLDER / file.name).read_text(encoding="utf-8"))
    withdrawn = file.stem == "withdrawal"

    jsonschema.validate(example, schema)
    payload = read(
        Kind.GUIDE if withdrawn else Kind(file.stem),
        Action.WITHDRAW if withdrawn else Action.PUBLISH,
        json.dumps(example),
    )

    assert payload.canonical() == canonical(example)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_with_anything_else_is_not_valid(file: Path) -> None:
    example = json.loads(file.read_text(encoding="utf-8"))
    schema = json.loads((FOLDER / file.name).read_text(encoding="utf-8"))

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**example, "colour": "red"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**example, "code": "no code"}, schema)
