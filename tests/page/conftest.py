"""One real server and one real Chromium, shared by all tests of the page."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.page import create_app
from assistant.pipeline import Assistant

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def feedback_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback") / "data" / "feedback.sqlite3"


@pytest.fixture(scope="session")
def address(shipped_assistant: Assistant, feedback_file: Path) -> Iterator[str]:
    """Return the address of the page served on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(create_app(shipped_assistant, feedback_file), log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.is_file():
        pytest.skip(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Opener]:
    """Return a function that opens the page; in the end the console must be free of errors."""
    problems: list[str] = []
    contexts = []

    def open_page(
        path: str = "/", *, locale: str = "zh-CN", width: int = 1280, **options: str
    ) -> Page:
        viewport = {"width": width, "height": 860}
        context = chromium.new_context(locale=locale, viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "console", lambda message: message.type == "error" and problems.append(message.text)
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(address + path)
        page.locator("#thread").wait_for(state="attached")
        title = "卫生健康政策问答" if locale.startswith("zh") else "Health Policy Assistant"
        page.get_by_role("heading", name=title).wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []
