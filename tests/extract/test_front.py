"""The first lines of an article give its headline, outlet, date, section and byline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.front import Front, read_front

LINES = st.sampled_from(
    [
        "هبة بريس",
        "الجمعة 19 أبريل 2024",
        "سياسة",
        "بقلم: سعيد الطنجي",
        "شرطة فاس توقف ثلاثة أشخاص",
        "صورة من الأرشيف",
        "أكد مصدر أمني أن الأبحاث متواصلة.",
        " | ",
        "\ufeff",
        "",
    ]
)
ANY_TEXT = st.text() | st.lists(LINES, max_size=16).map("\r\n".join)


@pytest.mark.parametrize("separator", [" | ", "|", " - ", " – ", " — ", " • ", " · "])
def test_one_line_may_say_several_things(separator: str) -> None:
    line = separator.join(["هبة بريس", "الجمعة 19 أبريل 2024", "سياسة"])

    front = read_front(f"{line}\nأكد مصدر أمني أن الأبحاث متواصلة.")

    assert (front.outlet, front.day, front.section) == ("هبة بريس", date(2024, 4, 19), "سياسة")


def test_the_first_line_that_says_a_thing_decides_it() -> None:
    front = read_front("هبة بريس\nهسبريس\nشرطة فاس توقف ثلاثة أشخاص\nقال المصدر، أمس، كل شيء.")

    assert front.outlet == "هبة بريس"


@pytest.mark.parametrize("line", ["آخر تحديث: {}", "يوم {}", "{} - 14:30", "{} على الساعة 14:30"])
def test_a_day_that_is_not_said_to_be_of_publication_is_of_the_page(line: str) -> None:
    front = read_front(f"{line.format('19 أبريل 2024')}\nأكد مصدر أمني أن الأبحاث متواصلة.")

    assert (front.day, front.is_publication_day) == (date(2024, 4, 19), False)


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200f ", " \x0c", "\u2028", "\u2067", "\xa0\t"])
def test_what_nobody_sees_is_no_part_of_a_line(unseen: str) -> None:
    headline = "شرطة فاس توقف ثلاثة أشخاص"

    front = read_front(f"{unseen}{headline}{unseen}\nقال المصدر، أمس، كل شيء.")

    assert front.headline == headline


@pytest.mark.parametrize(
    "label", ["بقلم:", "بقلم :", "كتب:", "كتبها:", "إعداد :", "تحرير:", "مراسلة:"]
)
def test_a_labelled_name_is_the_byline(label: str) -> None:
    front = read_front(f"شرطة فاس توقف ثلاثة أشخاص\n{label} سعيد الطنجي\nقال المصدر، أمس، كل شيء.")

    assert front.byline == "سعيد الطنجي"


@pytest.mark.parametrize(
    "line",
    [
        *[f"أكد مصدر أمني أن الأبحاث متواصلة{end}" for end in (".", "،", "؛", ":", ".»")],
        "توقيف شخصين",
        "“لن نتساهل مع المفسدين”",
        "شرطة فاس " * 30,
    ],
)
def test_sentences_quotations_labels_and_paragraphs_are_no_headlines(line: str) -> None:
    front = read_front(f"{line}\nوأضاف المصدر أن الأمر مؤكد.")

    assert (front.headline, front.body_start) == ("", 0)


def test_a_caption_that_repeats_the_headline_stands_before_the_article() -> None:
    headline, body = "شرطة فاس توقف ثلاثة أشخاص", "قال المصدر، أمس، كل شيء."

    text = f"{headline}\n{headline} خلال عملية سابقة من الأرشيف\n{body}"

    assert text[read_front(text).body_start :] == body


def test_a_list_of_short_lines_is_not_read_to_its_end() -> None:
    lines = ["شرطة فاس توقف ثلاثة أشخاص", *(f"سطر قصير {number}" for number in range(30))]

    text = "\n".join(lines)

    assert text[read_front(text).body_start :].startswith("سطر قصير 11\n")


def test_a_date_inside_a_sentence_is_not_the_day_of_the_article() -> None:
    front = read_front("شرطة فاس توقف ثلاثة أشخاص\nأوقفت الشرطة يوم 19 أبريل 2024 ثلاثة أشخاص.")

    assert front.day is None


@given(ANY_TEXT)
def test_the_article_begins_inside_the_text(text: str) -> None:
    assert 0 <= read_front(text).body_start <= len(text)


@pytest.mark.parametrize("text", ["", " \n\r\n\ufeff", "هبة بريس", "هبة بريس\n19/04/2024\nسياسة\n"])
def test_a_text_of_front_lines_alone_is_the_article(text: str) -> None:
    assert read_front(text) == Front()


def test_a_date_of_publication_comes_before_the_page_header() -> None:
    front = read_front(
        "الجمعة 19 أبريل 2024\nعنوان من ثلاث كلمات\nنشر في 12 شتنبر 2023\nوهذا هو النص نفسه."
    )

    assert (str(front.day), front.is_publication_day) == ("2023-09-12", True)


def test_a_paragraph_that_begins_like_the_headline_is_no_caption() -> None:
    text = "الأمن الوطني بفاس\nالأمن الوطني بفاس يفتح أبوابه للتلاميذ طيلة الأسبوع المقبل."

    assert text[read_front(text).body_start :].startswith("الأمن الوطني بفاس يفتح")
