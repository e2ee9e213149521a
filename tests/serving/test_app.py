"""The server over plain HTTP: headers, limits, endpoints."""

import http.client
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from assistant.serving.guard import HEADERS, LARGEST_BODY
from assistant.types import Answer


@pytest.fixture(scope="session")
def client(address: str, tmp_path_factory: pytest.TempPathFactory) -> Client:
    folder: Path = tmp_path_factory.mktemp("client")
    return Client(address, verbose=False, download_files=folder, analytics_enabled=False)


def fetch(address: str, path: str, body: bytes | None = None) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of the response to a GET, or to a POST of ``body``."""
    link = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    kind = {"content-type": "application/json"}
    link.request("GET" if body is None else "POST", path, body, kind)
    response = link.getresponse()
    text = response.read().decode()
    link.close()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, text


@pytest.mark.parametrize("path", ["/", "/healthz", "/figures.csv", "/gradio_api/info"])
def test_every_response_is_guarded(address: str, path: str) -> None:
    _, held, _ = fetch(address, path)

    assert {name: held[name] for name in HEADERS} == HEADERS


def test_policy_allows_nothing_from_another_host() -> None:
    assert "http:" not in HEADERS["content-security-policy"]
    assert "https:" not in HEADERS["content-security-policy"]


def test_health(address: str) -> None:
    assert fetch(address, "/healthz")[2] == "ok"


def test_readiness_counts_the_documents(address: str) -> None:
    status, _, text = fetch(address, "/readyz")

    assert status == 200
    assert json.loads(text)["documents"] > 1


def test_large_request_is_refused_in_both_languages(address: str) -> None:
    status, _, text = fetch(address, "/gradio_api/queue/join", b" " * (LARGEST_BODY + 1))

    assert status == 413
    assert "请求过大" in text
    assert "too large" in text


def test_page_names_no_other_host_to_load_from(address: str) -> None:
    _, _, page = fetch(address, "/")

    assert 'src="http' not in page
    assert "fonts.googleapis" not in page


def test_csv_is_filtered_and_opens_in_spreadsheets(address: str) -> None:
    query = f"words={quote('婴儿死亡率')}&place={quote('宿迁市')}&language=en"
    _, _, text = fetch(address, f"/figures.csv?{query}")

    assert text.startswith("\ufeffIndicator,Figure,Kind,Year,Place,Condition,Clause,Quote")
    assert "4‰ or below" in text
    assert len(text.splitlines()) == 2


def test_ask_endpoint_returns_the_contract(client: Client) -> None:
    answer = client.predict("到2025年，宿迁市婴儿死亡率控制在多少？", "auto", None, api_name="/ask")

    held = Answer.model_validate(answer)
    assert held.citations[0].document.id == "suqian-children-2021"
    assert "4‰" in held.text


def test_ask_endpoint_keeps_to_documents_and_language(client: Client) -> None:
    answer = client.predict(
        "婴儿死亡率目标是多少？", "en", ["suqian-children-2021"], api_name="/ask"
    )

    assert answer["language"] == "en"
    assert {c["document"]["id"] for c in answer["citations"]} == {"suqian-children-2021"}


@pytest.mark.parametrize(
    ("question", "documents"), [("", None), ("x" * 2000, None), ("婴儿死亡率？", ["nowhere"])]
)
def test_bad_request_is_told_in_both_languages(
    client: Client, question: str, documents: list[str] | None
) -> None:
    with pytest.raises(AppError, match=r"[一-龥]+.*[a-z]+") as told:
        client.predict(question, "auto", documents, api_name="/ask")

    assert "Traceback" not in str(told.value)


def test_search_endpoint(client: Client) -> None:
    hits = client.predict("产前筛查率", 3, api_name="/search")

    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert "产前筛查" in hits[0]["chunk"]["text"]


def test_targets_endpoint(client: Client) -> None:
    targets = client.predict("婴儿死亡率", "宿迁市", 2025, "target", api_name="/targets")

    assert [(t["value"], t["unit"], t["comparator"]) for t in targets] == [("4", "‰", "≤")]


def test_clause_endpoint(client: Client) -> None:
    clause = client.predict("zhejiang-health-14th-fyp#表2/2", api_name="/clause")

    assert clause["text"].split() == ["2", "婴儿死亡率", "‰", "5以下"]
    assert clause["targets"][0]["value"] == "5"


def test_only_the_named_endpoints_are_public(address: str) -> None:
    info = json.loads(fetch(address, "/gradio_api/info")[2])

    assert sorted(info["named_endpoints"]) == [
        "/ask",
        "/clause",
        "/documents",
        "/search",
        "/targets",
    ]
    assert info["unnamed_endpoints"] == {}


def test_serving_stays_small_and_without_torch(
    server: subprocess.Popen[str], client: Client
) -> None:
    client.predict("婴儿死亡率目标是多少？", "auto", None, api_name="/ask")

    status = Path(f"/proc/{server.pid}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])  # type: ignore[index]

    assert resident < 500 * 1024
    assert "libtorch" not in Path(f"/proc/{server.pid}/maps").read_text()
