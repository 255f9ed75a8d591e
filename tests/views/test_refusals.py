"""Pages for what is not allowed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.asserts import assertTemplateUsed

pytestmark = pytest.mark.django_db


def test_a_form_without_its_token_is_refused_in_house_style() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "curator"})

    assert response.status_code == 403
    assertTemplateUsed(response, "archive/403.html")


def test_a_forbidden_page_is_refused_in_house_style(client: Client) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True))

    response = client.get("/admin/archive/article/paste/")

    assert response.status_code == 403
    assertTemplateUsed(response, "archive/403.html")
