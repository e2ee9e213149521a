import re

from eval import setting


def test_setting_tells_code_corpus_and_machine(right, corpus):
    found = setting.describe(right, corpus, "dev", workers=2)
    assert (found.system, found.split, found.corpus_sha256) == ("table", "dev", corpus.sha256)
    assert found.settings == {"workers": "2"}
    assert set(found.machine) == {"system", "processor", "cores", "python"}


def test_code_version_is_a_commit_or_unknown(monkeypatch, tmp_path):
    assert re.fullmatch(r"[0-9a-f]{40}(-dirty)?|unknown", setting.code_version())
    monkeypatch.setattr(setting, "ROOT", tmp_path)
    assert setting.code_version() == "unknown"
