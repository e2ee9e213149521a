import pytest

from assistant.load.formats import formatted


@pytest.mark.parametrize(
    ("value", "name", "printed"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (12, "decimalFullWidth", "１２"),
        (4, "lowerRoman", "iv"),
        (49, "upperRoman", "XLIX"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (10, "chineseCountingThousand", "十"),
        (11, "chineseCounting", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "taiwaneseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (20, "ideographDigital", "二〇"),
        (2, "ideographTraditional", "乙"),
        (12, "ideographZodiac", "亥"),
        (7, "decimalEnclosedCircle", "⑦"),
        (21, "decimalEnclosedCircle", "21"),
        (5, "none", ""),
        (0, "lowerRoman", "0"),
        (70000, "chineseCounting", "70000"),
        (6, "anything new", "6"),
    ],
)
def test_formatted(value: int, name: str, printed: str) -> None:
    assert formatted(value, name) == printed
