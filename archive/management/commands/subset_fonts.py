"""Cut the fonts down to what the pages write."""

from pathlib import Path
from typing import Any

import fontpkg
from django.conf import settings
from django.core.management.base import BaseCommand

from archive.exports.web_fonts import write_web_font

_FACES = {
    "naskh-regular": ("Amiri", 400, "Yaqaza Naskh"),
    "naskh-bold": ("Amiri", 700, "Yaqaza Naskh"),
    "sans-regular": ("IBM Plex Sans Arabic", 400, "Yaqaza Sans"),
    "sans-semibold": ("IBM Plex Sans Arabic", 600, "Yaqaza Sans"),
}


class Command(BaseCommand):
    help = "Write static/fonts anew from the fonts' packages; needs fonttools and brotli."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "static" / "fonts"
        for name, (package, weight, family) in _FACES.items():
            target = folder / f"{name}.woff2"
            write_web_font(fontpkg.path(package, weight=weight), target, family=family)
            self.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes")
