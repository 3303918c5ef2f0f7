"""How much may be said in an hour: from one address, of one thing, on the whole site.

What is said of one thing is counted in the database, so for all workers together; addresses are
counted by each worker in its own memory, as digests under a key that lasts a day.
"""

import hashlib
import ipaddress
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils import timezone

from guides.models import Rating, Remark

# A hall's visitors may all come from one address.
FROM_AN_ADDRESS = 60
OF_A_THING = 120
ON_THE_SITE = 2_000
_HOUR = 3600


def free_at(request: HttpRequest, model: type[Rating | Remark], code: str) -> datetime | None:
    """Return when something may be said again, None where it may be now."""
    now = timezone.localtime()
    said = model._default_manager.filter(day=now.date(), hour=now.hour)
    is_full = (
        caches["addresses"].get(_key(request, now), 0) >= FROM_AN_ADDRESS
        or said.filter(code=code).count() >= OF_A_THING
        or said.count() >= ON_THE_SITE
    )
    return now.replace(minute=0) + timedelta(hours=1) if is_full else None


def count(request: HttpRequest) -> None:
    """Count what was said from an address."""
    key, counts = _key(request, timezone.localtime()), caches["addresses"]
    counts.set(key, counts.get(key, 0) + 1, _HOUR)


def _key(request: HttpRequest, now: datetime) -> str:
    day = f"{now:%Y-%m-%d}"
    secret = caches["addresses"].get_or_set(day, lambda: secrets.token_bytes(32), 24 * _HOUR)
    said = f"{now.hour} {_address(request)}".encode()
    return hashlib.blake2b(said, key=secret or b"", digest_size=16).hexdigest()


def _address(request: HttpRequest) -> str:
    """Return whence a request comes; of IPv6 the network, for one line has as many as it likes."""
    text = str(request.META.get(settings.CLIENT_ADDRESS, "")).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return text
