"""The people who look after the archive."""

import pytest
from django.contrib.auth.models import Group, User

from archive.services.curators import GROUP, ensure_group, make_first_curator

pytestmark = pytest.mark.django_db


def test_the_first_curator_can_sign_in_with_the_password() -> None:
    password = make_first_curator()

    curator = User.objects.get()
    assert password is not None
    assert curator.check_password(password)
    assert (curator.is_staff, curator.is_superuser, curator.is_active) == (True, False, True)


def test_the_first_curator_is_in_the_group() -> None:
    make_first_curator()

    assert User.objects.get().groups.get().name == GROUP


def test_an_archive_with_users_gets_no_first_curator() -> None:
    User.objects.create_user("operator")

    assert make_first_curator() is None
    assert User.objects.count() == 1


def test_two_archives_have_different_passwords() -> None:
    first = make_first_curator()
    User.objects.all().delete()

    assert make_first_curator() != first


@pytest.mark.parametrize("model", ["article", "outlet", "tag"])
@pytest.mark.parametrize("verb", ["add", "change", "delete", "view"])
def test_a_curator_may_do_everything_with_the_archive(verb: str, model: str) -> None:
    make_first_curator()

    assert User.objects.get().has_perm(f"archive.{verb}_{model}")


@pytest.mark.parametrize(
    "permission", ["auth.view_user", "auth.change_group", "axes.view_accesslog"]
)
def test_a_curator_may_nothing_else(permission: str) -> None:
    make_first_curator()

    assert not User.objects.get().has_perm(permission)


def test_making_the_group_again_keeps_what_an_operator_added() -> None:
    group = Group.objects.get(name=GROUP)
    count = group.permissions.count()

    ensure_group("default")

    assert (Group.objects.count(), group.permissions.count()) == (1, count)
