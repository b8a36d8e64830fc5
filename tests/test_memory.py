"""A second time for next to nothing, and never another answer than the first time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plankit import memory
from plankit.memory import store
from written import CLEAN_DAY, GAP, GAP_DAY, tree, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

PEOPLE = "id,name\ncas,Cas Vos\n"
LISTED = GAP.replace("  language: en\n", "  language: en\n  people_from: people.csv\n")


class Place(NamedTuple):
    """A folder with a plan, a cache beside it, and the command line run there."""

    home: Path
    cache: Path
    call: Callable[..., Ran]

    def check(self, *words: str, command: str = "check", cache: bool = True, **environment: str) -> Ran:
        """Check the plan, with its cache or without any."""
        kept = {"PLANKIT_CACHE": str(self.cache) if cache else "off"}
        return self.call(command, *words, cwd=self.home, env=kept | environment)

    def remembered(self, *words: str, **environment: str) -> bool:
        """Whether the answer comes without the plan being read."""
        with mock.patch("plankit.files.folder", side_effect=AssertionError):
            return self.check(*words, **environment).code != 3

    def entries(self) -> list[Path]:
        """The answers that are kept."""
        return sorted(self.cache.glob("*.json"))


@pytest.fixture
def place(call: Callable[..., Ran], tmp_path: Path) -> Place:
    """A plan with a list beside it, and an empty cache."""
    written(
        tmp_path / "home/plan",
        {"plan.yaml": LISTED, "people.csv": PEOPLE, "more/notes.yaml": "plan: {contact: a@b.nl}\n"},
    )
    return Place(tmp_path / "home", tmp_path / "cache", call)


@pytest.mark.parametrize("words", [(), ("--as-of", GAP_DAY), ("--as-of", GAP_DAY, "-f", "json"), ("plan", "--hints")])
def test_the_second_time_nothing_is_read(place: Place, words: tuple[str, ...]) -> None:
    """The same question gets the same answer and exit code, from memory."""
    assert not place.remembered(*words)
    first = place.check(*words)
    assert place.remembered(*words)
    assert place.check(*words) == first == place.check(*words, cache=False)


def test_a_file_on_its_own_is_remembered(place: Place) -> None:
    """A plan may be one file."""
    words = ("plan/plan.yaml", "--as-of", GAP_DAY)
    first = place.check(*words)
    assert (place.remembered(*words), place.check(*words)) == (True, first)
    written(place.home, {"plan/people.csv": "id,name\ndot,Dot Vos\ncas,Cas\n"})
    assert not place.remembered(*words)


def test_lint_remembers_too(place: Place) -> None:
    """And does not take the answers of check for its own."""
    place.check("--as-of", CLEAN_DAY)
    first = place.check(command="lint")
    with mock.patch("plankit.files.folder", side_effect=AssertionError):
        assert place.check(command="lint") == first


CHANGES: dict[str, Callable[[Path], object]] = {
    "a value": lambda plan: written(plan, {"plan.yaml": LISTED.replace("Check content", "Check it")}),
    "a list": lambda plan: written(plan, {"people.csv": PEOPLE + "dot,Dot Vos\n"}),
    "a list gone": lambda plan: (plan / "people.csv").unlink(),
    "a file more": lambda plan: written(plan, {"more/x.yaml": "x: 1\n"}),
    "a file less": lambda plan: (plan / "more/notes.yaml").unlink(),
    "a file renamed": lambda plan: (plan / "more/notes.yaml").rename(plan / "more/n.yaml"),
    "a folder more": lambda plan: written(plan, {"again/x.yaml": "x: 1\n"}),
    "a file left out": lambda plan: written(plan, {".plankitignore": "more\n"}),
    "a link for a file": lambda plan: (
        (plan / "plan.yaml").rename(plan.parent / "p"),
        (plan / "plan.yaml").symlink_to("../p"),
    ),
    "a link for a list": lambda plan: (
        (plan / "people.csv").rename(plan.parent / "p"),
        (plan / "people.csv").symlink_to("../p"),
    ),
    "a repository around it": lambda plan: (plan.parent / ".git").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_read_anew(place: Place, change: str) -> None:
    """Whatever is done to the plan shows in the answer."""
    words = ("--as-of", GAP_DAY, "--format", "sarif")
    place.check(*words)
    CHANGES[change](place.home / "plan")
    assert not place.remembered(*words)
    assert place.check(*words) == place.check(*words, cache=False)


@pytest.mark.parametrize(
    "other",
    [
        {"words": ("--as-of", CLEAN_DAY)},
        {"words": ("--as-of", GAP_DAY, "--hints")},
        {"words": ("--as-of", GAP_DAY, "--lang", "nl")},
        {"words": ("--as-of", GAP_DAY, "--select", "shape")},
        {"words": ("--as-of", GAP_DAY, "./plan")},
        {"COLUMNS": "50"},
        {"FORCE_COLOR": "1", "NO_COLOR": ""},
        {"PLANKIT_LANG": "nl"},
        {"TZ": "Asia/Tokyo"},
    ],
    ids=str,
)
def test_another_question_is_answered_anew(place: Place, other: dict[str, str | tuple[str, ...]]) -> None:
    """Options and surroundings are part of the question."""
    place.check("--as-of", GAP_DAY)
    words = other.pop("words", ("--as-of", GAP_DAY))
    assert not place.remembered(*words, **other)
    assert place.check(*words, **other) == place.check(*words, cache=False, **other)


def test_another_program_answers_anew(place: Place) -> None:
    """An answer of another release, or of code since changed, counts no more."""
    place.check("--as-of", GAP_DAY)
    assert place.remembered("--as-of", GAP_DAY)
    with mock.patch("plankit.memory.marks", return_value=("another",)):
        assert not place.remembered("--as-of", GAP_DAY)


def test_the_program_is_known_by_its_files(tmp_path: Path) -> None:
    """Any module, page, catalogue or table that changes, and any library that comes or goes, makes another program."""
    from plankit.memory import program

    home = written(tmp_path / "plankit", {"a.py": "1", "rules/b.md": "", "__pycache__/a.pyc": ""})
    library = written(tmp_path / "site-packages", {"x.py": ""})
    with mock.patch.object(program, "HOME", str(home)), mock.patch.object(sys, "path", [str(library), "/x-packages"]):
        seen = [program.marks()]
        for step in (
            lambda: written(home, {"__pycache__/b.pyc": "x"}),
            lambda: written(home, {"a.py": "12"}),
            lambda: written(home, {"rules/c.md": ""}),
            lambda: written(library, {"new/y.py": ""}),
        ):
            step()
            seen.append(program.marks())
    assert [one == other for one, other in pairwise(seen)] == [True, False, False, False]


def test_today_ends(place: Place) -> None:
    """An answer about today is none about tomorrow; one about a day that was named is."""
    now = time.time()
    for words, lasting in ((), False), (("--as-of", GAP_DAY), True):
        place.check(*words)
        assert place.remembered(*words)
        with mock.patch("time.time", return_value=now + 86400):
            assert place.remembered(*words) == lasting


def test_today_is_that_of_the_plan(place: Place) -> None:
    """Where the plan names a time zone, its day counts."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    written(place.home, {"plan/checks.yaml": "checks: {timezone: Pacific/Kiritimati}\n"})
    place.check()
    begin, end = json.loads(place.entries()[0].read_bytes().partition(b"\n")[2])[:2]
    moments = [datetime.fromtimestamp(each, ZoneInfo("Pacific/Kiritimati")) for each in (begin, end)]
    assert [(each.hour, each.minute, each.second) for each in moments] == [(0, 0, 0), (0, 0, 0)]
    assert begin <= time.time() < end == begin + 86400


