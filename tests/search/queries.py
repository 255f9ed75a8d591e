"""Texts of articles, and random queries that often find some of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from archive.models import Article
from archive.search.parser import parse
from archive.search.query import Filters, Level, Order, Search

BODIES = [
    "توقيف مشتبه فيه بفاس من طرف الشرطة القضائية.",
    "الشرطة القضائية بأكادير توقف ثلاثة أشخاص، والجريمة منظمة.",
    "حجز 7.682 قرصا مهلوسا بطنجة، و92 كيلوغراما من الشيرا.",
    "المدير العام للأمن الوطني يستقبل والي أمن فاس.",
    "ولاية أمن وجدة تُعلن فتح تحقيق في الجريمة الإلكترونية.",
    "لا جريمة في أكادير، ولا توقيف في فاس: يوما بعد يوم.",
    "DGSN : l'Intérieur annonce 68 arrestations à Fès.",
    "الذكرى الـ68 لتأسيس الأمن الوطني بأكادير وفاس وطنجة.",
    "قال الحموشي إن المجرمين الثلاثة اعتقلوا بوجدة ثم بفاس.",
    "Hammouchi reçoit à Tanger le chef de la police d'Oujda.",
    "أعلنت المديرية العامة للأمن الوطني عن توقيفات جديدة في صفوف المجرمين.",
    "محكمة طنجة تدين مجرما بعد ثلاثة أيام من التحقيق معه.",
    "الأمن الأمن، ثم الأمن: والي فاس يطمئن سكان المدينة ويوم آخر يمر.",
    "تحقيقات الشرطة في حجز الشيرا بأكادير لم تنته يوما.",
]
STANDFIRSTS = ["", "", "فاس تنتظر، وأكادير أيضا.", "بلاغ الشرطة القضائية عن الجريمة"]
SECTIONS = ["", "مجتمع", "سياسة"]
OUTLETS = ("جريدة الميزان", "صوت فاس")
TAGS = ("الجريمة المنظمة", "المخدرات")

WORDS = sorted({word.strip(".،:") for body in BODIES for word in body.split()} - {""})

# Other forms of words of the texts, other letters, slips of the finger, and words of no text.
_OTHERS = ("7682", "أَمْن", "الجريمـة", "جرائم", "fes", "hamouchi", "fhs", "أكاديرر", "كركدن")

word = st.sampled_from([*WORDS, *WORDS, *_OTHERS])
# Two or three words as they follow one another in some text.
run = st.sampled_from(BODIES).flatmap(
    lambda body: st.integers(0, 4).map(lambda i: " ".join(body.split()[i : i + 3]))
)
words = st.one_of(st.lists(word, min_size=1, max_size=3).map(" ".join), run)
prefix = st.tuples(word, st.integers(3, 5)).map(lambda cut: f"{cut[0].strip('.،')[: cut[1]]}*")
near = st.tuples(words, st.integers(0, 8)).map(lambda asked: f'"{asked[0]}"~{asked[1]}')
text_leaf = st.one_of(word, word, words.map("«{}»".format), prefix, near, word.map("={}".format))
day = st.sampled_from(
    ["2020", "2021", "2020-01", "2021-03-01", "2020-02..2021", "..2020", "2021.."]
)
_any_leaf = st.one_of(
    text_leaf,
    text_leaf,
    text_leaf,
    text_leaf.map("headline:{}".format),
    st.sampled_from([*OUTLETS, "الغد"]).map('منبر:"{}"'.format),
    st.sampled_from([*TAGS, "الطقس"]).map('tag:"{}"'.format),
    day.map("date:{}".format),
)


@st.composite
def _leaves(draw: st.DrawFn) -> str:  # a function, since hypothesis writes out what is nested
    text: str = draw(_any_leaf)
    return text


leaf = _leaves()
side_by_side = st.lists(st.one_of(word, word, leaf), min_size=2, max_size=4).map(" ".join)
combined = st.recursive(
    st.one_of(leaf, side_by_side),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        st.tuples(inner, inner).map(" أو ".join),
        st.tuples(inner, inner).map(" NOT ".join),
        inner.map("({})".format),
        inner.map("-({})".format),
        inner.map("headline:({})".format),
    ),
    max_leaves=5,
)
_SIGNS = [*'فاسأمن "()-*:=~5«»', " OR ", " NOT ", "headline:", "منبر:"]
clumsy = st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join)


@dataclass(frozen=True, slots=True)
class Slugs:
    """Values that filters of random searches narrow by."""

    outlets: tuple[str, ...]
    tags: tuple[str, ...]


def searches(slugs: Slugs) -> st.SearchStrategy[Search]:
    """Give searches of every operator, level and filter, newest hits first."""
    text = st.one_of(side_by_side, combined, combined, clumsy)
    parsed = st.builds(parse, text, level=st.sampled_from(Level), any_word=st.booleans())
    narrowed = st.one_of(st.just(Filters()), _one_filter(slugs), _all_filters(slugs))
    return st.builds(Search, parsed, narrowed, st.just(Order.NEWEST))


def _one_filter(slugs: Slugs) -> st.SearchStrategy[Filters]:
    return st.one_of(
        [st.builds(Filters, **{name: choice}) for name, choice in _choices(slugs).items()]
    )


def _all_filters(slugs: Slugs) -> st.SearchStrategy[Filters]:
    """Give filters of which about a third narrows anything."""
    empty = Filters()
    choices = {
        name: st.one_of(st.just(getattr(empty, name)), st.just(getattr(empty, name)), choice)
        for name, choice in _choices(slugs).items()
    }
    return st.builds(Filters, **choices, any_date=st.booleans())


def _choices(slugs: Slugs) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "outlet": st.sampled_from(slugs.outlets),
        "tags": st.sampled_from([slugs.tags[:1], slugs.tags]),
        "year": st.sampled_from([2020, 2021]),
        "month": st.sampled_from(["2020-01", "2021-03"]),
        "since": st.sampled_from([date(2020, 2, 1), date(2021, 1, 1)]),
        "until": st.sampled_from([date(2020, 3, 1), date(2021, 4, 1)]),
        "date_kind": st.sampled_from(Article.DateKind.values),
        "section": st.sampled_from(SECTIONS[1:]),
    }
