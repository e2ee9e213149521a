import pytest
from lxml import html

from assistant.load.html.block import Block
from assistant.load.html.region import furniture, prose_length, region

PROSE = "到2025年，婴儿死亡率控制在5‰以下，并保持稳定。"


def blocks(page: str) -> list[Block]:
    """Return a block for every ``p`` of a page, with the elements that hold it."""
    found = []
    for each in html.document_fromstring(page).iter("p"):
        trail = (*reversed(list(each.iterancestors())), each)
        linked = sum(len(link.text or "") for link in each.iter("a"))
        found.append(Block("".join(each.itertext()), each.sourceline or 1, trail, linked=linked))
    return found


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ('class="breadcrumb"', "navigation"),
        ('class="wrap main-nav"', "navigation"),
        ('class="topNav"', "navigation"),
        ('id="position"', "navigation"),
        ('class="position-relative"', None),
        ('class="relative"', None),
        ('class="related_news"', "related links"),
        ('class="footer"', "footer"),
        ('class="footnotes"', None),
        ('class="print-content"', None),
        ('class="tool"', "tools"),
        ('role="contentinfo"', "footer"),
        ('class="con"', None),
    ],
)
def test_furniture_is_known_by_what_holds_it(attributes: str, name: str | None) -> None:
    found = furniture(
        blocks(f"<div><p>{PROSE * 9}</p></div><div {attributes}><p>{PROSE}</p></div>")
    )

    assert found.get(1) == name
    assert 0 not in found


def test_what_holds_most_of_the_page_is_the_document_whatever_its_name() -> None:
    assert furniture(blocks(f'<div class="nav"><p>{PROSE * 9}</p></div><p>{PROSE}</p>')) == {}


def test_metadata_tables_are_taken_or_left_as_a_whole() -> None:
    trail = (html.document_fromstring("<table></table>"),)
    labelled = Block("", 1, trail, cells=("索引号：", "001", "成文日期", "2021-01-01"), kind="row")
    other = Block("", 2, trail, cells=("指标", "目标", "责任部门", "时限"), kind="row")

    assert furniture([labelled, other]) == {0: "metadata", 1: "metadata"}
    assert furniture([labelled, other, other]) == {}


@pytest.mark.parametrize(
    ("text", "linked", "length"),
    [
        (PROSE, 0, 26),
        (PROSE, 20, 0),
        ("首页", 0, 0),
        ("印发给你们。", 0, 6),
        ("来源：市卫健委 时间：2021-01-02 打印", 0, 0),
    ],
)
def test_prose_length(text: str, linked: int, length: int) -> None:
    assert prose_length(Block(text, 1, (), linked=linked)) == length


def test_region_is_the_innermost_element_that_holds_the_prose() -> None:
    found = blocks(
        f'<div><div id="head"><p>某市人民政府</p></div><div id="zoom"><p>{PROSE}</p><p>{PROSE}</p></div></div>'
    )
    whole = region(found)

    assert whole is not None
    assert whole.get("id") == "zoom"


def test_region_holds_all_of_two_long_parts() -> None:
    found = blocks(
        f'<div id="all"><div><p>{PROSE * 5}</p></div><div><p>{PROSE * 4}</p></div></div>'
    )
    whole = region(found)

    assert whole is not None
    assert whole.get("id") == "all"


def test_page_without_prose_has_no_region() -> None:
    assert region(blocks("<p>首页</p>")) is None
