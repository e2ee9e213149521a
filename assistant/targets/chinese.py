"""Statements with figures in Chinese policy prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.quantity import Quantity, is_count, read_quantities
from assistant.quantity.folding import simplified
from assistant.targets import patterns as p
from assistant.targets.heads import clean_head, is_measured, split_heads, with_topic
from assistant.targets.reading import Reading, value_span
from assistant.targets.segments import Group, groups_of, is_candidate, segments
from assistant.types import TargetKind


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
    base: str = ""
    each: str = ""
    existing: bool = False
    found: list[Reading] = field(default_factory=list)


def read_chinese(text: str) -> list[Reading]:
    """Read the statements of one sentence of Chinese prose.

    A figure whose indicator is not certain (a list that does not match its heads, a figure inside
    a name or a quotation) gives nothing.
    """
    plain = simplified(text)
    found = _read_sentence(plain)
    if plain == text:
        return found
    printed = str.maketrans({a: b for a, b in zip(plain, text, strict=True) if a != b})
    return [replace(each, indicator=each.indicator.translate(printed)) for each in found]


def _read_sentence(text: str) -> list[Reading]:
    state = _State(text)
    quantities = read_quantities(text)
    for start, end in segments(text):
        if start and p.HARD.match(text[start - 1]):
            state.condition, state.each = None, ""
        inside = [q for q in quantities if start <= q.span[0] and q.span[1] <= end]
        _read_segment(state, start, end, inside)
    return state.found


def _read_segment(state: _State, start: int, end: int, quantities: list[Quantity]) -> None:
    text = state.text
    segment = text[start:end]
    state.verb, state.local = "", None
    state.existing = state.existing or bool(p.EXISTING.search(segment))
    if compared := p.COMPARED.search(segment):
        state.compared = (int(compared[1]), int(compared[2]))
    elif year := _governing_year(segment):
        state.year = year
    figures = [q for q in quantities if is_candidate(text, start, end, q)]
    if not figures:
        _read_trend(state, start, segment)
        _remember(state, segment)
        return
    groups = list(groups_of(text, start, end, figures))
    # 累计工作已满1年不满10年的，……: the whole segment is a condition.
    if segment.rstrip().endswith("的"):
        any(_takes_condition(state, group) for group in groups)
        return
    for index in range(len(groups)):
        _read_group(state, groups, index)
    state.topic = state.topic or segment


def _governing_year(segment: str) -> int | None:
    """Return the year that a segment opens with or sets (到2025年), not one that 从 gives."""
    for match in p.PERIOD.finditer(segment):
        before = segment[max(0, match.start() - 1) : match.start()]
        after = segment[match.end() : match.end() + 2]
        if before not in ("从", "由", "较", "比") and not re.match(r"的|[为]?基", after):
            return int(match[1])
    return None


def _remember(state: _State, segment: str) -> None:
    plain = segment.strip()
    if not state.topic and not p.PERIOD.fullmatch(plain) and len(plain) > 3:
        state.topic = plain
    state.frame = plain[:-1] if plain.endswith("中") else ""


def _read_group(state: _State, groups: list[Group], index: int) -> None:
    """Read one list of figures."""
    group = groups[index]
    if (index and groups[index - 1].change) or _takes_condition(state, group):
        return
    left = group.left.lstrip("、和及与或 ")
    origin = p.FROM.search(left)
    head_text = left[: origin.start()] if origin else left
    if origin and group.change:
        head = _head(state, head_text, group)
        _emit_change(state, head, groups[index], groups[index + 1], origin)
        return
    noun = group.right.strip()
    share = group.figures[-1].unit in p.SHARES or group.figures[-1].unit.startswith("/")
    if noun and not (share and p.VERB.search(left) and _measured_left(left)):
        nested = index > 0 and bool(re.match(r"[^，,]{1,4}的", noun))
        if not nested:
            _emit_counted(state, group, left, noun, share)
        return
    verb = p.VERB.search(head_text)
    head_text = head_text[: verb.start()] if verb else head_text
    heads = _head(state, head_text, group)
    _emit_heads(state, heads, group, counted=not (verb and verb.group().strip()))


def _measured_left(left: str) -> bool:
    verb = p.VERB.search(left)
    return is_measured(clean_head(left[: verb.start()] if verb else left))


def _takes_condition(state: _State, group: Group) -> bool:
    """Read 常住人口80万以上的, 按200-250张实际使用病床: a condition, not a value."""
    figure = group.figures[0]
    share = figure.unit in p.SHARES
    described = group.right.startswith("的") and not share and not p.DOES.search(group.left)
    if described or p.ACCORDING.search(group.left):
        words = state.text[group.left_start : group.right_end]
        state.condition = clean_head(words).rstrip("的")
        return True
    return False


def _head(state: _State, text: str, group: Group) -> str:
    """Return the name before a figure, completed from what the sentence said before."""
    head = clean_head(text)
    if text.lstrip().startswith("其中") and not is_measured(head):
        return ""
    if found := p.BASE.search(head):
        state.base = found.group()
    elif state.base and p.PER_BASE.search(head) and _may_be_rate(group):
        return state.base + head
    if each := p.EACH.match(head):
        state.local = state.each = each.group()
        head = clean_head(head[each.end() :])
    if state.frame and head.endswith("的"):
        return head + clean_head(state.frame)
    return with_topic(head, state.topic, state.last_head)


def _may_be_rate(group: Group) -> bool:
    """Tell whether 执业医师数达到3.2人 owes its base to 每千人口 earlier in the sentence."""
    return all(is_count(f.unit) and f.value is not None and f.value < 100 for f in group.figures)


def _emit_heads(state: _State, head: str, group: Group, counted: bool) -> None:
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
    counts = all(f.unit not in ("", *p.SHARES, *p.TIMES) or f.ratio for f in figures)
    bounded = any(f.comparator != "=" for f in figures)
    return (
        bool(names)
        and all(len(p.BARE_VERB.sub("", name)) >= 2 for name in names)
        and all(bounded or len(name) >= 3 for name in names)
        and (counts or bounded or all(is_measured(name) for name in names))
    )


def _emit_counted(state: _State, group: Group, left: str, noun: str, share: bool) -> None:
    """Emit 建设100家……中心, 20%以上的乡镇卫生院开展……, 每季度至少开展1次……."""
    if len(group.figures) > 1:
        return
    figure = group.figures[0]
    lead = clean_head(left)
    unknown = not figure.unit and not figure.ratio
    # A bound that does not stand at the figure (至少每五年组织一次) cannot be told.
    loose = figure.comparator == "=" and re.search(p.BOUND, left)
    if noun.endswith("的") or figure.unit in p.TIMES or unknown or loose:
        return
    if share:
        if not lead or p.PROPORTION_OF.search(left):
            _emit(state, f"{lead}{noun.lstrip('的')}", figure, group)
        return
    does = p.DOES.search(left.rstrip()) or p.AT_LEAST.search(left.rstrip())
    ends_list = re.search(r"等$", left.strip()) and p.LEAD_VERB.match(lead)
    if not does and not ends_list:
        if not lead and p.DOING.search(noun) and figure.text[0].isdecimal():
            _emit(state, noun, figure, group)
        elif not lead and state.verb and group.left.strip("、和及与 ") == "":
            _emit(state, f"{state.verb}{_noun(noun)}", figure, group, state.local)
        return
    verb = (does.group("verb") if does else "") or ""
    subject = left[: does.start()] if does else ""
    state.verb = "" if verb in ("有", "建有", "设有", "拥有", "具有") else verb
    condition = state.local = _condition_of(subject)
    state.each = condition if condition and p.EACH.match(condition + "有") else state.each
    _emit(state, f"{state.verb}{_noun(noun.lstrip('的'))}", figure, group, condition)


def _condition_of(subject: str) -> str | None:
    words = clean_head(re.sub(r"(?:均|都|应|须|要|将|至少|组织|统筹|[ ])+$", "", subject))
    if p.OFTEN.search(subject) or p.EACH.match(words + "有"):
        return re.sub(rf"(?:{p.BOUND})$", "", words) or None
    return words if 2 <= len(words) <= 30 and not re.match(p.ACTION, words) else None


def _noun(noun: str) -> str:
    end = p.NOUN_END.search(noun, 2)
    return (noun[: end.start()] if end else noun).rstrip("的、 ")


def _emit_change(
    state: _State, head: str, first: Group, second: Group, origin: re.Match[str]
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
        complete = before if before.unit else replace(before, unit=after.unit)
        _emit(state, name, complete, first, year=old, kind="baseline")
        _emit(state, name, after, second, year=new, start=first.left_start)
    state.last_head = names[-1]


def _year_in(text: str | None) -> int | None:
    match = re.search(r"20\d\d", text or "")
    return int(match.group()) if match else None


def _emit(
    state: _State,
    name: str,
    figure: Quantity,
    group: Group,
    condition: str | None = None,
    *,
    year: int | None = None,
    kind: TargetKind | None = None,
    start: int | None = None,
) -> None:
    name = name.strip(" 、，,：:的")
    if often := re.match(rf"{p.OFTEN.pattern}(?=.{{2}})", name):
        name, condition = name[often.end() :], condition or often.group()
    if not re.search(r"[\u4e00-\u9fffA-Za-z]{2}", name) or p.NO_NAME.search(name):
        return
    first = group.left_start if start is None else start
    while first < figure.span[0] and state.text[first] in " 、和及与\n　—":
        first += 1
    if kind is None and p.PAST_PLAN.search(state.text[: figure.span[0]]):
        kind = "past target"
    if kind is None and state.existing and state.year is None:
        kind = "baseline"
    if unit := p.PER_UNIT.search(name):
        name, condition = name[: unit.start()], unit.group()
    local = condition or state.local or (state.each if len(name) <= 4 else "")
    joined = "，".join(filter(None, (state.condition, local)))
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
    match = p.TREND.search(segment.strip())
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
