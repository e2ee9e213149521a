from pathlib import Path
from typing import get_args

import pytest

from assistant.errors import CorpusError
from assistant.glossary import Glossary, TermField, load_glossary
from assistant.types import Language

SHIPPED = Path(__file__).parents[2] / "corpus" / "glossary.tsv"
HEADER = "zh\ten\tzh_variants\ten_variants\tfield\n"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(SHIPPED)


def found(glossary: Glossary, text: str, language: Language) -> list[str]:
    return [entry.zh for _, entry in glossary.find(text, language)]


def write(folder: Path, *rows: str) -> Path:
    path = folder / "glossary.tsv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_shipped_file_is_valid_sorted_and_large(glossary: Glossary) -> None:
    assert len(glossary.entries) >= 850
    order = [(entry.field, entry.zh) for entry in glossary.entries]
    assert order == sorted(order)
    assert {entry.field for entry in glossary.entries} == set(get_args(TermField))


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("婴儿死亡率", "婴儿死亡率"),
        ("婴死率", "婴儿死亡率"),
        ("imr", "婴儿死亡率"),
        ("Infant Mortality Rate", "婴儿死亡率"),
        ("infant mortality rates", "婴儿死亡率"),
        ("U5MR", "5岁以下儿童死亡率"),
        ("MMR", "孕产妇死亡率"),
        ("NICU", "新生儿重症监护病房"),
        ("nicu", "新生儿重症监护病房"),
        ("TCM", "中医药"),
        ("NCDs", "慢性病"),
        ("GP", "全科医生"),
        ("CMI", "病例组合指数"),
        ("DDI", "紧急剖宫产自决定手术至胎儿娩出时间"),
        ("MDT", "多学科联合诊疗"),
        ("DRGs", "疾病诊断相关分组"),
        ("自闭症", "孤独症"),
        ("打疫苗", "预防接种"),
        ("婚检", "婚前医学检查"),
        ("C-section", "剖宫产"),
        ("cots", "床位"),
        ("box", "专栏"),
        ("pediatrician", "儿科医生"),
        ("妇幼处", "妇幼处"),
        ("三医联动", "三医联动"),
        ("“三医联动”", "三医联动"),
        ("医共体", "县域医共体"),
        ("who", "世界卫生组织"),
        ("WHO", "世界卫生组织"),
    ],
)
def test_lookup_by_any_form(glossary: Glossary, term: str, expected: str) -> None:
    entry = glossary.lookup(term)
    assert entry is not None
    assert entry.zh == expected


def test_unknown_term_is_none(glossary: Glossary) -> None:
    assert glossary.lookup("quantum chromodynamics") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浙江5岁以下儿童死亡率是多少", ["5岁以下儿童死亡率"]),
        ("NICU床位够不够", ["新生儿重症监护病房", "床位"]),
        ("医共体和双向转诊", ["县域医共体", "双向转诊"]),
        ("551卫生人才培养工程", ["551卫生人才培养工程"]),
        ("0—6岁儿童眼保健和视力检查覆盖率", ["0~6岁儿童眼保健和视力检查覆盖率"]),
        ("0~6岁儿童眼保健和视力检查覆盖率", ["0~6岁儿童眼保健和视力检查覆盖率"]),
        ("每千名儿童儿科执业(助理)医师数", ["每千名儿童儿科执业（助理）医师数"]),
        ("15岁以下儿童", ["以下", "儿童"]),
        ("推进“三医联动”", ["开展", "三医联动"]),
    ],
)
def test_find_chinese_longest_first(glossary: Glossary, text: str, expected: list[str]) -> None:
    assert found(glossary, text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("infant mortality rates in 2025", ["婴儿死亡率"]),
        ("the under-five mortality rate", ["5岁以下儿童死亡率"]),
        ("pediatric beds per 1,000 children", ["每千名儿童拥有儿科床位数"]),
        ("paediatric beds per 1000 children", ["每千名儿童拥有儿科床位数"]),
        ("village clinics and township health centers", ["村卫生室", "乡镇卫生院"]),
        ("Who goes to village clinics?", ["村卫生室"]),
        ("WHO method", ["世界卫生组织"]),
        ("hand, foot and mouth disease", ["手足口病"]),
        ("Infant. Mortality rate", ["婴幼儿", "死亡率"]),
    ],
)
def test_find_english_longest_first(glossary: Glossary, text: str, expected: list[str]) -> None:
    assert found(glossary, text, "en") == expected


def test_spans_count_code_points(glossary: Glossary) -> None:
    text = "查一查婴儿死亡率。"
    (span, entry), *_ = glossary.find(text, "zh")
    assert entry.zh == "婴儿死亡率"
    assert text[slice(*span)] == "婴儿死亡率"


def test_duplicates_are_all_reported_with_their_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "床位\tbed\t病床\tcot\thospital",
        "病床\tsickbed\t\t\thospital",
        "护士\tnurse\t\tcots\tworkforce",
    )
    with pytest.raises(CorpusError) as caught:
        load_glossary(path)
    message = caught.value.in_language("en")
    assert "line 3: '病床' repeats line 2" in message
    assert "line 4: 'cots' repeats line 2" in message
    assert "第3行" in caught.value.in_language("zh")


def test_variants_that_lead_back_are_circular(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "床位\tbed\t病床\t\thospital",
        "病床\tsickbed\t床位\t\thospital",
        "护士\tnurse\t护士\t\tworkforce",
    )
    with pytest.raises(CorpusError) as caught:
        load_glossary(path)
    message = caught.value.in_language("en")
    for line, term in ((2, "床位"), (3, "病床"), (4, "护士")):
        assert f"line {line}: '{term}' leads back to itself" in message


@pytest.mark.parametrize("row", ["床位\t\t\t\thospital", "床位\tbed\t\t\tfurniture"])
def test_empty_term_and_unknown_field_are_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(CorpusError, match="line 2: empty term, or field not in"):
        load_glossary(write(tmp_path, row))


def test_wrong_number_of_cells_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="line 2: wrong number of cells"):
        load_glossary(write(tmp_path, "床位\tbed"))
