"""Adding to a file of the team's: only where, read before and after, nothing in it has changed but what was added."""

from __future__ import annotations

import re
from typing import Any

from plankit.ci.marks import marked
from plankit.source import Source, read

Data = dict[str, Any]
_BARE_KEY = re.compile(r"repos:[ \t]*(?:#.*)?\r?")
_ITEM = re.compile(r"([ ]*)-(?:[ ].*)?\r?")


def hooked(text: str, hook: str) -> str | None:
    """A pre-commit configuration with a hook added; None where that is not safe."""
    data = _data(text)
    if data is None:
        return None
    ours = (_data(f"repos:\n{hook}") or {})["repos"]
    made = _after_repos(text, hook) if "repos" in data else _at_the_end(text, f"repos:\n{marked(hook, '  ')}")
    return _safe(made, data | {"repos": [*ours, *(data.get("repos") or [])]})


def included(text: str, wanted: str, name: str) -> str | None:
    """GitLab's file with a line that takes in another; None where that is not safe, or not wanted twice."""
    data = _data(text)
    if data is None:
        return None
    if "include" in data:
        return text if name in _taken_in(data["include"]) else None
    made = _at_the_end(text, ("\n" if text.strip() else "") + marked(wanted))
    return _safe(made, data | (_data(wanted) or {}))


def stages(text: str) -> tuple[str, ...]:
    """The stages that a file for GitLab names; none where it names none, or cannot be read."""
    data = _data(text) or {}
    named = data.get("stages")
    return tuple(each for each in named if isinstance(each, str)) if isinstance(named, list) else ()


def has_job(text: str, name: str) -> bool:
    """Whether a file for GitLab has a job of that name."""
    return name in (_data(text) or {})


def _read(text: str) -> Source:
    return read("", text.encode())


def _data(text: str) -> Data | None:
    """What a file says; None where it is not wholly understood, or other programs may understand it otherwise."""
    source = _read(text)
    if source.broken or any(problem.rule == "duplicate-key" for problem in source.problems):
        return None
    return source.data or {}


def _safe(made: str | None, expected: Data) -> str | None:
    return made if made is not None and _data(made) == expected else None


def _after_repos(text: str, hook: str) -> str | None:
    """The text with the hook as the first of `repos`, as far in as the one that was first."""
    source = _read(text)
    number = source.span(("repos",), "key").line
    margin = _margin(source)
    if margin is None or not _BARE_KEY.fullmatch(source.line(number)):
        return None
    lines = text.split("\n")
    return "\n".join([*lines[:number], *_ended(marked(hook, margin), text).split("\n")[:-1], *lines[number:]])


def _margin(source: Source) -> str | None:
    """How far in the first of `repos` stands; None where it has no line of its own."""
    if not (source.data or {})["repos"]:
        return "  "
    item = _ITEM.fullmatch(source.line(source.span(("repos", 0)).line))
    return item[1] if item else None


def _at_the_end(text: str, added: str) -> str:
    gap = "" if not text or text.endswith("\n") else "\n"
    return text + _ended(gap + added, text)


def _ended(added: str, text: str) -> str:
    """Lines to be added, with the line ends of the text."""
    return added.replace("\n", "\r\n") if "\r\n" in text else added


def _taken_in(include: object) -> set[str]:
    """The files that an `include` names."""
    entries = include if isinstance(include, list) else [include]
    named = (entry.get("local") if isinstance(entry, dict) else entry for entry in entries)
    return {str(each).removeprefix("/") for each in named}
