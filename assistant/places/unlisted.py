"""Places that the gazetteer does not list: told by the shape of their names.

A county that is new, foreign or made up is still the place of its documents, and a question about
a place that no document speaks for must not be answered from another's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.types import Span
from assistant.words.fold import simplify

_UNITS = {
    "自治区": ("Autonomous Region", "province"),
    "自治州": ("Autonomous Prefecture", "city"),
    "自治县": ("Autonomous County", "county"),
    "省": ("Province", "province"),
    "市": ("City", "city"),
    "县": ("County", "county"),
    "区": ("District", "county"),
    "旗": ("Banner", "county"),
}
# Words that stand before 县 or 市 without naming one (示范县, 设区的市), and characters no name has.
_GENERIC = (
    "试点|示范|重点|贫困|达标|城市|中心|省会|设区|地级|县级|直辖|农村|农业|牧业|沿海|边境|海岛|山区|民族|人口|健康|卫生|医疗"
    "|儿童|妇幼|妇女|母婴|孕产|服务|人民|政府|全国|国家|文明|先进|周边|邻近|相邻|其他|其它|有关|相关|同级|计划单列|欠发达|脱贫|帮扶"
    "|超大|特大|大中|产粮|创新|智慧|森林|园林|革命|少数|哪|各|每|本|该|全|某|几|两|多|所|的|个|和|及|与|或|等|在|到|由|为|对|向|是"
    "|有|无|要|于|年|月|日|省|市|县|社|地区|城区|辖区|园区|学区|病区|牧区|郊区|片区|库区|院区|街区|灾区|选区|新区|矿区|林区|专区"
    "|特区|分区|较|对比|印发|发布|责任|什么|怎|如何|请|问|关|不|去|我|能|涉农|上级|下级|大(?=[省市县区])|外(?=[省市县区])"
)
_ZH = re.compile(
    rf"(?:(?<=^)|(?<=[\s，。、；：？！《“（年月请问于对和与跟及或按照据比较而且在发布]))"
    rf"(?P<name>(?:(?!{_GENERIC})[\u4e00-\u9fff]){{2,4}}?)"
    rf"(?P<unit>{'|'.join(_UNITS)})(?![域级委政镇乡外内立办长人属区市县直情医块场民价值面])"
)
_EN_UNITS = {
    "county": "county", "district": "county", "city": "city", "municipality": "city",
    "prefecture": "city", "province": "province", "state": "province", "region": "province",
    "republic": "province", "kingdom": "province",
}  # fmt: skip
_NAME_EN = r"[A-Z][a-z]+(?:['’-][A-Za-z]+)*"
_EN = re.compile(
    rf"(?<![A-Za-z])(?P<name>(?:{_NAME_EN}\s){{1,3}})(?P<unit>County|District|City|Municipality|Prefecture|Province|State)\b"
    rf"(?!\s(?:of|Council|Hospital|University)\b)"
    rf"|(?<![A-Za-z])(?P<of>Republic|Kingdom|State|Province|City|County|District) of"
    rf" (?:the )?{_NAME_EN}(?:\s{_NAME_EN})?"
)
_NOT_NAMES = frozenset((
    "The", "This", "That", "Our", "Your", "Their", "Its", "A", "An", "Any", "Each", "Every", "All", "Both",
    "Some", "No", "Which", "What", "Whose", "Who", "When", "Where", "Why", "How", "Does", "Do", "Did", "Is",
    "Are", "Was", "Were", "Can", "Could", "Will", "Would", "Should", "Has", "Have", "Had", "In", "On", "At",
    "By", "For", "From", "To", "Of", "Under", "Within", "Per", "And", "Or", "As", "If", "Healthy", "Smart",
    "Capital", "Inner", "Model", "Pilot", "Target", "Compare", "Between", "Tell", "According", "About",
))  # fmt: skip


@dataclass(frozen=True)
class Unlisted:
    """A name shaped like a place's: where it stands, in Chinese (or as printed) and in English.

    ``en`` is ``None`` for a Chinese name, which :func:`romanised` spells.
    """

    span: Span
    zh: str
    en: str | None
    level: Literal["province", "city", "county"]


def unlisted_places(text: str) -> Iterator[Unlisted]:
    """Yield the names shaped like places in ``text``, in Chinese and then in English."""
    simple = simplify(text)
    for match in _ZH.finditer(simple if len(simple) == len(text) else text):
        _, level = _UNITS[match["unit"]]
        yield Unlisted(match.span(), match.group(), None, _level(level))
    for match in _EN.finditer(text):
        words = match.group().split()
        while words and words[0] in _NOT_NAMES:
            words.pop(0)
        if len(words) > 1:
            name = " ".join(words)
            unit = (match["unit"] or match["of"]).lower()
            start = match.end() - len(name)
            yield Unlisted((start, match.end()), name, name, _level(_EN_UNITS[unit]))


def romanised(name: str) -> str:
    """Spell a Chinese place's name in English as GB/T 28039 does: 大河县 is Dahe County."""
    from pypinyin import lazy_pinyin

    unit = next(unit for unit in _UNITS if name.endswith(unit))
    syllables: list[str] = lazy_pinyin(name.removesuffix(unit), v_to_u=False)
    spelt = "".join(
        f"'{syllable}" if place and syllable[0] in "aoe" else syllable
        for place, syllable in enumerate(syllables)
    )
    return f"{spelt.capitalize()} {_UNITS[unit][0]}"


def _level(level: str) -> Literal["province", "city", "county"]:
    return "province" if level == "province" else "city" if level == "city" else "county"
