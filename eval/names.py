"""What the groups of a run are called, in both languages."""

from assistant.types import Text

_NAMES = {
    "all": Text(zh="全部", en="all"),
    "zh": Text(zh="中文提问", en="Chinese"),
    "en": Text(zh="英文提问", en="English"),
    "target": Text(zh="目标值", en="target"),
    "baseline": Text(zh="基期值", en="baseline"),
    "table": Text(zh="表格", en="table cell"),
    "task": Text(zh="任务", en="task"),
    "responsible": Text(zh="责任单位", en="responsibility"),
    "definition": Text(zh="定义", en="definition"),
    "about": Text(zh="文件信息", en="document fact"),
    "when": Text(zh="时间", en="date"),
    "compare": Text(zh="比较", en="comparison"),
    "conflict": Text(zh="不一致", en="conflict"),
    "condition": Text(zh="条件", en="condition"),
    "premise": Text(zh="错误前提", en="false premise"),
    "unanswerable": Text(zh="无法回答", en="unanswerable"),
    "followup": Text(zh="追问", en="follow-up"),
    "plain": Text(zh="直问", en="plain"),
    "paraphrase": Text(zh="换词", en="paraphrase"),
    "acronym": Text(zh="缩略语", en="acronym"),
    "slip": Text(zh="笔误", en="slip"),
    "traditional": Text(zh="繁体", en="traditional"),
}


def name_of(group: str) -> Text:
    """Return the name of a group; documents go by their ids in both languages."""
    return _NAMES.get(group, Text(zh=group, en=group))
