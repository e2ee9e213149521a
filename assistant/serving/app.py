"""Our own application: health, figures as CSV, the endpoints, and the page mounted under it all."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

from assistant.page import build_page
from assistant.page.api import Api
from assistant.page.feedback import Feedback
from assistant.page.figures import LiveFigures, read_filter
from assistant.page.theme import CSS, OfficialPaper
from assistant.pipeline import Assistant
from assistant.serving.gate import Gate
from assistant.serving.guard import Guard
from assistant.serving.login import Login
from assistant.serving.rest import explain_failures, routes
from assistant.serving.settings import Settings
from assistant.serving.users import Users


def create_app(assistant: Assistant, settings: Settings | None = None) -> FastAPI:
    """Return the application.

    :raises UsageError: MCP is wanted and not installed, or the file of users cannot be used.
    """
    settings = settings or Settings()
    live = LiveFigures(assistant)
    api, gate = Api(assistant, live), Gate()
    app = FastAPI(
        title="policy-assistant",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
    )
    explain_failures(app)
    app.include_router(routes(api, gate))
    _add_plain_routes(app, live)
    if settings.mcp:
        from assistant.serving.mcp import tools

        served = tools(api, gate)
        app.router.routes += served.streamable_http_app().routes
        app.state.sessions = served.session_manager
    footer: list[Any] = ["api"]
    if settings.users:
        app.add_middleware(Login, users=Users(settings.users))
        footer.append({"label": "退出 Log out", "url": "/logout"})
    app.add_middleware(Guard)
    gr.mount_gradio_app(
        app,
        build_page(assistant, Feedback(settings.feedback), live),
        path="/",
        theme=OfficialPaper(),
        css_paths=CSS,
        footer_links=footer,
        run_history=False,
        show_error=False,
        ssr_mode=False,
        max_file_size=0,
        mcp_server=False,
    )
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with AsyncExitStack() as running:
        if hasattr(app.state, "sessions"):
            await running.enter_async_context(app.state.sessions.run())
        yield


def _add_plain_routes(app: FastAPI, live: LiveFigures) -> None:
    @app.get("/healthz", include_in_schema=False)
    def healthz() -> PlainTextResponse:
        return PlainTextResponse("ok")

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> dict[str, str | int]:
        library = live.now().library
        return {"status": "ready", "documents": len(library.documents)}

    @app.get("/figures.csv", include_in_schema=False)
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
