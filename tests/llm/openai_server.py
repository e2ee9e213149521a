"""A real HTTP server on loopback that speaks the OpenAI protocol, and misbehaves when told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """How a request is answered.

    ``delay`` is waited before the first byte and ``pause`` between pieces, in seconds;
    ``cut`` is how many pieces are sent before the connection is closed; ``body`` replaces the
    whole stream.
    """

    text: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0
    pause: float = 0.0
    piece: int = 24
    cut: int | None = None
    body: str | None = None


@dataclass
class ModelServer:
    """The address of a running server, what it was asked, and how it behaves."""

    address: str
    behave: Callable[[dict[str, Any]], Reply]
    requests: list[dict[str, Any]] = field(default_factory=list)
    closed_early: threading.Event = field(default_factory=threading.Event)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Serve until the block ends; set ``behave`` to say how."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    served = ModelServer(
        f"http://127.0.0.1:{server.server_address[1]}/v1", lambda _: Reply(status=500)
    )
    server.served = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        served: ModelServer = self.server.served  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        served.requests.append(body)
        reply = served.behave(body)
        try:
            time.sleep(reply.delay)
            if reply.status != 200:
                self._fail(reply)
            else:
                self._stream(reply, body)
        except (BrokenPipeError, ConnectionResetError):
            served.closed_early.set()
        self.close_connection = True

    def _fail(self, reply: Reply) -> None:
        body = reply.body or json.dumps({"error": {"message": "no", "type": "x", "code": "x"}})
        self._head(reply, "application/json")
        self.wfile.write(body.encode())

    def _head(self, reply: Reply, kind: str) -> None:
        self.send_response(reply.status)
        self.send_header("content-type", kind)
        self.send_header("connection", "close")
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, reply: Reply, body: dict[str, Any]) -> None:
        assert body["stream"] is True
        self._head(reply, "text/event-stream")
        if reply.body is not None:
            self.wfile.write(reply.body.encode())
            return
        pieces = [reply.text[i : i + reply.piece] for i in range(0, len(reply.text), reply.piece)]
        for number, piece in enumerate(pieces):
            if reply.cut is not None and number >= reply.cut:
                return
            self._event(body, [{"index": 0, "delta": {"role": "assistant", "content": piece}}])
            time.sleep(reply.pause)
        self._event(body, [{"index": 0, "delta": {}, "finish_reason": "stop"}])
        usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
        self._event(body, [], usage)
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(
        self, body: dict[str, Any], choices: list[Any], usage: dict[str, int] | None = None
    ) -> None:
        event = {
            "id": "1", "object": "chat.completion.chunk", "created": 1, "model": body["model"],
            "choices": choices, "usage": usage,
        }  # fmt: skip
        self.wfile.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
        self.wfile.flush()


def claims(*pairs: tuple[str, list[int]]) -> str:
    """Return the structured reply with these claims."""
    listed = [{"text": text, "citations": numbers} for text, numbers in pairs]
    return json.dumps({"claims": listed}, ensure_ascii=False)


def evidence_of(body: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the numbered evidence of a request."""
    user = body["messages"][-1]["content"]
    return [json.loads(line) for line in user.splitlines() if line.startswith('{"number"')]
