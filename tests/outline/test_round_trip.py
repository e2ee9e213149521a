"""Documents made at random: printed and read again, they are the tree they were printed from.

A clause here is its own lines and its children. The depths and all words must come back, in
statutes (編/编, 章, 節/节, 條/条, 款, 项, 目), English acts and plans, and Markdown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.clean import clean
from assistant.load.formats import chinese, roman
from assistant.load.text import read_markdown, read_text
from assistant.outline import outline

FAST = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@dataclass
class Clause:
    """A clause: the lines of its own, and the clauses under it."""

    lines: list[str]
    children: list["Clause"] = field(default_factory=list)


Tree = list[Clause]
Listing = list[tuple[int, str]]


def printed(tree: Tree) -> Iterator[str]:
    for clause in tree:
        yield from clause.lines
        yield from printed(clause.children)


def listing(tree: Tree, depth: int = 1) -> Listing:
    """Return depth and words of every clause, in reading order."""
    found: Listing = []
    for clause in tree:
        found.append((depth, "\n".join(clause.lines)))
        found += listing(clause.children, depth + 1)
    return found


def read(title: str, lines: list[str], *, markdown: bool = False, gap: str = "\n") -> Listing:
    """Print a document, read it, and return depth and words of every clause below its title."""
    text = gap.join([title, *lines]) + "\n"
    raw = (read_markdown if markdown else read_text)("plan", text.encode())
    (each,) = outline(raw, clean(raw))
    depth: dict[str, int] = {}
    found: Listing = []
    for clause in each.clauses:
        depth[clause.id] = depth[clause.parent] + 1 if clause.parent else 1
        if clause.kind != "title":
            found.append((depth[clause.id], each.own_text(clause)))
    return found


# ---- statutes

SENTENCES = (
    "县级以上人民政府应当加强妇幼健康工作。",
    "医疗机构应当自发现之日起二十四小时内报告，不得瞒报、缓报。",
    "新生儿听力筛查率应当达到95%以上，婴儿死亡率控制在5‰以下。",
    "本条例所称儿童，是指未满18周岁的人。",
    "违反本条例第三条规定的，处1万元以上3万元以下罚款；情节严重的，责令停业。",
)
LEADS = ("有下列情形之一的，应当报告：", "医疗机构应当履行下列职责：")
ITEMS = (
    "建立健全管理制度",
    "对工作人员进行培训",
    "配备必要的设备和药品",
    "每年考核一次，并公布结果",
)
TITLES = ("总则", "服务与管理", "监督检查", "法律责任", "附则", "保障措施")


def items(draw: st.DrawFn, deeper: bool) -> Tree:
    """Draw 项, one of them perhaps with 目 under it."""
    count = draw(st.integers(2, 4))
    found = []
    for place in range(count):
        end = "。" if place + 1 == count else "；"
        item = Clause([f"（{chinese(place + 1)}）{draw(st.sampled_from(ITEMS))}{end}"])
        if deeper and draw(st.integers(0, 3)) == 0:
            item = Clause([f"（{chinese(place + 1)}）落实下列工作："])
            item.children = [
                Clause([f"{number}．{ITEMS[number]}{'；' if number == 1 else end}"])
                for number in (1, 2)
            ]
        found.append(item)
    return found


@st.composite
def statutes(draw: st.DrawFn) -> Tree:
    traditional = draw(st.booleans())
    arabic = draw(st.booleans())
    above = draw(st.sampled_from([(), ("章",), ("章", "节"), ("编", "章"), ("编", "章", "节")]))
    numbers: dict[str, int] = {}
    restarts = draw(st.booleans())

    def label(unit: str, number: int) -> str:
        if traditional:
            unit = {"编": "編", "节": "節", "条": "條"}.get(unit, unit)
        return f"第 {number} {unit}" if arabic and traditional else f"第{chinese(number)}{unit}"

    def article() -> Clause:
        numbers["条"] = numbers.get("条", 0) + 1
        opening = f"{label('条', numbers['条'])}　"
        paragraphs = [draw(st.sampled_from(SENTENCES)) for _ in range(draw(st.integers(1, 3)))]
        listed = draw(st.booleans())
        if listed:
            paragraphs[-1] = draw(st.sampled_from(LEADS))
        clause = Clause([opening + paragraphs[0]])
        tail = [draw(st.sampled_from(SENTENCES))] if listed and draw(st.booleans()) else []
        if len(paragraphs) == 2 and not tail:
            clause.lines.append(paragraphs[1])  # a lone further paragraph belongs to the clause
        else:
            clause.children += [Clause([text]) for text in paragraphs[1:]]
        if listed:
            clause.children += items(draw, deeper=draw(st.booleans()))
        clause.children += [Clause([text]) for text in tail]
        return clause

    def grow(units: tuple[str, ...]) -> Tree:
        if not units:
            return [article() for _ in range(draw(st.integers(1, 4)))]
        found = []
        for place in range(1, draw(st.integers(2, 3)) + 1):
            numbers[units[0]] = numbers.get(units[0], 0) + 1
            number = place if restarts or units[0] == "节" else numbers[units[0]]
            heading = f"{label(units[0], number)}　{draw(st.sampled_from(TITLES))}"
            found.append(Clause([heading], grow(units[1:])))
        return found

    return grow(above)


@FAST
@given(statutes(), st.sampled_from(["\n", "\n\n"]))
def test_statutes(tree: Tree, gap: str) -> None:
    assert read("青山县妇幼健康条例", list(printed(tree)), gap=gap) == listing(tree)


# ---- English acts and plans

NAMES = ("Interpretation", "Duties of facilities", "Newborn screening", "Financing", "Oversight")
PROVISIONS = (
    "Every facility shall report a death within 24 hours.",
    "The county shall keep infant mortality below 5 per 1,000 live births.",
    "A person who contravenes section 3 commits an offence, and is liable to a fine of $2,000.",
    "At least 95.5% of newborns are screened by 2030.",
)
DUTIES = ("keep a register", "train its staff every year", "report to the county health board")


def listed(draw: st.DrawFn, deeper: bool) -> Tree:
    """Draw (a), (b), … of one sentence, one of them perhaps with (i), (ii)."""
    count = draw(st.integers(2, 4))
    found = []
    for place in range(count):
        end = "." if place + 1 == count else "; and" if place + 2 == count else ";"
        mark = f"({'abcdefgh'[place]}) "
        if deeper and draw(st.integers(0, 3)) == 0:
            inner = [f"({roman(n)}) {DUTIES[n]}{';' if n == 1 else end}" for n in (1, 2)]
            found.append(Clause([f"{mark}in each facility:"], [Clause([line]) for line in inner]))
        else:
            found.append(Clause([f"{mark}{draw(st.sampled_from(DUTIES))}{end}"]))
    return found


@st.composite
def acts(draw: st.DrawFn) -> Tree:
    above = draw(st.sampled_from([(), ("Part",), ("Chapter",), ("Part", "Chapter")]))
    style = draw(st.sampled_from(["Section {}. ", "Section {}: ", "Article {}. ", "{}. "]))
    numerals = draw(st.sampled_from([str, lambda n: roman(n).upper()]))
    numbers: dict[str, int] = {}

    def section() -> Clause:
        numbers["section"] = numbers.get("section", 0) + 1
        clause = Clause([style.format(numbers["section"]) + draw(st.sampled_from(NAMES))])
        for number in range(1, draw(st.integers(2, 3)) + 1):
            if draw(st.booleans()):
                text = f"({number}) Every facility shall—"
                clause.children.append(Clause([text], listed(draw, deeper=draw(st.booleans()))))
            else:
                clause.children.append(Clause([f"({number}) {draw(st.sampled_from(PROVISIONS))}"]))
        return clause

    def grow(units: tuple[str, ...]) -> Tree:
        if not units:
            return [section() for _ in range(draw(st.integers(1, 4)))]
        found = []
        for place in range(1, draw(st.integers(2, 3)) + 1):
            numbers[units[0]] = numbers.get(units[0], 0) + 1
            number = numbers[units[0]] if units[0] == "Part" else place
            heading = f"{units[0]} {numerals(number)}. {draw(st.sampled_from(NAMES))}"
            found.append(Clause([heading], grow(units[1:])))
        return found

    return grow(above)


@FAST
@given(acts(), st.sampled_from(["\n", "\n\n"]))
def test_acts(tree: Tree, gap: str) -> None:
    assert read("Lake County Child Health Act", list(printed(tree)), gap=gap) == listing(tree)


@st.composite
def plans(draw: st.DrawFn) -> Tree:
    """Decimal numbering: 1., 1.1, 1.1.1, lists under the deepest."""
    depth = draw(st.integers(1, 3))
    stop = draw(st.sampled_from(["", "."]))

    def grow(prefix: str, left: int) -> Tree:
        found = []
        for number in range(1, draw(st.integers(2, 3)) + 1):
            own = f"{prefix}{number}"
            mark = f"{own}." if not prefix else f"{own}{stop}"
            clause = Clause([f"{mark} {draw(st.sampled_from(NAMES))}"])
            if left > 1:
                clause.children = grow(f"{own}.", left - 1)
            else:
                clause.lines.append(draw(st.sampled_from(PROVISIONS)))
                if draw(st.integers(0, 2)) == 0:
                    clause.lines[-1] = "Each facility shall:"
                    clause.children = listed(draw, deeper=draw(st.booleans()))
            found.append(clause)
        return found

    return grow("", depth)


@FAST
@given(plans(), st.sampled_from(["\n", "\n\n"]))
def test_decimal_plans(tree: Tree, gap: str) -> None:
    assert read("Lake County Health Strategy", list(printed(tree)), gap=gap) == listing(tree)


# ---- Markdown

WORDS = ("Care at birth", "Financing", "总体要求", "保障措施", "Data and research")
BODIES = (
    "The county screens 95% of newborns by 2030.",
    "到2030年，婴儿死亡率控制在4.5‰以下。",
    "Funding grows by 3.5% a year, and is reviewed in 2027.",
)


@st.composite
def markdown(draw: st.DrawFn) -> tuple[Tree, list[str]]:
    """Draw a tree and its lines in Markdown: headings, paragraphs, lists, tables."""
    lines: list[str] = []

    def content(clause: Clause) -> None:
        paragraphs = [draw(st.sampled_from(BODIES)) for _ in range(draw(st.integers(0, 3)))]
        lines.extend(paragraphs)
        if len(paragraphs) == 1:
            clause.lines += paragraphs
        else:
            clause.children += [Clause([text]) for text in paragraphs]
        kind = draw(st.sampled_from(["none", "bullets", "numbers", "table"]))
        if kind == "table":
            lines.extend(
                [
                    "| Indicator | 2025 |",
                    "| --- | ---: |",
                    "| 婴儿死亡率 | 5‰ |",
                    "| Screening | 95% |",
                ]
            )
            rows = [Clause(["婴儿死亡率\t5‰"]), Clause(["Screening\t95%"])]
            clause.children.append(Clause(["Indicator\t2025"], rows))
        elif kind != "none":
            for number in (1, 2):
                mark = "-" if kind == "bullets" else f"{number}."
                text = f"{mark} {draw(st.sampled_from(BODIES))}"
                lines.append(text)
                clause.children.append(Clause([text]))

    def grow(level: int, left: int) -> Tree:
        found = []
        for _ in range(draw(st.integers(1, 3))):
            heading = draw(st.sampled_from(WORDS))
            lines.append(f"{'#' * level} {heading}")
            clause = Clause([heading])
            content(clause)
            if left > 1 and draw(st.booleans()):
                clause.children += grow(level + 1, left - 1)
            found.append(clause)
        return found

    return grow(2, draw(st.integers(1, 3))), lines


@FAST
@given(markdown())
def test_markdown(made: tuple[Tree, list[str]]) -> None:
    tree, lines = made
    text = [f"\n{line}" if not line.startswith("|") else line for line in lines]
    assert read("# County Health Plan", text, markdown=True) == listing(tree)
