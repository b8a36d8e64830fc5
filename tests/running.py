"""Plankit as a process that goes on until it is stopped: what it says is read as it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

PATIENCE = 60
"""Seconds after which a test gives up: far more than a busy machine needs."""


class Running:
    """A process of plankit, its two ways out read along."""

    def __init__(
        self,
        *args: str | Path,
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
        stdout: int = subprocess.PIPE,
    ) -> None:
        """Start it; `stdout` may be a terminal."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "plankit", *map(str, args)],
            cwd=cwd,
            env=os.environ | (env or {}),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.out: list[str] = []
        self.err: list[str] = []
        self.threads = [
            threading.Thread(target=_read, args=way, daemon=True)
            for way in ((self.process.stdout, self.out), (self.process.stderr, self.err))
            if way[0]
        ]
        for each in self.threads:
            each.start()

    def __enter__(self) -> Self:
        """Run it for a while."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        for each in self.threads:
            each.join(PATIENCE)
        for stream in filter(None, (self.process.stdout, self.process.stderr)):
            stream.close()

    def said(self, number: int) -> str:
        """The line of that number on standard error, once it is there."""
        until(lambda: len(self.err) >= number, self)
        return self.err[number - 1].rstrip("\n")

    def stop(self, way: int = signal.SIGINT) -> int:
        """End it as Ctrl-C does; gives the exit code."""
        self.process.send_signal(way)
        code = self.process.wait(PATIENCE)
        for each in self.threads:
            each.join(PATIENCE)
        return code


def _read(stream: TextIO, lines: list[str]) -> None:
    for line in stream:
        lines.append(line)  # noqa: PERF402 - each as it comes, not all at the end


def until(holds: Callable[[], object], running: Running | None = None) -> None:
    """Wait until something holds; a test that waits in vain fails with what was said so far."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end or (running and running.process.poll() is not None and not _settled(running, holds)):
            told = f"\n{''.join(running.out)}{''.join(running.err)}" if running else ""
            raise AssertionError(f"waited in vain{told}")
        time.sleep(0.02)


def _settled(running: Running, holds: Callable[[], object]) -> bool:
    """Whether what is waited for was among the last words of a process that has ended."""
    for each in running.threads:
        each.join(PATIENCE)
    return bool(holds())
