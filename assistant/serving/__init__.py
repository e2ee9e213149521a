"""The server: our own application with the page mounted, guarded and observed, for one user or many."""

from assistant.serving.app import create_app
from assistant.serving.server import serve
from assistant.serving.settings import Settings

__all__ = ["Settings", "create_app", "serve"]
