from pathlib import Path

import pytest

from assistant.corpus import read_metadata
from assistant.errors import CorpusError

CORPUS = Path(__file__).parents[2] / "corpus/sources"
GOOD = '[[document]]\nid = "plan"\ntitle = "河口县健康计划"\nperiod = [2021, 2025]\n'


def described(folder: Path, toml: str) -> Path:
    source = folder / "plan.txt"
    source.write_text("河口县健康计划\n", encoding="utf-8")
    source.with_suffix(".toml").write_text(toml, encoding="utf-8")
    return source


def test_a_source_without_metadata_has_none(tmp_path: Path) -> None:
    assert read_metadata(tmp_path / "plan.txt") == ()


def test_fields_that_are_absent_are_unknown(tmp_path: Path) -> None:
    (document,) = read_metadata(described(tmp_path, GOOD))
    assert (document.id, document.source, document.period) == ("plan", "plan.txt", (2021, 2025))
    assert (document.place, document.issuer, document.number, document.date) == (None,) * 4


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("id = ", "not valid TOML"),
        ('[[document]]\ntitle = "x"\n', "id: Field required"),
        (GOOD + 'colour = "red"\n', "colour: Extra inputs are not permitted"),
        (GOOD.replace("[2021, 2025]", '"2021"'), "period"),
        (GOOD + 'level = "galaxy"\n', "level"),
    ],
)
def test_wrong_metadata_are_named(tmp_path: Path, toml: str, words: str) -> None:
    with pytest.raises(CorpusError, match=words) as raised:
        read_metadata(described(tmp_path, toml))
    assert raised.value.where == "plan.toml"


def test_metadata_that_are_not_utf8_are_named(tmp_path: Path) -> None:
    source = described(tmp_path, GOOD)
    source.with_suffix(".toml").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(CorpusError, match="not valid TOML"):
        read_metadata(source)


def test_shipped_metadata() -> None:
    documents = {
        document.id: document
        for path in sorted(CORPUS.glob("*.txt"))
        for document in read_metadata(path)
    }
    assert len(documents) == 7
    assert documents["fujian-notice-2022"].number == "闽卫妇幼〔2022〕55号"
    assert documents["fujian-children-2021"].carried_by == "fujian-notice-2022"
    # The texts of these do not print a date or a number: unknown, not guessed.
    for name in ("suqian-children-2021", "zhejiang-children-2021", "zhejiang-health-14th-fyp"):
        assert (documents[name].date, documents[name].number, documents[name].issuer) == (None,) * 3
    assert documents["shaoxing-health-2023"].date == "2023-09-22"
