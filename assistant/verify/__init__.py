"""Verification: every quote, number and scope of an answer is checked against its evidence."""

from assistant.verify.numbers import Finding, supported
from assistant.verify.verify import Verdict, context_texts, verify

__all__ = ["Finding", "Verdict", "context_texts", "supported", "verify"]
