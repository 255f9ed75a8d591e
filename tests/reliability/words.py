"""Words that no other article has, and texts of common ones."""

from random import Random

# No letter here is an ending, a prefix or another form of a letter, so that a word stays itself.
_LETTERS = "ثجحخدذرزسش"
_COMMON = (
    "الأمن المدينة المغرب خبر شرطة توقيف بحث محكمة سيارة حادث شارع مجلس وزارة بيان صباح ليل"
    " مصدر تحقيق سلطات إقليم جماعة مستشفى نيابة عامة عملية ضبط كمية تهريب طريق سائق"
).split()


def word_of(number: int) -> str:
    """Spell a number as a word of its own."""
    return "غظ" + "".join(_LETTERS[int(digit)] for digit in f"{number:06d}")


def draw_text(random: Random, count: int = 30) -> str:
    return " ".join(random.choices(_COMMON, k=count))
