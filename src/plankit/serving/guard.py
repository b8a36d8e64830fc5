"""Who may ask: a browser on this machine, for the pages themselves, and no other page that it has open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from plankit.words import say, words

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
OURS = {"same-origin", "none"}
"""What a browser says of where a request comes from, when it comes from one of our pages or from the reader's own hand."""


class Guard:
    """Stands before the pages."""

    def __init__(self, app: ASGIApp, port: int, language: str) -> None:
        """Know the names under which this machine may be asked."""
        self.app = app
        self.hosts = {f"{name}:{port}" for name in NAMES} | ({*NAMES} if port == 80 else set())  # noqa: PLR2004 - the port that browsers leave out
        self.speak = words(language)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or say why not."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope)) if scope["type"] == "http" else None
        await (refused or self.app)(scope, receive, sent)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if headers.get("host", "").lower() not in self.hosts:
            return self._answer(
                400,
                say(
                    "This is shown on this machine alone, under its own name: open {address}.",
                    address=f"http://{min(self.hosts)}/",
                ),
            )
        if method not in {"GET", "HEAD"}:
            return self._answer(405, say("Pages are for reading alone."))
        if not _from_here(headers, self.hosts):
            return self._answer(403, say("Another page asked for this; only the pages themselves may."))
        return None

    def _answer(self, status: int, said: object) -> PlainTextResponse:
        allowed = {"Allow": "GET, HEAD"} if status == 405 else {}  # noqa: PLR2004 - the status of a method that is not allowed
        return PlainTextResponse(f"{self.speak(said)}\n", status, allowed)  # type: ignore[arg-type]


def _from_here(headers: Headers, hosts: set[str]) -> bool:
    """Whether one of our pages asks, or the reader follows a link to one."""
    origin = headers.get("origin")
    if origin is not None and origin.removeprefix("http://") not in hosts:
        return False
    followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return followed or headers.get("sec-fetch-site", "none") in OURS
