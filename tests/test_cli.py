"""The front door: exit codes, one sentence on what can be mended, help in two languages, and nothing written."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from plankit import __version__
from plankit.cli import EVERY_DAY, FURTHER
from plankit.rules import all_rules
from written import CLEAN_DAY, GAP, GAP_DAY, plan_with_a_gap, tree, written  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

COMMANDS = (*EVERY_DAY, *FURTHER)
FORMATS = ("text", "json", "github")
DUTCH = {"PLANKIT_LANG": "nl"}
PLANKIT = [sys.executable, "-m", "plankit"]


def test_version(run: Callable[..., Ran]) -> None:
    """Name and version, and nothing else."""
    assert run("--version") == (0, f"plankit {__version__}\n", "")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(call: Callable[..., Ran], golden: Callable[..., None], command: str, language: str) -> None:
    """Every command tells what it takes, in the language of the environment, under `-h` as under `--help`."""
    words = [command] if command else []
    short, long = (
        call(*words, option, env={"LANG": f"{language}_NL.UTF-8", "LC_ALL": ""}) for option in ("-h", "--help")
    )
    assert short == long
    assert (short.code, short.err) == (0, "")
    golden(short.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_says_what_the_commands_say(command: str) -> None:
    """What stands in the list of commands is what each says of itself."""
    function = getattr(import_module(f"plankit.commands.{command}"), command)
    assert (EVERY_DAY | FURTHER)[command] == function.__doc__.partition("\n")[0]


@pytest.mark.parametrize("words", ["-h", "check -h", "explain -h", "--version"])
def test_help_opens_no_more_than_it_shows(words: str) -> None:
    """No YAML is read for a page of help, no rule is opened, and of the commands at most the one that was asked for."""
    probe = "import sys; from plankit.quick import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe, *words.split()], capture_output=True, text=True, check=False)
    doors = {f"plankit.commands.{each}" for each in COMMANDS if each != words.partition(" ")[0]}
    assert done.returncode == 0
    assert (
        set(done.stderr.split()) & {*doors, "yaml", "rich", "jinja2", "babel", "pydantic_core", "plankit.plan"} == set()
    )


@pytest.mark.parametrize("typed", ["plankit ch", "plankit check --f", "plankit explain "])
def test_completion_opens_no_more_than_it_offers(typed: str) -> None:
    """A shell waits at each press of the tab key: no YAML, no rule and nothing that shows or renders is loaded for it."""
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_PLANKIT_COMPLETE": "complete_bash"}
    command = [sys.executable, "-X", "importtime", "-m", "plankit"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | words)
    opened = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert (done.returncode, "typer" in opened) == (0, True)
    assert opened & {"yaml", "rich", "jinja2", "babel", "pydantic_core", "plankit.plan", "plankit.rules.shape"} == set()


@pytest.mark.parametrize(
    ("words", "most"),
    [("--version", 12), ("--help", 12), ("check --help", 25), ("explain --help", 60), ("ci --help", 60)],
)
def test_what_is_opened_is_counted(words: str, most: int) -> None:
    """Of the more than four hundred modules of plankit, help and version open a handful."""
    probe = "import sys; from plankit.quick import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", probe, *words.split()], capture_output=True, text=True, check=False)
    opened = [each for each in done.stderr.split() if each.startswith("plankit.")]
    assert (done.returncode, 0 < len(opened) <= most) == (0, True)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_where_only_ascii_can_be_shown(run: Callable[..., Ran], command: str) -> None:
    """A terminal without accents gets its help all the same."""
    ran = run(*([command] if command else []), "-h", env=DUTCH | {"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.err, ran.out.startswith("Gebruik: plankit"), ran.out.isascii()) == (0, "", True, True)


def test_nothing_asked(call: Callable[..., Ran]) -> None:
    """Without a command plankit shows what there is, as help and not as a result."""
    ran = call()
    assert (ran.code, ran.out, ran.err) == (2, "", call("-h").out)


USAGE = [
    ("chek", "There is no command `chek`; is `plankit check` meant?"),
    ("publish", "There is no command `publish`; `plankit -h` lists them all."),
    ("--verison", "`plankit` has no option `--verison`; is `--version` meant?"),
    ("check --frmat json", "`plankit check` has no option `--frmat`; is `--format` meant?"),
    ("check --zzz", "`plankit check` has no option `--zzz`; `plankit check -h` lists them all."),
    ("check -x", "`plankit check` has no option `-x`; `plankit check -h` lists them all."),
    ("check --as-of", "`--as-of` wants something after it; `plankit check -h` shows what."),
    ("check --hints=yes", "`--hints` takes nothing after it; `plankit check -h` shows how it is used."),
    (
        "render plan too many",
        "`plankit render` has no use for `too`; a name with spaces wants quotes around it, and `plankit render -h` tells the rest.",
    ),
    (
        "check --format xml",
        "`--format` takes one of `text`, `json`, `jsonl`, `github`, `gitlab`, `sarif`, `junit`, `azure`, `rdjson`, `checkstyle`, `markdown`; `xml` is none of them.",
    ),
    ("check --profile strikt", "`--profile` takes one of `starter`, `standard`, `strict`; `strikt` is none of them."),
    ("lint --fail-level fatal", "`--fail-level` takes one of `error`, `warning`, `hint`; `fatal` is none of them."),
    ("check --lang fr", "`--lang` takes one of `en`, `nl`; `fr` is none of them."),
    ("init --size huge --no-input", "`--size` takes one of `small`, `full`; `huge` is none of them."),
    ("check --select unfilled-ownr", "There is no rule `unfilled-ownr`; is `unfilled-owner` meant?"),
    ("check --ignore polices", "There is no rule `polices`; is `policies` meant?"),
    ("lint --select all", "There is no rule `all`; `plankit explain` lists them all."),
    ("explain unfilled-ownr", "There is no rule `unfilled-ownr`; is `unfilled-owner` meant?"),
    (
        "check --as-of 1-5-2027",
        "`--as-of` takes a day: `1-5-2027` is not a date. Write year, month and day: `2026-10-01`. Is `2027-05-01` meant?",
    ),
    (
        "check --as-of yesterday",
        "`--as-of` takes a day: `yesterday` is not a date. Write year, month and day: `2026-10-01`.",
    ),
    (
        "check --horizon 90",
        (
            "`--horizon` takes a length of time: `90` is not a length of time. "
            "Write a number and a unit, such as `6 weeks`."
        ),
    ),
    ("check nowhere", "There is no `nowhere`; name the folder that holds the plan, or begin one with `plankit init`."),
    ("check plam", "There is no `plam`; is `plan` meant?"),
    ("check notes.txt", "`notes.txt` is no YAML file; the files of a plan end in `.yaml`."),
    (f"check {'x' * 300}", f"`{'x' * 300}` cannot be opened: that name is too long. Name another place."),
    (
        "check -o nowhere/report.txt",
        "`nowhere/report.txt` cannot be written: there is no such folder. Name another file.",
    ),
    ("check -o plan", "`plan` cannot be written: there is a folder of that name. Name another file."),
    (
        "check -o notes.txt/x",
        "`notes.txt/x` cannot be written: a file stands where a folder is wanted. Name another file.",
    ),
    ("check -o plan/plan.yaml", "`plan/plan.yaml` belongs to the plan itself. Name another file for the report."),
    ("schema -o nowhere/x.json", "`nowhere/x.json` cannot be written: there is no such folder. Name another file."),
    ("init notes.txt", "`notes.txt` is a file. Name a folder for the plan."),
    (f"init {'x' * 300}", f"`{'x' * 300}` cannot be written: that name is too long. Name another folder."),
]


@pytest.mark.parametrize(("typed", "told"), USAGE)
def test_what_can_be_mended(call: Callable[..., Ran], gap: Path, typed: str, told: str) -> None:
    """Exit code 2: one sentence and the remedy on standard error, no result, and nothing is written."""
    written(gap, {"notes.txt": "mine"})
    before = tree(gap)
    assert call(*typed.split(), cwd=gap) == (2, "", f"plankit: {told}\n")
    assert tree(gap) == before


DUTCH_USAGE = [
    ("chek", "Er is geen opdracht `chek`; is `plankit check` bedoeld?"),
    ("check --frmat", "`plankit check` kent de optie `--frmat` niet; is `--format` bedoeld?"),
    ("check --as-of", "Achter `--as-of` hoort nog iets te staan; `plankit check -h` laat zien wat."),
    ("check --profile strikt", "Bij `--profile` hoort een van `starter`, `standard`, `strict`; `strikt` is dat niet."),
    ("explain unfilled-ownr", "Er is geen regel `unfilled-ownr`; is `unfilled-owner` bedoeld?"),
    ("check plam", "`plam` bestaat niet; is `plan` bedoeld?"),
    (
        "check --as-of 1-5-2027",
        (
            "Bij `--as-of` hoort een dag: `1-5-2027` is geen datum. Schrijf jaar, maand en dag: `2026-10-01`. "
            "Is `2027-05-01` bedoeld?"
        ),
    ),
    ("check -o plan", "`plan` kan niet worden geschreven: er is een map die zo heet. Noem een ander bestand."),
]


@pytest.mark.parametrize(("typed", "told"), DUTCH_USAGE)
def test_what_can_be_mended_in_dutch(call: Callable[..., Ran], gap: Path, typed: str, told: str) -> None:
    """The same sentences, where the environment is Dutch."""
    assert call(*typed.split(), cwd=gap, env=DUTCH) == (2, "", f"plankit: {told}\n")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": ""}, "nl"),
        ({"LC_ALL": "nl_BE.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "en_GB.UTF-8"}, "nl"),
        ({"LC_ALL": "nl_NL.UTF-8", "PLANKIT_LANG": "en"}, "en"),
        ({"LC_ALL": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "nl_NL"}, "en"),
    ],
)
def test_the_language_of_the_environment(call: Callable[..., Ran], environment: dict[str, str], language: str) -> None:
    """The variables count in the order that POSIX gives them, after plankit's own; what is not spoken becomes English."""
    told = {
        "en": "There is no command `x`; `plankit -h` lists them all.",
        "nl": "Er is geen opdracht `x`; `plankit -h` noemt ze allemaal.",
    }
    assert call("x", env=environment).err == f"plankit: {told[language]}\n"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("day", "options", "code"),
    [
        (CLEAN_DAY, "", 0),
        ("2026-08-01", "", 0),
        ("2026-08-01", "--fail-level warning", 1),
        ("2026-08-01", "--profile strict", 1),
        ("2026-08-01", "--profile starter --fail-level warning", 0),
        (GAP_DAY, "", 1),
        (GAP_DAY, "--ignore ownership", 0),
        (GAP_DAY, "--select shape", 0),
        (CLEAN_DAY, "--fail-level hint", 1),
    ],
)
def test_every_format_has_the_same_exit_code(
    call: Callable[..., Ran],
    gap: Path,
    day: str,
    options: str,
    code: int,
    format_: str,
) -> None:
    """0 where nothing weighs enough, 1 where something does, however it is written down."""
    ran = call("check", "--as-of", day, "--format", format_, *options.split(), cwd=gap)
    assert (ran.code, ran.err) == (code, "")


