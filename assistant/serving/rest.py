"""The endpoints as plain HTTP, one request each: any process can answer, and curl is enough."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import AssistantError, UnknownNameError, UsageError
from assistant.page.api import MOST_HITS, Api
from assistant.page.messages import both
from assistant.serving.gate import BusyError, Gate
from assistant.types import Answer, Document

_WAIT = {"retry-after": "2"}


class Asked(BaseModel):
    """The body of a request to ``/api/ask``."""

    model_config = ConfigDict(extra="forbid")

    question: str
    language: str = "auto"
    documents: list[str] = Field(default_factory=list)


def routes(api: Api, gate: Gate) -> APIRouter:
    """Return the routes under ``/api``."""
    router = APIRouter(prefix="/api")

    async def told(act: Callable[[], Any]) -> JSONResponse:
        return JSONResponse(await gate.run(act))

    @router.post("/ask", response_model=Answer)
    async def ask(asked: Asked) -> JSONResponse:
        """Answer a question with verified citations."""
        return await told(lambda: api.ask(asked.question, asked.language, asked.documents))

    @router.get("/search")
    async def search(
        words: str, limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10
    ) -> JSONResponse:
        """Find clauses, best first."""
        return await told(lambda: api.search(words, limit))

    @router.get("/targets")
    async def targets(
        indicator: str = "", place: str = "", year: int | None = None, kind: str = ""
    ) -> JSONResponse:
        """List the figures read from the documents."""
        return await told(lambda: api.targets(indicator, place, year, kind))

    @router.get("/clause")
    async def clause(id: str) -> JSONResponse:  # noqa: A002
        """Read a clause."""
        return await told(lambda: api.clause(id))

    @router.get("/documents", response_model=list[Document])
    async def documents() -> JSONResponse:
        """List the documents held."""
        return await told(api.documents)

    return router


def explain_failures(app: FastAPI) -> None:
    """Make every failure of the endpoints one line of JSON in both languages."""

    @app.exception_handler(AssistantError)
    async def failed(_request: Request, error: AssistantError) -> JSONResponse:
        status = 404 if isinstance(error, UnknownNameError) else 400
        if not isinstance(error, UsageError):
            status = 503
        return _detail(status, f"{error.in_language('zh')} {error.in_language('en')}")

    @app.exception_handler(RequestValidationError)
    async def misused(_request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return _detail(422, f"{both('misused')} ({where}: {first['msg']})")

    @app.exception_handler(BusyError)
    async def busy(_request: Request, _error: BusyError) -> JSONResponse:
        return _detail(429, both("busy"), _WAIT)


def _detail(status: int, text: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"detail": text}, status, headers)
