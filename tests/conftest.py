"""What every test stands on: a scrubbed environment, the real command line, outputs kept as files."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"

# What a developer's shell or a CI service may set and what changes an output.
FOREIGN = re.compile(
    r"CI|COLORTERM|COLUMNS|LINES|(FORCE|NO|CLICOLOR).*COLOR.*|CLICOLOR.*|LANG(UAGE)?|LC_.*|(GITHUB|GITLAB|RUNNER|TF|SYSTEM|GIT)_.*"
    r"|(TYPER|PLANKIT|XDG|COMP|_PLANKIT)_.*|PYTHONDONTWRITEBYTECODE|PYTHONIOENCODING|PAGER|EDITOR|TTY_.*"
)

hypothesis.settings.register_profile("house", max_examples=30, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("long", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


class Ran(NamedTuple):
    """How a run of plankit ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def pytest_configure() -> None:
    """Let programs that tests start be stopped by Ctrl-C, also where a shell in the background has made us deaf to it."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know `--accept`."""
    parser.addoption("--accept", action="store_true", help="rewrite everything that is generated and committed")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A Chromium without a window; skipped where there is none."""
    from looking import chromium

    with chromium() as running:
        yield running


@pytest.fixture
def axe() -> str:
    """The rules of axe-core, from the package that brings them; skipped where it is not installed."""
    package = pytest.importorskip("axe_playwright_python")
    return Path(package.__file__).with_name("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether outputs are to be written instead of compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session", autouse=True)
def scrubbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same surroundings everywhere: no colour, 100 columns, English, a home of its own."""
    home = str(tmp_path_factory.mktemp("home"))
    kept = {key: value for key, value in os.environ.items() if not FOREIGN.fullmatch(key)}
    fixed = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_CONFIG_HOME": f"{home}/config",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm",
        "COLUMNS": "100",
        "LINES": "40",
        "NO_COLOR": "1",
        "PLANKIT_CACHE": "off",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    with mock.patch.dict(os.environ, kept | fixed, clear=True):
        yield


@pytest.fixture(scope="session")
def run():
    """Run the real command line as a process of its own: `run("check", "plan", cwd=folder)`."""

    def _run(*args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = "") -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "plankit", *map(str, args)],
            cwd=cwd,
            env=os.environ | (env or {}),
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, _text(done.stdout), _text(done.stderr))

    return _run


@pytest.fixture(scope="session")
def call():
    """Run the command line within this process, for many quick cases; `env` and `cwd` hold for the call."""

    def _call(*args: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = "") -> Ran:
        from plankit.quick import main

        out, err = _stream(), _stream()
        with (
            contextlib.chdir(cwd or Path.cwd()),
            mock.patch.dict(os.environ, env or {}),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")),
            mock.patch.object(sys, "argv", ["plankit", *map(str, args)]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = _exit_code(main, [str(arg) for arg in args])
        return Ran(code, _read(out), _read(err))

    return _call


def _exit_code(main, args: list[str]) -> int:
    try:
        return main(args)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return _text(stream.buffer.getvalue())


def _text(output: bytes) -> str:
    return output.decode().replace(os.linesep, "\n")


def golden_folder(item: pytest.Item) -> Path:
    """Where the outputs of a test file are kept: tests/golden/<file>."""
    return GOLDEN / item.path.stem.removeprefix("test_")


def golden_stem(item: pytest.Item) -> str:
    """The name under which a test keeps its outputs: its own, without what file names cannot hold."""
    return re.sub(r"[^a-z0-9_-]+", "-", item.name.removeprefix("test_").lower()).strip("-")


@pytest.fixture
def golden(request: pytest.FixtureRequest, accept: bool) -> Iterator[object]:
    """Compare a whole output with the committed one: `golden(text)`, `golden(page, "html")`, `golden(text, "txt", "narrow")`.

    The file is tests/golden/<test file>/<test>[.<label>].<ending>. `--accept` writes it, and removes what is no longer compared.
    """
    folder, stem = golden_folder(request.node), golden_stem(request.node)
    compared: set[Path] = set()

    def _golden(text: str, ending: str = "txt", label: str = "") -> None:
        file = folder / ".".join(filter(None, (stem, label, ending)))
        compared.add(file)
        if accept:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        kept = file.read_bytes().decode() if file.exists() else ""
        assert text == kept, f"{file.relative_to(ROOT)} differs; look at the difference, then `pytest --accept`"

    yield _golden
    unused = set(folder.glob(f"{stem}.*")) - compared
    if request.session.testsfailed == 0 and (left := _leftovers(unused, accept=accept)):
        pytest.fail(left)


def _leftovers(files: set[Path], *, accept: bool) -> str:
    """What to say about kept outputs that nothing compares; with `accept` they are removed and nothing is said."""
    if accept:
        for file in files:
            file.unlink(missing_ok=True)
        return ""
    names = ", ".join(sorted(str(file.relative_to(ROOT)) for file in files))
    return names and f"kept outputs that nothing compares: {names}; `pytest --accept` removes them"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse kept outputs whose test is gone, whenever a test file is run as a whole."""
    if any("::" in arg for arg in config.args):
        return
    known = {(golden_folder(item), golden_stem(item)) for item in items}
    kept = {file for folder in {folder for folder, _ in known} for file in folder.glob("*.*")}
    orphans = {file for file in kept if (file.parent, file.name.partition(".")[0]) not in known}
    if left := _leftovers(orphans, accept=bool(config.getoption("--accept"))):
        raise pytest.UsageError(left)
