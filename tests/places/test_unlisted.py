from pathlib import Path

import pytest

from assistant.places import Gazetteer, romanised, unlisted_places
from assistant.types import Document

SHIPPED = Path(__file__).parents[2] / "corpus" / "places.tsv"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大河县2030年婴儿死亡率目标是多少？", ["大河县"]),
        ("到2030年，大河县与青山县哪个更低？", ["大河县", "青山县"]),
        ("青山縣婦幼健康條例", ["青山县"]),
        ("关于印发大河县健康规划的通知", ["大河县"]),
        ("《云岭自治州规划》", ["云岭自治州"]),
        ("What is Lake County's target?", ["Lake County"]),
        ("Does Hill County screen newborns?", ["Hill County"]),
        ("Health strategy of the Republic of Westland", ["Republic of Westland"]),
        ("示范县怎么建？", []),
        ("每个县、哪些市、不出县和全省的目标", []),
        ("什么是县域医共体？社区卫生服务中心呢？", []),
        ("去外省看病的人", []),
        ("Which County is it, and what is the city doing?", []),
        ("the county health board", []),
    ],
)
def test_names_shaped_like_places(text: str, names: list[str]) -> None:
    assert [found.zh for found in unlisted_places(text)] == names


def test_spans_hold_the_names() -> None:
    text = "Does Hill County do as 大河县?"
    assert [text[slice(*each.span)] for each in unlisted_places(text)] == ["大河县", "Hill County"]
    text = "比较大河县与Hill County"
    assert [text[slice(*each.span)] for each in unlisted_places(text)] == ["大河县", "Hill County"]


def test_names_are_spelt_in_pinyin() -> None:
    assert romanised("大河县") == "Dahe County"
    assert romanised("西安市") == "Xi'an City"
    assert romanised("云岭自治州") == "Yunling Autonomous Prefecture"


def test_places_of_documents_are_found_by_both_names() -> None:
    documents = [
        Document(id="a", title="大河县规划", place="大河县", place_en="Dahe County", source="a"),
        Document(id="b", title="Act", place="Lake County", place_en="Lake County", source="b"),
        Document(id="c", title="浙江", place="浙江省", place_en="Zhejiang", source="c"),
    ]
    shipped = Gazetteer.load(SHIPPED)
    places = shipped.with_documents(documents)

    assert len(places.places) == len(shipped.places) + 2
    found = [mention.place.zh for mention in places.find("大河县, Dahe County, Lake County")]
    assert found == ["大河县", "大河县", "Lake County"]
    assert [m.place.zh for m in places.find("青山县和大河县")] == ["大河县"]
    assert shipped.with_documents(documents[2:]) is shipped
