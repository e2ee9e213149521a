"""Where a sentence or row stands: what its figures are about when they do not say so."""

import re
from dataclasses import dataclass

from assistant.types import Clause, Document, Level, Outline, TargetKind

_PAST = re.compile(
    r"现状|现实基础|工作基础|发展基础|发展背景|成效|成就|回顾|完成情况|执行情况|面临形势"
    r"|(?i:background|current situation|achievements|progress so far|review of)"
)
_HORIZON = re.compile(r"(?:到|至|by|By)\s*(20\d\d)(?:\s*年)?")
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("nation", r"^国家级|^国家"),
    ("province", r"^省级|^省属|^Provincial|^provincial"),
    ("city", r"^市级|^地市|^设区市|^各设区市|^各市|^每个市|^Municipal|^municipal"),
    ("county", r"^县级|^县域|^每个县|^各县|^County|^county"),
    ("township", r"^乡级|^乡镇|^基层|^社区|^村|^Township|^township"),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a piece of text.

    ``period`` is the document's, ``issued`` the year it was issued; ``horizon`` the year that the
    section sets for its aims; ``past`` tells that the section reports what has been done.
    """

    document: str = ""
    clause: str = ""
    place: str | None = None
    level: Level | None = None
    label: str = ""
    period: tuple[int, int] | None = None
    issued: int | None = None
    horizon: int | None = None
    past: bool = False

    @property
    def start(self) -> int | None:
        """The first year whose figures are aims."""
        return self.period[0] if self.period else self.issued

    def kind(self, year: int | None) -> TargetKind:
        """Return what a figure of ``year`` is, unless the text says it."""
        if year is not None and self.start is not None:
            return "baseline" if year < self.start else "target"
        return "baseline" if self.past else "target"

    def default_year(self) -> int | None:
        """Return the year of an aim that names none."""
        if self.past:
            return None
        return self.horizon or (self.period[1] if self.period else None)

    def level_of(self, *words: str) -> Level | None:
        """Return the level that the clause's label or the ``words`` begin with."""
        for text in (self.label, *words):
            for level, pattern in _LEVELS:
                if re.search(pattern, text.strip("：: ")):
                    return level
        return self.level


def context_of(outline: Outline, clause: Clause) -> Context:
    """Return the context of ``clause``."""
    document = outline.document
    headings = (*clause.path, clause.heading)
    return Context(
        document=document.id,
        clause=clause.id,
        place=document.place,
        level=document.level,
        label=clause.label,
        period=document.period,
        issued=_issued(document),
        horizon=_horizon(outline, clause),
        past=any(_PAST.search(heading) for heading in headings),
    )


def _issued(document: Document) -> int | None:
    match = re.match(r"\d{4}", document.date or "")
    return int(match.group()) if match else None


def _horizon(outline: Outline, clause: Clause) -> int | None:
    """Return the year that an introduction above the clause sets (到2025年……具体目标如下：)."""
    parents = {each.id: each for each in outline.clauses}
    above = parents.get(clause.parent or "")
    while above:
        years = set(_HORIZON.findall(outline.own_text(above)))
        if len(years) == 1 and above.kind != "box":
            return int(years.pop())
        above = parents.get(above.parent or "")
    return None
