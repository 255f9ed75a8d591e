"""Measures of runs, against figures worked out by hand."""

from math import log2

import pytest

from archive.search.evaluation import ndcg, recall, reciprocal_rank, score_run, trec_lines


def test_the_best_order_scores_one() -> None:
    assert ndcg(["a", "b", "c"], {"a": 3, "b": 1, "c": 0}) == 1


def test_a_gain_is_two_to_the_grade_less_one_and_falls_with_the_rank() -> None:
    best = 7 + 1 / log2(3)

    assert ndcg(["x", "b", "a"], {"a": 3, "b": 1}) == pytest.approx((1 / log2(3) + 7 / 2) / best)


def test_only_ten_hits_count() -> None:
    ranked = [f"x{number}" for number in range(10)] + ["a"]

    assert ndcg(ranked, {"a": 1}) == reciprocal_rank(ranked, {"a": 1}) == 0
    assert recall(ranked, {"a": 1}) == 1


def test_the_best_of_eleven_relevant_documents_is_ten() -> None:
    grades = {str(number): 1 for number in range(11)}

    assert ndcg(list(grades), grades) == 1
    assert recall(list(grades)[:10], grades) == pytest.approx(10 / 11)


def test_a_document_of_grade_0_is_not_relevant() -> None:
    assert reciprocal_rank(["a", "b"], {"a": 0, "b": 1}) == 1 / 2
    assert recall(["a"], {"a": 0}) == 0
    assert ndcg(["a"], {"a": 0}) == 0


def test_a_run_is_scored_by_the_mean_of_its_queries() -> None:
    qrels = {"1": {"a": 1}, "2": {"b": 1}}

    scores = score_run({"1": ["a"], "2": ["a", "b"]}, qrels)

    assert scores.as_data() == {
        "ndcg@10": pytest.approx((1 + 1 / log2(3)) / 2),
        "mrr@10": 0.75,
        "recall@100": 1,
        "empty": 0,
        "queries": 2,
    }


def test_a_query_without_hits_scores_0_and_is_empty() -> None:
    scores = score_run({"1": ["a"], "2": []}, {"1": {"a": 1}, "2": {"b": 1}})

    assert (scores.ndcg, scores.mrr, scores.recall, scores.empty) == (0.5, 0.5, 0.5, 0.5)


def test_a_query_that_was_not_judged_is_left_out() -> None:
    scores = score_run({"1": ["a"], "2": []}, {"1": {"a": 1}})

    assert (scores.queries, scores.ndcg, scores.empty) == (1, 1, 0)


def test_a_document_found_twice_counts_once() -> None:
    scores = score_run({"1": ["x", "x", "a"]}, {"1": {"a": 1}})

    assert scores.mrr == 1 / 2


def test_nothing_judged_scores_0() -> None:
    assert score_run({}, {}).as_data()["ndcg@10"] == 0


def test_a_trec_run_has_falling_scores() -> None:
    lines = list(trec_lines({"1": ["a", "b"], "2": []}))

    assert lines == ["1 Q0 a 1 2 yaqaza", "1 Q0 b 2 1 yaqaza"]
