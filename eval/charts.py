"""Small charts as inline SVG: no scripts, no fonts, colours from the page's style sheet."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.types import Text
from eval.metrics import RiskPoint
from eval.names import name_of
from eval.results import Group

ROW, LABEL, BAR = 26, 190, 360


def bars(groups: Sequence[Group], metric: str) -> Markup:
    """Return one horizontal bar a group with its 95 % interval, from 0 to 100 %."""
    rows = [(group, found) for group in groups if (found := group.metrics.get(metric))]
    parts = []
    for index, (group, found) in enumerate(rows):
        y = index * ROW
        middle = y + ROW / 2
        low, value, high = (LABEL + BAR * share for share in (found.low, found.value, found.high))
        parts += [
            *_both(LABEL - 8, middle + 4, name_of(group.name)),
            Markup('<rect class="track" x="{}" y="{}" width="{}" height="14"/>').format(
                LABEL, middle - 7, BAR
            ),
            Markup('<rect class="bar" x="{}" y="{}" width="{:.1f}" height="14"/>').format(
                LABEL, middle - 7, value - LABEL
            ),
            Markup('<path class="whisker" d="M{:.1f} {}H{:.1f}"/>').format(low, middle, high),
            Markup('<text x="{}" y="{}">{:.1f} % ({})</text>').format(
                LABEL + BAR + 8, middle + 4, 100 * found.value, group.cases
            ),
        ]
    return _svg(LABEL + BAR + 110, len(rows) * ROW, parts)


def _both(x: float, y: float, name: Text) -> list[Markup]:
    text = Markup('<text class="name" lang="{}" x="{}" y="{}">{}</text>')
    return [text.format("zh", x, y, name.zh), text.format("en", x, y, name.en)]


def curve(points: Sequence[RiskPoint]) -> Markup:
    """Return the coverage-risk curve: coverage to the right, risk upwards, both from 0 to 1."""
    width, height, left, foot = 360, 200, 44, 34
    path = " ".join(
        f"{'L' if index else 'M'}{left + width * point.coverage:.1f} "
        f"{8 + height * (1 - point.risk):.1f}"
        for index, point in enumerate(points)
    )
    parts = [
        Markup('<path class="axis" d="M{} 8V{}H{}"/>').format(left, 8 + height, left + width),
        Markup('<path class="line" d="{}"/>').format(path),
    ]
    for share in (0, 0.25, 0.5, 0.75, 1):
        x, y = left + width * share, 8 + height * (1 - share)
        parts += [
            Markup('<text class="tick" x="{}" y="{}">{:.0f} %</text>').format(
                x, height + 24, 100 * share
            ),
            Markup('<text class="name" x="{}" y="{}">{:.0f} %</text>').format(
                left - 6, y + 4, 100 * share
            ),
        ]
    return _svg(left + width + 24, height + foot, parts)


def _svg(width: float, height: float, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img">{}</svg>').format(
        width, height, width, height, Markup("").join(parts)
    )
