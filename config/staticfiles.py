"""Static files under hashed names once they are collected, and under their own before."""

from functools import cached_property

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, for browsers to keep for ever; plain names where nothing is collected yet."""

    def stored_name(self, name: str) -> str:
        hashed: str = super().stored_name(name) if self.hashed_files else name
        return hashed

    def url(self, name: str, force: bool = False) -> str:
        """Write an address once: every page has a score of them, and they last as the manifest."""
        key = (name, self.manifest_hash, force)
        if key not in self._addresses:
            self._addresses[key] = super().url(name, force)
        return self._addresses[key]

    @cached_property
    def _addresses(self) -> dict[tuple[str, str, bool], str]:
        return {}
