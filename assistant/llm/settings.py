"""Settings of the language model, from the environment: ``POLICY_ASSISTANT_LLM_…``."""

from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import UsageError
from assistant.types import Text

PREFIX = "POLICY_ASSISTANT_LLM_"


class ModelSettings(BaseSettings):
    """Which model writes, and what it may use.

    ``name`` is ``PROVIDER:MODEL``. ``seconds`` bounds all that the model does for one answer;
    ``attempts`` counts the first one. ``input_tokens`` bounds the evidence shown, by estimate,
    ``output_tokens`` each reply, and ``total_tokens`` everything since the program started, as the
    provider counts it. ``structured`` asks for the provider's structured output, and does without
    where that is refused. ``rewrite`` lets the model complete follow-up questions, ``translate``
    lets it add the words of the other language to a search.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*:\S+$")]
    base_url: str | None = None
    api_key: SecretStr | None = None
    temperature: float | None = 0.0
    seconds: Annotated[float, Field(gt=0, le=600)] = 30.0
    attempts: Annotated[int, Field(ge=1, le=10)] = 3
    input_tokens: Annotated[int, Field(ge=200)] = 6000
    output_tokens: Annotated[int, Field(ge=50)] = 1500
    total_tokens: Annotated[int, Field(ge=0)] | None = None
    structured: bool = True
    rewrite: bool = True
    translate: bool = False

    @property
    def provider(self) -> str:
        """The part of the name before the colon."""
        return self.name.partition(":")[0]

    @property
    def model(self) -> str:
        """The part of the name after the colon."""
        return self.name.partition(":")[2]


def read_settings(name: str) -> ModelSettings:
    """Return the settings of the environment for the model ``name``.

    :raises UsageError: the name is not ``PROVIDER:MODEL``, or a variable has a wrong value.
    """
    try:
        return ModelSettings(name=name)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]): problem["msg"] for problem in error.errors()}
        raise _wrong(name, wrong) from error


def _wrong(name: str, wrong: dict[str, str]) -> UsageError:
    if "name" in wrong:
        return UsageError(
            Text(
                zh=f"模型名称“{name}”的写法不对",
                en=f"“{name}” does not name a model",
            ),
            remedy=Text(
                zh="请写成 提供方:模型，例如 openai:gpt-4o-mini 或 ollama:qwen3",
                en="write PROVIDER:MODEL, such as openai:gpt-4o-mini or ollama:qwen3",
            ),
        )
    listed = "; ".join(f"{PREFIX}{field.upper()}: {problem}" for field, problem in wrong.items())
    return UsageError(
        Text(zh=f"语言模型的设置有误：{listed}", en=f"wrong settings of the model: {listed}"),
        remedy=Text(zh="请更正这些环境变量", en="correct these environment variables"),
    )
