"""Files of articles to take in: each has a word that no other has."""

from pathlib import Path
from random import Random

from tests.reliability.words import draw_text, word_of

# Numbers of words that no other script uses.
_FIRST = 500_000


def write_files(folder: Path, count: int) -> dict[str, str]:
    """Write so many text files; return the word of each file."""
    folder.mkdir(parents=True)
    random = Random(count)
    words = {f"{number:04d}.txt": word_of(_FIRST + number) for number in range(count)}
    for name, word in words.items():
        text = f"{draw_text(random, 8)}\n{draw_text(random, 200)} {word}.\n"
        (folder / name).write_text(text, encoding="utf-8")
    return words
