"""What each feature of the ranking weighs beside BM25 over words: docs/search.md says why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of the BM25 scores that are added to that of the words."""

    headline: float = 0.4
    spelling: float = 0.1
    family: float = 0.4
    pair: float = 0.3
    trigram: float = 0.4


WEIGHTS = Weights()
