"""Read the marker that opens a numbered line: 一、 （一） 1． 1.1 第三条 (a) iv. —— 专栏1 附件2.

A word that counts (Objective 1:, 任务一：) is a family of its own name.
Families follow the official numbering of Chinese documents (GB/T 9704-2012, section 7.3.3: 一、
（一） 1. （1）) and of statutes (编 章 节 条), and the usual ones of English plans and acts.
"""

import re
from dataclasses import dataclass

_CN = "一二三四五六七八九十百零〇两壹贰貳叁參肆伍陆陸柒捌玖拾"
_UNITS = "万亿千元张名倍岁萬億張歲"
_COUNTED = f"{_UNITS}年月日周天时分个家所人项次种类例位床條条個項種類"
_CN_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("part", rf"(?P<label>第\s*(?P<n>[{_CN}\d]+)\s*[编編篇部](?:分)?)(?=\s|$|[^\w]|[一-鿿])"),
    ("chapter", rf"(?P<label>第\s*(?P<n>[{_CN}\d]+)\s*章)"),
    ("section", rf"(?P<label>第\s*(?P<n>[{_CN}\d]+)\s*[节節])"),
    ("article", rf"(?P<label>第\s*(?P<n>[{_CN}\d]+)\s*[条條](?:之(?P<sub>[{_CN}\d]+))?)"),
    ("part", r"(?P<label>(?:PART|Part)\s+(?P<n>\d+|[IVXLC]+|[A-Z])\b[.:]?)"),
    ("chapter", r"(?P<label>(?:CHAPTER|Chapter)\s+(?P<n>\d+|[IVXLC]+)\b[.:]?)"),
    (
        "article",
        r"(?P<label>(?:(?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause)\s|Sec\.|SEC\.|§)\s*(?P<n>\d+|[IVXLC]+)\b[.:]?)(?!\.?\d)",
    ),
    (
        "attachment",
        r"(?P<label>(?:ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule)\s+(?P<n>\d+|[IVXLC]+|[A-Z])\b[.:]?)",
    ),
    (
        "attachment",
        rf"(?P<label>附(?:件|录|錄|表)?\s*(?P<n>\d{{1,2}}|[{_CN}]{{1,2}})?)\s*(?=[:：]|$)",
    ),
    (
        "attachment",
        rf"(?P<label>附(?:件|录|錄|表)\s*(?P<n>\d{{1,2}}|[{_CN}]{{1,2}}))(?=[ 　][^，。；]{{2,40}}$)",
    ),
    ("box", rf"(?P<label>(?:专栏|專欄|Box)\s*(?P<n>\d{{1,3}}|[{_CN}]{{1,3}}))(?=\s|[:：.．]|$)"),
    (
        "table",
        rf"(?P<label>(?:表|Table)\s*(?P<n>\d{{1,3}}(?:[-.]\d{{1,3}})?|[{_CN}]{{1,3}}))(?=\s|[:：.]|$)",
    ),
    (
        "note",
        r"(?P<label>注|註|附注|备注|備註|(?:资料|数据|資料)?来源|資料來源|Notes?|Sources?)\s*(?:\d{1,2})?\s*[:：]",
    ),
    ("cn", rf"(?P<label>(?P<n>[{_CN}]{{1,4}})\s*[、.．])(?![{_CN}]+[级級类類档季期线線])"),
    ("cn_paren", rf"(?P<label>[（(]\s*(?P<n>[{_CN}]{{1,4}})\s*[）)])"),
    (
        "multi",
        r"(?P<label>(?:SECTION|Section|Sec\.|SEC\.|§)\s*(?P<n>\d{1,3}(?:\.\d{1,3})+)[.:]?)(?=\s)",
    ),
    (
        "named",
        rf"(?P<label>(?P<word>任务|行动|目标|措施|工程|重点|步骤)(?P<n>[{_CN}]{{1,3}}|\d{{1,2}}))(?=\s*[:：])",
    ),
    (
        "named",
        r"(?P<label>(?:Strategic\s|Priority\s|Key\s)?(?P<word>Objective|Goal|Pillar|Priority|Area|Outcome|Output|Action|Step"
        r"|Target|Recommendation|Strategy|Component|Theme|Question)\s(?P<n>\d{1,2}(?:\.\d{1,2})*|[IVX]+|[A-Z]))(?=\s*[:.–—-]\s)",
    ),
    ("cn_is", r"(?P<label>第(?P<n>[一二三四五六七八九十]))(?=，)"),
    ("cn_is", r"(?P<label>(?P<n>[一二三四五六七八九十])是)"),
    (
        "multi",
        rf"(?P<label>(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})[.、．]?)(?=\s+[^a-z\s]|(?![{_UNITS}])[一-鿿])",
    ),
    ("dec", r"(?P<label>(?P<n>\d{1,3})\s*[.．、])(?!\d)"),
    (
        "dec",
        rf"(?P<label>(?P<n>[0-9]{{1,2}}))(?=[ 　]+(?![{_COUNTED}])[一-鿿][^，。；：]{{0,20}}$)",
    ),
    ("dec", r"(?P<label>(?P<n>[0-9]{1,2}))(?=\s+[A-Z][a-z]+[^.;]{0,80}$)"),
    ("dec_paren", r"(?P<label>[（(]\s*(?P<n>\d{1,3})\s*[）)])"),
    ("dec_paren", r"(?P<label>(?P<n>\d{1,3})[）)])"),
    ("circled", r"(?P<label>(?P<n>[①-⑳]))"),
    ("lower", r"(?P<label>[（(]?(?P<n>[a-z])[.)）])(?=\s|[一-鿿])"),
    ("lower_roman", r"(?P<label>[（(]?(?P<n>[ivxlc]{1,6})[.)）])(?=\s)"),
    ("upper", r"(?P<label>[（(]?(?P<n>[A-Z])[.)）])(?=\s)"),
    ("upper_roman", r"(?P<label>[（(]?(?P<n>[IVXLC]{1,6})[.)）])(?=\s)"),
    ("bullet", r"(?P<label>—{1,2}|--|[-–•●▪◆■□○*·](?=\s))(?=\s*\S)"),
)
_COMPILED = tuple((family, re.compile(pattern)) for family, pattern in _PATTERNS)


