"""The pages of an edition over HTTP, what is wrong with the plan, and word of each new edition."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from plankit.errors import MendableError
from plankit.render.shelf import PutAwayError
from plankit.serving import standins
from plankit.serving.dressing import dressed
from plankit.serving.guard import Guard
from plankit.serving.panel import STOPPED, panel
from plankit.serving.press import BUG
from plankit.serving.standins import Answer
from plankit.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from plankit.serving.press import Edition, Press

HERE = Path(__file__).parent
ASSETS = {"live.js": "text/javascript", "live.css": "text/css"}
STREAM = "text/event-stream"
FRONT = "index"
AGAIN = 1000
"""Milliseconds after which a browser asks again when it has lost us."""


class Pages:
    """What is answered to each request."""

    def __init__(self, press: Press) -> None:
        """Know where the newest edition is."""
        self.press = press
        self.run = token_hex(4)

    def app(self, port: int) -> Starlette:
        """All of it, behind the guard."""
        routes = [
            Route("/-/events", self.events),
            Route("/-/findings", self.findings),
            Route("/-/{name}", self.asset),
            Route("/favicon.ico", _none),
            Route("/{name:path}", self.page),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guard, port=port, language=self.press.now.language)])

    def page(self, request: Request) -> Response:
        """A page, as it is in the newest edition."""
        edition, answer = self.press.now, None
        while answer is None:
            edition = self.press.now
            answer = self._answer(edition, request.path_params["name"])
        text, policy = dressed(answer.text, self._stamp(edition))
        return HTMLResponse(text.encode("utf-8", "replace"), answer.status, {"Content-Security-Policy": policy})

    def findings(self, request: Request) -> Response:
        """What is wrong, for the panel of a page."""
        edition = self.press.now
        asked = request.query_params
        language = asked.get("lang", "")
        shown = panel(edition, language if language in LANGUAGES else edition.language, asked.get("page", ""))
        return JSONResponse({"edition": self._stamp(edition), **shown})

    def asset(self, request: Request) -> Response:
        """The panel's script or style."""
        name = request.path_params["name"]
        if name not in ASSETS:
            return Response(status_code=404)
        return Response((HERE / name).read_bytes(), media_type=ASSETS[name])

    async def events(self, request: Request) -> Response:
        """The name of each new edition as it comes out, until the reader leaves or the server stops."""
        if request.method == "HEAD":
            return Response(media_type=STREAM)
        return StreamingResponse(self._editions(), media_type=STREAM)

    async def _editions(self) -> AsyncIterator[str]:
        told = None
        yield f"retry: {AGAIN}\n\n"
        while not self.press.doorbell.silent:
            stamp = self._stamp(self.press.now)
            yield f"id: {stamp}\ndata: {stamp}\n\n" if stamp != told else ": still here\n\n"
            told = stamp
            await self.press.doorbell.wait()

    def _answer(self, edition: Edition, name: str) -> Answer | None:
        """The page of that name; None where there is a newer edition by now."""
        if edition.shelf is None:
            return standins.unread(edition)
        file = f"{name}{FRONT}{edition.shelf.ending}" if name.endswith("/") or not name else name
        try:
            text = edition.shelf.page(file)
        except PutAwayError:
            return None if edition is not self.press.now else standins.broken(edition, STOPPED)
        except MendableError as error:
            return standins.broken(edition, error.said)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other pages go on
            self.press.tell.confess(error)
            return standins.broken(edition, BUG)
        return standins.absent(edition) if text is None else Answer(text)

    def _stamp(self, edition: Edition) -> str:
        return f"{self.run}.{edition.number}"


async def _none(_request: Request) -> Response:
    """Nothing, for browsers that ask for an icon by themselves."""
    return Response(status_code=204)
