import re

import pytest

from assistant.clean.mapped import INSERTED, Mapped
from assistant.clean.markup import strip_markup

# What stands in the source, what is left, and the offset in the source of each character left.
CASES = (
    ("[bookmark: _Toc731]5. 坚持", "5. 坚持", [19, 20, 21, 22, 23]),
    ("目[bookmark: _GoBack][bookmark: _Hlk5]标", "目标", [0, 37]),
    ("应 $\\geq 95\\%$ 。", "应 ≥95% 。", [0, 1, 3, 8, 9, 11, 13, 14]),
    ("率$\\leq 5$", "率≤5", [0, 2, 7]),
    ("**三是推进。**后", "三是推进。后", [2, 3, 4, 5, 6, 9]),
    ("__重点__词", "重点词", [2, 3, 6]),
    ("a\u200bb\ufeff", "ab", [0, 2]),
    ("到\u00a02025\u2003年", "到 2025 年", [0, 1, 2, 3, 4, 5, 6, 7]),
    ("软\u00ad件", "软件", [0, 2]),
    ("见[规划](https://example.org/a)。", "见规划。", [0, 2, 3, 28]),
    ("![图](./a.png)", "图", [2]),
    # Left alone: not residue of a conversion.
    ("$5 to $6 million", "$5 to $6 million", list(range(16))),
    ("$\\foo 5$", "$\\foo 5$", list(range(8))),
    ("3 * 4 * 5", "3 * 4 * 5", list(range(9))),
    ("snake_case__name", "snake_case__name", list(range(16))),
    ("** 空 **", "** 空 **", list(range(7))),
    ("〔2021〕[1](2)", "〔2021〕[1](2)", list(range(12))),
    ("4.5‰～6岁", "4.5‰～6岁", list(range(7))),
)


@pytest.mark.parametrize(("source", "left", "offsets"), CASES)
def test_residue_is_removed_and_offsets_are_kept(
    source: str, left: str, offsets: list[int]
) -> None:
    line = strip_markup(Mapped.at(source, 0))
    assert line.text == left
    assert list(line.offsets) == offsets


def test_offsets_start_where_the_line_starts() -> None:
    assert strip_markup(Mapped.at("**目标**", 100)).offsets == (102, 103)


def test_joining_inserts_characters_without_a_source() -> None:
    joined = Mapped.join("\t", [Mapped.at("一", 3), Mapped.at("二", 9)])
    assert (joined.text, joined.offsets) == ("一\t二", (3, INSERTED, 9))


def test_slices_and_strips_keep_their_offsets() -> None:
    text = Mapped.at("  目标 ", 5)
    assert text.strip() == Mapped("目标", (7, 8))
    assert text.slice(2, 3) == Mapped("目", (7,))
    assert len(text + Mapped.inserted("。")) == 6


def test_nothing_to_replace_changes_nothing() -> None:
    text = Mapped.at("目标", 0)
    assert text.remove(re.compile("没有")) is text
