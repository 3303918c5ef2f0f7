import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from guides.roles import EDITORS
from tests.guides.admin.browser import sign_in


@pytest.fixture
def admin(client: Client, db: None) -> User:
    """A signed-in person who may do everything."""
    return sign_in(client)


@pytest.fixture
def editor(client: Client, db: None) -> User:
    """A signed-in person of the group of editors."""
    user = User.objects.create_user("writer")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user
