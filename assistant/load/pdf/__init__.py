"""Read PDF files: by their text layer, or by character recognition where they have none."""

from assistant.load.pdf.document import read_pdf, read_scan

__all__ = ["read_pdf", "read_scan"]
