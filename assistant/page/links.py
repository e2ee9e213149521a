"""Addresses within the page."""

from urllib.parse import quote

from markupsafe import Markup


def clause_address(clause: str) -> str:
    """Return the address that opens the page at a clause; it can be shared."""
    return f"?clause={quote(clause, safe='')}"


def clause_link(clause: str, text: str) -> Markup:
    """Return a link that opens a clause in the reading view, without leaving the page."""
    return Markup("<a href='{}' data-open='{}'>{}</a>").format(clause_address(clause), clause, text)
