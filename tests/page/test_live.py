"""An open page answers from documents that were added after it was opened."""

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from gradio_client import Client

from assistant.page.thread import thread
from assistant.page.turn import Turn
from assistant.pipeline import Assistant, build_index
from assistant.pipeline.changes import add_documents, remove_documents
from tests.page.serving import address_of, serving

PLAN = "{name}县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在{value}‰以下。\n"
QUESTION = "大河县2030年婴儿死亡率目标是多少？"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return an index of one document."""
    (tmp_path / "corpus").mkdir()
    hill = tmp_path / "corpus" / "hill.txt"
    hill.write_text(PLAN.format(name="青山", value="4.1"), encoding="utf-8")
    build_index(tmp_path / "index", corpus=tmp_path / "corpus")
    return tmp_path / "index"


def plan(folder: Path, value: str) -> Path:
    path = folder / "river.txt"
    path.write_text(PLAN.format(name="大河", value=value), encoding="utf-8")
    return path


def figures(address: str) -> str:
    link = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    link.request("GET", "/figures.csv")
    text = link.getresponse().read().decode()
    link.close()
    return text


def test_a_served_page_follows_the_index(index: Path, tmp_path: Path) -> None:
    with serving(index, tmp_path / "data") as process:
        address = address_of(process)
        client = Client(address, verbose=False, download_files=tmp_path, analytics_enabled=False)
        assert client.predict(QUESTION, "auto", None, api_name="/ask")["abstained"]
        assert "3.2" not in figures(address)
        add_documents(index, [plan(tmp_path, "3.2")])
        assert "3.2‰" in client.predict(QUESTION, "auto", None, api_name="/ask")["text"]
        assert "3.2" in figures(address)
        assert "3.2" in str(client.predict("", "", None, "", api_name="/targets"))
        remove_documents(index, ["river"])
        assert client.predict(QUESTION, "auto", None, api_name="/ask")["abstained"]
        client.close()


def test_an_answer_given_before_keeps_its_own_words(index: Path, tmp_path: Path) -> None:
    add_documents(index, [plan(tmp_path, "3.2")])
    assistant = Assistant.open(index)
    turn = Turn(question=QUESTION, answer=assistant.ask(QUESTION, documents=["river"]))
    shown = str(thread((turn,), assistant.library, "zh"))
    assert "<mark>到2030年，婴儿死亡率控制在3.2‰以下。</mark>" in shown
    assert "在文件中查看" in shown
    add_documents(index, [plan(tmp_path, "2.8")], replacing=True)
    later = str(thread((turn,), assistant.library, "zh"))
    assert "<mark>到2030年，婴儿死亡率控制在3.2‰以下。</mark>" in later
    assert "2.8" not in later
    assert "该文件已更新或移除" in later
    assert "在文件中查看" not in later
    remove_documents(index, ["river"])
    assert "3.2‰" in str(thread((turn,), assistant.library, "en"))
