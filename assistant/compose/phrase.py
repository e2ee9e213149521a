"""Say a target in one sentence, in Chinese or English."""

from decimal import Decimal

from assistant.types import Language, Target

_ZH = {
    "=": "{}",
    "≥": "{}以上",
    "≤": "{}以下",
    ">": "超过{}",
    "<": "低于{}",
    "≈": "{}左右",
    "range": "{}",
    "word": "{}",
}
_EN = {
    "=": "{}",
    "≥": "{} or above",
    "≤": "{} or below",
    ">": "more than {}",
    "<": "below {}",
    "≈": "around {}",
    "range": "{}",
    "word": "{}",
}
_ZH_UNITS = {
    "years": "年",
    "years old": "岁",
    "months old": "月龄",
    "months": "个月",
    "weeks": "周",
    "days": "天",
    "working days": "个工作日",
    "hours": "小时",
    "minutes": "分钟",
    "seconds": "秒",
    "percentage points": "个百分点",
    "times": "次",
}
_EN_UNITS = {
    "元": " yuan",
    "张": " beds",
    "名": " persons",
    "人": " persons",
    "次": " times",
    "倍": " times",
    "岁": " years",
}
_SYMBOLS = {"%", "‰"}


def figure(target: Target, language: Language) -> str:
    """Return the figure of a target with its unit and comparator."""
    patterns = _ZH if language == "zh" else _EN
    return patterns[target.comparator].format(_number(target) + _unit(target.unit, language))


def _number(target: Target) -> str:
    if target.word is not None:
        return target.word
    if target.value is not None:
        return plain(target.value)
    if target.low is not None and target.high is not None:
        return f"{plain(target.low)}–{plain(target.high)}"
    return ""


def plain(value: Decimal) -> str:
    """Return a number in digits, keeping the printed precision."""
    return f"{value:f}"


def _unit(unit: str, language: Language) -> str:
    if not unit or unit in _SYMBOLS:
        return unit
    if unit.startswith("/"):
        return per(unit[1:], language)
    if language == "zh":
        return _ZH_UNITS.get(unit, unit)
    return _EN_UNITS.get(unit, f" {unit}" if unit.isascii() else "")


def per(base: str, language: Language) -> str:
    """Return what a rate is counted over: ``100000`` is /10万 and per 100,000."""
    if not base.isdigit():
        return f"/{base}"
    if language == "en":
        return f" per {int(base):,}"
    return f"/{int(base) // 10_000}万" if int(base) % 10_000 == 0 else f"/{base}"
