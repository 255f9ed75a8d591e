"""Prints the articles by source, with the digest of their text as it is and as it was noted."""

import json
import sys

from archive.models import Article
from archive.text.digests import digest_of


def main(args: list[str]) -> None:
    rows = Article.objects.values_list("source", "body", "digest")
    json.dump({source: [digest_of(body), digest] for source, body, digest in rows}, sys.stdout)
