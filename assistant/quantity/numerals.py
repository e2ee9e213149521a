"""Numbers in digits, in Chinese numerals and in English words."""

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_ZH_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_EN_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_EN_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_EN_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!,?\d)|\d+)(?:\.\d+)?"
_ONES = "|".join(sorted(list(_EN_UNITS)[1:10], key=len, reverse=True))
_ANY = "|".join(sorted(_EN_UNITS, key=len, reverse=True))
_TENS = "|".join(_EN_TENS)
_BELOW_100 = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES})\b)?|(?:{_ANY}))"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a) hundred(?: (?:and )?{_BELOW_100}\b)?|{_BELOW_100})"
_EN_NUMBER = re.compile(
    rf"\b(?:{_BELOW_1000}|an?(?= (?:thousand|million|billion)))"
    rf"(?: (?:thousand|million|billion)(?: (?:and )?{_BELOW_1000})?)*\b"
)
_EN_PART = re.compile(rf"\b(?:{_ANY}|{_TENS}|{'|'.join(_EN_SCALES)})\b")
_DIGIT_NUMBER = re.compile(
    rf"({DIGITS})(?: ?(万亿|百万|千万|亿|万(?!分之)|千(?![克米卡瓦])|百(?!分|姓))"
    r"|\s(hundred|thousand|million|billion)\b|(k)(?![a-z\d]))?"
)
_COMPOUND = re.compile(r"(?:\d+(?:\.\d+)?[亿万千百]){2,}(?:\d+(?=[\u4e00-\u9fff]))?")
_ZH_NUMBER = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at ``start:end``: ``value`` is ``mantissa`` times ``scale``."""

    start: int
    end: int
    mantissa: Decimal
    scale: int = 1
    script: str = "digits"

    @property
    def value(self) -> Decimal:
        """The number itself."""
        value = self.mantissa * self.scale
        return Decimal(int(value)) if self.scale > 1 and value == int(value) else value


def read_number(text: str, start: int) -> Number | None:
    """Read the number that begins at ``start`` of the folded ``text``; the longest one wins."""
    sign = text[start : start + 1]
    if sign.isdecimal():
        return _read_digits(text, start)
    if match := _ZH_NUMBER.match(text, start):
        value = chinese(match.group())
        return None if value is None else Number(start, match.end(), value, script="zh")
    if match := _EN_NUMBER.match(text, start):
        return _read_words(match)
    return None


def _read_digits(text: str, start: int) -> Number | None:
    if match := _COMPOUND.match(text, start):
        value = _compound(match.group())
        if value is not None:
            return Number(start, match.end(), value)
    match = _DIGIT_NUMBER.match(text, start)
    if not match:
        return None
    mantissa = Decimal(match.group(1).replace(",", ""))
    scale = 1
    for sign in match.group(2) or "":
        scale *= _SCALES[sign]
    return Number(start, match.end(), mantissa, scale * _EN_SCALES.get(match[3] or match[4], 1))


def _compound(text: str) -> Decimal | None:
    """Add up 1亿5000万 or 3万5千; ``None`` when the scales do not fall."""
    total = Decimal(0)
    last = None
    for digits, sign in re.findall(r"(\d+(?:\.\d+)?)([亿万千百]?)", text):
        scale = _SCALES.get(sign, 1)
        if last is not None and (scale >= last or Decimal(digits) * scale >= last):
            return None
        if not sign and len(digits) != 4:
            return None
        total += Decimal(digits) * scale
        last = scale
    return total


def chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral (二十五, 二〇二五, 三点五); ``None`` if it is not well formed.

    >>> chinese("一千零五")
    Decimal('1005')
    """
    whole, _, decimals = text.partition("点")
    value = _positional(whole) if not set(whole) & set("十百千万亿") else _by_units(whole)
    if value is None:
        return None
    if decimals:
        return Decimal(f"{value}." + "".join(str(_ZH_DIGITS[sign]) for sign in decimals))
    return Decimal(value)


def _positional(text: str) -> int | None:
    """Read digits in a row: one alone, or a year or code written out (二〇二五)."""
    if len(text) == 1 or len(text) == 4 or "〇" in text:
        return int("".join(str(_ZH_DIGITS[sign]) for sign in text))
    return None


def _by_units(text: str) -> int | None:
    """Read 万 and 亿 sections from the largest to the smallest."""
    total = 0
    for sign in "亿万":
        head, found, rest = text.partition(sign)
        if found:
            section = _by_units(head) if head else 1
            if section is None or (total and not head):
                return None
            total += section * _SCALES[sign]
            text = rest
    section = _section(text)
    return None if section is None else total + section


def _section(text: str) -> int | None:
    """Read a numeral below 10,000."""
    match = re.fullmatch(
        r"(?:([一二两三四五六七八九]?)千)?零?(?:([一二两三四五六七八九]?)百)?零?"
        r"(?:([一二三四五六七八九]?)十)?零?([一二两三四五六七八九])?",
        text,
    )
    if not match:
        return None
    places = zip(match.groups(), "千百十 ", (1000, 100, 10, 1), strict=True)
    return sum(
        factor * _ZH_DIGITS.get(digit or "一", 1)
        for digit, sign, factor in places
        if digit or (sign != " " and sign in text)
    )


def _read_words(match: re.Match[str]) -> Number:
    total, current = 0, 0
    for word in _EN_PART.findall(match.group()):
        if word == "hundred":
            current = (current or 1) * 100
        elif word in _EN_SCALES:
            total += (current or 1) * _EN_SCALES[word]
            current = 0
        else:
            current += _EN_UNITS.get(word, _EN_TENS.get(word, 0))
    return Number(match.start(), match.end(), Decimal(total + current), script="en")


ENGLISH_STARTS = "|".join([*_EN_UNITS, *_EN_TENS])
