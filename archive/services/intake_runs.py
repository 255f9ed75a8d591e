"""Many files taken in one after another, or a dry run of it."""

from collections.abc import Iterable, Iterator

from archive.ingest.files import SourceFile
from archive.models import Article
from archive.services.intake import Intake, Outcome, take_in_file


def take_in_files(
    files: Iterable[SourceFile], *, publish: bool = False, dry_run: bool = False
) -> Iterator[Intake]:
    """Take in text files one after another; a dry run remembers those before."""
    earlier = _Earlier()
    for file in files:
        intake = take_in_file(file, publish=publish, dry_run=dry_run)
        yield earlier.compare(intake) if dry_run else intake


class _Earlier:
    """What a dry run would have created so far, without the texts."""

    def __init__(self) -> None:
        self._by_source: dict[str, Article] = {}
        self._by_digest: dict[str, Article] = {}

    def compare(self, intake: Intake) -> Intake:
        """Say what the text would meet if those before it had been kept."""
        article = intake.article
        if intake.outcome is not Outcome.CREATED or article is None:
            return intake
        digest = article.digest
        known = self._by_source.get(intake.source) or self._by_digest.get(digest)
        if known is not None:
            outcome = Outcome.IDENTICAL if known.digest == digest else Outcome.CONFLICT
            return Intake(intake.source, outcome, article=known, encoding=intake.encoding)
        kept = Article(source=intake.source, digest=digest)
        self._by_source[intake.source] = self._by_digest[digest] = kept
        return intake
