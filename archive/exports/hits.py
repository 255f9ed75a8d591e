"""Found articles as plain data for scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HitRecord:
    """What a script needs of one hit; `source` is the file name or address it came from."""

    id: int
    headline: str
    source: str
    part: bool = False


def hits_as_data(total: int, hits: Iterable[HitRecord]) -> dict[str, Any]:
    """Give the total and the hits in their order; only hits with some of the words say so."""
    return {"total": total, "hits": [_hit_as_data(hit) for hit in hits]}


def _hit_as_data(hit: HitRecord) -> dict[str, Any]:
    data: dict[str, Any] = {"id": hit.id, "headline": hit.headline, "source": hit.source}
    return {**data, "part": True} if hit.part else data
