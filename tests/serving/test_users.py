"""The file of users."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.serving.users import Users, set_password


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "users"


def test_only_the_right_password_of_a_known_name_is_admitted(path: Path) -> None:
    set_password(path, "李梅", "correct horse")
    users = Users(path)

    assert users.admits("李梅", "correct horse")
    assert users.admits("李梅", "correct horse")
    assert not users.admits("李梅", "correct horsf")
    assert not users.admits("nobody", "correct horse")
    assert not users.admits("", "")


def test_the_file_holds_no_password_and_is_the_owners_alone(path: Path) -> None:
    set_password(path, "mei", "correct horse")

    assert "correct horse" not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(each.name for each in path.parent.iterdir()) == ["users"]


def test_a_new_password_replaces_the_old_one_and_ends_sessions(path: Path) -> None:
    set_password(path, "mei", "correct horse")
    set_password(path, "ann", "another horse")
    before = Users(path).secret
    set_password(path, "mei", "battery staple")
    users = Users(path)

    assert not users.admits("mei", "correct horse")
    assert users.admits("mei", "battery staple")
    assert users.admits("ann", "another horse")
    assert users.secret != before


def test_the_same_password_gives_different_lines(path: Path) -> None:
    set_password(path, "mei", "correct horse")
    set_password(path, "ann", "correct horse")
    first, second = (line.split(":", 1)[1] for line in path.read_text().splitlines())

    assert first != second


@pytest.mark.parametrize(
    ("name", "password"), [("a:b", "correct horse"), ("", "correct horse"), ("mei", "short")]
)
def test_unusable_names_and_passwords_are_refused(path: Path, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        set_password(path, name, password)

    assert not path.exists()


@pytest.mark.parametrize("text", ["", "mei\n", "mei:00:11\n"])
def test_a_wrong_file_is_refused_and_named(path: Path, text: str) -> None:
    path.write_text(text)

    with pytest.raises(UsageError, match=str(path)):
        Users(path)


def test_a_missing_file_is_refused(path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        Users(path)
