"""The page driven in a real browser, in both languages."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]

ZH = "到2025年，浙江省婴儿死亡率要控制在多少以下？"
EN = "What is Zhejiang's target for the infant mortality rate by 2025?"


def ask(page: Page, question: str) -> None:
    turns = page.locator(".turn").count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    try:
        expect(page.locator(".turn")).to_have_count(turns + 1, timeout=6_000)
    except AssertionError:
        # Gradio's client loses an event that is sent in the instant its stream of results closes.
        page.locator("#question textarea").press("Enter")
        expect(page.locator(".turn")).to_have_count(turns + 1)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]


def test_answers_in_chinese_with_the_quote_highlighted(visit: Opener) -> None:
    page = visit()

    ask(page, ZH)

    expect(page.locator(".answer")).to_contain_text("婴儿死亡率")
    expect(page.locator(".answer")).to_contain_text(re.compile(r"5(\.0)?‰"))
    expect(page.locator("mark").first).to_contain_text("婴儿死亡率")
    expect(page.locator(".checks")).to_contain_text("引文逐字一致")
    expect(page.locator("#announcer [aria-live=polite]")).to_contain_text("婴儿死亡率")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_marker_opens_its_source(visit: Opener) -> None:
    page = visit()
    ask(page, ZH)
    first = page.locator("#source-1-1")
    first.locator("summary").first.click()
    expect(first.locator("blockquote")).to_be_hidden()

    page.locator(".marker").first.press("Enter")

    expect(first.locator("blockquote mark").first).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_answers_in_english_and_understands_a_follow_up(visit: Opener) -> None:
    page = visit(locale="en-GB")

    ask(page, EN)
    expect(page.locator("#turn-1 .answer")).to_contain_text(
        re.compile("infant mortality", re.IGNORECASE)
    )
    expect(page.locator(".rendering").first).to_contain_text("unofficial")
    ask(page, "and Suqian?")

    expect(page.locator("#turn-2 .sources")).to_contain_text("Suqian")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_example_question_is_asked_by_a_click(visit: Opener) -> None:
    page = visit()

    page.locator(".welcome button").nth(1).click()

    expect(page.locator(".turn")).to_have_count(1)


def test_language_is_switched_in_the_page_and_remembered(visit: Opener) -> None:
    page = visit()
    ask(page, ZH)

    page.locator("#language").get_by_text("English").click()

    expect(page.get_by_role("tab", name="Documents")).to_be_visible()
    expect(page.locator("#ask")).to_have_text("Ask")
    expect(page.locator(".sources h3")).to_have_text("Sources")
    expect(page).to_have_title("Health Policy Assistant")
    page.wait_for_function("localStorage.getItem('policy-assistant-language') !== null")
    page.reload()
    expect(page.get_by_role("tab", name="Documents")).to_be_visible()


def test_document_filter_limits_the_answer(visit: Opener) -> None:
    page = visit()
    page.locator("#options > button").click()
    page.locator("#document-filter input").click()
    page.get_by_role("option", name="宿迁市健康儿童").click()

    ask(page, "婴儿死亡率要控制在多少？")

    cited = page.locator(".source cite").all_inner_texts()
    assert cited
    assert all("宿迁" in title for title in cited)


def test_unanswerable_question_is_told_calmly(visit: Opener) -> None:
    page = visit()

    ask(page, "上海市2025年婴儿死亡率目标是多少？")

    expect(page.locator(".turn.abstained .calm")).to_have_text("文件中没有答案")


@pytest.mark.parametrize(
    ("locale", "said"), [("zh-CN", "问题为空"), ("en-GB", "the question is empty")]
)
def test_bad_question_is_told_in_the_language_of_the_page(
    visit: Opener, locale: str, said: str
) -> None:
    page = visit(locale=locale)

    page.locator("#question textarea").fill("😀😀")
    page.locator("#ask").click()

    expect(page.locator("#notice")).to_contain_text(said)
    expect(page.locator("#question textarea")).to_have_value("😀😀")
    expect(page.locator(".turn")).to_have_count(0)


def test_hostile_question_stays_text(visit: Opener) -> None:
    page = visit()
    hostile = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>婴儿死亡率是多少？'

    ask(page, hostile)

    expect(page.locator(".question")).to_have_text(hostile)
    assert page.locator("#thread img, #thread script").count() == 0
    assert page.evaluate("window.hurt") is None


def test_undo_edit_and_clear(visit: Opener) -> None:
    page = visit()
    ask(page, ZH)
    ask(page, "那宿迁呢？")

    page.locator("#undo").click()
    expect(page.locator(".turn")).to_have_count(1)
    page.locator("#edit").click()
    expect(page.locator("#question textarea")).to_have_value(ZH)
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, ZH)
    page.locator("#retry").click()
    page.locator("#clear").click()

    expect(page.locator(".welcome")).to_be_visible()


def test_citation_styles_and_export(visit: Opener) -> None:
    page = visit()
    ask(page, ZH)
    page.locator("#cite > button").click()

    expect(page.locator("#cited textarea")).to_have_value(re.compile("《浙江省"))
    page.locator("#style").get_by_text("CSL-JSON").click()
    expect(page.locator("#cited textarea")).to_have_value(re.compile('"type": "legislation"'))
    assert json.loads(page.locator("#cited textarea").input_value())[0]["jurisdiction"] == "浙江省"
    with page.expect_download() as download:
        page.locator("#export-markdown").click()
    with page.expect_download() as word:
        page.locator("#export-word").click()

    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("# 问答记录")
    assert f"## {ZH}" in text
    assert word.value.suggested_filename == "问答记录.docx"
    assert ZH in [paragraph.text for paragraph in Document(word.value.path()).paragraphs]


def test_verdict_is_kept(visit: Opener, data_folder: Path) -> None:
    page = visit()
    ask(page, ZH)
    page.locator("#feedback > button").click()
    page.locator("#verdict").get_by_text("条款不对").click()
    page.locator("#note textarea").fill("应引表2")

    page.locator("#send").click()

    expect(page.get_by_text("已记录在本机，谢谢。")).to_be_visible()
    with closing(sqlite3.connect(data_folder / "policy-assistant" / "feedback.sqlite3")) as link:
        rows = link.execute("SELECT question, language, verdict, note FROM feedback").fetchall()
    assert (ZH, "zh", "wrong_clause", "应引表2") in rows


def test_source_opens_in_the_document(visit: Opener) -> None:
    page = visit()
    ask(page, ZH)

    page.locator(".foot a").first.click()

    expect(page.locator("#reader .is-target")).to_be_in_viewport()
    assert "clause=" in page.url


def test_shared_address_opens_the_clause(visit: Opener) -> None:
    page = visit("/?clause=zhejiang-health-14th-fyp%23%E8%A1%A82%2F2", locale="en-GB")

    expect(page.locator("#reader .is-target")).to_be_in_viewport()
    expect(page.locator("#reader tr.is-target")).to_contain_text("婴儿死亡率")
    expect(page.locator("#reader h2")).to_contain_text("14th Five-Year Plan")


def test_shared_address_of_no_clause_leaves_the_page_usable(visit: Opener) -> None:
    page = visit("/?clause=nowhere%23%3Cimg%20src=x%3E")

    expect(page.get_by_text("没有编号为")).to_be_visible()
    ask(page, ZH)


def test_document_is_searched_and_shown_in_one_language(visit: Opener) -> None:
    page = visit(locale="en-GB")
    page.get_by_role("tab", name="Documents").click()
    page.locator("#document input").click()
    page.get_by_role("option", name="Suqian").click()
    expect(page.locator("#reader h2")).to_contain_text("Suqian")

    page.locator("#document-words textarea").press_sequentially("产前筛查")
    page.locator("#document-words textarea").press("Enter")
    expect(page.locator(".results li").first).to_contain_text("产前筛查")
    page.locator("#view").get_by_text("Original").click()

    expect(page.locator("#reader .en").first).to_be_hidden()


def test_figures_are_filtered_compared_and_linked(visit: Opener) -> None:
    page = visit()
    page.get_by_role("tab", name="指标").click()
    page.locator("#figure-words textarea").press_sequentially("婴儿死亡率")
    page.locator("#figure-place input").click()
    page.get_by_role("option", name="宿迁市").click()
    expect(page.locator("#figure-table tbody tr")).to_have_count(1)
    expect(page.locator("#figure-table tbody tr")).to_contain_text("4‰以下")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    page.locator("#figure-comparison > button").click()
    page.locator("#compare input").click()
    page.get_by_role("option").first.click()
    expect(page.locator(".bars li").nth(1)).to_be_visible()

    page.locator("#figure-table tbody a").first.click()

    assert len(rows) == 2
    expect(page.locator("#reader .is-target")).to_contain_text("婴儿死亡率")


def test_fits_a_phone(visit: Opener) -> None:
    page = visit(width=360)

    ask(page, ZH)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("tab", name="文件").click()
    expect(page.locator("#reader h2")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_works_by_keyboard_alone(visit: Opener) -> None:
    page = visit()
    page.locator("#question textarea").focus()
    page.keyboard.type(ZH)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    page.locator(".marker").first.focus()

    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_fault(visit: Opener, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    dark = page.evaluate("!!document.querySelector('.dark')")
    ask(page, ZH)
    faults = serious(page)
    page.get_by_role("tab", name="指标").click()
    page.locator("#figure-words textarea").press_sequentially("婴儿死亡率")
    expect(page.locator("#figure-table tbody tr").nth(30)).to_be_hidden()
    faults += serious(page)
    page.get_by_role("tab", name="文件").click()
    expect(page.locator("#reader h2")).to_be_visible()

    faults += serious(page)

    assert dark == (scheme == "dark")
    assert faults == []
