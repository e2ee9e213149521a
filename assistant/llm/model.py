"""A chat model of any provider through LangChain: a prompt in, pieces of text out, within a time.

The one module that imports LangChain. Requests run on an event loop of their own, so that one that
takes too long, or whose reader has gone, is cancelled and its connection closed.
"""

import asyncio
import contextlib
import functools
import logging
import os
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assistant.errors import ModelError
from assistant.llm.prompts import Prompt
from assistant.llm.settings import ModelSettings
from assistant.types import Text

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

Failure = Literal["slow", "unreachable", "quota", "refused", "garbage", "broken"]
"""Why a model gave nothing, or not all: too slow, no connection or a failing server, over its
quota, the key, model or request refused, an unreadable reply, a reply that broke off."""

_TRANSIENT = frozenset({408, 409, 425, 429})
_QUOTA = frozenset({402, 429})
_UNSUPPORTED = frozenset({400, 404, 422})
_LONGEST_REPLY = 40_000
_PACKAGES = {"openai": "openai", "ollama": "ollama"}


class ReplyError(Exception):
    """A model did not reply, or not wholly; the writer makes a notice of it."""

    def __init__(self, failure: Failure) -> None:
        self.failure: Failure = failure
        super().__init__(failure)


@dataclass
class Usage:
    """Tokens as the provider counted them."""

    input_tokens: int = 0
    output_tokens: int = 0

    def add(self, chunk: Any) -> None:
        """Add what a piece of a reply says; with structured output it stands where the client put it."""
        counted = chunk.usage_metadata or {}
        raw = {} if counted else chunk.response_metadata.get("token_usage") or {}
        self.input_tokens += counted.get("input_tokens", 0) + raw.get("prompt_tokens", 0)
        self.output_tokens += counted.get("output_tokens", 0) + raw.get("completion_tokens", 0)


class _Pieces:
    """What a request has brought so far, handed from its event loop to the reader's thread."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[str | ReplyError | None] = queue.SimpleQueue()
        self.begun = False

    def put(self, piece: str | ReplyError | None) -> None:
        self.begun = self.begun or isinstance(piece, str)
        self._queue.put(piece)

    def get(self) -> str | ReplyError | None:
        return self._queue.get()


class ChatModel:
    """A chat model that streams its replies.

    :raises ModelError: the provider's package is not installed, or the model cannot be set up.
    """

    def __init__(self, settings: ModelSettings) -> None:
        self.settings = settings
        self._model = _opened(settings)
        self._structured = settings.structured

    def stream(
        self, prompt: Prompt, schema: dict[str, Any], seconds: float, usage: Usage
    ) -> Iterator[str]:
        """Yield the pieces of the reply to ``prompt``.

        Closing the iterator cancels the request.

        :param schema: the JSON schema of the reply, for models with structured output.
        :param seconds: the time for all of it, with retries.
        :param usage: the tokens used are added here.
        :raises ReplyError: there is no reply, or it broke off.
        """
        pieces = _Pieces()
        work = self._work(prompt, schema, seconds, usage, pieces)
        task = asyncio.run_coroutine_threadsafe(work, _loop())
        try:
            while (piece := pieces.get()) is not None:
                if isinstance(piece, ReplyError):
                    raise piece
                yield piece
        finally:
            task.cancel()

    async def _work(
        self,
        prompt: Prompt,
        schema: dict[str, Any],
        seconds: float,
        usage: Usage,
        pieces: _Pieces,
    ) -> None:
        """Put the pieces of a reply, then ``None`` or what went wrong."""
        try:
            async with asyncio.timeout(seconds):
                await self._try(prompt, schema, seconds, usage, pieces)
            pieces.put(None)
        except ReplyError as error:
            pieces.put(error)
        except Exception as error:  # providers raise what they like
            pieces.put(ReplyError(failure_of(error)))

    async def _try(
        self,
        prompt: Prompt,
        schema: dict[str, Any],
        seconds: float,
        usage: Usage,
        pieces: _Pieces,
    ) -> None:
        """Begin anew after passing trouble, but not once there is a piece."""
        import stamina

        attempts = stamina.retry_context(
            on=_backoff,
            attempts=self.settings.attempts,
            timeout=seconds,
            wait_initial=0.2,
            wait_max=3,
        )
        async for attempt in attempts:
            with attempt:
                try:
                    await self._reply(prompt, schema, usage, pieces)
                except Exception as error:
                    if isinstance(error, ReplyError) or not pieces.begun:
                        raise
                    raise ReplyError("broken") from error

    async def _reply(
        self, prompt: Prompt, schema: dict[str, Any], usage: Usage, pieces: _Pieces
    ) -> None:
        if self._structured:
            try:
                await self._run(self._bound(schema), prompt, usage, pieces)
                return
            except NotImplementedError:
                self._structured = False
            except Exception as error:
                if _status(error) not in _UNSUPPORTED:
                    raise
                self._structured = False
        await self._run(self._model, prompt, usage, pieces)

    async def _run(
        self, model: "Runnable[Any, Any]", prompt: Prompt, usage: Usage, pieces: _Pieces
    ) -> None:
        size = 0
        chunks: Any = model.astream([("system", prompt.system), ("user", prompt.user)])
        async with contextlib.aclosing(chunks):
            async for chunk in chunks:
                usage.add(chunk)
                text = str(chunk.text)
                size += len(text)
                if size > _LONGEST_REPLY:
                    raise ReplyError("garbage")
                if text:
                    pieces.put(text)

    def _bound(self, schema: dict[str, Any]) -> "Runnable[Any, Any]":
        """Return the model bound to ``schema``, without LangChain's parser, which waits for the end."""
        chain: Any = self._model.with_structured_output(schema, method="json_schema")
        bound: Runnable[Any, Any] = chain.first
        return bound


