"""What the metrics look at: the facts of one answered case, each a plain number or truth value."""

from assistant.types import Language, Model


class FigureMatch(Model):
    """Which parts of a required figure the answer states; ``year`` is ``None`` if none is asked."""

    value: bool
    unit: bool
    comparator: bool
    year: bool | None = None

    @property
    def exact(self) -> bool:
        """Whether every part that is asked for is stated."""
        return self.value and self.unit and self.comparator and self.year is not False


class Judgement(Model):
    """The facts of one case and its answer, from which every metric is computed.

    ``groups``: for each needed group, whether it is cited. ``citations``: for each citation in
    order, whether it holds a needed quote. ``quotes``: for each citation, whether its quote is
    verbatim. ``figures``: one match a required figure. ``forbidden``: the figures stated that the
    case forbids; ``mistaken``: those of them stated in place of the required ones;
    ``unsupported``: the figures stated that no cited passage holds; all three as printed.
    ``tokens``: length of the answer in Han characters plus words of other scripts.
    ``ranks``: for each needed group the rank (from 1) of the first hit that holds it, or ``None``.
    ``confidence``: the score of the best hit; ``latency_ms``: wall-clock time of the answer.
    """

    should_abstain: bool
    abstained: bool
    expected_language: Language
    language: Language
    groups: tuple[bool, ...] = ()
    citations: tuple[bool, ...] = ()
    quotes: tuple[bool, ...] = ()
    figures: tuple[FigureMatch, ...] = ()
    forbidden: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    tokens: int = 0
    ranks: tuple[int | None, ...] = ()
    confidence: float = 0.0
    latency_ms: float = 0.0

    @property
    def answered(self) -> bool:
        """Whether the system gave an answer to a question that has one."""
        return not self.abstained and not self.should_abstain
