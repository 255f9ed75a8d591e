"""Hits as data have the shape that scripts rely on."""

import json

from archive.exports.hits import HitRecord, hits_as_data


def test_a_hit_has_its_id_headline_and_source() -> None:
    hit = HitRecord(id=7, headline="الأمن في فاس", source="2024/a.txt")

    assert hits_as_data(1, [hit]) == {
        "total": 1,
        "hits": [{"id": 7, "headline": "الأمن في فاس", "source": "2024/a.txt"}],
    }


def test_only_a_hit_with_some_of_the_words_says_so() -> None:
    whole, part = HitRecord(1, "أ", "a.txt"), HitRecord(2, "ب", "b.txt", part=True)

    hits = hits_as_data(2, [whole, part])["hits"]

    assert ["part" in hit for hit in hits] == [False, True]
    assert hits[1]["part"] is True


def test_hits_keep_their_order_and_the_total_may_exceed_them() -> None:
    records = (HitRecord(number, "", "") for number in (3, 1, 2))

    data = hits_as_data(1200, records)

    assert data["total"] == 1200
    assert [hit["id"] for hit in data["hits"]] == [3, 1, 2]


def test_no_hits_are_an_empty_list() -> None:
    assert hits_as_data(0, []) == {"total": 0, "hits": []}


def test_the_data_is_json_as_it_stands() -> None:
    data = hits_as_data(1, [HitRecord(1, '"الأمن" \u202e', "a\\b.txt", part=True)])

    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
