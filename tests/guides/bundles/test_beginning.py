"""Before a kiosk asks, nothing is made; the first that asks has it made and comes again."""

import pytest
from django.test import Client

from guides.bundles import keeping, signature
from guides.models import KioskPack
from tests.factories import make_guide

from .conftest import follow
from .test_command import run
from .test_views import ADDRESS


@pytest.mark.django_db
def test_nothing_is_made_before_a_kiosk_asks() -> None:
    make_guide()
    follow()

    assert not KioskPack.objects.exists()


@pytest.mark.django_db
def test_the_first_kiosk_has_the_packs_made_and_comes_again(
    client: Client, launched: list[str]
) -> None:
    answer = client.get(ADDRESS)

    assert (answer.status_code, answer["Retry-After"]) == (503, "15")
    assert launched == [keeping.COMMAND]
    assert keeping.state().due > 0


@pytest.mark.django_db
def test_it_tells_the_key_and_makes_nothing() -> None:
    assert run("--key").strip() == signature.fingerprint()
    assert not KioskPack.objects.exists()
