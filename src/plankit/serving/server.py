"""The server: on this machine alone, and gone at Ctrl-C, whoever is still listening."""

from __future__ import annotations

import errno
import socket
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from uvicorn import Config, Server

from plankit.errors import MendableError, refusal
from plankit.serving.app import Pages
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from plankit.serving.press import Press

HOME, HOME_6 = "127.0.0.1", "::1"
GRACE = 2
"""Seconds that an answer gets to be finished once the server is to stop."""


def run(press: Press, port: int, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `ready` is given the address once it can be opened."""
    with closing(_bound(port)) as door:
        port = door.getsockname()[1]
        doors = [door, *filter(None, [_second(port)])]
        config = Config(
            Pages(press).app(port),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
        _Serving(config, press, lambda: ready(f"http://{HOME}:{port}/")).run(sockets=doors)


class _Serving(Server):
    """A server whose readers are told to go when it stops."""

    def __init__(self, config: Config, press: Press, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._press = press
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and to look at what is saved."""
        await super().startup(sockets)
        self._press.start()
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as the one that it stands in for
        """End at Ctrl-C: streams that would never end by themselves are ended, and nothing is left to be raised later."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._press.stop()


def _bound(port: int) -> socket.socket:
    """A socket at that port of this machine, any free one for 0."""
    try:
        return _socket(socket.AF_INET, HOME, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            said = say("Port {port} is taken by another program. `--port 0` takes a free one.", port=str(port))
        else:
            said = say(
                "Port {port} cannot be used: {why}. `--port 0` takes a free one.", port=str(port), why=refusal(error)
            )
        raise MendableError(said) from error


def _second(port: int) -> socket.socket | None:
    """The same port under the newer kind of address, which `localhost` may mean as well; None where it is not to be had."""
    with suppress(OSError):
        return _socket(socket.AF_INET6, HOME_6, port)
    return None


def _socket(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    made = socket.socket(family)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made
