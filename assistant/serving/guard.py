"""What every response carries and what no request may: headers, size limits, other sites, the busy message.

The policy allows inline script and style because Gradio's own page needs them; it allows nothing
from another host, so that neither a document nor a model can load or send anything.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from assistant.page.messages import both

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST_BODY = 256 * 1024
"""Bytes of a request's body; a longer one is refused, unless it is an upload."""

UPLOAD = "/gradio_api/upload"

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
    "cross-origin-resource-policy": "same-origin",
}
_FILE_HEADERS = HEADERS | {"content-security-policy": "default-src 'none'; sandbox"}
"""For files that somebody has uploaded: whatever they hold, it does not run."""

_UNUSED = tuple(
    f"/{path}"
    for path in (
        "custom_component", "monitoring", "gradio_api/custom_component", "gradio_api/deep_link",
        "gradio_api/process_recording", "gradio_api/profiling", "gradio_api/proxy=",
        "gradio_api/run-history", "gradio_api/runs", "gradio_api/stream", "gradio_api/undo-vibe",
        "gradio_api/vibe",
    )
)  # fmt: skip
"""What Gradio offers besides and the page does not use: all of it is closed."""

_QUEUES = ("/gradio_api/queue/join", "/gradio_api/call/")
_BUSY, _TOO_MANY = 503, 429
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """ASGI middleware around the whole application.

    :param largest_upload: bytes of an upload; 0 refuses every one.
    """

    def __init__(self, app: Application, largest_upload: int = 0) -> None:
        self._app = app
        self._largest_upload = largest_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "websocket":  # nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = str(scope["path"])
        guarded = _Sender(send, path)
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        most = self._most(path)
        if path.startswith(_UNUSED) or most == 0:
            await guarded.refuse(404, "closed")
        elif scope["method"] not in _SAFE_METHODS and _is_foreign(headers):
            await guarded.refuse(403, "foreign")
        elif _declared_length(headers) > most:
            await guarded.refuse(413, "too_large")
        else:
            await self._pass_on(scope, _Reader(receive, most), guarded)

    def _most(self, path: str) -> int:
        return self._largest_upload if path.rstrip("/") == UPLOAD else LARGEST_BODY

    async def _pass_on(self, scope: Scope, reader: "_Reader", guarded: "_Sender") -> None:
        try:
            await self._app(scope, reader, guarded)
        except _TooLargeError:
            await guarded.refuse(413, "too_large")


class _TooLargeError(Exception):
    """A body that declared no length is longer than allowed."""


class _Reader:
    """Counts the bytes of a body as they come."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._count = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._count += len(message.get("body", b""))
        if self._count > self._most:
            raise _TooLargeError
        return message


class _Sender:
    """Adds the headers, and says in both languages that the queue is full."""

    def __init__(self, send: Send, path: str) -> None:
        self._send = send
        self._queue = path.startswith(_QUEUES)
        self._headers = _FILE_HEADERS if path.startswith("/gradio_api/file") else HEADERS
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
            message = {**message, "headers": [*given, *_encoded(self._headers)]}
        await self._send(message)

    async def refuse(self, status: int, key: str) -> None:
        """Answer with the message ``key`` instead of the application's own response."""
        body = json.dumps({"detail": both(key)}, ensure_ascii=False).encode()
        headers = HEADERS | {
            "content-type": "application/json; charset=utf-8",
            "content-length": str(len(body)),
        }
        if status == _TOO_MANY:
            headers["retry-after"] = "2"
        start = {"type": "http.response.start", "status": status, "headers": _encoded(headers)}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_foreign(headers: dict[str, str]) -> bool:
    """Return whether a browser sends this request on behalf of another site; programs name none.

    Browsers tell by ``Sec-Fetch-Site`` on trustworthy connections, and by ``Origin`` on all.
    """
    site = headers.get("sec-fetch-site")
    if site:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    here = {headers.get("host", ""), headers.get("x-forwarded-host", "")}
    return origin is not None and urlsplit(origin).netloc not in here - {""}


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def _declared_length(headers: dict[str, str]) -> int:
    value = headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdecimal() else 0
