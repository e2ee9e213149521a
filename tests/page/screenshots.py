"""Make docs/screenshots: ``python -m tests.page.screenshots``."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.page.serving import CHROMIUM, FLAGS, address_of, serving

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
ZH = ("到2025年，浙江省婴儿死亡率要控制在多少以下？", "那宿迁呢？")
EN = ("What is Zhejiang's target for the infant mortality rate by 2025?", "and Suqian?")
CLAUSE = "/?clause=zhejiang-children-2021%23%E4%BA%8C%2F%EF%BC%88%E4%B8%89%EF%BC%89%2F2"


def opened(
    browser: Browser, address: str, *, locale: str, dark: bool = False, width: int = 1280
) -> Page:
    page = browser.new_page(
        locale=locale,
        viewport={"width": width, "height": 860},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.wait_for_function(
        "(title) => document.title === title && document.documentElement.lang",
        arg="卫生健康政策问答" if locale == "zh-CN" else "Health Policy Assistant",
    )
    page.wait_for_timeout(1500)
    return page


def asked(page: Page, questions: tuple[str, ...]) -> Page:
    for number, question in enumerate(questions, start=1):
        page.locator("#question textarea").fill(question)
        page.locator("#question textarea").press("Enter")
        page.locator(f"#turn-{number}").wait_for()
    page.evaluate("document.activeElement.blur()")
    return page


def kept(page: Page, name: str) -> None:
    page.wait_for_timeout(800)
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.quantize(128).save(FOLDER / f"{name}.png", optimize=True)
    page.close()


def figures(page: Page) -> Page:
    page.get_by_role("tab", name="Figures").click()
    page.locator("#figure-words textarea").press_sequentially("mortality")
    page.locator("#figure-comparison > button").click()
    page.locator("#compare input").click()
    page.get_by_role("option", name="infant mortality rate", exact=True).click()
    page.locator(".bars").wait_for()
    return page


def main() -> None:
    """Write one picture a view."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(Path(folder) / "index", Path(folder)) as process:
            at = address_of(process)
            kept(asked(opened(browser, at, locale="zh-CN"), ZH[:1]), "chat-zh")
            kept(asked(opened(browser, at, locale="en-GB"), EN), "chat-en")
            kept(figures(opened(browser, at, locale="en-GB")), "figures")
            kept(opened(browser, at + CLAUSE, locale="zh-CN"), "documents")
            kept(asked(opened(browser, at, locale="zh-CN", width=390), ZH[:1]), "phone")
            kept(asked(opened(browser, at, locale="zh-CN", dark=True), ZH), "dark")
        browser.close()


if __name__ == "__main__":
    main()