NOT_KEPT = ["--output x", "--format json=x", "-f text -f json=x", "--statistics", "--no-cache", "--baseline x"]


@pytest.mark.parametrize("words", NOT_KEPT)
def test_what_reads_or_writes_more_is_not_remembered(place: Place, words: str) -> None:
    """Nothing is kept of a check that does more than look at the plan and print."""
    place.check("--as-of", GAP_DAY, *words.split())
    assert place.entries() == []


@pytest.mark.parametrize("variable", memory.SERVICES)
def test_build_services_are_answered_anew(place: Place, variable: str) -> None:
    """They get more than one report."""
    place.check("--as-of", GAP_DAY, **{variable: "true"})
    assert place.entries() == []


def damaged(content: bytes) -> list[bytes]:
    """What may become of an entry: cut off, changed, sealed by another, replaced."""
    seal, _, rest = content.partition(b"\n")
    other = rest.replace(b'"', b'"', 1).replace(b", 1, [{", b", 0, [{")
    assert other != rest
    forged = store.digest(other).encode()
    return [
        b"",
        content[:40],
        content[:-1],
        seal + b"\n" + other,
        forged + b"\n" + other,
        rest,
        b"\n" + rest,
        b"\0" * 99,
    ]


def test_damaged_and_hostile_entries_are_ignored(place: Place) -> None:
    """Whatever stands in the cache, the answer is the right one."""
    words = ("--as-of", GAP_DAY)
    right = place.check(*words)
    (entry,) = place.entries()
    for content in damaged(entry.read_bytes()):
        entry.write_bytes(content)
        assert not place.remembered(*words)
        assert (place.check(*words), place.remembered(*words)) == (right, True)


