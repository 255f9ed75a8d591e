"""The contrast of every text, Arabic above all: axe takes joined letters for a font of icons."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES
from tests.browser.visiting import SCHEMES, probe

CONTRAST = probe("contrast")


@pytest.mark.parametrize("name", PAGES)
def test_every_text_stands_out(show: Callable[..., Page], name: str) -> None:
    page = show(name)

    faint = _measure(page)
    page.evaluate(probe("hovered"))
    faint += _measure(page)

    assert not faint, "\n".join(faint)


def _measure(page: Page) -> list[str]:
    """Collect what is too faint in each colour scheme."""
    faint: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        measured = page.evaluate(CONTRAST)
        assert measured["checked"] > 3
        faint += [f"{scheme}: {found}" for found in measured["found"]]
    return faint


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("", []),
        ("color: #767676", []),
        ("color: #777", ["text p: 4.48 of 4.5: الأمن"]),
        ("color: #949494; font-size: 24px", []),
        ("color: #949494; font-size: 18.7px; font-weight: 700", []),
        ("color: #949494; font-size: 18.7px", ["text p: 3.03 of 4.5: الأمن"]),
        ("color: rgb(0 0 0 / 40%)", ["text p: 2.85 of 4.5: الأمن"]),
        ("opacity: .4", ["text p: 2.85 of 4.5: الأمن"]),
        ("color: white; background: rgb(0 0 0 / 60%)", []),
        ("color: white; background: rgb(0 0 0 / 20%)", ["text p: 1.61 of 4.5: الأمن"]),
        ("color: oklch(0.8 0 0)", ["text p: 1.86 of 4.5: الأمن"]),
        ("background: linear-gradient(white, #777)", []),
        ("background: linear-gradient(white, #555)", ["text p: 2.82 of 4.5: الأمن"]),
        ("background: url(/x.png)", ["text p: lies on a picture: الأمن"]),
        ("visibility: hidden; color: white", []),
    ],
)
def test_the_measure_sees_what_is_too_faint(browser: Browser, style: str, found: list[str]) -> None:
    page = browser.new_page()
    page.set_content(f'<body style="background: #fff; color: #000"><p style="{style}">الأمن</p>')

    measured = page.evaluate(CONTRAST)
    page.close()

    assert measured["found"] == found


@pytest.mark.parametrize(
    "content",
    [
        "<style>p::before { color: #aaa; content: 'أمن' }</style><p></p>",
        "<style>input::placeholder { color: #aaa }</style><input placeholder=الأمن>",
        "<input style='border: 1px solid #ccc'>",
        "<style>a:focus { outline: 3px solid #aaa }</style><a href=/>الأمن</a>",
        "<svg><text y=20 fill=#aaa>الأمن</text></svg>",
    ],
)
def test_the_measure_looks_beyond_plain_text(browser: Browser, content: str) -> None:
    page = browser.new_page()
    page.set_content(f'<body style="background: #fff; color: #000">{content}')

    measured = page.evaluate(CONTRAST)
    page.close()

    assert len(measured["found"]) == 1


def test_the_measure_sees_what_is_faint_under_the_pointer(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<style>a:hover { color: #aaa }</style><a href=/>الأمن</a>")

    page.evaluate(probe("hovered"))
    measured = page.evaluate(CONTRAST)
    page.close()

    assert measured["found"] == ["text a: 2.32 of 4.5: الأمن"]
