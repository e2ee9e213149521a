"""Statements with figures in Chinese policy prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.quantity import Quantity, read_quantities
from assistant.targets.heads import clean_head, is_measured, split_heads, with_topic
from assistant.targets.reading import Reading, value_span
from assistant.types import TargetKind

_SEGMENT = re.compile(r"[，,；;：:。！？!?\n]")
_HARD = re.compile(r"[；;。！？!?\n]")
_OPEN, _CLOSE = "（(“《〔[【「", "）)”》〕]】」"
_LIST_GAP = re.compile(r"[ $]*(?:及?以上|及?以下|以内|左右)?[ $]*(?:、|和|及|与|以及|,)?[ $]*")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "working days")
_NOT_COUNTED = ("版", "期", "届", "轮", "级", "批", "部", "度")
_SHARES = ("%", "‰", "percentage points", "fraction")
_BOUND = (
    r"(?:不(?:得|应|能|可)?(?:低于|少于|小于|超过|高于|大于|多于)|未低于|低于|高于|少于|多于|超过|大于|小于|至少|至多|最多"
    r"|最少|约|近|≥|≤|>|<|＞|＜|\\geq?|\\leq?)"
)
_TO = (
    r"(?:提高|提升|增加|增长|上升|升|增|扩大|下降|降低|降|减少|减|缩短|压缩|控制|精准|恢复|发展|扩充)(?:到|至|为)"
)
_VERB = re.compile(
    rf"[ $]*(?:{_TO}|控制在|保持在|稳定在|维持在|巩固在|达到了|达到|达成|达|占到|设为|定为|为|是|(?<=[率例重比])在)?"
    rf"[ $]*(?:{_BOUND})?[ $]*(?:到|于|在)?[ $]*$"
)
_CHANGE = re.compile(rf"[^，,；;。]{{0,6}}?{_TO}(?P<year>(?:20\d\d)[ ]*年(?:底|末)?的?)?{_BOUND}?[ $]*")
_FROM = re.compile(r"(?:从|由)(?P<year>(?:20\d\d)[ ]*年(?:底|末)?的)?[ $]*$")
_ACTION = (
    "建设|建成|建立|新建成|新建|改扩建|新改扩建|改建|新增|增设|培育|创建|争创|创成|建有|设有|拥有|具有|培养|培训|招收|引进|选派|"
    "打造|设立|设置|配备|配置|有|遴选|发布|开展|制作|推广|启动|支持|组织召开|召开|组织|参加|指定|"
    "集成|规划布局|布局|评选|评定|命名|资助|实施|举办|接受|形成|培植|孵化|完成|认定|获评|立项|入选|增加|发展|扶持|储备|推出"
)
_DOES = re.compile(
    rf"(?P<verb>(?:{_ACTION})(?:[或和](?:{_ACTION}|深化))?)(?:了)?(?:{_BOUND})?[ $]*(?:要)?$"
)
_BARE_VERB = re.compile(rf"^(?:每[年季月]度?|累计|年均|鼓励|由|{_BOUND}|{_ACTION})+|等$")
_AT_LEAST = re.compile(rf"(?:{_BOUND})(?:要|应)?(?P<verb>{_ACTION})?[ ]*$")
_LEAD_VERB = re.compile(rf"^(?:每[年季月][度]?|全省|全市|全县|累计|分批|重点|优先|[ ])*(?P<verb>{_ACTION})")
_TAIL = re.compile(r"[ $]*(?:[（(]含[^）)]*[）)])?(?:及|或|和)?(?:以上|以下|以内|之内|左右|上下|内)?(?:水平)?")
_NOUN_END = re.compile(
    r"(?:能够|(?<![技功智职效性])能(?![力手])|可以|作为|承担|负责|并|用于)"
)
_EACH = re.compile(
    r"^(?:每个|每所|每家|各|每一个|每)(?![年季月周半百千万\d])[^，,。；;]{1,16}?(?=均|都|应|至少|须|要|平均|建有|设|配|建|有|培育|拥有|指定|开展)"
)
_ACCORDING = re.compile(r"按照?[ ]*$")
_CONDITION_END = re.compile(
    r".{1,14}?(?=至少|不少于|不低于|均|应|须|要|建有|设有|设置|设立|配备|建设|建成|建立|有)"
)
_OFTEN = re.compile(r"每(?:半年|季度|两年|[年季月周日])(?:度)?")
_PERIOD = re.compile(r"(?:到|至|截至|在|力争|争取|于)*[ ]*(20\d\d)[ ]*年(?:底|末|初)?")
_COMPARED = re.compile(r"(20\d\d)[ ]*年(?:与|和|同|较)(20\d\d)[ ]*年(?:相比)?")
_PROPORTION_OF = re.compile(r"(?:覆盖|惠及)[ ]*$")
_DOING = re.compile(r"达到|建成|实现|开展|纳入|进入|完成|通过|设置|配备|提供")
_TREND = re.compile(
    r"(?P<head>[^，,；;。]{2,30}?(?:率|数|寿命|指数|比例|占比|费用|经费|强度))"
    r"(?P<word>(?:稳步|逐步|持续|不断|逐年|明显|显著|进一步|稳中有)(?:提高|提升|降低|下降|增长|增加|上升|减少|改善|降|升))$"
)
_PER_UNIT = re.compile(r"以[^，,]{1,14}为单位$")
_PAST_PLAN = re.compile(r"“?十[一二三]五”?(?:规划)?目标")


@dataclass(slots=True)
class _State:
    """What one sentence has said so far."""

    text: str
    year: int | None = None
    compared: tuple[int, int] | None = None
    condition: str | None = None
    local: str | None = None
    topic: str = ""
    last_head: str = ""
    frame: str = ""
    verb: str = ""
    found: list[Reading] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures that stand in one list, and the text around them inside one segment."""

    figures: tuple[Quantity, ...]
    left: str
    left_start: int
    right: str
    change: re.Match[str] | None = None
    right_end: int = 0


