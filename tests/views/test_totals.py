"""One search has one total: on its page, in its files and in its feed."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client

from tests.views.answers import NAMES, Parameters, read_csv, read_json, read_xml

pytestmark = pytest.mark.django_db

WORDS = [
    "شرطة", "جريمة", "الأمن الوطني", "المخدرات", "السلامة الطرقية", "فاس", "أكادير",
    "الدار البيضاء", "محكمة", "توقيف", "حادثة سير", "بلاغ", "2024", "٢٠٢٣", "7.682", "ملايين",
    "وزارة الداخلية", "المديرية العامة للأمن الوطني", "DGSN", "Hammouchi", "hashish", "كركدن",
]  # fmt: skip
QUERIES = [
    '"الأمن الوطني"', "«حادثة سير»", "فاس OR أكادير", "شرطة -فاس", "-شرطة", "شرط*", '"فاس', "AND",
    "(فاس OR طنجة) محكمة", "tag:المخدرات", "outlet:الميزان", "headline:شرطة", "شرطة شرطة شرطة",
    "الامن الوطنى",
]  # fmt: skip
FILTERS: list[Parameters] = [
    {"q": "شرطة", "level": "spelling"},
    {"q": "شرطة", "level": "family"},
    {"q": "فاس محكمة", "words": "any"},
    {"q": "شرطة", "order": "newest"},
    {"q": "شرطة", "order": "oldest"},
    {"q": "شرطة", "year": "2024"},
    {"q": "شرطة", "year": "2024", "any_date": "on"},
    {"q": "شرطة", "since": "2020-01-01", "until": "2023-12-31"},
    {"q": "شرطة", "date_kind": "unknown"},
    {"date_kind": "published"},
    {"date_kind": "page_header", "order": "oldest"},
    {"month": "2024-05"},
    {"until": "2019-12-31", "any_date": "on"},
    {"year": "1999"},
]
SEARCHES: list[Parameters] = [*({"q": text} for text in [*WORDS, *QUERIES]), *FILTERS]


def test_totals_agree_between_page_files_and_feed(
    client: Client, build_index: Callable[[], None]
) -> None:
    call_command("loaddata", "demo", verbosity=0)
    build_index()

    totals = {str(asked): list(map(int, totals_of(client, asked))) for asked in SEARCHES}

    assert len(totals) == 50
    assert {asked: found for asked, found in totals.items() if len(set(found)) > 1} == {}
    assert len({found[0] for found in totals.values()}) > 15


def totals_of(client: Client, asked: Parameters) -> list[int | str]:
    """Give the total of each answer, and of each file how many articles it lists."""
    page = client.get("/", asked).context["results"]
    rows, answer = read_csv(client, asked), read_json(client, asked)
    feed = read_xml(client.get("/search.atom", asked))
    assert len(rows) == len(answer["hits"]) == page.total + page.part_total
    assert answer["part_total"] == page.part_total
    return [
        page.total,
        answer["total"],
        sum(hit["match"] == "whole" for hit in answer["hits"]),
        sum(row["match"] == "whole" for row in rows),
        feed.findtext("o:totalResults", "", NAMES),
    ]
