"""The demo's secrets: random, kept, for their owner's eyes."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from config.demo import PREFIX, secrets_of


def test_they_are_made_once_and_kept(tmp_path: Path) -> None:
    first = secrets_of(tmp_path / "var")
    assert secrets_of(tmp_path / "var") == first
    assert set(first["passwords"]) == {"admin", "editor"}


def test_every_folder_has_its_own(tmp_path: Path) -> None:
    one, other = secrets_of(tmp_path / "one"), secrets_of(tmp_path / "other")
    assert one["secret_key"] != other["secret_key"]
    assert one["passwords"]["admin"] != other["passwords"]["admin"]


def test_only_their_owner_can_read_them(tmp_path: Path) -> None:
    secrets_of(tmp_path)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_production_can_tell_them(tmp_path: Path) -> None:
    made = secrets_of(tmp_path)
    assert made["secret_key"].startswith(PREFIX)
    assert len(made["secret_key"]) > 50
    assert all(password.startswith(PREFIX) for password in made["passwords"].values())


def test_two_first_starts_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(secrets_of, [tmp_path] * 8))
    assert all(secrets == made[0] for secrets in made)
    assert len(list(tmp_path.iterdir())) == 1
