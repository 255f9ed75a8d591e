"""Time to the first byte of the site's pages, beside that of an empty Django page."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from archive.benchmark.articles import Articles
from archive.benchmark.peers.yaqaza import Yaqaza, search_of, typed
from archive.benchmark.queries import Question, draw_questions
from archive.benchmark.servers import environment, first_byte_ms, served
from archive.benchmark.survey import survey
from archive.selectors.search import search_articles
from archive.services.temporary import archive_in

EMPTY = "empty Django page"
SEARCH = "search page"
ARTICLE = "article page"
OTHERS = {
    "home page": "/",
    "tags": "/tags/",
    "outlets": "/outlets/",
    "archive": "/archive/",
}

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class PageTimes:
    """Medians in milliseconds: of each kind of page, and of the search inside a search page."""

    articles: int
    pages: Mapping[str, float]
    search_ms: float

    def ratio(self, page: str) -> float:
        """How many times an empty page one of ours takes."""
        return self.pages[page] / self.pages[EMPTY]

    @property
    def search_share(self) -> float:
        """The part of a search page that the search is."""
        return self.search_ms / self.pages[SEARCH]


def run_pages(count: int, *, seed: int, questions: int, repeat: int, say: Say) -> PageTimes:
    """Make an archive, serve it beside the empty page, and ask both in turn."""
    articles = Articles(count, seed=seed)
    drawn = draw_questions(survey(articles, count=count), seed=seed, count=questions)
    asked = [question for each in drawn.values() for question in each]
    with TemporaryDirectory(prefix="benchmark-pages-") as name, archive_in(Path(name)):
        ours = Yaqaza(Path(name))
        ours.load(articles)
        ours.add_all(articles)
        say(f"{count:,} articles are indexed; {len(asked)} searches are asked {repeat} times")
        pages = _time_pages(Path(name), _addresses(asked, count), repeat)
        return PageTimes(count, pages, _time_searches(asked, repeat))


def _addresses(asked: list[Question], count: int) -> list[tuple[str, str]]:
    searches = [(SEARCH, f"/?{urlencode(_fields(question))}") for question in asked]
    articles = [
        (ARTICLE, f"/articles/{1 + number * count // len(asked)}/?{urlencode(_fields(question))}")
        for number, question in enumerate(asked)
    ]
    others = list(OTHERS.items())
    return [*searches, *articles, *others * len(asked)]


def _fields(question: Question) -> dict[str, str]:
    fields = {"q": typed(question), "outlet": question.outlet, "year": question.year}
    return {name: value for name, value in fields.items() if value}


def _time_pages(folder: Path, addresses: list[tuple[str, str]], repeat: int) -> dict[str, float]:
    database = f"sqlite:///{folder / 'archive.sqlite3'}"
    site = environment(YAQAZA_DATA=str(folder), DATABASE_URL=database, WEB_CONCURRENCY="1")
    times: dict[str, list[float]] = {}
    with (
        served("archive.benchmark.empty_site", "--threads", "4", env=environment()) as empty,
        served("config.wsgi", "-c", "config/gunicorn.py", env=site) as ours,
    ):
        for turn in range(repeat + 1):
            for kind, address in addresses:
                pair = _time_pair(empty, ours, address)
                if turn:  # the first round warms up
                    times.setdefault(EMPTY, []).append(pair[0])
                    times.setdefault(kind, []).append(pair[1])
    return {kind: median(each) for kind, each in times.items()}


def _time_pair(empty: HTTPConnection, ours: HTTPConnection, address: str) -> tuple[float, float]:
    return first_byte_ms(empty, "/"), first_byte_ms(ours, address)


def _time_searches(asked: list[Question], repeat: int) -> float:
    times = []
    for turn in range(repeat + 1):
        for question in asked:
            start = time.perf_counter()
            search_articles(search_of(question))
            if turn:
                times.append((time.perf_counter() - start) * 1000)
    return median(times)
