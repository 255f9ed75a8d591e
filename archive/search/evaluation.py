"""How well runs answer the queries of a judged collection, by the usual measures.

nDCG is Järvelin and Kekäläinen's with gains of 2^grade - 1, after Burges and others, 2005.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

DEPTH = 10
RECALL_DEPTH = 100

# The grade of each document that was judged for a query, and the documents found for each query.
Grades = Mapping[str, int]
Qrels = Mapping[str, Grades]
Run = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """The means over all judged queries, and the share of them that found nothing."""

    ndcg: float
    mrr: float
    recall: float
    empty: float
    queries: int

    def as_data(self) -> dict[str, float]:
        return {
            f"ndcg@{DEPTH}": self.ndcg,
            f"mrr@{DEPTH}": self.mrr,
            f"recall@{RECALL_DEPTH}": self.recall,
            "empty": self.empty,
            "queries": self.queries,
        }


def score_run(run: Run, qrels: Qrels) -> Scores:
    """Score the queries of a run that were judged; those that found nothing score 0."""
    judged = [(list(dict.fromkeys(run[id_])), qrels[id_]) for id_ in run if id_ in qrels]
    return Scores(
        ndcg=_mean([ndcg(ranked, grades) for ranked, grades in judged]),
        mrr=_mean([reciprocal_rank(ranked, grades) for ranked, grades in judged]),
        recall=_mean([recall(ranked, grades) for ranked, grades in judged]),
        empty=_mean([float(not ranked) for ranked, _ in judged]),
        queries=len(judged),
    )


def ndcg(ranked: Sequence[str], grades: Grades, depth: int = DEPTH) -> float:
    """Return the discounted gain of the first documents, as a share of the best there could be."""
    best = _discounted(sorted(grades.values(), reverse=True)[:depth])
    return _discounted([grades.get(id_, 0) for id_ in ranked[:depth]]) / best if best else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Grades, depth: int = DEPTH) -> float:
    """Return one divided by the rank of the first relevant document."""
    ranks = (rank for rank, id_ in enumerate(ranked[:depth], 1) if grades.get(id_, 0) > 0)
    return 1 / next(ranks, float("inf"))


def recall(ranked: Sequence[str], grades: Grades, depth: int = RECALL_DEPTH) -> float:
    """Return which share of the relevant documents stands among the first."""
    relevant = {id_ for id_, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:depth])) / max(1, len(relevant))


def trec_lines(run: Run, tag: str = "yaqaza") -> Iterator[str]:
    """Give the lines of a TREC run: query, Q0, document, rank, falling score, tag."""
    for id_, ranked in run.items():
        for rank, document in enumerate(ranked, 1):
            yield f"{id_} Q0 {document} {rank} {len(ranked) - rank + 1} {tag}"


def _discounted(grades: Sequence[int]) -> float:
    return sum(float(2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
