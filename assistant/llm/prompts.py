"""Templates for language models: one file a task and language under ``prompts/``.

A file holds what the system says, a line of three dashes, and what the user says. ``$name`` is a
variable. Values are put in once, so that a ``$`` inside a value means nothing.
"""

import functools
import hashlib
import re
from dataclasses import dataclass
from string import Template

from assistant.errors import PromptError
from assistant.resources import prompts_folder
from assistant.types import Language, Text

_DIVIDER = re.compile(r"^---$", re.MULTILINE)


@dataclass(frozen=True)
class Prompt:
    """A filled template: what the system and what the user says."""

    system: str
    user: str


@dataclass(frozen=True)
class PromptTemplate:
    """A template with its name and the sha256 of its file."""

    name: str
    sha256: str
    system: str
    user: str

    @property
    def variables(self) -> frozenset[str]:
        """The names of its variables."""
        return frozenset(
            name for part in (self.system, self.user) for name in Template(part).get_identifiers()
        )

    def fill(self, **values: str | int) -> Prompt:
        """Return the template with ``values`` in place of its variables.

        :raises PromptError: a variable has no value, or a value no variable.
        """
        missing, strange = self.variables - set(values), set(values) - self.variables
        if missing or strange:
            raise PromptError(
                Text(
                    zh=f"模板变量不符：缺少 {sorted(missing)}，多出 {sorted(strange)}",
                    en=f"wrong variables: missing {sorted(missing)}, unknown {sorted(strange)}",
                ),
                where=self.name,
                remedy=Text(zh="请更正模板文件", en="correct the template"),
            )
        return Prompt(
            Template(self.system).substitute(values), Template(self.user).substitute(values)
        )


@functools.cache
def load_prompt(task: str, language: Language) -> PromptTemplate:
    """Return the template of ``task`` in ``language``.

    :raises PromptError: there is none, or it is not of the format.
    """
    path = prompts_folder() / f"{task}.{language}.md"
    try:
        data = path.read_bytes()
        system, user = _DIVIDER.split(data.decode("utf-8"))
    except (OSError, ValueError) as error:
        raise PromptError(
            Text(
                zh="提示词模板缺失，或不是由一行“---”隔开的两部分",
                en="the template is missing, or is not two parts divided by one line “---”",
            ),
            where=str(path),
            remedy=Text(zh="请恢复该文件", en="restore the file"),
        ) from error
    return PromptTemplate(path.stem, hashlib.sha256(data).hexdigest(), system.strip(), user.strip())
