import hashlib
from pathlib import Path

import pytest

from assistant.errors import PromptError
from assistant.llm import prompts
from assistant.llm.prompts import PromptTemplate, load_prompt
from assistant.resources import prompts_folder

TASKS = sorted({path.name.split(".")[0] for path in prompts_folder().glob("*.*.md")})


@pytest.mark.parametrize("task", TASKS)
def test_every_template_is_there_in_both_languages(task: str) -> None:
    chinese, english = load_prompt(task, "zh"), load_prompt(task, "en")

    assert chinese.variables == english.variables
    assert chinese.variables
    for template in (chinese, english):
        file = prompts_folder() / f"{template.name}.md"
        assert template.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_values_are_put_in_once() -> None:
    template = PromptTemplate("t", "", "Rules for $who.", "$question")
    filled = template.fill(who="you", question="What costs $who or ${x}?")

    assert (filled.system, filled.user) == ("Rules for you.", "What costs $who or ${x}?")


@pytest.mark.parametrize("values", [{"who": "you"}, {"who": "a", "question": "b", "more": "c"}])
def test_missing_and_unknown_variables_are_errors(values: dict[str, str]) -> None:
    template = PromptTemplate("answer.en", "", "Rules for $who.", "$question")
    with pytest.raises(PromptError, match=r"answer\.en.*correct the template"):
        template.fill(**values)


@pytest.mark.parametrize("content", [None, b"no divider", b"a\n---\nb\n---\nc", b"\xff\n---\nx"])
def test_a_missing_or_misshapen_file_is_an_error(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "prompts_folder", lambda: tmp_path)
    load_prompt.cache_clear()
    if content is not None:
        (tmp_path / "answer.en.md").write_bytes(content)
    with pytest.raises(PromptError, match=r"answer\.en\.md"):
        load_prompt("answer", "en")