def read_chinese(text: str) -> list[Reading]:
    """Read the statements of one sentence of Chinese prose.

    A figure whose indicator is not certain (a list that does not match its heads, a figure inside
    a name or a quotation) gives nothing.
    """
    state = _State(text)
    quantities = read_quantities(text)
    for start, end in _segments(text):
        if start and _HARD.match(text[start - 1]):
            state.condition = None
        inside = [q for q in quantities if start <= q.span[0] and q.span[1] <= end]
        _read_segment(state, start, end, inside)
    return state.found


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Split at commas, colons and semicolons outside brackets and quotation marks."""
    depth, start = 0, 0
    for position, sign in enumerate(text):
        depth += (sign in _OPEN) - (sign in _CLOSE)
        between_digits = re.match(r"\d[,:：]\d", text[max(0, position - 1) : position + 2])
        if depth <= 0 and _SEGMENT.match(sign) and not between_digits:
            depth = 0
            yield start, position
            start = position + 1
    yield start, len(text)


def _depth(text: str, position: int) -> int:
    before = text[:position]
    return sum(before.count(s) for s in _OPEN) - sum(before.count(s) for s in _CLOSE)


def _read_segment(state: _State, start: int, end: int, quantities: list[Quantity]) -> None:
    text = state.text
    segment = text[start:end]
    state.verb, state.local = "", None
    if compared := _COMPARED.search(segment):
        state.compared = (int(compared[1]), int(compared[2]))
    elif year := _governing_year(segment, quantities):
        state.year = year
    figures = [q for q in quantities if _is_candidate(text, start, end, q)]
    if not figures:
        _read_trend(state, start, segment)
        _remember(state, segment, quantities)
        return
    groups = list(_groups(text, start, end, figures))
    base = ""
    for index, group in enumerate(groups):
        base = _read_group(state, groups, index, base)
    state.topic = state.topic or segment


def _governing_year(segment: str, quantities: Sequence[Quantity]) -> int | None:
    """Return the year that a segment opens with or sets (到2025年), not one that 从 gives."""
    for match in _PERIOD.finditer(segment):
        before = segment[max(0, match.start() - 1) : match.start()]
        after = segment[match.end() : match.end() + 1]
        if before not in ("从", "由", "较", "比") and after != "的":
            return int(match[1])
    return None


def _remember(state: _State, segment: str, quantities: Sequence[Quantity]) -> None:
    plain = segment.strip()
    if not state.topic and not _PERIOD.fullmatch(plain) and len(plain) > 3:
        state.topic = plain
    state.frame = plain[:-1] if plain.endswith("中") else ""


def _is_candidate(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Tell whether the figure may be a value: not in brackets or quotes, not part of a name."""
    if quantity.kind not in ("amount", "age") or _depth(text, quantity.span[0]) > _depth(text, start):
        return False
    left, right = text[start : quantity.span[0]], text[quantity.span[1] : end]
    if quantity.unit in _NOT_COUNTED or re.search(r"[一二三四五六七八九十]、$", left):
        return False
    if left.endswith("等") and not _LEAD_VERB.match(clean_head(left)):
        return False
    if _FROM.search(left):
        return True
    if quantity.kind == "age":
        return bool(re.search(r"(?:寿命|年龄)[^，,]{0,8}$", left))
    if quantity.unit in _TIMES:
        verb = _VERB.search(left)
        return bool((verb and verb.group().strip()) or quantity.comparator != "=")
    if quantity.unit == "":
        verb = _VERB.search(left)
        return bool(quantity.ratio or (verb and verb.group().strip()) or right.startswith("以上的"))
    return True


