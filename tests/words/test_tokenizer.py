import subprocess
import sys

import pytest

from assistant.words.fold import fold
from assistant.words.tokenizer import tokenize, words

CASES = [
    ("婴儿死亡率4.5‰", ["婴儿死亡率", "婴儿", "死亡", "死亡率", "4.5", "‰"]),
    ("嬰兒死亡率４．５‰", ["婴儿死亡率", "婴儿", "死亡", "死亡率", "4.5", "‰"]),
    ("到2025年", ["2025", "年"]),
    ("12/10万", ["12", "10", "万"]),
    ("30～70岁", ["30", "70", "岁"]),
    ("98%以上", ["98", "%", "以上"]),
    ("0.6:1", ["0.6", "1"]),
    ("1,000张床位", ["1000", "张", "床位"]),
    ("5G和DIP、P4", ["5g", "dip", "p4"]),
    ("DRGs付费", ["drg", "付费"]),
    ("互联网+医疗", ["互联网+", "互联", "互联网", "联网", "医疗"]),
    ("HPV疫苗", ["hpv疫苗", "疫苗"]),
    ("B超检查", ["b超", "检查"]),
    ("COVID-19 H1N1", ["covid", "19", "h1n1"]),
    ("10kg、36.5℃", ["10", "kg", "36.5", "℃"]),
    ("儿童的肥胖和近视等", ["儿童", "肥胖", "近视"]),
    ("床位数是多少", ["床位数", "床位"]),
    ("有几家医院", ["家", "医院"]),
    ("几张病床？", ["张", "病床"]),
    ("哪些项目", ["项目"]),
    ("什么时候转诊", ["转诊"]),
    ("为什么近视", ["近视"]),
    ("如何预防近视", ["预防", "近视"]),
    ("几乎", ["几乎"]),
    ("出生缺陷防治", ["出生缺陷", "出生", "缺陷", "防治"]),
    ("What is the infant mortality rate?", ["infant", "mortal", "rate"]),
    ("children's hospitals", ["child", "hospit"]),
    ("Paediatric beds in townships", ["pediatr", "bed", "township"]),
    ("the of and which how many", []),
    ("，。、（）", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "tokens"), CASES)
def test_tokenize(text: str, tokens: list[str]) -> None:
    assert tokenize(fold(text)) == tokens


def test_words_leave_out_the_words_inside() -> None:
    assert list(words("新生儿死亡率和婴儿死亡率")) == ["新生儿死亡率", "婴儿死亡率"]


def test_importing_the_tokenizer_loads_no_jieba() -> None:
    code = "import sys, assistant.words.tokenizer; print('jieba' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_segmentation_is_silent_and_writes_nothing(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = (
        "import os, tempfile; from assistant.words.tokenizer import tokenize; tokenize('卫生');"
        "print(os.listdir(tempfile.gettempdir()))"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")
