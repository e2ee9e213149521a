"""A figure belongs to the indicator, the year and the place that its clause gives it."""

import pytest

from assistant.llm.bindings import Binder
from assistant.pipeline import Assistant
from assistant.places import Gazetteer
from assistant.resources import places_file

SUQIAN = "suqian-children-2021#三/（二）"  # 新生儿、婴儿、5岁以下儿童死亡率：3‰、4‰、5‰以下
ZHEJIANG = "zhejiang-children-2021#表2/1"  # 婴儿死亡率：2020年1.91‰，2025年5‰以下


@pytest.fixture(scope="module")
def binder(shipped_assistant: Assistant) -> Binder:
    current = shipped_assistant.current
    return Binder(current.library, current._names, Gazetteer.load(places_file()))


@pytest.mark.parametrize(
    ("text", "clause", "figure"),
    [
        ("婴儿死亡率控制在4‰以下。", SUQIAN, None),
        ("婴儿死亡率控制在3‰以下。", SUQIAN, "3‰"),
        ("新生儿死亡率为3‰以下，婴儿死亡率为4‰以下。", SUQIAN, None),
        ("新生儿死亡率为4‰以下，婴儿死亡率为3‰以下。", SUQIAN, "4‰"),
        ("2025年婴儿死亡率为5‰以下。", ZHEJIANG, None),
        ("2025年婴儿死亡率为1.91‰。", ZHEJIANG, "1.91‰"),
        ("婴儿死亡率从2020年的1.91‰到2025年的5‰以下。", ZHEJIANG, None),
        ("婴儿死亡率从2020年的5‰以下到2025年的1.91‰。", ZHEJIANG, "5‰"),
        ("By 2025 the infant mortality rate is 5‰ or below.", ZHEJIANG, None),
        ("In 2020 the infant mortality rate was 5‰ or below.", ZHEJIANG, "5‰"),
        ("共有7家医院。", ZHEJIANG, None),  # no target's figure: other checks judge it
    ],
)
def test_figures_of_something_else_are_found(
    binder: Binder, text: str, clause: str, figure: str | None
) -> None:
    assert binder.misplaced(text, [binder.library.clause(clause)]) == figure
