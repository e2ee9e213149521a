import gzip
from pathlib import Path

import pytest

from assistant.words import build_dictionary
from assistant.words.build_dictionary import entry

CEDICT = """# CC-CEDICT
嬰兒 婴儿 [ying1 er2] /infant/baby/
赤子 赤子 [chi4 zi3] /infant/the people/
學校 学校 [xue2 xiao4] /school/
"""
LAWS = "L1\t1\t学校应备校车。\tA school shall have a school bus.\n" * 40


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    (tmp_path / "cedict.txt.gz").write_bytes(gzip.compress(CEDICT.encode()))
    (tmp_path / "laws.tsv").write_text(LAWS, "utf-8")
    output = tmp_path / "dictionary.tsv"
    arguments = ["--cedict", f"{tmp_path}/cedict.txt.gz", "--laws", f"{tmp_path}/laws.tsv"]
    monkeypatch.setattr("sys.argv", ["build", *arguments, "--output", str(output)])
    build_dictionary.main()
    return dict(line.split("\t") for line in output.read_text("utf-8").splitlines())


def test_the_common_word_comes_before_the_rare_one(built: dict[str, str]) -> None:
    assert built["infant"].split()[:2] == ["婴儿", "100"]


def test_alignment_adds_what_no_dictionary_lists(built: dict[str, str]) -> None:
    assert "校车" in built["bus"].split()


def test_keys_are_sorted_and_hold_no_figures(built: dict[str, str]) -> None:
    assert list(built) == sorted(built)
    assert not any(key.isdigit() for key in built)


def test_entry_ranks_and_leaves_out_weak_candidates() -> None:
    assert entry("bed", {"床": 1.0, "床位": 2.0, "河床": 0.1}) == "bed\t床位 100 床 50"
