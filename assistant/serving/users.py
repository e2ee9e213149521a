"""Who may use a shared page: a file of names and password hashes, a line each.

A line is ``name:salt:hash`` in hexadecimal, the hash by scrypt (RFC 7914) with the parameters below.
"""

import hashlib
import hmac
import os
import re
import secrets
import threading
from pathlib import Path

from assistant.errors import UsageError
from assistant.types import Text

SHORTEST_PASSWORD = 10
"""Characters of a password."""

LONGEST_PASSWORD = 1024
_NAME = re.compile(r"[\w.@-]{1,64}")
_LINE = re.compile(r"([\w.@-]{1,64}):([0-9a-f]{32}):([0-9a-f]{64})")
_NOBODY = ("0" * 32, "0" * 64)


class Users:
    """The names and hashes of one file, as read when the server starts."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        :raises UsageError: it cannot be read, holds nobody, or a line of it is wrong.
        """
        self._held = _read(path)
        if not self._held:
            raise _wrong(path, Text(zh="用户文件中没有用户", en="the file of users names nobody"))
        self.secret = hashlib.sha256(
            b"session" + repr(sorted(self._held.items())).encode()
        ).digest()
        """Signs sessions: it outlives a restart, and changes with every password."""
        self._known: set[bytes] = set()
        self._one_by_one = threading.Lock()

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def admits(self, name: str, password: str) -> bool:
        """Return whether the password is this user's; slow by design, once a password."""
        proof = hmac.digest(self.secret, f"{name}\0{password}".encode(), "sha256")
        if proof in self._known:
            return True
        salt, held = self._held.get(name, _NOBODY)
        with self._one_by_one:  # guessing in parallel would gain nothing
            given = _hash(password[:LONGEST_PASSWORD], bytes.fromhex(salt))
        if not hmac.compare_digest(given, held) or name not in self._held:
            return False
        self._known.add(proof)
        return True


def set_password(path: Path, name: str, password: str) -> None:
    """Add a user to the file, or give one another password; the file is made if it is missing.

    :raises UsageError: the name or the password cannot be used, or the file is wrong.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            Text(zh="用户名不可用", en="the name cannot be used"),
            where=name[:80],
            remedy=Text(
                zh="请用不超过64个字母、数字、汉字或 . @ - _",
                en="use at most 64 letters, digits or . @ - _",
            ),
        )
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(
            Text(
                zh=f"密码至少要有{SHORTEST_PASSWORD}个字符",
                en=f"a password has at least {SHORTEST_PASSWORD} characters",
            )
        )
    held = _read(path) if path.exists() else {}
    salt = secrets.token_bytes(16)
    held[name] = (salt.hex(), _hash(password, salt))
    aside = path.with_name(f".{path.name}.new")
    text = "".join(f"{each}:{salted}:{hashed}\n" for each, (salted, hashed) in held.items())
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    aside.replace(path)


def _read(path: Path) -> dict[str, tuple[str, str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(
            path, Text(zh="无法读取用户文件", en="the file of users cannot be read")
        ) from error
    held = {}
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        if not found:
            raise _wrong(
                path, Text(zh=f"用户文件第{number}行有误", en=f"line {number} of the file is wrong")
            )
        held[found[1]] = (found[2], found[3])
    return held


def _wrong(path: Path, what: Text) -> UsageError:
    return UsageError(
        what,
        where=str(path),
        remedy=Text(
            zh=f"请运行 policy-assistant user 用户名 --users {path}",
            en=f"run “policy-assistant user NAME --users {path}”",
        ),
    )


def _hash(password: str, salt: bytes) -> str:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()
