"""Parse an untrusted file in a child process with limits on memory, time and output."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import SourceError
from assistant.load.magic import check_kind
from assistant.load.raw import Raw
from assistant.load.reply import Reply
from assistant.types import Text

_ROOT = Path(__file__).resolve().parents[2]
_RECOGNITION = ("rapidocr", "onnxruntime")
_KEPT_VARIABLES = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Limits:
    """What a child may use: bytes of address space, seconds of CPU and of wall time, output bytes."""

    memory: int = 2 << 30
    cpu: int = 60
    wall: float = 120.0
    output: int = 256 << 20


LIMITS = {
    "html": Limits(),
    "docx": Limits(),
    "pdf": Limits(cpu=180, wall=300.0),
    "scan": Limits(memory=8 << 30, cpu=3600, wall=3600.0),
}


def isolated(kind: str) -> Callable[[str, bytes], Raw]:
    """Return the reader of ``kind`` (``html``, ``docx`` or ``pdf``) that runs in a child process."""

    def read(name: str, data: bytes) -> Raw:
        check_kind(kind, name, data)
        reply = run(kind, name, data, LIMITS[kind])
        if reply.scanned and all(find_spec(name) for name in _RECOGNITION):
            reply = run("scan", name, data, LIMITS["scan"])
        return _raw_of(reply, name)

    return read


def run(kind: str, name: str, data: bytes, limits: Limits) -> Reply:
    """Parse ``data`` in a child process and return what it replied.

    :raises SourceError: the child ran into a limit or died.
    """
    numbers = (str(limits.memory), str(limits.cpu), str(limits.output))
    command = [sys.executable, "-P", "-B", "-m", "assistant.load.child", kind, *numbers]
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, and no name of the file in it
                command,
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=limits.wall,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _too_slow(name) from None
        output.seek(0)
        written = output.read(limits.output)
    if done.returncode == -signal.SIGXCPU:
        raise _too_slow(name)
    try:
        return Reply.model_validate_json(written)
    except ValidationError:
        raise SourceError(
            Text(
                zh="解析时子进程异常中止（文件已损坏、过大或有恶意）",
                en="the parser stopped on it (damaged, too large or hostile)",
            ),
            where=name,
        ) from None


def _raw_of(reply: Reply, name: str) -> Raw:
    if reply.raw is not None:
        return reply.raw.model_copy(update={"name": name})
    what = reply.what or Text(zh="无法解析文件", en="the file cannot be parsed")
    raise SourceError(what, where=name, remedy=reply.remedy)


def _too_slow(name: str) -> SourceError:
    return SourceError(
        Text(zh="解析超过时间限制", en="parsing took longer than allowed"),
        where=name,
        remedy=Text(
            zh="文件过大、已损坏或有恶意；请拆分或另存后重试",
            en="it is too large, damaged or hostile; split it or save it again",
        ),
    )


def _environment() -> dict[str, str]:
    """Return the child's environment: where to find modules, and no keys or settings."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    paths = [str(_ROOT), *filter(None, [kept.get("PYTHONPATH")])]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
