"""British spellings of American words, so that both share one vector."""

import re

_RULES = [
    (re.compile(pattern), british)
    for pattern, british in (
        (r"iz(e|ed|er|ers|es|ing|able|ation|ations|ational)$", r"is\1"),
        (r"yz(e|ed|er|ers|es|ing)$", r"ys\1"),
        (r"^(.*)(behavi|col|endeav|fav|harb|hon|lab|neighb|rum|tum|vap)or", r"\1\2our"),
        (r"(?<!tor)ped(iatr)", r"paed\1"),
        (r"orthoped", "orthopaed"),
        (r"(an|leuk|isch|septic|glyc)emi", r"\1aemi"),
        (r"(^|thalass|non)hem(at|o)", r"\1haem\2"),
        (r"thalassem", "thalassaem"),
        (r"gynec", "gynaec"),
        (r"anesth", "anaesth"),
        (r"^(.*)fet(al|us|uses)$", r"\1foet\2"),
        (r"diarrhea", "diarrhoea"),
        (r"^cesar", "caesar"),
        (r"^es(oph|trog)", r"oes\1"),
        (r"center(s|ed)?$", r"centre\1"),
        (r"^(kilo|centi|milli|)meter(s?)$", r"\1metre\2"),
        (r"^liter(s?)$", r"litre\1"),
        (r"^program(s?)$", r"programme\1"),
        (r"^(of|def|pret)ense(s?)$", r"\1ence\2"),
        (r"^(enrol|fulfil|instal|skil)l(ment|ments|ful)$", r"\1\2"),
        (r"(counsel|label|travel|model|cancel|signal)(ed|ing|er|ers|or|ors)$", r"\1l\2"),
        (r"^aging$", "ageing"),
        (r"^license(s?)$", r"licence\1"),
        (r"^(.*)catalog(s?)$", r"\1catalogue\2"),
    )
]


def british(word: str) -> str:
    """Return the British spelling of a lower-case word, or the word itself where it is the same.

    A word such as ``size`` may come back as a form that nobody writes; that does no harm.
    """
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
