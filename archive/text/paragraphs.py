"""Names of paragraphs: made of their words, so that links to them outlive a record."""

from collections import Counter
from collections.abc import Iterable

from archive.text.digests import digest_of
from archive.text.folding import fold_name

_LENGTH = 10


def paragraph_ids(paragraphs: Iterable[str]) -> list[str]:
    """Name each paragraph by a digest of its folded words; those said again are numbered."""
    seen: Counter[str] = Counter()
    names = []
    for paragraph in paragraphs:
        name = f"p-{digest_of(fold_name(paragraph))[:_LENGTH]}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names
