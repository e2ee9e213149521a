"""Only so many questions at once; a few may wait, and the rest are told to come back."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

T = TypeVar("T")

AT_ONCE = 2
"""Questions a process answers at the same time: more would only slow each other down."""

WAITING = 64
"""Questions that may wait in a process for their turn."""


class BusyError(Exception):
    """Too many are waiting already."""


class Gate:
    """Runs work in threads, a bounded number at once and a bounded number waiting."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._limiter = CapacityLimiter(at_once)
        self._most_waiting = waiting

    async def run(self, work: Callable[[], T]) -> T:
        """Return the result of ``work``.

        :raises BusyError: too many are waiting already.
        """
        if self._limiter.statistics().tasks_waiting >= self._most_waiting:
            raise BusyError
        return await to_thread.run_sync(work, limiter=self._limiter)
