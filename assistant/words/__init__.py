"""Words: folding, tokens, sentences and the bilingual dictionary, for matching only."""

from assistant.words.dictionary import Dictionary, TermGroup
from assistant.words.fold import fold, simplify
from assistant.words.identity import lexicon_identity
from assistant.words.sentences import sentences
from assistant.words.tokenizer import tokenize

__all__ = [
    "Dictionary",
    "TermGroup",
    "fold",
    "lexicon_identity",
    "sentences",
    "simplify",
    "tokenize",
]