def test_an_entry_in_the_place_of_another_is_ignored(place: Place) -> None:
    """The seal holds for one question."""
    place.check("--as-of", GAP_DAY)
    (one,) = place.entries()
    right = place.check("--as-of", CLEAN_DAY)
    (other,) = set(place.entries()) - {one}
    shutil.copy(one, other)
    assert place.check("--as-of", CLEAN_DAY) == right


@pytest.mark.parametrize("secret", [b"", b"x" * 31, b"x" * 33, b"x" * 32])
def test_a_damaged_secret_ends_all_answers(place: Place, secret: bytes) -> None:
    """With another secret no entry counts; one that is none is made anew."""
    place.check("--as-of", GAP_DAY)
    (place.cache / store.SEAL).write_bytes(secret)
    assert not place.remembered("--as-of", GAP_DAY)
    place.check("--as-of", GAP_DAY)
    assert place.remembered("--as-of", GAP_DAY)


def test_a_cache_in_the_repository_is_not_used(place: Place) -> None:
    """A repository does not bring its own answers along."""
    (place.home / ".git").mkdir()
    inside = place._replace(cache=place.home / ".cache")
    inside.check("--as-of", GAP_DAY)
    assert not inside.cache.exists()
    beside = place._replace(home=place.home / "plan", cache=place.home / "plan/.cache")
    beside.check("--as-of", GAP_DAY)
    assert not beside.cache.exists()


def test_a_cache_that_is_open_to_others_is_not_used(place: Place) -> None:
    """Nobody else can put answers there."""
    place.cache.mkdir()
    place.cache.chmod(0o777)
    place.check("--as-of", GAP_DAY)
    assert tree(place.cache) == {}


@pytest.mark.parametrize("variable", ["relative/folder", "/proc/nowhere/at/all", "/dev/null/x"])
def test_where_nothing_can_be_kept_nothing_is(place: Place, variable: str) -> None:
    """The check is made all the same."""
    right = place.check("--as-of", GAP_DAY, cache=False)
    before = tree(place.home)
    assert place.check("--as-of", GAP_DAY, PLANKIT_CACHE=variable) == right
    assert tree(place.home) == before


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/plankit"),
        ("linux", {"XDG_CACHE_HOME": "x"}, "/home/ann/.cache/plankit"),
        ("linux", {}, "/home/ann/.cache/plankit"),
        ("darwin", {}, "/home/ann/Library/Caches/plankit"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/plankit"),
        ("win32", {}, "/home/ann/AppData/Local/plankit"),
        ("linux", {"PLANKIT_CACHE": "/else"}, "/else"),
        ("linux", {"PLANKIT_CACHE": "OFF"}, ""),
    ],
)
def test_the_cache_is_where_the_system_wants_it(platform: str, environment: dict[str, str], folder: str) -> None:
    """By the conventions of each system, or where the user wants it."""
    with (
        mock.patch.dict(os.environ, {"HOME": "/home/ann"} | environment, clear=True),
        mock.patch.object(sys, "platform", platform),
    ):
        assert store.cache_folder() == folder


