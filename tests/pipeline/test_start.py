"""A question from the command line must not wait for libraries that answering does not use."""

import subprocess
import sys
from pathlib import Path

ASK = """
import sys
from assistant.cli import main
try:
    main(["ask", "宿迁市2025年婴儿死亡率的目标是多少？", "--index", sys.argv[1]])
except SystemExit as end:
    assert end.code == 0, end.code
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
UNUSED = {
    "fastapi", "gradio", "langchain", "langchain_core", "openai", "pandas", "pydantic_settings",
    "scipy", "sentence_transformers", "sklearn", "stamina", "torch", "transformers",
}  # fmt: skip


def test_asking_imports_no_unused_library(shipped_index: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(shipped_index)],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    *answer, modules = done.stdout.splitlines()

    assert "4‰" in "".join(answer)
    assert set(modules.split()) & UNUSED == set()
    assert {"faiss", "jieba"} <= set(modules.split())
