"""An administrative division, and a mention of one."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.types import Model, Span

PlaceLevel = Literal["province", "city", "county"]


class Place(Model):
    """A division with its GB/T 2260 code: names in full and in short, and the code of its province.

    A ``city`` is any prefecture-level division; the municipalities, Hong Kong and Macao are of
    level ``province``. ``en_short`` is ASCII.
    """

    code: Annotated[str, Field(pattern=r"^\d{6}$")]
    zh: Annotated[str, Field(min_length=2)]
    zh_short: Annotated[str, Field(min_length=2)]
    en: Annotated[str, Field(min_length=2)]
    en_short: Annotated[str, Field(min_length=2, pattern=r"^[\x20-\x7E]+$")]
    level: PlaceLevel
    parent: str | None = None


class PlaceMention(Model):
    """Where a text names a place: a half-open span in code points."""

    span: Span
    place: Place
