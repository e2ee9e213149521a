"""The names under which places are looked for, and the names that only look like places."""

import re
from collections import defaultdict
from collections.abc import Iterable

from assistant.places.place import Place
from assistant.types import Language

Candidates = tuple[Place, ...]

_LEVELS = ("province", "city", "county")
_GENERIC = {
    "province": ("province", "municipality", "region", "autonomous region", "SAR"),
    "city": ("city", "municipality", "prefecture", "autonomous prefecture", "league"),
    "county": ("county", "district", "city"),
}

# Short names that are ordinary words: these count as places with their suffix only (来宾市).
_ORDINARY_WORDS = (
    "中山 中卫 兴安 北海 四平 大同 大庆 安康 定西 山南 开封 新乡 日照 朝阳 来宾 白山 白银 长治 阿里"
)

# Words and names that hold the characters of a short name, or end with its first characters:
# 推广安宁疗护 is not about 广安, nor 普通化验 about 通化.
_DECOYS = (
    "推广 集中 重大 扩大 加大 强大 巨大 最大 较大 普通 流通 沟通 交通 规定 决定 稳定 确定 "
    "制定 鉴定 评定 特定 一定 固定 法定 指定 认定 创新 更新 最新 全新 西南 东南 沿海 境内 "
    "日常 每天 传承 环保 安宁 内华达 明尼苏达 黄河 淮河 长江 珠江 太湖 渤海 黄海 东海 南海 "
    "出海口 北海道 文山会海 阿里巴巴 三明治 大理石 美国德州 德州仪器 上海合作组织"
)

# What follows a name when it is part of the name of another place, a street or an institution.
_CONTINUES = {
    "zh": re.compile(
        r"(?<![省市区县])(?:区(?![域县市、（(内间])|县(?![域级市区、（(])|镇(?![、级])|乡(?![镇村、])"
        r"|路(?![径线])|街(?!道)|[医科中药技师范理工农林财经]{0,4}大学(?!生)|文理学院|医学院(?!校)"
        r"|儿童医学中心)"
    ),
    "en": re.compile(
        r"\s+(?:(?:District|County|Town|Road|Street|River|Lake|Bay)\b"
        r"|(?:[A-Z][\w']+\s+){0,3}(?:University|College|Children's Medical Cent(?:er|re))\b)"
    ),
}


def names(places: Iterable[Place], language: Language) -> dict[str, Candidates]:
    """Return the places that each name in ``language`` can mean, larger divisions first.

    A decoy means no place; as decoys are found like names, they hide the names that they overlap.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (_LEVELS.index(place.level), place.code)):
        for name in _zh_names(place) if language == "zh" else _en_names(place):
            if place not in found[name]:
                found[name].append(place)
    decoys: dict[str, Candidates] = dict.fromkeys(_DECOYS.split(), ()) if language == "zh" else {}
    return decoys | {name: tuple(candidates) for name, candidates in found.items()}


def belongs_to_longer_name(text: str, end: int, language: Language) -> bool:
    """Tell whether the name that ends at ``end`` goes on as the name of something else."""
    return _CONTINUES[language].match(text, end) is not None


def _zh_names(place: Place) -> list[str]:
    short = place.zh_short
    if place.zh.isascii():
        return []  # a foreign place, which is found by its English name
    if short in _ORDINARY_WORDS.split():
        return [place.zh]
    suffixes = ["州"] if place.zh.endswith("自治州") and not short.endswith("州") else []
    if place.zh.endswith(("地区", "盟")) and not short.endswith(("地区", "盟")):
        suffixes.append("地区" if place.zh.endswith("地区") else "盟")
    return [place.zh, short, *(short + suffix for suffix in suffixes)]


def _en_names(place: Place) -> list[str]:
    generic = [f"{place.en_short} {word}" for word in _GENERIC[place.level]]
    return list(dict.fromkeys(name.lower() for name in (place.en, place.en_short, *generic)))
