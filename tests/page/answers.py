"""An answer for tests of what is made of answers."""

from assistant.types import Answer, Citation, CitedClause, CitedDocument

ANSWER = Answer(
    id="1",
    question="目标<b>?",
    language="zh",
    text="婴儿死亡率为4‰以下。[1]",
    citations=(
        Citation(
            number=1,
            document=CitedDocument(
                id="plan-2021",
                title="某省计划",
                title_en="A Plan",
                place="某省",
                issuer="某省卫生健康委员会",
                number="某卫〔2021〕5号",
                date="2021-03-04",
            ),
            clause=CitedClause(id="plan-2021#二", label="二、", path=("总体要求",), path_en=()),
            quote="婴儿死亡率控制在4‰以下",
            span=(0, 11),
            source_lines=(3, 3),
            passage="婴儿死亡率控制在4‰以下。",
            rendering="Infant mortality will be kept at 4‰ or less.",
        ),
    ),
)
