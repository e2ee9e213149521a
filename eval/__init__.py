"""Evaluation of the whole assistant: deterministic, bilingual, offline, without an LLM judge.

`verify` (in the assistant) judges one answer while it is made; this package judges the system
against cases that people wrote by reading the documents.
"""
