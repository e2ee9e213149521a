import pytest

from assistant.quantity import Quantity, read_quantities, same

SAME = [
    ("5‰", "0.5%"),
    ("5‰", "5 per 1,000 live births"),
    ("4.5‰", "千分之四点五"),
    ("90%", "百分之九十"),
    ("90%", "ninety per cent"),
    ("1.5万", "15000"),
    ("1.5万人", "15,000 people"),
    ("12/10万", "12 per 100,000"),
    ("12/10万", "十万分之十二"),
    ("2名/万人", "20名/10万人"),
    ("36个月", "3年"),
    ("3～6岁", "3-6岁"),
    ("3—6岁", "aged 3 to 6"),
    ("5岁以下", "under-5 mortality"),
    ("65岁及以上", "aged 65 and over"),
    ("200名", "200人"),
    ("15家", "15所"),
    ("15家", "15 hospitals"),
    ("70张", "70 beds"),
    ("一半", "50%"),
    ("0.6:1", "0.6：1"),
    ("1:2", "2:4"),
    ("不低于90%", "at least 90 per cent"),
    ("不低于90%", "90%以上"),
    ("5%以内", "no more than 5%"),
    ("超过5%", "more than 5%"),
    ("约50%", "50%左右"),
    ("2022年4月26日", "26 April 2022"),
    ("2021—2025年", "2021-25"),
    ("第十二条", "Article 12"),
    ("每千名", "per thousand children"),
    ("60万元", "RMB 600,000"),
    ("1小时", "60分钟"),
    ("三次", "three times"),
    ("1.5倍", "1.5 times"),
]
DIFFERENT = [
    ("4.5‰", "45‰"),
    ("3～6岁", "36岁"),
    ("5‰", "5%"),
    ("5%以下", "5%以上"),
    ("5‰", "5"),
    ("5‰以下", "5‰"),
    ("5‰以下", "5‰左右"),
    ("15家", "15张"),
    ("15 hospitals", "15 beds"),
    ("30分钟", "30天"),
    ("12个月", "12年"),
    ("1.5万", "1.5亿"),
    ("12/10万", "12/万"),
    ("16.9%", "16.9个百分点"),
    ("0.6:1", "1:0.6"),
    ("1:3", "1/3"),
    ("2021-2025年", "2021年"),
    ("2020年", "2020张"),
    ("第十二条", "第十二章"),
    ("第十二条", "12条"),
    ("〔2021〕33号", "〔2022〕33号"),
    ("5G", "5 G7"),
    ("1/3", "33.3%"),
    ("3—5名", "3名"),
    ("5岁以下", "5岁以上"),
    ("60万元", "60元"),
    ("1个月", "30天"),
]


def one(text: str) -> Quantity:
    return read_quantities(text)[0]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_figure(first: str, second: str) -> None:
    assert same(one(first), one(second))
    assert same(one(second), one(first))


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_another_figure(first: str, second: str) -> None:
    assert not same(one(first), one(second))
    assert not same(one(second), one(first))
