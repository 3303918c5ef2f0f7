"""What a kiosk of a hall holds: the list of its packs, or what is new in it since a version."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone

from guides.models import Facet, KioskPack
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Kind

from . import keeping
from .files import PIECE
from .packs import SCHEMA

# Beyond this part of the list, the list itself is as good an answer, and one that is kept.
_FEW = 4
# Half of a bundle's bytes may be words: pictures are of no use without them.
_WORDS = 2


@dataclass(frozen=True)
class Listed:
    """A pack in the list."""

    name: str
    kind: str
    code: str
    digest: str
    size: int
    version: int

    def told(self) -> dict[str, Any]:
        return {"name": self.name, "digest": self.digest, "size": self.size}

    @property
    def line(self) -> str:
        return f"{self.name} {self.digest} {self.size}\n"


@dataclass(frozen=True)
class Bundle:
    """The packs of one hall's kiosks at a version, and those that are no more."""

    packs: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    own: tuple[str, ...]
    left_out: int
    whole: str

    def since(self, after: int) -> tuple[list[Listed], list[Listed]] | None:
        """Return what came and what went after a version; None where that is a good part."""
        new = [one for one in self.packs if one.version > after]
        gone = [one for one in self.gone if one.version > after]
        return None if len(new) + len(gone) > len(self.packs) // _FEW else (new, gone)


def manifest(hall: str | None, after: int, state: keeping.State) -> tuple[bytes, bool]:
    """Return the list, or what is new since `after` where that is little; and which it is."""
    bundle = _bundle(hall, state.version, state.changed_at, settings.KIOSK_BUNDLE_MB)
    part = bundle.since(after) if 0 < after <= state.version else None
    packs, gone = part or (bundle.packs, ())
    changed_at = state.changed_at
    told = {
        "schema": SCHEMA,
        "hall": hall,
        "head": keeping.head(),
        "version": state.version,
        "since": after if part else 0,
        "time": timezone.localtime(changed_at).isoformat(timespec="seconds")
        if changed_at
        else None,
        "due": state.due,
        "limit": settings.KIOSK_BUNDLE_MB << 20,
        "piece": PIECE,
        "policy": settings.CONTENT_SECURITY_POLICY,
        "packs": [one.told() for one in packs],
        "gone": [one.name for one in gone],
        "own": bundle.own,
        "left_out": bundle.left_out,
        "whole": bundle.whole,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), bool(part)


@lru_cache(maxsize=32)
def _bundle(hall: str | None, version: int, changed_at: datetime | None, megabytes: int) -> Bundle:
    """Return a hall's list."""
    everything = _listed(version, changed_at)
    alive = [one for one in everything if one.digest]
    own = _handled(hall) if hall else ()
    packs = _within(alive, set(own), (megabytes << 20) // _WORDS)
    lines = "".join(sorted(one.line for one in packs))
    return Bundle(
        packs=tuple(packs),
        gone=tuple(one for one in everything if not one.digest),
        own=own,
        left_out=len({one.code for one in alive}) - len({one.code for one in packs}),
        whole=hashlib.sha256(lines.encode()).hexdigest(),
    )


@lru_cache(maxsize=1)
def _listed(_version: int, _changed_at: datetime | None) -> list[Listed]:
    """Return all packs that were ever made; read once for all halls."""
    made = KioskPack.objects.filter(version__gt=0).order_by("kind", "code", "locale")
    rows = made.values_list("kind", "code", "locale", "digest", "size", "version")
    return [
        Listed(f"{kind}/{code or '-'}/{locale}", kind, code, digest, size, version)
        for kind, code, locale, digest, size, version in rows
    ]


def _within(packs: list[Listed], own: set[str], limit: int) -> list[Listed]:
    """Return as many as fit: lists of things first, then what the hall handles, then the newest."""
    if sum(one.size for one in packs) <= limit:
        return packs
    newest: dict[str, int] = {}
    size: dict[str, int] = {}
    for one in packs:
        newest[one.code] = max(newest.get(one.code, 0), one.version)
        size[one.code] = size.get(one.code, 0) + one.size
    guides = {one.code for one in packs if one.kind == PackKind.GUIDE}
    # A guide is there in all its languages, or not at all.
    ranked = sorted(newest, key=lambda code: (code in guides, code not in own, -newest[code], code))
    chosen, taken = set(), 0
    for code in ranked:
        taken += size[code]
        if taken > limit:
            break
        chosen.add(code)
    return [one for one in packs if one.code in chosen]


def _handled(hall: str) -> tuple[str, ...]:
    """Return the guides of what a hall handles."""
    rows = Facet.objects.filter(kind=Kind.GUIDE, name="hall", value=hall)
    return tuple(sorted(set(rows.values_list("current__code", flat=True))))
