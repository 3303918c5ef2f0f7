import pytest
from django.contrib.auth.models import User
from django.test import Client

from .browser import sign_in


@pytest.fixture
def editor(client: Client, db: None) -> User:
    """A signed-in person who may do everything."""
    return sign_in(client)
