"""Orders to test with, printed as a hall prints them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from guides import followers, jobs
from guides.jobs.working import work_here
from guides.models import GuidePage, Hall, Job, Print
from guides.prints import following, orders
from guides.prints.order import Order
from guides.vocabulary import Kind, SheetKind

Printing = Callable[..., Job]


@pytest.fixture
def printing() -> Printing:
    """Return what prints guides as an order says, and returns the finished job."""

    def run(*guides: GuidePage, hall: Hall | None = None, **fields: Any) -> Job:
        order = Order(
            **{
                "sheet": SheetKind.POSTER,
                "size": "A4",
                "hall": hall.code if hall else "",
                "chosen": tuple((str(Kind.GUIDE), one.code) for one in guides),
                **fields,
            }
        )
        user = get_user_model().objects.filter(is_superuser=True).first()
        job = orders.prepare(order, user)
        work_here(job)
        return job

    return run


def again(*prints: Print) -> Job:
    job = orders.prepare_again(prints, None)
    work_here(job)
    return job


def follow() -> None:
    """Bring paper to where the ledger is."""
    followers.follow(following.FOLLOWER)


def file_of(job: Job) -> bytes:
    path: Path = jobs.folder_of(job) / job.outcome["download"]["file"]
    return path.read_bytes()
