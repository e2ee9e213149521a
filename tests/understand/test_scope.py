import pytest

from assistant.places import Gazetteer
from assistant.types import Document, Scope
from assistant.understand.scope import ScopeReader, document_names


@pytest.fixture(scope="module")
def reader(gazetteer: Gazetteer, documents: tuple[Document, ...]) -> ScopeReader:
    return ScopeReader(documents, gazetteer)


def test_names_of_a_document_leave_out_place_and_period(documents: tuple[Document, ...]) -> None:
    assert document_names(documents[1]).aliases == (
        "儿童健康行动方案",
        "action plan for children's health",
    )
    assert "十四五规划" in document_names(documents[0]).aliases
    assert "14th five-year plan" in document_names(documents[0]).aliases


def test_a_place_means_its_documents(reader: ScopeReader) -> None:
    scope, rest = reader.read("甘肃的婴儿死亡率目标是多少？")
    assert scope == Scope(places=("甘肃省",), documents=("gansu", "gansu-children"))
    assert rest.split() == ["的婴儿死亡率目标是多少？"]
    assert reader.read("What is the target in Weifang?")[0].documents == ("weifang",)


def test_a_named_document_narrows_its_place(reader: ScopeReader) -> None:
    scope, rest = reader.read("甘肃省《儿童健康行动方案》的目标是什么？")
    assert scope.documents == ("gansu-children",)
    assert "行动方案" not in rest
    assert reader.read("儿童健康行动方案里有什么")[0].documents == ("gansu-children",)


def test_the_users_choice_of_documents_wins(reader: ScopeReader) -> None:
    scope, _ = reader.read("甘肃的目标是多少？", ["weifang"])
    assert scope.documents == ("weifang",)
    assert scope.places == ("甘肃省",)


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("贵州省的目标是多少？", ("贵州省",)),
        ("What is Guizhou's target?", ("贵州省",)),
        ("兰州市的目标是多少？", ("兰州市",)),
        ("全国的目标是多少？", ("全国",)),
        ("What is the national target?", ("全国",)),
        ("What is the national maternal mortality ratio?", ("全国",)),
        ("national immunisation programme", ()),
        ("甘肃和贵州相比如何？", ("贵州省",)),
        ("全国人大的要求", ()),
        ("甘肃的目标", ()),
    ],
)
def test_what_the_corpus_does_not_hold(
    reader: ScopeReader, question: str, absent: tuple[str, ...]
) -> None:
    assert reader.read(question)[0].absent == absent


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2025年目标", (2025,)),
        ("2020年和2025年", (2020, 2025)),
        ("by 2025?", (2025,)),
        ("十三五完成情况", (2020,)),
        ("under the 13th Five-Year Plan", (2020,)),
        ("方案（2021—2025年）的目标", ()),
        ("2016—2020年累计培养多少", (2020,)),
        ("how many were trained during 2016-2020?", (2020,)),
        ("十三五头尾相比变成了几家", (2015, 2020)),
        ("how did it change under the 13th Five-Year Plan?", (2015, 2020)),
        ("覆盖2025人", ()),
        ("2000%", ()),
        ("目标是多少", ()),
    ],
)
def test_years(reader: ScopeReader, question: str, years: tuple[int, ...]) -> None:
    assert reader.read(question)[0].years == years


def test_a_question_of_a_name_alone_keeps_its_words(reader: ScopeReader) -> None:
    assert reader.read("儿童健康行动方案？")[1] == "儿童健康行动方案？"
