"""The address, and uvicorn on it."""

import socket
import sys
import threading
import webbrowser

import uvicorn

from assistant.pipeline import Assistant
from assistant.serving.app import create_app
from assistant.serving.settings import Settings

_STARTING = 2.0
"""Seconds after which the page is there for a browser to open, on a terminal."""

_PATIENCE = 2
"""Seconds that open streams of readers may hold up the end of the server."""


def serve(assistant: Assistant, settings: Settings) -> None:
    """Serve the page until interrupted; port 0 takes a free one.

    :raises OSError: the address cannot be listened on.
    :raises UsageError: something that the settings ask for is not installed.
    """
    host = settings.host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, settings.port), family=family) as listener:
        app = create_app(assistant, settings)
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}"
        sys.stdout.write(f"问答页面已打开 The page is open at {address}\n")
        sys.stdout.flush()
        if sys.stdout.isatty():
            threading.Timer(_STARTING, webbrowser.open, [address]).start()
        config = uvicorn.Config(
            app,
            log_level="warning",
            timeout_graceful_shutdown=_PATIENCE,
        )
        uvicorn.Server(config).run(sockets=[listener])
