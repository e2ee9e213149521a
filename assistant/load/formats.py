"""Print a number in the formats of automatic lists, named as in Word (ECMA-376 part 1, 17.18.59)."""

_DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SIGNS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
}
_LARGEST = 9999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def chinese(value: int) -> str:
    """Return 二十一, 一百零三, … as Chinese documents number."""
    text = ""
    rest = value
    for unit, sign in _UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            text += _DIGITS[digit] + sign
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def roman(value: int) -> str:
    """Return a lower-case Roman numeral."""
    text = ""
    for unit, sign in _ROMAN:
        count, value = divmod(value, unit)
        text += sign * count
    return text


def letters(value: int) -> str:
    """Return a, …, z, aa, bb, … as Word counts in letters."""
    turns, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def formatted(value: int, name: str) -> str:
    """Print ``value`` in the number format ``name``; an unknown format prints decimals."""
    if name == "none":
        return ""
    if not 1 <= value <= _LARGEST:
        return str(value)
    if name.startswith(("chinese", "japaneseCounting", "taiwanese", "koreanCounting")):
        return chinese(value)
    if name == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    signs = _SIGNS.get(name)
    if signs is not None:
        return signs[value - 1] if value <= len(signs) else str(value)
    return _western(value, name)


def _western(value: int, name: str) -> str:
    if name in {"lowerRoman", "upperRoman"}:
        return roman(value) if name == "lowerRoman" else roman(value).upper()
    if name in {"lowerLetter", "upperLetter"}:
        return letters(value) if name == "lowerLetter" else letters(value).upper()
    if name == "decimalZero":
        return f"{value:02d}"
    if name.startswith("decimalFullWidth"):
        return str(value).translate(_FULL_WIDTH)
    return str(value)
