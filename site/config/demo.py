"""The demo's secrets: made at the first start, kept in its data folder, refused by production."""

import json
import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypedDict

FILE = "secrets.json"
# Production refuses a key and a password that begin so, wherever they were copied from.
PREFIX = "demo-"
USERS = ("admin", "editor")


class Secrets(TypedDict):
    secret_key: str
    passwords: dict[str, str]


def secrets_of(data: Path) -> Secrets:
    """Return the secrets of a data folder; the first call makes them, readable by their owner."""
    file = data / FILE
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=data, prefix=FILE, delete=False) as draft:
            json.dump(_made(), draft, indent=2)
        try:
            # Not a rename: of two first starts at once, both go on with the secrets of one.
            os.link(draft.name, file)
        except FileExistsError:
            pass
        finally:
            Path(draft.name).unlink()
    kept: Secrets = json.loads(file.read_text())
    return kept


def _made() -> Secrets:
    return {
        "secret_key": PREFIX + secrets.token_urlsafe(50),
        "passwords": {user: PREFIX + secrets.token_urlsafe(9) for user in USERS},
    }