def test_there_is_an_end_to_what_is_kept(tmp_path: Path) -> None:
    """What was longest without use makes room, for number and for size."""
    kept = store.Store(str(tmp_path), b"s" * 32)
    for number in range(store.MOST + 3):
        kept.write(f"{number}", number)
        os.utime(tmp_path / f"{number}.json", (number, number))
    kept.touch("3")
    kept.write("last", "x" * (store.LARGEST - 3 * store.LARGEST // store.MOST))
    left = {file.stem for file in tmp_path.iterdir()}
    assert len(left) <= store.MOST
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= store.LARGEST
    assert {"last", "3"} <= left


def test_two_at_once_do_each_other_no_harm(place: Place, tmp_path: Path) -> None:
    """Processes that begin together, with no cache there yet, all give the right answer and leave nothing half."""
    command = [sys.executable, "-m", "plankit", "check", "--as-of", GAP_DAY]
    environment = os.environ | {"PLANKIT_CACHE": str(place.cache)}

    def run(_: int) -> tuple[int, bytes]:
        done = subprocess.run(command, cwd=place.home, env=environment, capture_output=True, check=False)
        return done.returncode, done.stdout

    with ThreadPoolExecutor(4) as pool:
        answers = set(pool.map(run, range(8)))
    assert len(answers) == 1
    assert {file.suffix for file in place.cache.iterdir()} <= {"", ".json"}


WATCHED = """
import sys
opened = []
sys.addaudithook(lambda name, args: opened.append(args[0]) if name in {"open", "os.scandir", "os.listdir", "subprocess.Popen"} else None)
from plankit import memory
from plankit.quick import main
logs = []
keep = memory.keep
def keeping(question, answer, traces, lasting):
    logs.extend(traces)
    keep(question, answer, traces, lasting)
memory.keep = keeping
code = main(["check", "--as-of", sys.argv[1], "-f", sys.argv[2]])
seen = {str(each).removeprefix("plan/").removesuffix("/") for each in opened if str(each).startswith("plan")}
print(code, sorted(seen - {"plan"} - {each.rstrip("/") for each in (*logs[0]["folders"], *logs[0]["files"])}), file=sys.stderr)
"""


@pytest.mark.parametrize("format_", ["text", "sarif", "gitlab"])
def test_nothing_is_opened_that_is_not_compared(place: Place, format_: str) -> None:
    """Of the plan a check reads nothing but what its answer is held against later."""
    command = [sys.executable, "-c", WATCHED, GAP_DAY, format_]
    environment = os.environ | {"PLANKIT_CACHE": str(place.cache)}
    done = subprocess.run(command, cwd=place.home, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == "1 []\n"


class Heard(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, given: dict[str, str]) -> None:
        """Nothing was asked yet."""
        super().__init__(given)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: str | None = None) -> str | None:
        """As any mapping does."""
        self.asked.add(key)
        return super().get(key, default)


def test_no_more_of_the_environment_shows(place: Place) -> None:
    """Whatever a check looks up in the environment is part of the question."""
    heard = Heard(dict(os.environ) | {"LC_ALL": "", "NO_COLOR": "", "COLUMNS": ""})
    with mock.patch("os.environ", heard):
        place.check("--as-of", GAP_DAY, "--no-cache")
    mine = {
        name for name in heard.asked if name not in {"PLANKIT_CACHE", "HOME", "_PLANKIT_COMPLETE", "POSIXLY_CORRECT"}
    }
    assert mine <= {*memory.SHOWING, *memory.SERVICES}


EDITS = st.sampled_from(
    [
        ("plan/plan.yaml", LISTED),
        ("plan/plan.yaml", LISTED.replace("until: 2026-09-30", "until: 2026-12-30")),
        ("plan/plan.yaml", LISTED.replace("owner:", "ownr:")),
        ("plan/people.csv", PEOPLE),
        ("plan/people.csv", PEOPLE.replace("cas", "bas")),
        ("plan/people.csv", None),
        ("plan/more/notes.yaml", "plan: {contact: a@b.nl}\n"),
        ("plan/more/notes.yaml", "plan: {contact: [}\n"),
        ("plan/more/notes.yaml", None),
        ("plan/.plankitignore", "more\n"),
        ("plan/.plankitignore", None),
        ("plan/extra.txt", "nothing"),
    ]
)
QUESTIONS = st.sampled_from(
    [
        ("--as-of", GAP_DAY),
        ("--as-of", CLEAN_DAY),
        ("--as-of", GAP_DAY, "-f", "json"),
        ("plan/plan.yaml", "--as-of", GAP_DAY),
        ("--hints",),
    ]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(EDITS, QUESTIONS), min_size=2, max_size=12))
def test_the_answer_is_always_that_of_a_fresh_look(place: Place, steps: list[tuple[str, ...]]) -> None:
    """However edits and questions follow each other, what is said is what would be said without any memory."""
    for step in steps:
        if step[0].startswith("plan/") and len(step) == 2:
            name, content = step
            if content is None:
                (place.home / name).unlink(missing_ok=True)
            else:
                written(place.home, {name: content})
        else:
            assert place.check(*step) == place.check(*step, cache=False)
