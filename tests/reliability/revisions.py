"""Prints the articles of the database by source, with the revision that a writer gave them."""

import json
import sys

from archive.models import Article


def main(args: list[str]) -> None:
    rows = Article.objects.values_list("source", "byline")
    json.dump({source: int(byline or 0) for source, byline in rows}, sys.stdout)
