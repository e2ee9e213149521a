"""One real server and one real Chromium, shared by all tests of the page."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that stands for the user's data folder."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def server(shipped_index: Path, data_folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Return the process of ``policy-assistant serve`` on a free port."""
    command = [
        sys.executable,
        "-m",
        "assistant",
        "serve",
        "--port",
        "0",
        "--index",
        str(shipped_index),
    ]
    environment = os.environ | {"XDG_DATA_HOME": str(data_folder)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        process.kill()


@pytest.fixture(scope="session")
def address(server: subprocess.Popen[str]) -> str:
    """Return the address that the server says it listens on, once it does."""
    assert server.stdout is not None
    found = re.search(r"http://([\d.]+):(\d+)", server.stdout.readline())
    assert found
    host, port = found.groups()
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((host, int(port))):
            return f"http://{host}:{port}"
        time.sleep(0.05)
    pytest.fail("the server does not answer")


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
        language = "zh-CN" if locale.startswith("zh") else "en"
        page.wait_for_function(
            "([title, lang]) => document.title === title && document.documentElement.lang === lang",
            arg=[title, language],
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []
