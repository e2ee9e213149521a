"""Let only known users in: browsers by a form and a signed cookie, programs by HTTP Basic."""

import base64
import binascii
import hmac
import time
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from anyio import to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from assistant.page.messages import both, say
from assistant.serving.guard import Application, Receive, Scope, Send
from assistant.serving.users import Users
from assistant.types import Language

OPEN = ("/healthz", "/readyz")
"""What answers without a login: that the server is well is no secret."""

_COOKIE = "policy-assistant-session"
_CHALLENGE = 'Basic realm="policy-assistant", charset="UTF-8"'
_LASTS = 12 * 3600
"""Seconds of a session: a working day."""

_FORM = Markup("""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  display: grid; place-items: center; min-height: 90vh; margin: 0; background: Canvas; }}
main {{ width: min(22rem, 88vw); border-top: 3px solid #b3261e; padding: 1.5rem 0; }}
h1 {{ font-size: 1.3rem; margin: 0 0 1rem; }}
label {{ display: block; margin: .8rem 0; }}
input, button {{ font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; }}
button {{ margin-top: .6rem; background: #235466; color: #fff; border: 0; cursor: pointer; }}
[role=alert] {{ color: #b3261e; }}
@media (prefers-color-scheme: dark) {{ [role=alert] {{ color: #ff9a91; }} }}
</style></head>
<body><main><h1>{title}</h1>{problem}<form method="post" action="{action}">
<label>{user}<input name="name" autocomplete="username" required autofocus></label>
<label>{password}<input name="password" type="password" autocomplete="current-password" required></label>
<button>{enter}</button></form></main></body></html>""")


class Login:
    """ASGI middleware that asks who is there."""

    def __init__(self, app: Application, users: Users) -> None:
        self._app = app
        self._users = users

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in OPEN:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if scope["path"] == "/login":
            await (await self._form(request))(scope, receive, send)
        elif scope["path"] == "/logout":
            gone = RedirectResponse("login", 303)
            gone.delete_cookie(_COOKIE)
            await gone(scope, receive, send)
        elif user := self._session(request) or await self._basic(request):
            scope["state"] = {**scope.get("state", {}), "user": user}
            await self._app(scope, receive, send)
        else:
            await _ask_who(request)(scope, receive, send)

    async def _form(self, request: Request) -> Response:
        language = _language(request)
        if request.method != "POST":
            return _page(language)
        sent = parse_qs((await request.body()).decode("utf-8", "replace"))
        name, password = (sent.get(field, [""])[0] for field in ("name", "password"))
        if not await to_thread.run_sync(self._users.admits, name, password):
            return _page(language, failed=True)
        entered = RedirectResponse("./", 303)
        entered.set_cookie(
            _COOKIE,
            self._signed(name, int(time.time()) + _LASTS),
            max_age=_LASTS,
            httponly=True,
            samesite="lax",
            secure=_is_secure(request),
        )
        return entered

    def _signed(self, name: str, until: int) -> str:
        claim = f"{name}\0{until}".encode()
        proof = hmac.digest(self._users.secret, claim, "sha256")
        return base64.urlsafe_b64encode(claim + proof).decode()

    def _session(self, request: Request) -> str | None:
        """Return who a session cookie belongs to."""
        try:
            cookie = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
            held = base64.urlsafe_b64decode(cookie.value) if cookie else b""
            name, until = held[:-32].decode().split("\0")
        except (CookieError, ValueError):
            return None
        true = hmac.compare_digest(
            hmac.digest(self._users.secret, held[:-32], "sha256"), held[-32:]
        )
        return name if true and int(until) > time.time() and name in self._users else None

    async def _basic(self, request: Request) -> str | None:
        """Return who a Basic authorization names (RFC 7617)."""
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return None
        try:
            name, _, password = base64.b64decode(given).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return name if await to_thread.run_sync(self._users.admits, name, password) else None


def _ask_who(request: Request) -> Response:
    if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
        return RedirectResponse(f"{request.scope.get('root_path', '')}/login", 303)
    # A browser would put its own dialogue over the page; browsers always name their languages.
    asked = {} if "accept-language" in request.headers else {"www-authenticate": _CHALLENGE}
    return JSONResponse({"detail": both("who")}, 401, asked)


def _page(language: Language, *, failed: bool = False) -> Response:
    problem = Markup("<p role='alert'>{}</p>").format(say("not_admitted", language))
    return HTMLResponse(
        str(
            _FORM.format(
                lang="zh-CN" if language == "zh" else "en",
                title=say("title", language),
                problem=problem if failed else "",
                action="login",
                user=say("user_name", language),
                password=say("password", language),
                enter=say("enter", language),
            )
        ),
        401 if failed else 200,
    )


def _language(request: Request) -> Language:
    wanted = request.headers.get("accept-language", "").lower()
    return "zh" if wanted.startswith("zh") or not wanted else "en"


def _is_secure(request: Request) -> bool:
    forwarded = request.headers.get("x-forwarded-proto", "")
    return request.url.scheme == "https" or forwarded == "https"
