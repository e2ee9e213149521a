"""Where the data that ship with the project lie, in a checkout and in an installed wheel."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent


def installed() -> bool:
    """Return whether the package runs from a wheel rather than from a checkout."""
    return _IN_WHEEL.is_dir() and not (_CHECKOUT / "pyproject.toml").is_file()


def corpus_folder() -> Path:
    """Return the folder of the shipped corpus."""
    return (_IN_WHEEL if installed() else _CHECKOUT) / "corpus"


def glossary_file() -> Path:
    """Return the shipped glossary."""
    return corpus_folder() / "glossary.tsv"


def indicator_names_file() -> Path:
    """Return the English names of the indicators of the shipped documents."""
    return corpus_folder() / "indicators.tsv"


def places_file() -> Path:
    """Return the shipped gazetteer."""
    return corpus_folder() / "places.tsv"


def prompts_folder() -> Path:
    """Return the folder of the templates for language models."""
    return (_IN_WHEEL if installed() else _CHECKOUT) / "prompts"


def default_index_folder() -> Path:
    """Return where the index is built: ``index/`` of a checkout, or the user's data folder."""
    if installed():
        return Path(platformdirs.user_data_dir("policy-assistant")) / "index"
    return _CHECKOUT / "index"
