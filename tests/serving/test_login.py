"""The login alone, around a small application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.serving.login import Login
from assistant.serving.users import Users, set_password


async def who(request: Request) -> PlainTextResponse:
    return PlainTextResponse(getattr(request.state, "user", "nobody"))


def client_of(path: Path) -> TestClient:
    app = Starlette(routes=[Route("/{path:path}", who, methods=["GET", "POST"])])
    app.add_middleware(Login, users=Users(path))
    return TestClient(app, headers={"accept-language": "en"}, follow_redirects=False)


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "users"
    set_password(path, "李梅", "correct horse")
    return path


@pytest.fixture
def client(users: Path) -> Iterator[TestClient]:
    with client_of(users) as client:
        yield client


def enter(client: TestClient) -> int:
    return client.post("/login", data={"name": "李梅", "password": "correct horse"}).status_code


def test_strangers_are_sent_to_the_form_or_refused(client: TestClient) -> None:
    shown = client.get("/", headers={"accept": "text/html"})
    refused = client.post("/api/ask", json={})

    assert (shown.status_code, shown.headers["location"]) == (303, "/login")
    assert refused.status_code == 401
    assert refused.json()["detail"] == "请先登录。 Please log in."


def test_programs_are_asked_for_basic_and_browsers_are_not(client: TestClient) -> None:
    assert "www-authenticate" not in client.get("/x").headers
    del client.headers["accept-language"]
    assert client.get("/x").headers["www-authenticate"].startswith("Basic")


def test_health_is_open(client: TestClient) -> None:
    assert client.get("/healthz").text == "nobody"
    assert client.get("/metrics").status_code == 401


def test_the_form_speaks_the_readers_language(client: TestClient) -> None:
    assert "Log in" in client.get("/login").text
    assert "登录" in client.get("/login", headers={"accept-language": "zh-CN"}).text


def test_a_session_lasts_until_logout(client: TestClient) -> None:
    assert enter(client) == 303
    assert client.get("/x").text == "李梅"
    client.get("/logout")
    assert client.get("/x").status_code == 401


def test_a_wrong_password_is_told(client: TestClient) -> None:
    shown = client.post("/login", data={"name": "<b>", "password": "wrong"})

    assert shown.status_code == 401
    assert "not right" in shown.text
    assert "<b>" not in shown.text
    assert client.get("/x").status_code == 401


def test_a_forged_or_foreign_session_is_refused(client: TestClient, tmp_path: Path) -> None:
    enter(client)
    cookie = client.cookies["policy-assistant-session"].strip('"')
    set_password(tmp_path / "users", "李梅", "battery staple")
    with client_of(tmp_path / "users") as changed:
        for value in (cookie, cookie[:-8] + "AAAAAAA=", "", "=", "AAAA"):
            held = changed.get("/x", headers={"cookie": f"policy-assistant-session={value}"})
            assert held.status_code == 401, value


def test_a_session_ends(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(client)
    monkeypatch.setattr("assistant.serving.login.time.time", lambda: 4_000_000_000)

    assert client.get("/x").status_code == 401


@pytest.mark.parametrize(("password", "status"), [("correct horse", 200), ("wrong", 401)])
def test_programs_may_send_basic(client: TestClient, password: str, status: int) -> None:
    assert client.get("/x", auth=("李梅", password)).status_code == status


def test_a_broken_authorization_is_refused(client: TestClient) -> None:
    assert client.get("/x", headers={"authorization": "Basic %%%"}).status_code == 401
    assert client.get("/x", headers={"authorization": "Bearer x"}).status_code == 401
