"""The guard alone, around a small application."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import anyio
import pytest

from assistant.serving.guard import HEADERS, LARGEST_BODY, Guard, Message, Receive, Scope, Send


def ask(
    path: str,
    status: int = 200,
    chunks: Sequence[bytes] = (b"",),
    *,
    headers: Mapping[str, str] | None = None,
    method: str = "POST",
    largest_upload: int = 0,
) -> tuple[int, dict[str, str], bytes]:
    """Send ``chunks`` to an application that answers ``status``; return what comes out."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        own = [(b"content-type", b"text/plain"), (b"x-frame-options", b"ALLOWALL")]
        await send({"type": "http.response.start", "status": status, "headers": own})
        await send({"type": "http.response.body", "body": b"own"})

    sent: list[Message] = []
    left = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks)}
        for number, chunk in enumerate(chunks, start=1)
    ]

    async def receive() -> Message:
        return left.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    given = {"host": "here:1", **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    anyio.run(Guard(application, largest_upload), scope, receive, send)
    held = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], held, b"".join(message["body"] for message in sent[1:])


def test_headers_replace_those_of_the_application() -> None:
    status, headers, body = ask("/", 200, [b""])

    assert (status, body) == (200, b"own")
    assert headers == HEADERS | {"content-type": "text/plain"}


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/call/ask"])
def test_full_queue_is_told_in_both_languages(path: str) -> None:
    status, headers, body = ask(path, 503, [b"{}"])

    assert status == 429
    assert headers["retry-after"] == "2"
    assert headers["content-length"] == str(len(body))
    assert json.loads(body)["detail"] == (
        "现在提问的人较多，请稍候几秒再试。 "
        "Many people are asking at the moment; please try again in a few seconds."
    )


def test_other_failures_are_left_alone() -> None:
    assert ask("/elsewhere", 503, [b""])[0] == 503


@pytest.mark.parametrize(("extra", "status"), [(0, 200), (1, 413)])
def test_undeclared_length_is_counted(extra: int, status: int) -> None:
    half = b"x" * (LARGEST_BODY // 2)

    assert ask("/", 200, [half, half + b"x" * extra])[0] == status


@pytest.mark.parametrize(("length", "most", "status"), [(9, 9, 200), (10, 9, 413), (1, 0, 404)])
def test_uploads_have_a_limit_of_their_own(length: int, most: int, status: int) -> None:
    assert ask("/gradio_api/upload", 200, [b"x" * length], largest_upload=most)[0] == status


def test_uploaded_files_do_not_run() -> None:
    _, headers, _ = ask("/gradio_api/file=/tmp/x.html", method="GET")

    assert headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://here:1"}, 200),
        ({"origin": "https://here:1"}, 200),  # behind a proxy that ends TLS
        ({"origin": "http://here:2"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://outside", "x-forwarded-host": "outside"}, 200),
        ({"origin": "http://evil", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://here:1", "sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "none"}, 200),
    ],
)
def test_other_sites_may_not_send(headers: dict[str, str], status: int) -> None:
    assert ask("/api/ask", headers=headers)[0] == status


def test_other_sites_may_link_here() -> None:
    foreign = {"sec-fetch-site": "cross-site"}

    assert ask("/", headers=foreign, method="GET")[0] == 200


@pytest.mark.parametrize(
    "path", ["/gradio_api/proxy=http://evil/", "/gradio_api/runs", "/monitoring"]
)
def test_what_the_page_does_not_use_is_closed(path: str) -> None:
    assert ask(path, method="GET")[0] == 404


def test_web_sockets_are_closed() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def never(*_: Any) -> Any:
        raise AssertionError

    anyio.run(Guard(never), {"type": "websocket", "path": "/"}, never, send)
    assert sent == [{"type": "websocket.close", "code": 1008}]
