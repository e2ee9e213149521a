import pytest

from assistant.types import Answer
from eval import figures
from eval.cases import Figure, ForbiddenFigure
from eval.judgement import FigureMatch


def matched(text: str, **figure: object) -> FigureMatch:
    return figures.match(Figure.model_validate(figure), figures.read(text), text)


@pytest.mark.parametrize(
    ("text", "figure", "parts"),
    [
        ("控制在5.0‰以下", {"value": "5", "unit": "‰", "comparator": "≤"}, (True, True, True)),
        ("at most 0.5%", {"value": "5", "unit": "‰", "comparator": "≤"}, (True, True, True)),
        ("at most 5%", {"value": "5", "unit": "‰", "comparator": "≤"}, (True, False, True)),
        ("5‰以上", {"value": "5", "unit": "‰", "comparator": "≤"}, (True, True, False)),
        ("45‰以下", {"value": "4.5", "unit": "‰", "comparator": "≤"}, (False, True, True)),
        ("未列出", {"value": "5", "unit": "‰"}, (False, False, False)),
        ("医护比为1:1.15", {"value": "1:1.15"}, (True, True, True)),
        ("4-6个床位", {"value": "4-6", "unit": "个", "comparator": "range"}, (True, True, True)),
        ("补助60万元", {"value": "60", "unit": "万元"}, (True, True, True)),
        ("55 of them", {"value": "55", "unit": "家"}, (True, True, True)),
        ("2.3 beds per 1,000", {"value": "2.3", "unit": "张"}, (True, True, True)),
        ("指标稳步提高", {"value": "稳步提高", "comparator": "word"}, (True, True, True)),
        ("指标下降", {"value": "稳步提高", "comparator": "word"}, (False, False, False)),
    ],
)
def test_parts_of_a_required_figure(text, figure, parts):
    found = matched(text, **figure)
    assert (found.value, found.unit, found.comparator) == parts
    assert found.exact == all(parts)


def test_the_best_of_several_stated_figures_counts():
    text = "2020年为6.2‰，2025年控制在5.0‰以下，覆盖率达到90%以上。"
    assert matched(text, value="5.0", unit="‰", comparator="≤", year=2025).exact


@pytest.mark.parametrize(("text", "year"), [("2025年达到90%", True), ("2035年达到90%", False)])
def test_year_asked_with_a_figure(text, year):
    assert matched(text, value="90", unit="%", year=2025).year is year


def test_year_that_is_itself_the_figure():
    assert matched("in 2025", value="2025", unit="年").exact
    assert matched("in 2035", value="2025", unit="年").year is False


def test_forbidden_figures():
    def stated(text: str, **figure: object) -> tuple[str, ...]:
        forbidden = ForbiddenFigure.model_validate(figure | {"why": "w"})
        return figures.forbidden([forbidden], text)

    assert stated("控制在6‰以下", value="6.0", unit="‰") == ("6.0‰",)
    assert stated("控制在6%以下", value="6.0", unit="‰") == ()
    assert stated("控制在6‰以下", value="6.0", unit="‰", comparator="≥") == ()
    assert stated("稳步提高", value="稳步提高") == ("稳步提高",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2025年，婴儿死亡率控制在5.0‰以下。", ()),
        ("At most 0.5% by 2025.", ()),
        ("婴儿死亡率控制在5‰以上。", ("5‰",)),  # the clause says 以下
        ("婴儿死亡率控制在5.0%以下。", ("5.0%",)),
        ("The plan runs from 2021 to 2025.", ()),  # from the document's title
        ("到2030年，控制在5.0‰以下。", ("2030年",)),
    ],
)
def test_figures_that_no_cited_clause_holds(right, text, found):
    answer = right.ask("2025年婴儿死亡率的目标是多少？")
    assert figures.unsupported(figures.read(text), answer) == found


@pytest.mark.parametrize(
    ("passage", "text", "found"),
    [
        ("孕产妇死亡率\t1/10万\t7以下", "At most 7 per 100,000.", ()),
        ("孕产妇死亡率\t1/10万\t7以下", "At most 7 per 1,000.", ("7 per 1,000",)),
        ("每千名儿童床位数\t张\t2.79\t3.17", "3.17 beds per 1,000 children", ()),
        ("每千名儿童床位数\t张\t2.79\t3.17", "3.17 beds per 10,000", ("3.17 beds per 10,000",)),
        ("设立55家中心", "55 of them", ()),
        ("降低到0.5%", "5‰", ()),
        ("完善三级双向转诊", "Two-way referral over three levels, and 4 major centres.", ("4",)),
        ("妊娠满28周", "At 28 full weeks, not 29.", ("29",)),
        ("健康浙江2030行动", "The Healthy Zhejiang 2030 Action.", ()),
        ("二〇三五年建成", "Built by 2035.", ()),
        ("居民健康素养水平\t%\t24\t33.08", "It was 33.08%, against 24‰ planned.", ("24‰",)),
        ("2022年4月26日印发", "Issued in April 2022.", ()),
        ("2022年4月26日印发", "Issued on 25 April 2022.", ("25 April 2022",)),
    ],
)
def test_passages_hold_figures_in_the_other_languages_form(right, passage, text, found):
    answer = right.ask("谁负责实施？")
    [citation] = answer.citations
    citation = citation.model_copy(update={"passage": passage})
    answer = answer.model_copy(update={"citations": (citation,)})
    assert figures.unsupported(figures.read(text), answer) == found


def test_table_headers_and_the_period_hold_their_years(right):
    answer = right.ask("谁负责实施？")
    said = figures.read("2020年：6；2025年：7。")
    assert figures.unsupported(said, answer) == ("2020年", "6", "7")
    assert figures.unsupported(said, answer, ["2020年完成情况", "6", "7"]) == ()


@pytest.mark.parametrize(
    ("claims", "mistaken"),
    [
        (["控制在6‰以下。"], ("6.0‰",)),
        (["两项死亡率分别控制在5.0‰和6.0‰以下。"], ()),  # true of both, if more than was asked
        (["控制在5.0‰以下。", "也控制在6.0‰以下。"], ("6.0‰",)),
        (["控制在5.0%以下或6.0‰以下。"], ("6.0‰",)),
    ],
)
def test_forbidden_figure_in_place_of_the_required_one(cases, claims, mistaken):
    assert figures.mistaken(cases[0], claims) == mistaken


def test_without_a_required_figure_every_forbidden_one_is_mistaken(cases):
    case = cases[0].model_copy(update={"figures": ()})
    assert figures.mistaken(case, ["分别控制在5.0‰和6.0‰以下。"]) == ("6.0‰",)


def test_figures_of_the_question_are_not_the_answers_own(right):
    answer = right.ask("谁负责实施？")
    echo = Answer.model_validate(answer.model_dump() | {"question": "2028年由谁负责？"})
    assert figures.unsupported(figures.read("计划没有2028年的安排。"), answer) == ("2028年",)
    assert figures.unsupported(figures.read("计划没有2028年的安排。"), echo) == ()
