"""From judged cases to the groups of a run: all, and by language, kind, style and document."""

from collections.abc import Callable, Iterable, Sequence

from eval.cases import Case
from eval.metrics import contributions, summarise
from eval.results import Group, Outcome

PROPERTIES: dict[str, Callable[[Case], Iterable[str]]] = {
    "language": lambda case: (case.language,),
    "kind": lambda case: (case.kind,),
    "style": lambda case: (case.style,),
    "document": lambda case: case.documents,
}


def summarise_groups(outcomes: Sequence[Outcome]) -> tuple[Group, ...]:
    """Return the group of all cases, then the groups by property, each in order of name."""
    judged = [outcome.judgement for outcome in outcomes]
    parts = contributions(judged)

    def group(by: str, name: str, members: Sequence[int]) -> Group:
        chosen = {key: [values[index] for index in members] for key, values in parts.items()}
        metrics = summarise([judged[index] for index in members], chosen)
        return Group(by=by, name=name, cases=len(members), metrics=metrics)

    groups = [group("all", "all", range(len(outcomes)))]
    for by, names_of in PROPERTIES.items():
        members: dict[str, list[int]] = {}
        for index, outcome in enumerate(outcomes):
            for name in names_of(outcome.case):
                members.setdefault(name, []).append(index)
        groups += [group(by, name, members[name]) for name in sorted(members)]
    return tuple(groups)
