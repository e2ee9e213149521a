"""The endpoints as tools for language models, by the Model Context Protocol."""

from functools import wraps
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, UsageError
from assistant.page.api import NAMES, Api
from assistant.page.messages import both
from assistant.serving.gate import BusyError, Gate
from assistant.types import Text

if TYPE_CHECKING:
    from mcp.server.fastmcp import FastMCP

PATH = "/mcp"


def tools(api: Api, gate: Gate) -> "FastMCP":
    """Return the tools ask, search, targets, clause and documents; stateless, so any process answers.

    :raises UsageError: the ``mcp`` extra is not installed.
    """
    try:
        from mcp.server.fastmcp import FastMCP
        from mcp.server.transport_security import TransportSecuritySettings
    except ModuleNotFoundError as error:
        raise UsageError(
            Text(zh="未安装 MCP 组件", en="the MCP part is not installed"),
            remedy=Text(
                zh="请运行 pip install 'policy-assistant[mcp]'",
                en="run “pip install 'policy-assistant[mcp]'”",
            ),
        ) from error
    server: FastMCP = FastMCP(
        "policy-assistant",
        stateless_http=True,
        json_response=True,
        streamable_http_path=PATH,
        log_level="WARNING",
        # Requests from other sites are refused for the whole application, not only here.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    for name in NAMES:
        _add(server, api, gate, name)
    return server


def _add(server: "FastMCP", api: Api, gate: Gate, name: str) -> None:
    act = getattr(api, name)

    @wraps(act)
    async def tool(*arguments: Any, **named: Any) -> Any:
        try:
            return await gate.run(lambda: act(*arguments, **named))
        except AssistantError as error:
            raise ValueError(f"{error.in_language('zh')} {error.in_language('en')}") from error
        except BusyError as error:
            raise ValueError(both("busy")) from error

    # What an answer is made of is described in the documentation; a schema of it helps no model.
    description = cleandoc(act.__doc__).partition(":raises")[0].strip()
    server.add_tool(tool, name=name, description=description, structured_output=False)
