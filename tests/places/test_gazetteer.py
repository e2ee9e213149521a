from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.places import Gazetteer, Place

SHIPPED = Path(__file__).parents[2] / "corpus" / "places.tsv"
HEADER = "code\tzh\tzh_short\ten\ten_short\tlevel\tparent\n"
ZHEJIANG = "330000\t浙江省\t浙江\tZhejiang Province\tZhejiang\tprovince\t\n"
SHAOXING = "330600\t绍兴市\t绍兴\tShaoxing City\tShaoxing\tcity\t330000\n"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(SHIPPED)


def codes(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.place.code for mention in gazetteer.find(text)]


def place(gazetteer: Gazetteer, code: str) -> Place:
    return next(place for place in gazetteer.places if place.code == code)


CHINESE = [
    ("浙江省2025年婴儿死亡率目标是多少？", ["330000"]),
    ("浙江的婴儿死亡率", ["330000"]),
    ("福建和浙江谁的目标更高", ["350000", "330000"]),
    ("江苏省宿迁市的儿童计划", ["320000", "321300"]),
    ("宿迁新生儿访视率", ["321300"]),
    ("绍兴市卫生健康现代化", ["330600"]),
    ("杭州、宁波、温州建设3个救治基地", ["330100", "330200", "330300"]),
    ("义乌市儿童医院", ["330782"]),
    ("平潭综合实验区社会事业局", ["350128"]),
    ("越城区和上虞区", ["330602", "330604"]),
    ("内蒙古的数据", ["150000"]),
    ("内蒙古自治区与宁夏回族自治区", ["150000", "640000"]),
    ("陕西和山西", ["610000", "140000"]),
    ("吉林的出生率", ["220000"]),
    ("吉林市的出生率", ["220200"]),
    ("吉林省吉林市", ["220000", "220200"]),
    ("海南的儿童", ["460000"]),
    ("海南藏族自治州", ["632500"]),
    ("香港特别行政区和澳门", ["810000", "820000"]),
    ("延边州与恩施州", ["222400", "422800"]),
    ("阿里地区的孕产妇", ["542500"]),
    ("浙江省紹興市", ["330000", "330600"]),
    ("寧波的托位", ["330200"]),
    ("浙江区域医疗中心", ["330000"]),
    ("福建县域就诊率", ["350000"]),
    ("广安市的养老服务", ["511600"]),
    ("广安的养老服务", ["511600"]),
    ("湖南平均预期寿命", ["430000"]),
    ("苏州与宿州", ["320500", "341300"]),
    ("上海儿童医学中心福建医院", ["350000"]),
]

CHINESE_FALSE_FRIENDS = [
    ("上海南站附近的医院", ["310000"]),
    ("青海南部", ["630000"]),
    ("黄河南岸的县", []),
    ("推广安宁疗护服务", []),
    ("集中卫生资源", []),
    ("重大理论创新", []),
    ("普通化验室", []),
    ("按照规定西医医师", []),
    ("建设新乡村", []),
    ("来宾登记制度", []),
    ("日照时间", []),
    ("扩大连锁化经营", []),
    ("西南平原", []),
    ("浙江大学附属医院", []),
    ("温州医科大学附属育英儿童医院", []),
    ("朝阳区的社区医院", []),
    ("南京路上的药店", []),
    ("阿里巴巴", []),
    ("内华达州", []),
    ("全国和中国", []),
]

