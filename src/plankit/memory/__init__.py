"""What was answered before: who asks the same of an unchanged plan is told the same, without the plan being read.

An answer belongs to a question (the command, its options, what of the surroundings shows in the answer, the program
itself) and holds as long as every folder that was looked into lists the same and every file that was read holds the
same bytes. Nothing here is loaded by way of `typing` or `pathlib`: they take longer than an answer.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cache

from plankit.memory.program import marks
from plankit.memory.readings import Readings
from plankit.memory.store import digest, opened
from plankit.memory.traces import holds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plankit.memory.store import Store

SHOWING = ("PLANKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "TZ")
"""What of the environment an answer may show."""
SERVICES = ("GITHUB_ACTIONS", "TF_BUILD")
"""Where a check writes more than one report without being asked."""
ASKING = {"as_of", "horizon", "fail_level", "select", "ignore", "profile", "hints", "known", "lang"}
ASKING |= {"format", "include_suppressed", "sarif_github_fingerprints", "gitlab_errors"}
"""The options that an answer depends on; every other brings in what is not looked at here."""
LONGEST = 2_000_000
"""Characters of the longest answer that is kept."""
EVER = (0.0, float(2**40))


class Question:
    """What was asked: of which places, of a day that was named or of today, and where the answer is kept."""

    def __init__(self, places: tuple[str, ...], name: str, *, dated: bool, store: Store) -> None:
        """`name` is a digest of all that makes one question differ from another."""
        self.places = places
        self.name = name
        self.dated = dated
        self.store = store


class Answer:
    """What was said, and the exit code."""

    def __init__(self, text: str, code: int) -> None:
        """Hold both."""
        self.text = text
        self.code = code


def asked(command: str, options: dict[str, object]) -> Question | None:
    """The question that a command puts with its options; None where its answer is not to be remembered."""
    paths = options.pop("path")
    if any(value for name, value in options.items() if name not in ASKING) or any(map(os.environ.get, SERVICES)):
        return None
    # An empty revision, as of a variable that is not set, was asked for as well: it is refused, not passed over.
    if options.get("base") is not None:
        return None
    formats = options["format"]
    if not isinstance(formats, list) or len(formats) > 1 or "=" in "".join(formats):
        return None
    given = tuple(map(str, paths)) if isinstance(paths, list | tuple) else ()
    places = given or ("plan" if os.path.isdir("plan") else ".",)
    tops = sorted({_top(os.path.realpath(place)) for place in places})
    store = opened(*tops)
    if store is None:
        return None
    _program.cache_clear()
    known = sorted((name, value) for name, value in options.items() if name in ASKING)
    surroundings = (os.getcwd(), tops, *map(os.environ.get, SHOWING), *_screen(), time.localtime().tm_gmtoff)
    name = digest(repr((_program(), command, places, known, surroundings)).encode("utf-8", "backslashreplace"))
    return Question(places, name, dated=bool(options.get("as_of")), store=store)


def readings(place: str, dump: Callable[[Any], bytes], load: Callable[[bytes], Any]) -> Readings | None:
    """What the files of a plan, and of others, were read to before; None where nothing can be remembered.

    `dump` makes JSON of a reading, `load` makes a reading of JSON.
    """
    store = opened(_top(os.path.realpath(place)))
    return Readings(store, _program(), dump, load) if store else None


@cache
def _program() -> str:
    """The program as it was when it was asked: its files are looked through once, also for several plans."""
    return digest(repr(marks()).encode())


def recalled(question: Question | None) -> Answer | None:
    """The answer that was given before, if it still holds."""
    kept = question.store.read(question.name) if question else None
    if question is None or kept is None:
        return None
    begin, end, text, code, traces = kept
    if begin <= time.time() < end and all(map(holds, question.places, traces)):
        question.store.touch(question.name)
        return Answer(text, code)
    return None


def keep(question: Question, answer: Answer, traces: list[dict[str, Any] | None], lasting: tuple[float, float]) -> None:
    """Remember an answer that holds from one moment to another, and what was looked at for it at each of the places."""
    begin, end = lasting
    if (
        all(traces)
        and len(traces) == len(question.places)
        and begin <= time.time() < end
        and len(answer.text) <= LONGEST
    ):
        question.store.write(question.name, [begin, end, answer.text, answer.code, traces])


def _top(folder: str) -> str:
    """The top of the repository that a folder is in; where it is in none, the folder itself, marked as such."""
    here = folder
    while not os.path.exists(f"{here}/.git"):
        above = os.path.dirname(here)
        if above == here:
            return f"{folder}/"
        here = above
    return here


def _screen() -> tuple[object, ...]:
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        width = 0
    return width, sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.errors
