"""Who waits for something new is woken, across threads."""

from __future__ import annotations

import asyncio
from contextlib import suppress

PATIENCE = 10
"""Seconds after which somebody who waits is woken although there is nothing new: it may be that they have left."""


class Doorbell:
    """Rung by the thread that looks at the plan; waited for by those who look at its pages."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self.silent = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Wake all who wait; may be called from any thread, also where nobody has ever waited."""
        if self._loop:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Wake all who wait, and let nobody wait any more."""
        self.silent = True
        self.ring()

    async def wait(self) -> None:
        """Wait until it rings, or for a while."""
        self._loop = asyncio.get_running_loop()
        woken = asyncio.Event()
        self._waiting.add(woken)
        try:
            if not self.silent:
                await asyncio.wait_for(woken.wait(), PATIENCE)
        except TimeoutError:
            return
        finally:
            self._waiting.discard(woken)

    def _wake(self) -> None:
        for each in self._waiting:
            each.set()
