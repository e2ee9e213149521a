"""Verification: every quote, number and scope of an answer is checked against its evidence."""

from assistant.verify.verify import Verdict, verify

__all__ = ["Verdict", "verify"]