@dataclass(frozen=True)
class Marker:
    """A marker: its family, its number (one component, or several for 1.1), and where it ends.

    ``label`` is the marker as printed; ``end`` the position of what follows it in the line.
    """

    family: str
    number: tuple[int, ...]
    label: str
    end: int


def markers(text: str) -> list[Marker]:
    """Return every reading of the marker at the start of ``text``, most specific first.

    ``i.`` can be a letter or a Roman numeral; only the numbering around it can tell, so both
    readings are returned.
    """
    found: list[Marker] = []
    for family, pattern in _COMPILED:
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            number = _number(family, groups.get("n"), groups.get("sub"))
            if number is not None:
                name = groups.get("word") or family
                found.append(Marker(name.lower(), number, match.group("label"), match.end()))
    return found


def _number(family: str, printed: str | None, sub: str | None) -> tuple[int, ...] | None:
    if printed is None:
        return ()
    if family == "circled":
        return (ord(printed) - ord("①") + 1,)
    if family in {"lower", "upper"}:
        return (ord(printed.lower()) - ord("a") + 1,)
    if re.fullmatch(r"\d+(?:[.-]\d+)*", printed):
        main = tuple(int(part) for part in re.split(r"[.-]", printed))
    elif re.fullmatch(r"[IVXLCivxlc]+", printed) and family != "attachment":
        main = (roman_number(printed),)
    elif re.fullmatch(r"[A-Z]", printed):
        main = (ord(printed) - ord("A") + 1,)
    else:
        value = chinese_number(printed)
        if value is None:
            return None
        main = (value,)
    return main + ((_sub_number(sub),) if sub else ())


def _sub_number(printed: str) -> int:
    return int(printed) if printed.isdigit() else chinese_number(printed) or 0


def chinese_number(printed: str) -> int | None:
    """Read a Chinese ordinal up to 九百九十九, or ``None`` if the characters form none."""
    total = digit = 0
    for char in printed:
        if char in "十拾":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif char in _CN_DIGITS:
            if digit:
                return None
            digit = _CN_DIGITS[char]
        else:
            return None
    return total + digit


def roman_number(printed: str) -> int:
    """Read a Roman numeral in either case."""
    values = [_ROMAN[char] for char in printed.lower()]
    return sum(
        -value if following > value else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