def _crash(index: object) -> list[object]:
    raise ValueError("\x1b[31mbroken\n::error::x ##vso[y]")


def test_a_crashing_rule(call: Callable[..., Ran], gap: Path) -> None:
    """Exit code 3 names the rule, how to go on without it and how to report it; nothing in it reaches a build service."""
    rule = all_rules()["no-sponsor"]._replace(check=_crash)
    with mock.patch.dict("plankit.rule._REGISTRY", {"no-sponsor": rule}):
        ran, ignored = call("check", cwd=gap), call("check", "--ignore", "no-sponsor", "--as-of", CLEAN_DAY, cwd=gap)
    *traceback, named, report = ran.err.splitlines()
    assert (ran.code, ran.out, ignored.code) == (3, "", 0)
    assert traceback[0] == "Traceback (most recent call last):"
    assert r"ValueError: \x1b[31mbroken" in traceback
    assert (ran.err.count("##vso["), [line for line in traceback if line.startswith("::")]) == (0, [])
    assert named == (
        "plankit: the rule `no-sponsor` has a bug; nothing is wrong with the plan. "
        "`--ignore no-sponsor` leaves it out until it is mended."
    )
    assert report == (
        f"Please report it to the makers of plankit {__version__}, with the lines above; "
        "of the plan they hold only what is quoted in them."
    )


