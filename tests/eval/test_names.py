from typing import get_args

from eval.cases import Kind, Style
from eval.names import name_of


def test_every_kind_and_style_has_a_chinese_name():
    for group in (*get_args(Kind), *get_args(Style)):
        assert name_of(group).zh != group


def test_documents_go_by_their_ids():
    assert name_of("some-plan-2021").zh == name_of("some-plan-2021").en == "some-plan-2021"
