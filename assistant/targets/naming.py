"""Names of indicators: one key for what different documents call the same."""

import functools
import re
from pathlib import Path

from assistant.quantity.folding import fold
from assistant.tsv import read_tsv

_TABLE = Path(__file__).parent / "data" / "indicators.tsv"
_LEAD = re.compile(
    r"^(?:(?:全省|全市|全县|全区|全国|我省|我市|辖区内?|各地)的?|(?:the|a|an|overall|national|provincial)\s)+"
)
_VERBS = re.compile(
    r"^(?:推动|推进|确保|实现|保持|力争|努力|核定|设置|拥有|使(?!用)|其中|并(?!发)|且|提高|降低|逐步|进一步|稳步)+(?=..)"
)
_TREND = re.compile(
    r"(?:上升趋势得到控制|(?:逐年|逐步|稳步|持续)(?:下降|提高|提升|降低|上升|增长))$"
)
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_AGE = re.compile(r"[一二三四五六七八九](?=周?岁)")


@functools.cache
def _synonyms() -> dict[str, str]:
    rows = read_tsv(_TABLE, ("key", "variants"))
    return {
        _plain(name): key
        for _, (key, variants) in rows
        for name in (key, *variants.split("|"))
        if name
    }


def key_of(indicator: str) -> str:
    """Return the normalised name of ``indicator``, which joins it across documents.

    Case, spacing, brackets, words of place (全省) and of direction (逐年下降) do not tell
    indicators apart; every other word does, unless the table of synonyms joins the names.
    """
    plain = _plain(indicator)
    return _synonyms().get(plain, plain)


def _plain(name: str) -> str:
    folded = re.sub(r"[（(]([^）)]*)[）)]", r"（\1）", fold(name)).strip(" 。,，:：、")
    folded = re.sub(r"[-~]+", "-", folded)
    if re.search(r"[\u4e00-\u9fff]", folded):
        folded = re.sub(r"\s+", "", folded)
        folded = _AGE.sub(lambda match: match.group().translate(_NUMERALS), folded)
        folded = _TREND.sub("", folded) or folded
        folded = _VERBS.sub("", _LEAD.sub("", folded))
        folded = re.sub(r"^千人(?=.+数$)", "每千人", folded)
        folded = re.sub(r"(?<=每千)人口|(?<=每万)人口|(?<=10万)人口", "人", folded)
        folded = re.sub(r"(^每[百千万十\d]+[名人][^数率]{0,8}?)(?:拥有|的)", r"\1", folded)
        return re.sub(r"数量$", "数", folded)
    return _LEAD.sub("", re.sub(r"[\s-]+", " ", folded))
