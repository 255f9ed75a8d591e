"""Who signs in to the curators' pages."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from archive.services.curators import GROUP


@pytest.fixture
def curator(db: None) -> User:
    """A member of the curators' group, with no other right."""
    user = User.objects.create_user("curator", password="right password", is_staff=True)
    user.groups.add(Group.objects.get(name=GROUP))
    return user


@pytest.fixture
def curator_client(curator: User) -> Client:
    """A browser in which the curator has signed in."""
    client = Client()
    client.force_login(curator)
    return client
