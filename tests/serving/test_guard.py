"""The guard alone, around a small application."""

import json
from typing import Any

import anyio
import pytest

from assistant.serving.guard import HEADERS, LARGEST_BODY, Guard, Message, Receive, Scope, Send


def ask(path: str, status: int, chunks: list[bytes]) -> tuple[int, dict[str, str], bytes]:
    """Send ``chunks`` to an application that answers ``status``; return what comes out."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        headers = [(b"content-type", b"text/plain"), (b"x-frame-options", b"ALLOWALL")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
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

    scope: dict[str, Any] = {"type": "http", "path": path, "headers": []}
    anyio.run(Guard(application), scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message["body"] for message in sent[1:])


def test_headers_replace_those_of_the_application() -> None:
    status, headers, body = ask("/", 200, [b""])

    assert (status, body) == (200, b"own")
    assert headers == HEADERS | {"content-type": "text/plain"}


def test_full_queue_is_told_in_both_languages() -> None:
    status, headers, body = ask("/gradio_api/queue/join", 503, [b"{}"])

    assert status == 429
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
