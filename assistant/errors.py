"""Every error this project raises, in one tree.

    AssistantError
    ├── UsageError               the caller asked for something that cannot be (exit status 2)
    │   ├── QuestionError        an empty, overlong or unreadable question
    │   └── UnknownNameError     a document, clause or encoder that does not exist
    ├── SourceError              a source file that cannot be read
    ├── CorpusError              metadata, rendering, glossary or question files that are wrong
    ├── EncoderError             an encoder that cannot be loaded
    ├── PromptError              a prompt template that is missing, or whose variables are not those given
    ├── ModelError               a language model that cannot be used
    ├── IndexStoreError          the index on disk
    │   ├── MissingIndexError    no generation has been published
    │   ├── DamagedIndexError    a file of the generation is missing or does not match its hash
    │   ├── ForeignIndexError    built with another encoder, lexicon or chunker
    │   └── LockedIndexError     another process is building, or the directory is read-only
    └── EvaluationError          evaluation cases or results that are wrong

Each says what failed, where, and what to do next, in both interface languages.
"""

from assistant.types import Language, Text


class AssistantError(Exception):
    """Base of the tree.

    :param what: what failed, as one sentence without a full stop, in both languages.
    :param where: file, clause or line concerned, or an empty string.
    :param remedy: what the reader can do next, in both languages.
    """

    exit_status = 1

    def __init__(self, what: Text, *, where: str = "", remedy: Text | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(self.in_language("en"))

    def in_language(self, language: Language) -> str:
        """Return the whole message on one line in ``language``."""
        place = self.where and (f"（{self.where}）" if language == "zh" else f" ({self.where})")
        stop = "。" if language == "zh" else ". "
        remedy = self.remedy.in_language(language) if self.remedy else ""
        end = "。" if language == "zh" else "."
        return self.what.in_language(language) + place + (stop + remedy + end if remedy else end)


class UsageError(AssistantError):
    """The caller asked for something that cannot be."""

    exit_status = 2


class QuestionError(UsageError):
    """The question is empty, overlong or unreadable."""


class UnknownNameError(UsageError):
    """A named document, clause or encoder does not exist."""


class SourceError(AssistantError):
    """A source file cannot be read."""


class CorpusError(AssistantError):
    """A metadata, rendering, glossary or question file is wrong."""


class EncoderError(AssistantError):
    """An encoder cannot be loaded."""


class PromptError(AssistantError):
    """A prompt template is missing, or its variables are not those given."""


class ModelError(AssistantError):
    """A language model cannot be used."""


class IndexStoreError(AssistantError):
    """The index on disk cannot be used."""


class MissingIndexError(IndexStoreError):
    """No generation has been published."""


class DamagedIndexError(IndexStoreError):
    """A file of the generation is missing or does not match its recorded hash."""


class ForeignIndexError(IndexStoreError):
    """The generation was built with another encoder, lexicon or chunker."""


class LockedIndexError(IndexStoreError):
    """Another process is building, or the directory cannot be written."""


class EvaluationError(UsageError):
    """Evaluation cases or results are wrong."""