def failure_of(error: Exception) -> Failure:
    """Return what an error of a provider's client means."""
    status = _status(error)
    if isinstance(error, TimeoutError):
        return "slow"
    if status in _QUOTA:
        return "quota"
    if status is not None:
        return "refused" if 400 <= status < 500 and status not in _TRANSIENT else "unreachable"
    return "garbage" if isinstance(error, (ValueError, TypeError, LookupError)) else "unreachable"


def _backoff(error: BaseException) -> bool | float:
    """Return whether, or after how many seconds, to try again."""
    if not isinstance(error, Exception) or isinstance(
        error, (ReplyError, ValueError, TypeError, LookupError)
    ):
        return False
    status = _status(error)
    if status is not None and status not in _TRANSIENT and status < 500:
        return False
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return max(float(headers["retry-after"]), 0.0)
    except (KeyError, ValueError):
        return True


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else None


def _opened(settings: ModelSettings) -> Any:
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"temperature": settings.temperature}
    if settings.provider == "ollama":
        options["num_predict"] = settings.output_tokens
        options["client_kwargs"] = {"timeout": settings.seconds}
    else:
        options |= {
            "max_tokens": settings.output_tokens,
            "timeout": settings.seconds,
            "max_retries": 0,  # retried here, within the time
        }
    if settings.provider == "openai":
        options["stream_usage"] = True
    if settings.base_url:
        options["base_url"] = settings.base_url
    if settings.api_key:
        options["api_key"] = settings.api_key
    elif settings.base_url and settings.provider == "openai":
        options["api_key"] = os.environ.get(
            "OPENAI_API_KEY", "none"
        )  # servers of one's own ask for none
    try:
        return init_chat_model(settings.model, model_provider=settings.provider, **options)
    except ImportError as error:
        raise _not_installed(settings) from error
    except Exception as error:
        raise ModelError(
            Text(
                zh=f"无法使用语言模型：{_first_line(error)}",
                en=f"the language model cannot be used: {_first_line(error)}",
            ),
            where=settings.name,
            remedy=Text(
                zh="请检查模型名称和密钥（docs/llm.zh-CN.md）",
                en="check the name of the model and the key (docs/llm.md)",
            ),
        ) from error


def _not_installed(settings: ModelSettings) -> ModelError:
    extra = _PACKAGES.get(settings.provider)
    package = f"policy-assistant[{extra}]" if extra else f"langchain-{settings.provider}"
    return ModelError(
        Text(
            zh=f"没有安装提供方“{settings.provider}”的软件包",
            en=f"the package for the provider “{settings.provider}” is not installed",
        ),
        where=settings.name,
        remedy=Text(
            zh=f"请检查提供方名称，或运行 pip install '{package}'",
            en=f"check the provider's name, or run pip install '{package}'",
        ),
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


@functools.cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return the event loop of all requests, in a thread of its own."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())  # a retry is no news to a user
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
