"""Numbers and days as templates write them."""

from datetime import UTC, datetime

from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override


def test_a_moment_is_of_the_day_that_the_archive_lives_in() -> None:
    moment = datetime(2024, 5, 17, 23, 30, tzinfo=UTC)
    template = Template("{% load numbers %}{{ moment|day:'Y-m-d' }}")

    with timezone.override("Africa/Casablanca"), override("en"):
        assert template.render(Context({"moment": moment})) == "2024-05-18"
