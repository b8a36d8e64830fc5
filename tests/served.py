"""`plankit serve` as a process of its own, and what it answers to who asks."""

from __future__ import annotations

import http.client
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from running import PATIENCE, Running

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "plankit: 1\nplan: {title: Small, organization: Org, language: en}\nchecks: {profile: starter}\n"
ROLES = "roles:\n  editor: {title: Editor, purpose: Decides what is news, holders: [anna]}\n"
PEOPLE = "people:\n  anna: {name: Anna}\n"
DAY = "2026-11-24"
OURS = re.compile(
    r"<meta name=\"plankit-edition\" content=\"[0-9a-f]{8}\.\d+\">\n"
    r"<link rel=\"stylesheet\" href=\"/-/live.css\">\n<script src=\"/-/live.js\" defer></script>\n"
)


class Answer(NamedTuple):
    """What was answered."""

    status: int
    headers: dict[str, str]
    text: str


class Stream:
    """The stream of editions, as a browser listens to it."""

    def __init__(self, port: int) -> None:
        """Begin to listen."""
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.line.request("GET", "/-/events")
        self.answer = self.line.getresponse()
        assert self.answer.getheader("content-type") == "text/event-stream; charset=utf-8"

    def next(self) -> str:
        """The next edition that is told of."""
        while line := self.answer.readline():
            if line.startswith(b"data: "):
                return line.decode()[6:].strip()
        return "the end"

    def close(self) -> None:
        """Listen no more."""
        self.answer.close()
        self.line.close()


class Serving(Running):
    """A server on a free port, which is asked as a browser would ask it."""

    def __init__(self, *args: str | Path, cwd: Path, port: int = 0) -> None:
        """Start it, on a fixed day."""
        self.cwd = cwd
        self.streams: list[Stream] = []
        super().__init__("serve", *args, "--port", str(port), "--as-of", DAY, cwd=cwd)

    def __exit__(self, *about: object) -> None:
        """Leave nothing behind."""
        for each in self.streams:
            each.close()
        super().__exit__(*about)

    def listen(self) -> Stream:
        """A stream of editions."""
        self.streams.append(Stream(self.port))
        return self.streams[-1]

    @property
    def port(self) -> int:
        """Where it can be asked, once it can."""
        return int(re.search(r"http://127\.0\.0\.1:(\d+)/", self.said(1))[1])

    @property
    def address(self) -> str:
        """Its address, once it can be asked."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for something; headers by their names, with `_` for `-`."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, text)

    def findings(self, query: str = "") -> dict[str, object]:
        """What the panel is told."""
        return json.loads(self.get(f"/-/findings{query}").text)

    def told(self) -> list[tuple[str, str]]:
        """The findings by severity and sentence."""
        return [(each["severity"], each["message"]) for each in self.findings()["rows"]]


def small(folder: Path) -> Path:
    """A small plan in a folder of its own, in which nothing is wrong."""
    plan = folder / "plan"
    plan.mkdir()
    for name, text in {"plan.yaml": HEAD, "roles.yaml": ROLES, "people.yaml": PEOPLE}.items():
        (plan / name).write_text(text, "utf-8")
    return plan
