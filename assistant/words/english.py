"""English words: spelling variants and stems."""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from Stemmer import Stemmer

# British spellings written the American way, and plurals that the stemmer leaves, so that both
# give one stem.
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"paed", "ped"),
        (r"aem", "em"),
        (r"ae(?=colog|sth|sar)", "e"),
        (r"^foet", "fet"),
        (r"^oe(?=dema|soph|str)", "e"),
        (r"rrhoe", "rrhe"),
        (r"(?<=[nl])is(?=(e[drs]?|ers|ing|ations?|ational)$)", "iz"),
        (r"(?<=\w(?:im|er|or|it|ar|id|ic|rd))is(?=(e[drs]?|ers|ing|ations?)$)", "iz"),
        (r"lys(?=(e|ed|ing)$)", "lyz"),
        (r"^(behavi|lab|tum|fav|hon|neighb|harb|endeav|col|hum|rig|vap)our", r"\1or"),
        (r"^(cen|thea|li|\w*me)tre(?=s?$)", r"\1ter"),
        (r"^fibre", "fiber"),
        (r"^programmes?$", "program"),
        (r"^ageing$", "aging"),
        (r"^(li)cence", r"\1cense"),
        (r"^children$", "child"),
        (r"^(wo|)men$", r"\1man"),
        (r"^teeth$", "tooth"),
        (r"^([^aeiouy]{3,})s$", r"\1"),
        (r"^practis", "practic"),
        (r"^(de|of)fence", r"\1fense"),
    )
)


@functools.cache
def _stemmer() -> "Stemmer":
    from Stemmer import Stemmer

    return Stemmer("english")


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the Snowball stem of a lower-case English word, British spelling read as American."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return str(_stemmer().stemWord(word))
