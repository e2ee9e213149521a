"""Read Word documents."""

from assistant.load.docx.document import read_docx

__all__ = ["read_docx"]
