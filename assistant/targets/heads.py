"""Names of indicators as they stand before a figure in Chinese."""

import re

_LABEL = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、](?!\d)|-+|—+"
    r"|[一二三四五六七八九]是|[①-⑳])[ ]*"
)
_YEAR = re.compile(
    r"^(?:到|至|截至|力争到|力争在|争取到|预计到|预计|在|于)*[ ]*20\d\d[ ]*年(?:底|末|初|前)?"
    r"(?:与[^，,]{4,8}相比)?[，, ]*"
)
_RELATIVE = re.compile(
    r"(?:在|比|较)20\d\d[ ]*年(?:的)?(?:基础上|水平上)?(?=提高|降低|增长|下降|增加|减少)"
)
_STRIVING = re.compile(r"(?:力争|争取|努力)(?=每年|年均|提高|降低)")
_LEAD = re.compile(
    r"^(?:推动|推进|确保|保证(?!金)|保障(?!性|房)|努力使|使(?!用)|努力|力争|争取|实现|继续(?!教育|医学)|进一步|逐步|不断|稳步|持续(?!时间)|加快|"
    r"其中|年内|同时|并且|而且|并(?!发)|且|即(?!时)|拥有(?=.*数$)|"
    r"要(?!素)|应(?![急用对])|须|将|以及|还|原则上|总体上|探索|维持(?!性)(?=.{4})|按程序)+(?=..)"
)
_TAIL = re.compile(
    r"(?:[ ]|(?<!年)均|都|分别|各|应当|应|需|要|须|力争|努力|争取|总体上|平均|累计|将|已|也|再|就"
    r"|(?:到|至|在)?20\d\d[ ]*年(?:底|末)?|全部|基本|原则上|稳步|逐步|不得|不应|至少|高质量)+$"
)
_MEASURED = re.compile(
    r"(?:率|比例|占比|比重|比|数|数量|人数|水平|指数|寿命|强度|时间|时长|住院日|时段|经费|费用|增幅|面积|规模|投入|补助|标准|收入|年龄"
    r"|配备|发病率|率逐年|同比增长|增长|增加|降低|下降|提高|减少|病例|床位|医师|医生|护士|托位|人才|面积|阅读量|配置)$"
)
_SUFFIX = re.compile(
    r"(?:率|度|比例|占比|比重|数|数量|人数|寿命|指数|水平|强度|经费|病种|种类|品种)$"
)
_RATES = (
    r"(?:覆盖率|筛查率|开放率|签约率|达标率|完成率|合格率|知晓率|参与率|使用率|服务率|管理率|普及率"
    r"|检查率|建档率|随访率|治愈率|诊断率)"
)
_GENERIC = re.compile(
    r"^(?:[年总]|人群|标准化|规范|目标人群|检测|服务|定期|早期)*"
    rf"(?:{_RATES}|比例|占比|比重|数量|总数|人数|床位占比|人群覆盖率)$"
)
_RATE_END = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}}){_RATES}$")
_TOPIC_VERB = re.compile(
    r"^(?:扎实|全面|深入|积极|大力|规范|做实|有序|高质量|高水平|[ ])*"
    r"(?:开展|推进|推动|实施|深化|加强|完善|做实|落实|强化|扩大|提升|优化|健全|做好|普及|提高)+"
)
_JOIN = re.compile(r"、|以及|和|及|与")
_LEVELS = re.compile(
    r"(?P<lead>.*?)(?P<all>[一二三四国省市县乡](?:级)?(?:(?:、|和|及|与)[一二三四国省市县乡](?:级)?)+)(?P<rest>.+)"
)


def clean_head(text: str) -> str:
    """Strip labels, years and adverbs around the name before a figure."""
    head = _STRIVING.sub("", _RELATIVE.sub("", text.strip(" 、，,：:\n\t　$*")))
    previous = None
    while head != previous:
        previous = head
        head = _LABEL.sub("", head)
        head = _YEAR.sub("", head)
        head = _LEAD.sub("", head)
        head = _TAIL.sub("", head).strip(" 、，,：:　")
    return head


def is_measured(name: str) -> bool:
    """Tell whether ``name`` ends with a word for something measured (率, 比例, 数)."""
    return bool(_MEASURED.search(name))


def with_topic(head: str, topic: str, last_head: str) -> str:
    """Complete a bare 覆盖率 from the sentence: what its first words are about."""
    if not _GENERIC.match(head):
        return head
    suffix = _SUFFIX.search(last_head)
    if suffix and head.endswith(suffix.group()) and len(head) <= 4:
        if rate := _RATE_END.search(last_head):
            return last_head[: rate.start()] + head
        return last_head[: suffix.start()] + head
    about = _TOPIC_VERB.sub("", clean_head(topic))
    if not about or len(about) > 30 or _JOIN.match(about):
        return "" if head in ("比例", "占比", "比重", "数量", "总数", "人数") else head
    overlap = about.rfind(head[:2])
    return (about[:overlap] if overlap > 1 else about) + head


def split_heads(head: str, count: int, *, distributed: bool, every: bool) -> list[str]:
    """Split coordinated names: as many as there are figures, or all that share one figure.

    An empty list says that the names cannot be told apart with certainty.
    """
    if not head:
        return []
    parts = _split(head)
    if count == 1:
        whole = every and len(parts) > 1 and all(_SUFFIX.search(part) for part in parts)
        return parts if whole else [head]
    if len(parts) == count and (all(map(_SUFFIX.search, parts)) or distributed):
        return _completed(parts)
    expanded = _expand_levels(head)
    return expanded if len(expanded) == count else []


def _split(head: str) -> list[str]:
    """Split at 、 和 及 outside brackets and quotation marks."""
    parts, depth, start, position = [], 0, 0, 0
    while position < len(head):
        sign = head[position]
        depth += (sign in "（(“《") - (sign in "）)”》")
        join = _JOIN.match(head, position) if depth == 0 and position > start else None
        if join:
            parts.append(head[start:position])
            start = position = join.end()
        else:
            position += 1
    return [part.strip() for part in (*parts, head[start:]) if part.strip()]


def _completed(parts: list[str]) -> list[str]:
    """Give 产前、产后访视率 their common end; fails if it is not certain where it begins."""
    last = parts[-1]
    result = []
    for part in parts:
        if _SUFFIX.search(part) or not _SUFFIX.search(last):
            result.append(part)
        elif len(part) < len(last) and (part[0] == last[0] or part[-1] == last[len(part) - 1]):
            result.append(part + last[len(part) :])
        else:
            return []
    return result


def _expand_levels(head: str) -> list[str]:
    """Turn 三级和二级妇幼保健院……比例 into one name for each level."""
    match = _LEVELS.fullmatch(head)
    if not match:
        return []
    levels = [level.rstrip("级") for level in _JOIN.split(match["all"])]
    return [f"{match['lead']}{level}级{match['rest']}" for level in levels]