def test_any_other_bug(call: Callable[..., Ran], gap: Path) -> None:
    """A bug elsewhere is told as one, in the language of the environment."""
    with mock.patch("plankit.plan.load", side_effect=RecursionError):
        ran = call("check", cwd=gap, env=DUTCH)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.splitlines()[-2:] == [
        "plankit: dit is een fout in plankit, aan het plan ligt het niet.",
        (
            f"Meld het aan de makers van plankit {__version__}, met de regels hierboven; "
            "van het plan staat daar alleen in wat wordt aangehaald."
        ),
    ]


def test_interrupted(gap: Path) -> None:
    """Ctrl-C ends with 130 and a word, without a traceback."""
    os.mkfifo(gap / "pipe")
    with subprocess.Popen(
        [*PLANKIT, "check", "plan", "-o", "pipe"], cwd=gap, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        # It waits for somebody to read the pipe.
        while not _waits(process.pid):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"\nplankit: stopped.\n")


def _waits(pid: int) -> bool:
    with open(f"/proc/{pid}/wchan", encoding="ascii") as file:  # noqa: PTH123 - a file of the kernel
        return file.read() in {"wait_for_partner", "fifo_open"}


def test_interrupted_at_a_question(tmp_path: Path) -> None:
    """Whoever stops at a question, by Ctrl-C or Ctrl-D, leaves nothing behind."""
    for key in (b"\x03", b"\x04"):
        pid, terminal = pty.fork()
        if not pid:  # pragma: no cover - the child
            os.chdir(tmp_path)
            os.execv(sys.executable, [*PLANKIT, "init"])  # noqa: S606 - that is what is tried
        asked = b""
        while b": " not in asked:
            asked += os.read(terminal, 1024)
        os.write(terminal, key)
        _, status = os.waitpid(pid, 0)
        os.close(terminal)
        assert (os.waitstatus_to_exitcode(status), tree(tmp_path)) == (130, {})


