"""What readers are sent, kept by each process while the ledger stands where it stood.

One query tells where the ledger stands. As long as that does not move, an address is answered
with the bytes that were made for it the first time; when it does, all of them go, so that every
worker says the new thing at its next request.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from . import published
from .channels.elder import elder
from .middleware import ENCODERS, SMALLEST, is_elder, preferred

LIMIT = 64 << 20
# What else an entry takes: its key, its digest, its place in the order.
_OVERHEAD = 512
_STARTED = datetime.now(UTC)
_CACHING = "public, no-cache"

Key = tuple[object, ...]
Version = tuple[str, str, date]


@dataclass(frozen=True)
class Answer:
    """A rendered answer. `keep` is False where a stranger could ask for endless others like it."""

    body: bytes
    content_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    keep: bool = True


@dataclass
class Kept:
    """An answer with its digest and what it is compressed, made when first asked for."""

    answer: Answer
    digest: str
    encoded: dict[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return _OVERHEAD + len(self.answer.body) + sum(map(len, self.encoded.values()))

    def body(self, encoding: str | None) -> bytes:
        if encoding is None:
            return self.answer.body
        if encoding not in self.encoded:
            self.encoded[encoding] = ENCODERS[encoding](self.answer.body)
        return self.encoded[encoding]

    def etag(self, encoding: str | None) -> str:
        return f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'


class Store:
    """The answers of one version, the least lately used going first beyond `limit` bytes."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self.size = 0
        self._version: Version | None = None
        self._kept: OrderedDict[Key, tuple[Kept, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, version: Version, key: Key) -> Kept | None:
        with self._lock:
            if version != self._version:
                self._version, self.size = version, 0
                self._kept.clear()
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, version: Version, key: Key, kept: Kept) -> None:
        """Keep an answer, or count anew one that has been compressed since."""
        with self._lock:
            if version != self._version:
                # The ledger moved while this was rendered.
                return
            _old, size = self._kept.pop(key, (kept, 0))
            self._kept[key] = (kept, kept.size)
            self.size += kept.size - size
            while self.size > self.limit:
                _key, (_kept, size) = self._kept.popitem(last=False)
                self.size -= size

    def __len__(self) -> int:
        return len(self._kept)


STORE = Store()


def reply(request: HttpRequest, key: Key, render: Callable[[], Answer]) -> HttpResponse:
    """Answer a read from the store, or render; 304 where the reader has it already.

    `key` is the canonical address: what no answer depends on is no part of it.
    """
    state = published.state()
    today = timezone.localdate()
    version = (settings.BASE_URL, state.chain, today)
    if is_elder(request):
        key = ("elder", *key)
    found = STORE.get(version, key)
    kept = found or _rendered(_for(request, render()))
    size = kept.size if found else 0
    response = _response(request, kept, _changed(state.recorded_at, today))
    if kept.answer.keep and kept.size != size:
        STORE.put(version, key, kept)
    return response


def _for(request: HttpRequest, answer: Answer) -> Answer:
    if is_elder(request) and answer.content_type.startswith("text/html"):
        return replace(answer, body=elder(answer.body.decode()).encode())
    return answer


def _rendered(answer: Answer) -> Kept:
    return Kept(answer, hashlib.sha256(answer.body).hexdigest()[:32])


def _response(request: HttpRequest, kept: Kept, changed: int | None) -> HttpResponse:
    answer = kept.answer
    encoding = None
    if len(answer.body) >= SMALLEST:
        encoding = preferred(request.headers.get("Accept-Encoding", ""))
    headers = {"Vary": "Accept-Encoding", "Cache-Control": _CACHING, **answer.headers}
    if encoding:
        headers["Content-Encoding"] = encoding
    body = kept.body(encoding)
    headers["Content-Length"] = str(len(body))
    response = HttpResponse(
        body, status=answer.status, content_type=answer.content_type, headers=headers
    )
    if answer.status != 200:
        return response
    response.headers["ETag"] = kept.etag(encoding)
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, kept.etag(encoding), changed, response) or response


def _changed(recorded_at: datetime | None, today: date) -> int | None:
    """Return the second in which any answer last became another, None while it is not over.

    Within one second a second change could come, and a date cannot tell them apart.
    """
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    changed = int(max(filter(None, (recorded_at, midnight, _STARTED))).timestamp())
    return changed if changed < int(timezone.now().timestamp()) else None
