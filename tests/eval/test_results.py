import pytest

from assistant.errors import EvaluationError
from eval.results import load


@pytest.mark.parametrize("content", [b"{}", b"[", b"\xff", None])
def test_file_that_is_no_run(tmp_path, content):
    path = tmp_path / "run.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EvaluationError, match=r"results cannot be read.*run\.json"):
        load(path)