def _groups(text: str, start: int, end: int, figures: list[Quantity]) -> Iterator[_Group]:
    """Join figures that stand in one list and cut the words between lists."""
    runs: list[list[Quantity]] = []
    for figure in figures:
        if runs and _LIST_GAP.fullmatch(text[runs[-1][-1].span[1] : figure.span[0]]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    position = start
    for index, run in enumerate(runs):
        after = run[-1].span[1]
        tail = _TAIL.match(text, after, end)
        after = tail.end() if tail else after
        limit = runs[index + 1][0].span[0] if index + 1 < len(runs) else end
        between = text[after:limit]
        change = _CHANGE.fullmatch(between) if index + 1 < len(runs) else None
        left = text[position : run[0].span[0]]
        right_end = limit if change else after + _noun_length(left, between, index + 1 == len(runs))
        yield _Group(
            tuple(run), left, position, text[after:right_end], change, right_end
        )
        position = right_end


def _noun_length(left: str, between: str, is_last: bool) -> int:
    """Return how much of the words up to the next figure belongs to the figure before."""
    if re.match(r"[ ]*[、和及与或等]", between):
        return 0
    if between.startswith("的") or _ACCORDING.search(left):
        noun = _CONDITION_END.match(between)
        return noun.end() if noun else len(between)
    if is_last:
        return len(between)
    cuts = [m.start() for m in re.finditer(r"[、和及与或]", between) if _depth(between, m.start()) == 0]
    return cuts[-1] if cuts else 0


def _read_group(
    state: _State, groups: list[_Group], index: int, base: str
) -> str:
    """Read one list of figures; returns the base of the rate that later heads may share."""
    group = groups[index]
    if index and groups[index - 1].change:
        return base
    if _takes_condition(state, group):
        return base
    left = group.left.lstrip("、和及与或 ")
    origin = _FROM.search(left)
    head_text = left[: origin.start()] if origin else left
    if origin and group.change:
        head = _head(state, head_text, base)
        _emit_change(state, head, groups[index], groups[index + 1], origin)
        return base
    noun = group.right.strip()
    share = group.figures[-1].unit in _SHARES or group.figures[-1].unit.startswith("/")
    if noun and not (share and _VERB.search(left) and _measured_left(left)):
        _emit_counted(state, group, left, noun, share)
        return base
    verb = _VERB.search(head_text)
    head_text = head_text[: verb.start()] if verb else head_text
    heads = _head(state, head_text, base)
    _emit_heads(state, heads, group, counted=not (verb and verb.group().strip()))
    found = re.match(r"每[^的，]{1,12}的", clean_head(head_text))
    return found.group() if found else base


def _measured_left(left: str) -> bool:
    verb = _VERB.search(left)
    return is_measured(clean_head(left[: verb.start()] if verb else left))


def _takes_condition(state: _State, group: _Group) -> bool:
    """Read 常住人口80万以上的, 按200-250张实际使用病床: a condition, not a value."""
    figure = group.figures[0]
    share = figure.unit in _SHARES
    if (group.right.startswith("的") and not share) or _ACCORDING.search(group.left):
        words = state.text[group.left_start : group.right_end]
        state.condition = clean_head(words).rstrip("的")
        return True
    return False


def _head(state: _State, text: str, base: str) -> str:
    """Return the name before a figure, completed from what the sentence said before."""
    head = clean_head(text)
    if each := _EACH.match(head):
        state.local = each.group()
        head = clean_head(head[each.end() :])
    if state.frame and head.endswith("的"):
        return head + clean_head(state.frame)
    if base and head and not head.startswith("每") and len(head) <= 6:
        return base + head
    return with_topic(head, state.topic, state.last_head)


def _emit_heads(state: _State, head: str, group: _Group, counted: bool) -> None:
    """Emit 医师数达到4.5人 or 领军人才50名; several figures need as many heads."""
    figures = group.figures
    shared = bool(re.search(r"分别", group.left))
    every = bool(re.search(r"均|都", group.left))
    names = split_heads(head, len(figures), distributed=shared, every=every)
    if len(figures) > 1 and len(names) != len(figures):
        return
    if counted and not _names_count(names, figures):
        return
    for position, name in enumerate(names):
        figure = figures[position if len(figures) > 1 else 0]
        _emit(state, name, figure, group)
    if names:
        state.last_head = names[-1]


def _names_count(names: Sequence[str], figures: Sequence[Quantity]) -> bool:
    """Tell whether a name right before its figure is read with certainty: 领军人才50名."""
    if any(not re.match(r"\d", f.text) and f.comparator == "=" for f in figures):
        return False
    counts = all(f.unit not in ("", *_SHARES, *_TIMES) or f.ratio for f in figures)
    bounded = any(f.comparator != "=" for f in figures)
    return bool(names) and all(len(_BARE_VERB.sub("", name)) >= 2 for name in names) and (
        counts or bounded or all(is_measured(name) for name in names)
    )


def _emit_counted(state: _State, group: _Group, left: str, noun: str, share: bool) -> None:
    """Emit 建设100家……中心, 20%以上的乡镇卫生院开展……, 每季度至少开展1次……."""
    if len(group.figures) > 1:
        return
    figure = group.figures[0]
    lead = clean_head(left)
    if share:
        if not lead or _PROPORTION_OF.search(left):
            _emit(state, f"{lead}{noun.lstrip('的')}", figure, group)
        return
    does = _DOES.search(left.rstrip()) or _AT_LEAST.search(left.rstrip())
    ends_list = re.search(r"等$", left.strip()) and _LEAD_VERB.match(lead)
    if not does and not ends_list:
        if not lead and _DOING.search(noun) and figure.text[0].isdecimal():
            _emit(state, noun, figure, group)
        elif not lead and state.verb and group.left.strip("、和及与 ") == "":
            _emit(state, f"{state.verb}{_noun(noun)}", figure, group, state.local)
        return
    verb = (does.group("verb") if does else "") or ""
    subject = left[: does.start()] if does else ""
    state.verb = "" if verb in ("有", "建有", "设有", "拥有", "具有") else verb
    condition = state.local = _condition_of(subject)
    _emit(state, f"{state.verb}{_noun(noun)}", figure, group, condition)


def _condition_of(subject: str) -> str | None:
    words = clean_head(re.sub(r"(?:均|都|应|须|要|将|至少|组织|统筹|[ ])+$", "", subject))
    if _OFTEN.search(subject) or _EACH.match(words + "有"):
        return re.sub(rf"(?:{_BOUND})$", "", words) or None
    return words if 2 <= len(words) <= 30 and not re.match(_ACTION, words) else None


def _noun(noun: str) -> str:
    end = _NOUN_END.search(noun, 2)
    return (noun[: end.start()] if end else noun).rstrip("的、 ")


def _emit_change(
    state: _State, head: str, first: _Group, second: _Group, origin: re.Match[str]
) -> None:
    """Emit both ends of 由2家增加到4家, 分别从2015年的a、b下降到2020年的c和d."""
    names = split_heads(
        head, len(first.figures), distributed="分别" in first.left, every="均" in first.left
    )
    if not (len(names) == len(first.figures) == len(second.figures)):
        return
    old = _year_in(origin["year"]) or (state.compared[1] if state.compared else None)
    target_year = first.change and _year_in(first.change["year"])
    new = target_year or (state.compared[0] if state.compared else state.year)
    for name, before, after in zip(names, first.figures, second.figures, strict=True):
        _emit(state, name, before, first, year=old, kind="baseline")
        _emit(state, name, after, second, year=new, start=first.left_start)
    state.last_head = names[-1]


def _year_in(text: str | None) -> int | None:
    match = re.search(r"20\d\d", text or "")
    return int(match.group()) if match else None


def _emit(
    state: _State,
    name: str,
    figure: Quantity,
    group: _Group,
    condition: str | None = None,
    year: int | None = None,
    kind: TargetKind | None = None,
    start: int | None = None,
) -> None:
    name = name.strip(" 、，,：:的")
    if len(name) < 2 or not re.search(r"[\u4e00-\u9fffA-Za-z]{2}", name):
        return
    first = group.left_start if start is None else start
    while first < figure.span[0] and state.text[first] in " 、和及与\n　—":
        first += 1
    if kind is None and _PAST_PLAN.search(state.text[: figure.span[0]]):
        kind = "past target"
    if unit := _PER_UNIT.search(name):
        name, condition = name[: unit.start()], unit.group()
    joined = "，".join(filter(None, (state.condition, condition or state.local)))
    state.found.append(
        Reading(
            indicator=name,
            quantity=figure,
            span=(first, max(group.right_end, group.figures[-1].span[1])),
            value_span=value_span(figure, group.figures),
            year=year if year is not None else (None if kind == "baseline" else state.year),
            kind=kind,
            condition=joined or None,
        )
    )


def _read_trend(state: _State, start: int, segment: str) -> None:
    """Read 人均健康预期寿命稳步提高: an aim in words."""
    match = _TREND.search(segment.strip())
    if not match:
        return
    lead = len(segment) - len(segment.lstrip())
    head = clean_head(match["head"])
    if len(head) < 4 or not is_measured(head):
        return
    low = start + lead + match.start("word")
    state.found.append(
        Reading(
            indicator=with_topic(head, state.topic, state.last_head),
            quantity=None,
            span=(start + lead, low + len(match["word"])),
            value_span=(low, low + len(match["word"])),
            word=match["word"],
            year=state.year,
        )
    )

