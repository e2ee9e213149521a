"""One indicator compared across places, years and kinds, as horizontal bars in HTML."""

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from assistant.compose.phrase import figure
from assistant.page.figures import Figures
from assistant.page.links import clause_link
from assistant.page.messages import say
from assistant.types import Language, Target


def comparable(figures: Figures) -> dict[str, list[Target]]:
    """Return indicator key → its targets, where one unit holds figures worth comparing.

    Worth comparing are figures of several places, or of several kinds or years at one place.
    """
    groups: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in figures.library.targets:
        if target.value is not None and target.condition is None and target.value >= 0:
            groups[target.key, target.unit].append(target)
    chosen = {
        key: sorted(targets, key=lambda target: (target.place or "", target.year or 0))
        for (key, _), targets in groups.items()
        if len({(t.place, t.year, t.kind) for t in targets}) > 1
    }
    return dict(sorted(chosen.items(), key=lambda item: -len(item[1])))


def bars(targets: Sequence[Target], figures: Figures, language: Language) -> Markup:
    """Return ``targets``, all of one unit, as bars from zero to the greatest value."""
    most = max((target.value or 0 for target in targets), default=0) or 1
    # 6 and 6.0 are one figure: they are equal as decimals.
    shown: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for target in targets:
        place = figures.place(target.place, language)
        name = f"{place} {target.year or ''} {say(target.kind, language)}"
        shown[name, target.comparator, target.value].append(target)
    rows = Markup("").join(
        Markup(
            "<li class='{css}'><span class='of'>{name}</span>"
            "<span class='track' aria-hidden='true'><span style='width:{share:.1f}%'></span></span>"
            "<span class='value'>{value}</span><span class='links'>{links}</span></li>"
        ).format(
            css=same[0].kind.replace(" ", "-"),
            name=name,
            share=float(100 * (same[0].value or 0) / most),
            value=figure(same[0], language),
            links=Markup(" ").join(
                clause_link(clause, clause.partition("#")[2])
                for clause in dict.fromkeys(target.clause for target in same)
            ),
        )
        for (name, *_), same in shown.items()
    )
    return Markup("<ul class='bars'>{}</ul>").format(rows)
