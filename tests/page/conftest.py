"""One real server and one real Chromium, shared by all tests of the page."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.page.serving import CHROMIUM, FLAGS, address_of, serving

Opener = Callable[..., Page]
_TITLES = {"zh-CN": "卫生健康政策问答", "en-GB": "Health Policy Assistant"}
_READY = """([title, lang]) => document.documentElement.dataset.ready === 'yes'
  && document.title === title && document.documentElement.lang === lang"""


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that stands for the user's data folder."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def server(shipped_index: Path, data_folder: Path) -> Iterator[subprocess.Popen[str]]:
    with serving(shipped_index, data_folder) as process:
        yield process


@pytest.fixture(scope="session")
def address(server: subprocess.Popen[str]) -> str:
    return address_of(server)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.is_file():
        pytest.skip(f"no browser at {CHROMIUM}")
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def contexts() -> dict[tuple[Any, ...], BrowserContext]:
    """Return the browser's contexts by their settings; kept, so that scripts load once."""
    return {}


@pytest.fixture
def visit(
    chromium: Browser, address: str, contexts: dict[tuple[Any, ...], BrowserContext]
) -> Iterator[Opener]:
    """Return a function that opens the page; in the end the console must be free of errors."""
    problems: list[str] = []
    pages: list[Page] = []

    def open_page(
        path: str = "/", *, locale: str = "zh-CN", width: int = 1280, color_scheme: Any = "light"
    ) -> Page:
        key = (locale, width, color_scheme)
        if key not in contexts:
            contexts[key] = chromium.new_context(
                locale=locale, viewport={"width": width, "height": 860}, color_scheme=color_scheme
            )
        page = contexts[key].new_page()
        pages.append(page)
        page.set_default_timeout(20_000)
        page.on(
            "console", lambda message: message.type == "error" and problems.append(message.text)
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(address + path)
        page.wait_for_function(
            _READY, arg=[_TITLES[locale], "en" if locale == "en-GB" else "zh-CN"]
        )
        # Gradio's client loses an event that is sent in the instant its stream of results closes.
        page.wait_for_timeout(500)
        return page

    yield open_page
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    assert problems == []
