"""Measure the pages against an empty Django page, on articles that are made for it."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.benchmark.pages import EMPTY, PageTimes, run_pages
from archive.benchmark.servers import ServerError
from archive.management.commands.benchmark_search import count


class Command(BaseCommand):
    help = "Time the first byte of pages that gunicorn serves, and of an empty one, in turn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=count, default=10_000, help="how many (10000)")
        parser.add_argument("--questions", type=count, default=5, help="of each class (5)")
        parser.add_argument("--repeat", type=count, default=5, help="timings of each (5)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", action="store_true", help="print JSON for scripts")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            times = run_pages(
                options["articles"],
                seed=options["seed"],
                questions=options["questions"],
                repeat=options["repeat"],
                say=self.stderr.write,
            )
        except ServerError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_as_json(times) if options["json"] else _as_table(times))


def _as_json(times: PageTimes) -> str:
    ratios = {page: times.ratio(page) for page in times.pages}
    return json.dumps({**asdict(times), "ratios": ratios, "search_share": times.search_share})


def _as_table(times: PageTimes) -> str:
    rows = [
        f"{page:<20}{times.pages[page]:>8.2f} ms{times.ratio(page):>8.1f} x"
        for page in (EMPTY, *(page for page in times.pages if page != EMPTY))
    ]
    search = f"search alone{times.search_ms:>16.2f} ms: {times.search_share:.0%} of a search page"
    return "\n".join([f"{times.articles:,} articles, median time to the first byte", *rows, search])
