import pytest

from assistant.clean import clean
from assistant.load.text import read_text
from assistant.outline import outline
from assistant.outline.describe import language_of
from assistant.types import Document

NOTICE = """河口县卫生健康局
关于印发河口县健康计划（2021—2025年）的通知

河卫〔2021〕7号

各乡镇卫生院：

现印发给你们。

河口县卫生健康局
2021年3月5日
"""


def described(text: str, name: str = "plan.txt") -> Document:
    raw = read_text(name, text.encode())
    return outline(raw, clean(raw))[0].document


def test_printed_facts_are_read() -> None:
    document = described(NOTICE, "河口 县-计划.txt")
    assert document.id == "河口-县-计划"
    assert document.title == "河口县卫生健康局关于印发河口县健康计划（2021—2025年）的通知"
    assert document.number == "河卫〔2021〕7号"
    assert document.date == "2021-03-05"
    assert document.issuer == "河口县卫生健康局"
    assert document.period == (2021, 2025)
    assert document.source == "河口 县-计划.txt"


def test_what_is_not_printed_is_unknown() -> None:
    document = described("健康体会\n\n今年组织了2次讲座，效果很好。\n")
    assert (document.number, document.date, document.issuer, document.period) == (None,) * 4
    assert (document.place, document.level, document.title_en) == (None,) * 3


def test_a_period_can_be_a_five_year_plan() -> None:
    assert described("河口县“十四五”卫生规划\n\n一、目标\n完成。\n").period == (2021, 2025)


def test_a_source_without_a_title_is_called_by_its_name() -> None:
    assert described("一、目标。\n", "My Plan.txt").title == "My Plan"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("为提高健康水平，制定本计划。", "zh-Hans"),
        ("為健全長者照顧服務體系，確保服務品質，特制定本法。", "zh-Hant"),
        ("The plan covers 140 schools.", "en"),
        ("推进 DRG 支付方式改革和 MDT 诊疗。", "zh-Hans"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_metadata_must_match_the_titles() -> None:
    from assistant.errors import CorpusError

    raw = read_text("plan.txt", NOTICE.encode())
    wrong = Document(id="x", title="另一份通知", source="plan.txt")
    with pytest.raises(CorpusError, match=r"另一份通知.*河口县"):
        outline(raw, clean(raw), [wrong])


def test_metadata_are_joined_by_title_whatever_its_spaces_and_brackets() -> None:
    raw = read_text("plan.txt", NOTICE.encode())
    title = "河口县卫生健康局 关于印发河口县健康计划 (2021-2025年)的通知"
    (each,) = outline(raw, clean(raw), [Document(id="x", title=title, source="plan.txt")])
    assert each.document.id == "x"
    assert each.clauses[0].id.startswith("x#")
