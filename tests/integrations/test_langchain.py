from pathlib import Path
from typing import Any

import pytest
from langchain_tests.integration_tests import EmbeddingsIntegrationTests, RetrieversIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests

from assistant.integrations.langchain import PolicyEmbeddings, PolicyRetriever
from assistant.pipeline import Assistant


class TestPolicyEmbeddings(EmbeddingsUnitTests):
    @property
    def embeddings_class(self) -> type[PolicyEmbeddings]:
        return PolicyEmbeddings


class TestPolicyEmbeddingsAtWork(EmbeddingsIntegrationTests):
    @property
    def embeddings_class(self) -> type[PolicyEmbeddings]:
        return PolicyEmbeddings


class TestPolicyRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _assistant(self, shipped_assistant: Assistant) -> None:
        self.assistant = shipped_assistant

    @property
    def retriever_constructor(self) -> type[PolicyRetriever]:
        return PolicyRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"assistant": self.assistant}

    @property
    def retriever_query_example(self) -> str:
        return "婴儿死亡率"


def test_document_is_verbatim_and_says_where_it_stands(shipped_assistant: Assistant) -> None:
    found = PolicyRetriever(assistant=shipped_assistant, k=1).invoke("宿迁市婴儿死亡率")[0]
    outline = shipped_assistant.library.outline("suqian-children-2021")

    assert found.metadata["document"] == "suqian-children-2021"
    assert found.metadata["place"] == "宿迁市"
    assert found.page_content == outline.text[slice(*found.metadata["span"])]
    assert "婴儿死亡率" in found.page_content


def test_traditional_characters_embed_as_simplified_ones() -> None:
    embeddings = PolicyEmbeddings()

    assert embeddings.embed_query("嬰兒死亡率") == embeddings.embed_query("婴儿死亡率")


def test_unknown_encoder_is_one_clear_error(tmp_path: Path) -> None:
    from assistant.errors import EncoderError

    with pytest.raises(EncoderError):
        PolicyEmbeddings(str(tmp_path / "nowhere"))
