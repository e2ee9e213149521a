"""Read web pages."""

from assistant.load.html.page import read_html

__all__ = ["read_html"]
