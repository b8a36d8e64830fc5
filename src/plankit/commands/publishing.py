"""Documents made of a plan and put where they were asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plankit.commands.writing import write_file
from plankit.errors import MendableError
from plankit.outputs import OUTPUTS, make
from plankit.render import Wanted, formats, render
from plankit.render.output import write
from plankit.words import Said, say, say_n, words

if TYPE_CHECKING:
    from plankit.views import Given


def kinds() -> tuple[str, ...]:
    """Every format: folders of pages, and single files of other programs."""
    return *formats(), *OUTPUTS


def refused(given: Given) -> Said | None:
    """Why nothing is written: a plan with errors is not published."""
    errors = sum(each.severity == "error" for each in given.findings)
    if not errors:
        return None
    return say_n(
        errors,
        "No documents were written: the plan has {n} error. `plankit check` shows it, `--anyway` writes them all the same.",
        "No documents were written: the plan has {n} errors. `plankit check` shows them, `--anyway` writes them all the same.",
    )


def published(given: Given, wanted: Wanted, out: Path | None, plan: Path | None) -> Said:
    """Write the documents, and say how many are where."""
    if wanted.format in OUTPUTS:
        return _one_file(make(given, wanted), out, f"plan.{wanted.format}")
    return _pages(given, wanted, out or Path("site"), plan or Path("plan"))


def _one_file(made: bytes, out: Path | None, name: str) -> Said:
    file = (out / name if out.is_dir() else out) if out else Path(name)
    write_file(str(file), made)
    return say("The plan is in `{file}`.", file=str(file))


def _pages(given: Given, wanted: Wanted, out: Path, plan: Path) -> Said:
    if plan.is_dir() and plan.resolve() == out.resolve():
        raise MendableError(say("`--out`: `{folder}` holds the plan itself; name another folder.", folder=str(out)))
    pages = render(given, wanted)
    if not pages:
        raise MendableError(
            say("There is nothing in the plan about `{section}`, so there is no page to write.", section=wanted.only)
        )
    write(pages, out, wanted.format)
    return _done(len(pages), out, next(iter(pages)))


def _done(count: int, out: Path, first: str) -> Said:
    return say_n(
        count,
        "{n} page is in `{folder}`; open `{first}`.",
        "{n} pages are in `{folder}`; open `{first}`.",
        folder=str(out),
        first=str(out / first),
    )


def told(said: Said, language: str) -> None:
    """Say how it went, beside the results."""
    from plankit.reporters.plain import plain

    sys.stderr.write(plain(words(language)(said)) + "\n")
