"""The one cookie: an opaque token that ties a browser to its journey on this server. It says nothing of the person."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

_PLAIN = "journey"
_SECURE = "__Host-journey"
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """Make a token: 256 random bits as 43 characters."""
    return secrets.token_urlsafe(32)


def token_in(cookies: Mapping[str, str]) -> str | None:
    """Find the token among a request's cookies, such as ``st.context.cookies``; None where there is none.

    The ``__Host-`` cookie goes first: only this server can have set it, over https.
    """
    for name in (_SECURE, _PLAIN):
        if _SHAPE.fullmatch(found := cookies.get(name, "")):
            return found
    return None


def set_cookie(token: str, *, https: bool) -> str:
    """Write the ``Set-Cookie`` header: gone when the browser closes, unseen by scripts and by other sites."""
    name, secure = (_SECURE, "; Secure") if https else (_PLAIN, "")
    return f"{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}"
