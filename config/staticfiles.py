"""Static files under hashed names once they are collected, and under their own before."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, for browsers to keep for ever; plain names where nothing is collected yet."""

    def stored_name(self, name: str) -> str:
        hashed: str = super().stored_name(name) if self.hashed_files else name
        return hashed
