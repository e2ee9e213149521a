"""The page: ask, compare figures and read the documents in a browser."""

from assistant.page.page import build_page

__all__ = ["build_page"]
