"""What readers ask for: searches, articles and lists, in a mix that chance deals out."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from archive.benchmark.articles import OUTLETS, TAGS, Articles
from archive.benchmark.queries import Match, Question, draw_questions
from archive.benchmark.survey import Survey, survey
from archive.text.folding import fold
from archive.text.stop_words import is_stop_word
from tests.reliability.driver import Request

SEED = 1
_SHARES = {"search": 50, "article": 30, "browse": 20}
_QUESTIONS = 40
_ARTICLES = 500
_HIT = '<li class="hit'

Choices = dict[str, list[Request]]


def draw_choices(count: int) -> Choices:
    """Choose pages of a collection of so many made articles: words of every frequency, articles
    from everywhere, outlets, months and tags."""
    known = survey(Articles(count, seed=SEED), count=count)
    return {
        "search": [_search(question) for question in _questions(known)],
        "article": list(_articles(known)),
        "browse": list(_lists(known)),
    }


def deal(choices: Choices, *, seed: int = SEED) -> Iterator[Request]:
    """Deal out requests without end."""
    random = Random(seed)
    kinds, shares = list(_SHARES), list(_SHARES.values())
    while True:
        (kind,) = random.choices(kinds, shares)
        yield random.choice(choices[kind])


def write_choices(choices: Choices, path: Path) -> None:
    rows = [
        {"kind": one.kind, "target": one.target, "sign": one.sign.decode()}
        for requests in choices.values()
        for one in requests
    ]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1))


def read_choices(path: Path) -> Choices:
    rows: list[Mapping[str, str]] = json.loads(path.read_text())
    choices: Choices = {kind: [] for kind in _SHARES}
    for row in rows:
        choices[row["kind"]].append(Request(row["kind"], row["target"], row["sign"].encode()))
    return choices


def _questions(known: Survey) -> Iterator[Question]:
    """Draw questions, but for those that a search leaves unanswered: words of grammar alone."""
    for questions in draw_questions(known, seed=SEED, count=_QUESTIONS).values():
        for question in questions:
            if not all(is_stop_word(fold(word)) for word in question.words):
                yield question


def _search(question: Question) -> Request:
    asked = {"q": _as_typed(question), "outlet": question.outlet, "year": question.year}
    address = urlencode({name: value for name, value in asked.items() if value})
    return Request("search", f"/?{address}", _HIT.encode())


def _as_typed(question: Question) -> str:
    words = " ".join(question.words)
    typed = {
        Match.ALL: words,
        Match.ANY: " OR ".join(question.words),
        Match.PHRASE: f'"{words}"',
        Match.PREFIX: f"{words}*",
    }
    return typed[question.match]


def _articles(known: Survey) -> Iterator[Request]:
    for article in known.sample[:_ARTICLES]:
        yield Request("article", f"/articles/{article.id}/", article.headline.encode())


def _lists(known: Survey) -> Iterator[Request]:
    months = sorted({article.month for article in known.sample if article.month})
    used_tags = sorted({tag for article in known.sample for tag in article.tags})
    used_outlets = sorted({article.outlet for article in known.sample})
    targets = {
        "/outlets/": f"/outlets/{OUTLETS[0]}/",
        "/tags/": f"/tags/{TAGS[0]}/",
        "/archive/": "/archive/2015/",
        **{f"/archive/{month[:4]}/": _HIT for month in months},
        **{f"/archive/{month[:4]}/{int(month[5:])}/": _HIT for month in months},
        **{f"/outlets/{slug}/": _HIT for slug in used_outlets},
        **{f"/tags/{slug}/": _HIT for slug in used_tags},
    }
    for target, sign in targets.items():
        yield Request("browse", target, sign.encode())
