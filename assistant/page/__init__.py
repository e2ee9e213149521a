"""The page: ask, compare figures and read the documents in a browser."""

from assistant.page.server import create_app, serve

__all__ = ["create_app", "serve"]
