"""The child process that parses one untrusted file: bytes on standard input, a reply on output.

Run as ``python -m assistant.load.child KIND MEMORY CPU OUTPUT``; the limits are set before the
parser's libraries are imported or a byte of the file is read.
"""

import os
import sys
from collections.abc import Callable

from assistant.errors import SourceError
from assistant.load.reply import Reply
from assistant.types import Text

RECURSION = 10_000


def main(arguments: list[str]) -> None:
    """Parse standard input as the kind named first, within the limits named after it."""
    kind, memory, cpu, output = arguments[0], *map(int, arguments[1:])
    _limit(memory, cpu, output)
    sys.setrecursionlimit(RECURSION)
    # Libraries in C print to descriptor 1 as they like; the reply must stand there alone.
    channel = os.dup(1)
    os.dup2(2, 1)
    reply = parse(kind, sys.stdin.buffer.read())
    with os.fdopen(channel, "wb") as file:
        file.write(reply.model_dump_json().encode("utf-8"))
    os._exit(0)


def parse(kind: str, data: bytes) -> Reply:
    """Parse ``data`` and return the source, or why it is refused; nothing is raised."""
    try:
        return _parsers()[kind](data)
    except SourceError as error:
        return Reply(what=error.what, remedy=error.remedy)
    except MemoryError:
        return Reply(
            what=Text(zh="解析所需内存超过限制", en="parsing needs more memory than allowed")
        )
    except RecursionError:
        return Reply(what=Text(zh="文件结构嵌套过深", en="the file is nested too deeply"))
    except Exception as error:  # noqa: BLE001,RUF100 - a hostile file can raise anything in a parser
        kind_of_error = type(error).__name__
        return Reply(
            what=Text(
                zh=f"文件已损坏，无法解析（{kind_of_error}）",
                en=f"the file is damaged and cannot be parsed ({kind_of_error})",
            )
        )


def _parsers() -> dict[str, Callable[[bytes], Reply]]:
    from assistant.load.docx import read_docx
    from assistant.load.html import read_html
    from assistant.load.pdf import read_pdf, read_scan

    return {"docx": read_docx, "html": read_html, "pdf": read_pdf, "scan": read_scan}


def _limit(memory: int, cpu: int, output: int) -> None:
    """Set hard limits where the system has them; elsewhere the parent's clock is the only one."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The soft limit ends the process by a signal that says why; the hard one kills it without.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
