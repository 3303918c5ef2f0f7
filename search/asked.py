"""Keeps what people asked and did not find, for the editors: the words, and nobody's name.

Nobody waits for it, and nothing that goes wrong with it is anybody's trouble but ours.
"""

import logging
import os
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from .models import UnansweredQuestion

LONGEST = 60
# New texts in a day, for all processes together; what is there already goes on being counted.
DAILY = 1_000
# Days: what nobody has asked since is forgotten, so that the table ends somewhere.
KEPT = 180
# Texts that wait to be written, in one process: more than this is somebody playing.
WAITING = 100
MASK = "***"

_EMAIL = re.compile(r"[^\s@，。；、]+@[^\s@，。；、]+")
# Written with spaces or dashes, or with letters before, between and behind, it is a number yet.
_NUMBER = re.compile(r"[A-Za-z]*\d(?:[\s\-–—._·/()]{0,2}[A-Za-z]{0,2}\d){3,}[A-Za-z]*")
_SPOKEN = re.compile(r"[〇零一二三四五六七八九幺两]{5,}")
_ROBOT = re.compile(
    r"(?<!cu)bot\b|spider|crawl|slurp|scrapy|curl|wget|python|httpclient|http-client|okhttp|"
    r"java/|go-http|libwww|scan|monitor|preview",
    re.IGNORECASE,
)

logger = logging.getLogger(__name__)


def note(question: str, headers: Mapping[str, str]) -> None:
    """Count a question that found no answer, unless a program asked it or it says nothing."""
    if _is_person(headers):
        text = masked(question)
        if sum(one.isalnum() for one in text) > 1:
            RECORDER.take(text)


def masked(question: str) -> str:
    """Return a question as it may be kept: without addresses and numbers, and not long."""
    text = unicodedata.normalize("NFKC", question)
    text = "".join(one if one.isprintable() else " " for one in text)
    text = " ".join(text.split())
    for pattern in (_EMAIL, _NUMBER, _SPOKEN):
        text = pattern.sub(MASK, text)
    return text[:LONGEST].strip()


def _is_person(headers: Mapping[str, str]) -> bool:
    agent = headers.get("User-Agent", "")
    ahead = headers.get("Sec-Purpose", "") + headers.get("Purpose", "")
    return bool(agent) and not _ROBOT.search(agent) and "prefetch" not in ahead


class Recorder:
    """Writes in a thread of its own, which ends when there is nothing left to write."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Counter[str] = Counter()
        # By process: a thread does not survive a fork.
        self._writing = 0
        self._thread = threading.Thread()

    def take(self, text: str) -> None:
        if connection.in_atomic_block:
            # A thread would not see what this transaction has written.
            _write_quietly({text: 1})
            return
        with self._lock:
            if text not in self._waiting and len(self._waiting) >= WAITING:
                return
            self._waiting[text] += 1
            if self._writing == os.getpid():
                return
            self._writing = os.getpid()
            self._thread = threading.Thread(target=self._write, daemon=True, name="asked")
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was taken is written, and tell whether it is."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _write(self) -> None:
        try:
            while True:
                with self._lock:
                    taken, self._waiting = self._waiting, Counter()
                    if not taken:
                        self._writing = 0
                        return
                _write_quietly(taken)
        finally:
            connection.close()


RECORDER = Recorder()


def _write_quietly(asked: Mapping[str, int]) -> None:
    try:
        for text, times in asked.items():
            with _apart():
                _count(text, times)
    except Exception:
        logger.warning("%d questions without an answer are not kept", len(asked), exc_info=True)


def _apart() -> AbstractContextManager[object]:
    """Keep what goes wrong away from a transaction that is under way."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _count(text: str, times: int) -> None:
    today = timezone.localdate()
    known = UnansweredQuestion.objects.filter(text=text)
    if not known.exists():
        if _is_full(today):
            return
        _forget(today)
        try:
            # In a savepoint: another process may be a moment before us.
            with transaction.atomic():
                UnansweredQuestion.objects.create(
                    text=text, times=times, first_asked_on=today, last_asked_on=today
                )
            return
        except IntegrityError:
            pass
    # Asked again after an editor had dealt with it: that was not enough.
    settled = Case(When(settled_on__lt=today, then=Value(None)), default=F("settled_on"))
    known.update(times=F("times") + times, last_asked_on=today, settled_on=settled)


def _forget(today: date) -> None:
    UnansweredQuestion.objects.filter(last_asked_on__lt=today - timedelta(days=KEPT)).delete()


def _is_full(today: date) -> bool:
    """Tell whether as many texts are new today as may be, by the last of those: no count."""
    newest = UnansweredQuestion.objects.order_by("-pk").values_list("first_asked_on", flat=True)
    return any(day == today for day in newest[DAILY - 1 : DAILY])
