"""What all payloads have in common, and the kinds of text in them."""

import hashlib
import json
import re
import unicodedata
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from guides.codes import PATTERN
from guides.vocabulary import Kind, Locale

Code = Annotated[str, StringConstraints(pattern=rf"^{PATTERN}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
Degrees = Annotated[str, StringConstraints(pattern=r"^-?\d{1,3}(\.\d{1,7})?$")]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-f]{6})?$")]
Thousandths = Annotated[int, Field(ge=0, le=1000)]
Text = Annotated[str, StringConstraints(min_length=1)]


# Where a number may stand; within a string it is looked at more closely.
_PERHAPS_A_FLOAT = re.compile(r'(?:^|[\[:,{])"?(?:-?\d+[.eE]|NaN|-?Infinity)')


class Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Payload(Content):
    """What one ledger row says of one code in one locale."""

    kind: ClassVar[Kind]
    schema_version: Literal[1] = Field(1, alias="schema")
    code: Code
    locale: Locale

    def canonical(self) -> bytes:
        """Return the bytes the ledger stores: sorted keys, no spaces, NFC, UTF-8."""
        return canonical(self.model_dump(mode="json", by_alias=True))


class Media(Content):
    """A published file; `path` is relative to the site's base address and never changes."""

    path: Annotated[str, StringConstraints(pattern=r"^media/[0-9a-f]{16}/[^/]+$")]
    digest: Digest
    size: int
    type: str
    name: str
    width: int | None = None
    height: int | None = None


def canonical(value: Any) -> bytes:
    """Return sorted, space-free, NFC-normalised UTF-8 JSON; TypeError on a float."""
    text = _dumps(value)
    if _PERHAPS_A_FLOAT.search(text):
        _refuse_floats(value)
    # One look at the whole instead of one at each of its strings: nothing composes with a quote.
    if not unicodedata.is_normalized("NFC", text):
        text = _dumps(_plain(value))
    return text.encode()


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(payload: bytes) -> str:
    """Return the SHA-256 of payload bytes in lower-case hexadecimal."""
    return hashlib.sha256(payload).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float has no place in a payload: {value!r}")
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list | tuple):
        for part in value:
            if not isinstance(part, str):
                _refuse_floats(part)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
