"""Years and months as bars: how many articles are of each, drawn from counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi

# Bars of a short time are drawn no wider than those of a longer one.
_FEWEST_COLUMNS = 8

# Part of its column that a bar takes, and the height of the lowest one, in percent.
_BREADTH = 0.72
_LOWEST = 2.0


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month, and how many articles are of it.

    `published` counts dates of publication, `uncertain` page-header and inferred ones. Where
    nothing can be opened, the address is empty.
    """

    value: str
    label: str
    name: str
    published: int
    uncertain: int = 0
    address: str = ""
    chosen: bool = False

    @property
    def total(self) -> int:
        return self.published + self.uncertain


@dataclass(frozen=True, slots=True)
class Bar:
    """A period as it is drawn; the places are percentages of the plot, which no locale rewrites.

    `labelled` says where its label stands: "always", only on "wide" screens, or nowhere.
    """

    period: Period
    labelled: str
    x: str
    width: str
    y: str
    height: str
    upper_y: str
    upper_height: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars of one kind of period; `name` is unique on a page."""

    name: str
    title: str
    bars: tuple[Bar, ...]
    hatched: bool = False

    @property
    def highest(self) -> Period:
        return max((bar.period for bar in self.bars), key=lambda period: period.total)

    @property
    def filled(self) -> tuple[Period, ...]:
        """The periods that articles are of, as a table lists them."""
        return tuple(bar.period for bar in self.bars if bar.period.total or bar.period.chosen)


def draw_timeline(
    name: str, title: str, periods: Sequence[Period], *, hatched: bool = False, every: int = 0
) -> Timeline:
    """Draw periods in the direction in which the interface is read.

    Every so many bars have a label; with 0, as many as there is room for.
    """
    return Timeline(name, title, tuple(_bars(periods, every)), hatched)


def _bars(periods: Sequence[Period], every: int) -> Iterator[Bar]:
    highest = max((period.total for period in periods), default=0) or 1
    column = 100 / max(1, len(periods))
    width = _BREADTH * min(column, 100 / _FEWEST_COLUMNS)
    for number, period in enumerate(periods):
        place = len(periods) - 1 - number if get_language_bidi() else number
        lower = _height(period.published, highest)
        upper = _height(period.uncertain, highest)
        yield Bar(
            period=period,
            labelled=_labelled(number, len(periods), every),
            x=_percent(place * column + (column - width) / 2),
            width=_percent(width),
            y=_percent(100 - lower),
            height=_percent(lower),
            upper_y=_percent(100 - lower - upper),
            upper_height=_percent(upper),
        )


def _height(count: int, highest: int) -> float:
    """Return a part of the plot; what is not nothing can be seen, and all of it has room."""
    return max(_LOWEST, (100 - _LOWEST) * count / highest) if count else 0.0


def _labelled(number: int, count: int, every: int) -> str:
    if number % (every or -(-count // 7)) == 0:
        return "always"
    return "wide" if number % (every or -(-count // 12)) == 0 else ""


def _percent(number: float) -> str:
    return f"{number:.2f}%"
