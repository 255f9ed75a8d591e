"""A process that changes articles in every way there is, until it is ended or killed."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import uuid4

from django.db import connection, transaction

from archive.models import Article, Outlet, Tag
from archive.models.article import ArticleQuerySet
from archive.text.digests import digest_of
from tests.reliability.journal import Journal
from tests.reliability.stints import stop_signal
from tests.reliability.words import draw_text

_MOST_ARTICLES = 40
_STATUSES = [Article.Status.PUBLIC, Article.Status.PUBLIC, Article.Status.WITHDRAWN]


class _RolledBackError(Exception):
    """Takes a change back."""


class Writer:
    """Owns some articles, tags and an outlet; an article's byline is its revision."""

    def __init__(self, name: str, *, seed: int, journal: Journal) -> None:
        self._name, self._random, self._journal = name, Random(seed), journal
        self._outlet, _ = Outlet.objects.get_or_create(name=name, defaults={"slug": name})
        self._tags = [self._tag(f"{name} {number}") for number in range(4)]

    def act(self) -> None:
        """Change something; the ways of changing take turns by chance."""
        if self._own().count() > _MOST_ARTICLES:
            self._delete_some()
        self._random.choice(self._ways())()

    def _ways(self) -> list[Callable[[], None]]:
        return [
            self._create,
            self._create,
            self._create_many,
            self._edit,
            self._edit,
            self._delete_one,
            self._update_many,
            self._update_in_sql,
            self._retag,
            self._rename_tag,
            self._rename_outlet,
            self._roll_back,
        ]

    def _create(self) -> None:
        article = self._new()
        with transaction.atomic():
            article.save()
            article.tags.set(self._some_tags())
        self._journal.note({article.source: 1})

    def _create_many(self) -> None:
        articles = [self._new() for _ in range(5)]
        Article.objects.bulk_create(articles)
        self._journal.note({article.source: 1 for article in articles})

    def _edit(self) -> None:
        for article in self._sample(1):
            article.headline = draw_text(self._random, 6)
            article.body = draw_text(self._random)
            article.byline = str(int(article.byline) + 1)
            article.save()
            self._journal.note({article.source: int(article.byline)})

    def _delete_one(self) -> None:
        for article in self._sample(1):
            self._journal.note({article.source: None})
            article.delete()

    def _delete_some(self) -> None:
        articles = self._sample(10)
        self._journal.note({article.source: None for article in articles})
        Article.objects.filter(pk__in=[article.pk for article in articles]).delete()

    def _update_many(self) -> None:
        self._some().update(
            status=self._random.choice(_STATUSES), section=draw_text(self._random, 1)
        )

    def _update_in_sql(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE archive_article SET section = %s WHERE source LIKE %s",
                [draw_text(self._random, 2), f"{self._name}/{self._random.randrange(10)}%"],
            )

    def _retag(self) -> None:
        for article in self._sample(1):
            article.tags.set(self._some_tags())

    def _rename_tag(self) -> None:
        tag = self._random.choice(self._tags)
        Tag.objects.filter(pk=tag.pk).update(slug=f"tag-{uuid4().hex[:8]}")

    def _rename_outlet(self) -> None:
        self._outlet.slug = f"outlet-{uuid4().hex[:8]}"
        self._outlet.save()

    def _roll_back(self) -> None:
        try:
            with transaction.atomic():
                self._new("rolled-back").save()
                self._some().delete()
                raise _RolledBackError
        except _RolledBackError:
            return

    def _new(self, folder: str = "") -> Article:
        body = draw_text(self._random)
        return Article(
            headline=draw_text(self._random, 6),
            body=body,
            digest=digest_of(body),
            outlet=self._outlet,
            byline="1",
            source=f"{folder or self._name}/{uuid4().hex}",
            status=self._random.choice(_STATUSES),
        )

    def _own(self) -> ArticleQuerySet:
        return Article.objects.filter(source__startswith=f"{self._name}/")

    def _some(self, count: int = 8) -> ArticleQuerySet:
        return Article.objects.filter(pk__in=[article.pk for article in self._sample(count)])

    def _sample(self, count: int) -> list[Article]:
        own = list(self._own().order_by("pk"))
        return self._random.sample(own, min(count, len(own)))

    def _some_tags(self) -> list[Tag]:
        return self._random.sample(self._tags, self._random.randrange(3))

    def _tag(self, name: str) -> Tag:
        found = Tag.objects.filter(name_en=name).first()
        return found or Tag.objects.create(name_ar=name, name_en=name, slug=uuid4().hex)


def main(args: list[str]) -> None:
    parser = ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two changes")
    asked = parser.parse_args(args)
    stopped = stop_signal()
    writer = Writer(asked.name, seed=asked.seed, journal=Journal(asked.journal))
    while not stopped.is_set():
        writer.act()
        time.sleep(asked.pause)
