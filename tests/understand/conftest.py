"""The shipped gazetteer, glossary and dictionary, over three invented documents."""

import pytest

from assistant.glossary import load_glossary
from assistant.places import Gazetteer
from assistant.resources import glossary_file, places_file
from assistant.types import Document
from assistant.understand import Speller, TermReader, Understander
from assistant.words import Dictionary

DOCUMENTS = (
    Document(
        id="gansu", title="甘肃省卫生健康事业发展“十四五”规划", place="甘肃省", source="a.txt",
        title_en="Gansu Province 14th Five-Year Plan for Health", place_en="Gansu Province",
    ),
    Document(
        id="gansu-children", title="甘肃省儿童健康行动方案（2021—2025年）", place="甘肃省",
        source="b.txt", title_en="Gansu Province Action Plan for Children's Health (2021–2025)",
        place_en="Gansu Province",
    ),
    Document(id="weifang", title="潍坊市妇幼健康工作要点", place="潍坊市", source="c.txt"),
)  # fmt: skip


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(places_file())


@pytest.fixture(scope="session")
def terms() -> TermReader:
    return TermReader(Dictionary.load(), load_glossary(glossary_file(), checked=False))


@pytest.fixture(scope="session")
def understander(gazetteer: Gazetteer, terms: TermReader) -> Understander:
    speller = Speller(lambda: ["infant mortality rate of Gansu"], Dictionary.load().knows)
    return Understander(DOCUMENTS, gazetteer, terms, speller)


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return DOCUMENTS