ENGLISH = [
    ("What is the infant mortality target in Zhejiang?", ["330000"]),
    ("zhejiang province bed targets", ["330000"]),
    ("Suqian city's newborn visit rate", ["321300"]),
    ("Compare Fujian with Jiangsu Province", ["350000", "320000"]),
    ("Inner Mongolia's clinics", ["150000"]),
    ("the Inner Mongolia Autonomous Region", ["150000"]),
    ("Shaanxi and Shanxi", ["610000", "140000"]),
    ("hospitals in Xi'an", ["610100"]),
    ("hospitals in Xi’an", ["610100"]),
    ("Urumqi or Ürümqi", ["650100", "650100"]),
    ("Jilin", ["220000"]),
    ("Jilin City", ["220200"]),
    ("Hainan and Hong Kong", ["460000", "810000"]),
    ("Suzhou", ["320500"]),
    ("Suzhou in Anhui", ["341300", "340000"]),
    ("Taizhou, Zhejiang", ["331000", "330000"]),
    ("Yiwu and Pingtan County", ["330782", "350128"]),
    ("SHAOXING HEALTH PLAN", ["330600"]),
    ("浙江 and Fujian", ["330000", "350000"]),
]

ENGLISH_FALSE_FRIENDS = [
    ("Zhejiang University", []),
    ("Wenzhou Medical University", []),
    ("Chaoyang District", []),
    ("Nanjing Road", []),
    ("Henania is not a place", []),
    ("Jinanese words", []),
    ("a healthy child in China", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), CHINESE + CHINESE_FALSE_FRIENDS + ENGLISH + ENGLISH_FALSE_FRIENDS
)
def test_places_are_found(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert codes(gazetteer, text) == expected


def test_spans_count_code_points_of_the_text(gazetteer: Gazetteer) -> None:
    text = "比较浙江省与 Suqian city。"
    spans = [mention.span for mention in gazetteer.find(text)]
    assert [text[slice(*span)] for span in spans] == ["浙江省", "Suqian city"]


def test_parent_is_the_next_listed_division(gazetteer: Gazetteer) -> None:
    yiwu, jinhua = place(gazetteer, "330782"), place(gazetteer, "330700")
    zhejiang = place(gazetteer, "330000")
    assert gazetteer.parent(yiwu) == jinhua
    assert gazetteer.parent(jinhua) == zhejiang
    assert gazetteer.parent(zhejiang) is None


def test_contains_goes_down_and_not_up(gazetteer: Gazetteer) -> None:
    zhejiang, yiwu = place(gazetteer, "330000"), place(gazetteer, "330782")
    assert gazetteer.contains(zhejiang, yiwu)
    assert gazetteer.contains(yiwu, yiwu)
    assert not gazetteer.contains(yiwu, zhejiang)
    assert not gazetteer.contains(place(gazetteer, "350000"), yiwu)


def test_shipped_file_is_complete(gazetteer: Gazetteer) -> None:
    levels = [place.level for place in gazetteer.places]
    assert levels.count("province") == 34
    assert levels.count("city") == 333
    assert len(levels) >= 360
    assert [p.code for p in gazetteer.places] == sorted(p.code for p in gazetteer.places)
    assert all(p.zh.startswith(p.zh_short[:2]) for p in gazetteer.places)


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    orphan = "350100\t福州市\t福州\tFuzhou City\tFuzhou\tcity\t350000\n"
    path.write_text(HEADER + ZHEJIANG + SHAOXING + SHAOXING + orphan, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        Gazetteer.load(path)
    message = caught.value.in_language("en")
    assert "line 3: code 330600 is repeated; line 4: code 330600 is repeated" in message
    assert "line 5: parent must be the code of its province" in message


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("33\t浙江省\t浙江\tZhejiang Province\tZhejiang\tprovince\t\n", "line 2: wrong code"),
        ("330000\t浙江省\t浙江\tZhejiang Province\tZhejiang\tstate\t\n", "line 2: wrong level"),
        ("330000\t浙江省\n", "line 2: wrong number of cells"),
    ],
)
def test_bad_rows_are_refused(tmp_path: Path, row: str, expected: str) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(CorpusError, match=expected):
        Gazetteer.load(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        Gazetteer.load(tmp_path / "none.tsv")


def test_wrong_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    path.write_text("code\tname\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="header must be code zh"):
        Gazetteer.load(path)
