"""Measure the search against other engines, on articles that are made for it."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand

from archive.benchmark.engine import PEERS
from archive.benchmark.results import Result, as_data, sizes_as_data
from archive.benchmark.run import Plan, run_benchmark
from archive.benchmark.table import write_growth, write_tables

Item = TypeVar("Item")


class Command(BaseCommand):
    help = "Time searches in CPU-milliseconds, ours and other engines', in one process."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=count, default=10_000, help="how many (10000)")
        parser.add_argument("--sizes", type=_list_of(count), help="several, to plot: 1000,10000")
        parser.add_argument("--plot", type=Path, default="benchmark.png", help="with --sizes")
        parser.add_argument("--peers", type=_list_of(_peer), default=PEERS, help=",".join(PEERS))
        parser.add_argument("--questions", type=count, default=30, help="of each class (30)")
        parser.add_argument("--repeat", type=count, default=5, help="timings of each (5)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", action="store_true", help="print JSON for scripts")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = Plan(
            options["peers"],
            seed=options["seed"],
            questions=options["questions"],
            repeat=options["repeat"],
        )
        sizes = options["sizes"] or (options["articles"],)
        results = [self._run(size, plan, as_json=options["json"]) for size in sizes]
        if options["json"]:
            data = sizes_as_data(results) if options["sizes"] else as_data(results[0])
            self.stdout.write(json.dumps(data))
        if options["sizes"]:
            self._compare(results, options["plot"], as_json=options["json"])

    def _run(self, size: int, plan: Plan, *, as_json: bool) -> Result:
        result = run_benchmark(size, plan, self.stderr.write)
        if not as_json:
            self.stdout.write(write_tables(result) + "\n")
        return result

    def _compare(self, results: list[Result], path: Path, *, as_json: bool) -> None:
        if not as_json:
            self.stdout.write(write_growth(results))
        if find_spec("matplotlib") is None:
            self.stderr.write("the plot is skipped: matplotlib is not installed")
            return
        from archive.benchmark.plot import draw_plot

        draw_plot(results, path)
        self.stderr.write(f"the plot is in {path}")


def count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"expected a number from 1, got {text}")
    return int(text)


def _peer(text: str) -> str:
    if text not in PEERS:
        raise ArgumentTypeError(f"expected some of {', '.join(PEERS)}, got {text}")
    return text


def _list_of(read: Callable[[str], Item]) -> Callable[[str], tuple[Item, ...]]:
    """Read words between commas; none is an empty list."""
    return lambda text: tuple(read(word) for word in text.split(",") if word)
