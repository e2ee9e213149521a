"""What every response carries and what no request may: headers, size limit, the busy message.

The policy allows inline script and style because Gradio's own page needs them; it allows nothing
from another host, so that neither a document nor a model can load or send anything.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from assistant.page.messages import both

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 256 * 1024
"""Bytes of a request's body; a longer one is refused."""

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
_PATH_OF_QUEUE = "/queue/join"
_BUSY, _TOO_MANY = 503, 429


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _Sender(send, str(scope["path"]).endswith(_PATH_OF_QUEUE))
        if _declared_length(scope) > LARGEST_BODY:
            await guarded.refuse(413, "too_large")
            return
        reader = _Reader(receive)
        try:
            await self._app(scope, reader, guarded)
        except _TooLargeError:
            await guarded.refuse(413, "too_large")


class _TooLargeError(Exception):
    """A body that declared no length is longer than allowed."""


class _Reader:
    """Counts the bytes of a body as they come."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._count = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._count += len(message.get("body", b""))
        if self._count > LARGEST_BODY:
            raise _TooLargeError
        return message


class _Sender:
    """Adds the headers, and says in both languages that the queue is full."""

    def __init__(self, send: Send, queue: bool) -> None:
        self._send = send
        self._queue = queue
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            if self._queue and message["status"] == _BUSY:
                self._replaced = True
                # The browser part shows the text of any status but 503, for which it has its own.
                await self.refuse(_TOO_MANY, "busy")
                return
            given = [pair for pair in message["headers"] if pair[0].decode().lower() not in HEADERS]
            message = {**message, "headers": [*given, *_encoded(HEADERS)]}
        await self._send(message)

    async def refuse(self, status: int, key: str) -> None:
        """Answer with the message ``key`` instead of the application's own response."""
        body = json.dumps({"detail": both(key)}, ensure_ascii=False).encode()
        headers = HEADERS | {
            "content-type": "application/json; charset=utf-8",
            "content-length": str(len(body)),
        }
        start = {"type": "http.response.start", "status": status, "headers": _encoded(headers)}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