@pytest.mark.parametrize("format_", FORMATS)
def test_a_reader_who_leaves(tmp_path: Path, format_: str) -> None:
    """`plankit check | head -1` ends quietly, and what was found still decides the exit code."""
    people = "".join(f"  p{number}: {{nme: x}}\n" for number in range(2000))
    written(tmp_path, {"plan.yaml": f"plankit: 1\nplan: {{title: T, organization: O}}\npeople:\n{people}"})
    with subprocess.Popen(
        [*PLANKIT, "check", "--format", format_], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 1)


@pytest.mark.parametrize("command", ["explain", "schema"])
def test_a_reader_who_leaves_at_once(command: str) -> None:
    """What only tells something ends well where nobody listens any more."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*PLANKIT, command], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(("closed", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 1), (">&- 2>&-", 1)])
def test_closed_streams(gap: Path, closed: str, code: int) -> None:
    """Where a stream is closed, as under some schedulers, nothing breaks."""
    shell = f'exec "{sys.executable}" -m plankit check plan --as-of {GAP_DAY} {closed}'
    done = subprocess.run(["sh", "-c", shell], cwd=gap, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


def test_only_looking_writes_nothing(call: Callable[..., Ran], gap: Path) -> None:
    """Not a file, a cache or a lock appears beside a plan that is looked at."""
    before = tree(gap)
    for command in (["check"], ["check", "--format", "json"], ["lint", "plan"], ["explain"], ["schema"], ["--version"]):
        call(*command, cwd=gap)
    assert tree(gap) == before


@pytest.mark.parametrize(
    ("shell", "line"),
    [("bash", "_plankit_completion() {"), ("zsh", "#compdef plankit"), ("fish", "complete --command plankit")],
)
def test_shell_completion(run: Callable[..., Ran], shell: str, line: str) -> None:
    """`--show-completion` prints what a shell needs."""
    ran = run("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert (ran.code, ran.err, ran.out.lstrip().startswith(line)) == (0, "", True)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", " ".join(sorted(COMMANDS))),
        ("ch", "check"),
        ("check --fo", "--format"),
        ("check --format ", "azure checkstyle github gitlab json jsonl junit markdown rdjson sarif text"),
        ("lint --profile st", "standard starter strict"),
        ("check --fail-level w", "warning"),
        ("check --lang ", "en nl"),
        ("init --size ", "full small"),
        ("explain unfilled", "unfilled-owner"),
        ("check --ignore owner-has", "owner-has-left"),
        ("check --select owners", "ownership"),
    ],
)
def test_tab_completes(run: Callable[..., Ran], typed: str, offered: str) -> None:
    """Tab offers commands, options, and the words that an option takes."""
    words = f"plankit {typed}"
    asked = {"_PLANKIT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
    ran = run(env=asked)
    assert (ran.code, ran.err, " ".join(sorted(ran.out.split()))) == (0, "", offered)
