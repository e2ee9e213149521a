"""The command line: ``policy-assistant``."""

from assistant.cli.main import main

__all__ = ["main"]
