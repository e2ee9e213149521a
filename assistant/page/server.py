"""The server: our own application with the page mounted, guarded, on uvicorn."""

import socket
import sys
import threading
import webbrowser
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from assistant.page.feedback import Feedback, default_feedback_file
from assistant.page.figures import LiveFigures, read_filter
from assistant.page.guard import Guard
from assistant.page.page import build_page
from assistant.page.theme import CSS, OfficialPaper
from assistant.pipeline import Assistant

_STARTING = 2.0
"""Seconds after which the page is there for a browser to open, on a terminal."""

_PATIENCE = 2
"""Seconds that open streams of readers may hold up the end of the server."""


def create_app(assistant: Assistant, feedback: Path | None = None) -> FastAPI:
    """Return the application.

    :param feedback: the SQLite file for readers' verdicts; by default in the user's data folder.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    live = LiveFigures(assistant)

    @app.get("/healthz")
    def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/figures.csv")
    def figures_csv(request: Request) -> Response:
        asked = request.query_params
        words, place, year, kind = (asked.get(name) for name in ("words", "place", "year", "kind"))
        conflicting = bool(asked.get("conflicting"))
        figures = live.now()
        chosen = figures.chosen(read_filter(words, place, year, kind, conflicting=conflicting))
        return Response(
            figures.csv(chosen, "en" if asked.get("language") == "en" else "zh"),
            media_type="text/csv; charset=utf-8",
            headers={"content-disposition": 'attachment; filename="figures.csv"'},
        )

    app.add_middleware(Guard)
    gr.mount_gradio_app(
        app,
        build_page(assistant, Feedback(feedback or default_feedback_file())),
        path="/",
        theme=OfficialPaper(),
        css_paths=CSS,
        footer_links=["api"],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        max_file_size=0,
        mcp_server=False,
    )
    return app


def serve(
    assistant: Assistant, *, host: str = "127.0.0.1", port: int = 7860, feedback: Path | None = None
) -> None:
    """Serve the page until interrupted; port 0 takes a free one.

    :raises OSError: the address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listener:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        sys.stdout.write(f"问答页面已打开 The page is open at {address}\n")
        sys.stdout.flush()
        if sys.stdout.isatty():
            threading.Timer(_STARTING, webbrowser.open, [address]).start()
        config = uvicorn.Config(
            create_app(assistant, feedback),
            log_level="warning",
            timeout_graceful_shutdown=_PATIENCE,
        )
        uvicorn.Server(config).run(sockets=[listener])
