"""What the database says of an article and of itself, told by a process of its own."""

import json
import sys
from dataclasses import asdict, dataclass

from tests.reliability.installation import Installation


@dataclass(frozen=True, slots=True)
class State:
    """An article, how many versions of it are kept, and the database's word on its own health."""

    headline: str
    byline: str
    body_length: int
    tags: list[str]
    versions: int
    integrity: str


def state_of(home: Installation, pk: int) -> State:
    return State(**json.loads(home.script("states", str(pk))))


def main(args: list[str]) -> None:
    """Print the state of an article of this environment's SQLite database."""
    from django.db import connection

    from archive.models import Article

    article = Article.objects.get(pk=int(args[0]))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        (integrity,) = cursor.fetchone()
    state = State(
        headline=article.headline,
        byline=article.byline,
        body_length=len(article.body),
        tags=sorted(tag.slug for tag in article.tags.all()),
        versions=article.history.count(),
        integrity=integrity,
    )
    sys.stdout.write(json.dumps(asdict(state)))
