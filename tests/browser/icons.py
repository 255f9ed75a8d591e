"""Draw the icons of every size from static/img/icon.svg, as `python -m tests.browser.icons`."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser.chromium import chromium

FOLDER = Path(__file__).resolve().parents[2] / "static" / "img"

# Phones cut maskable icons to a circle of four fifths and round the corners of Apple's themselves:
# these are green to the edge, with the emblem inside the circle.
_FULL = ("apple-touch-icon.png", 180, 0.86), ("icon-maskable-512.png", 512, 0.72)
_ROUNDED = ("icon-192.png", 192), ("icon-512.png", 512)
_FAVICON = (48, 32, 16)
_COLOURS = 64


def main() -> None:
    drawing = (FOLDER / "icon.svg").read_text(encoding="utf-8")
    square = drawing.replace(' rx="14"', "")
    with chromium() as browser:
        page = browser.new_page()
        for name, size in _ROUNDED:
            _save(_draw(page, drawing, size), name)
        for name, size, scale in _FULL:
            _save(_on_green(_draw(page, square, round(size * scale)), size), name)
        largest, *smaller = (_draw(page, drawing, size) for size in _FAVICON)
        sizes = [(size, size) for size in _FAVICON]
        largest.save(FOLDER / "favicon.ico", append_images=smaller, sizes=sizes)


def _draw(page: Page, drawing: str, size: int) -> Image.Image:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<body style='margin:0;height:{size}px;display:grid'>{drawing}")
    return Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")


def _on_green(emblem: Image.Image, size: int) -> Image.Image:
    ground = Image.new("RGBA", (size, size), emblem.getpixel((0, 0)))
    ground.alpha_composite(emblem, ((size - emblem.width) // 2, (size - emblem.height) // 2))
    return ground


def _save(image: Image.Image, name: str) -> None:
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()
