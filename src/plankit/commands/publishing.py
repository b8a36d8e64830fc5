"""Documents made of a plan and put where they were asked for."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plankit.commands.writing import write_file
from plankit.errors import MendableError
from plankit.outputs import OUTPUTS, make
from plankit.render import Wanted, formats, render, warnings
from plankit.render.kept import kept, standing
from plankit.render.output import Edition, differing, same, with_kept, write, written_as_of
from plankit.render.tongues import beside
from plankit.words import Said, say, say_n, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.commands.progress import Progress
    from plankit.views import Given


FEW = 5
"""So many documents are named; of more it is said that there are."""


def kinds(own: Path | None = None) -> tuple[str, ...]:
    """Every format: folders of pages, among them those of a team's own templates, and single files of other programs."""
    return *formats(own), *OUTPUTS


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


def published(
    given: Given, wanted: Wanted, out: Path | None, plan: Path | None, progress: Progress
) -> tuple[Said, ...]:
    """Write the documents, and say how many are where."""
    style = () if wanted.format in OUTPUTS else warnings(given, wanted)
    files = _files(given, wanted, out, progress)
    if not out or out.is_dir():
        _ours(files)
    for file, made in files.items():
        write_file(str(file), made)
    if files:
        return *style, *(say("The plan is in `{file}`.", file=str(file)) for file in files)
    folder = _apart(out or Path("site"), plan or Path("plan"))
    made_pages = _pages(given, wanted, progress)
    with progress.during(say("Writing the pages")):
        pages = with_kept(made_pages, folder)
        write(pages.pages, folder, Edition(wanted.format, given.index.on.isoformat()), spared=pages.orphans)
    return (
        *style,
        *map(partial(_orphan, folder), pages.orphans),
        _done(len(pages.pages), folder, next(iter(pages.pages))),
    )


def outdated(given: Given, wanted: Wanted, out: Path | None, progress: Progress) -> Said | None:
    """Which documents, of those that were written before, are not what the plan makes of them now; nothing is written."""
    files = _files(given, wanted, out, progress)
    names = [str(file) for file, made in files.items() if not same(file, made)]
    if not files:
        folder = out or Path("site")
        names = [str(folder / name) for name in differing(with_kept(_pages(given, wanted, progress), folder), folder)]
    if not names:
        return None
    return say_n(
        len(names),
        "{n} document is older than the plan: {names}. Run the same command without `--check`.",
        "{n} documents are older than the plan: {names}. Run the same command without `--check`.",
        names=_few(names),
    )


def _files(given: Given, wanted: Wanted, out: Path | None, progress: Progress) -> dict[Path, bytes]:
    """The documents that are one file each; none where pages are wanted in a folder."""
    if wanted.format in OUTPUTS:
        file = _file(wanted, out)
        with progress.during(say("Making `{file}`", file=str(file))):
            return {file: make(given, wanted)}
    if not wanted.single:
        return {}
    made, folder = _pages(given, wanted, progress), _beside(out)
    before = standing({name for name in made if name.endswith(".md")}, folder)
    return {folder / name: text.encode("utf-8", "replace") for name, text in kept(made, before).pages.items()}


def _few(names: list[str]) -> Said | str:
    shown = ", ".join(f"`{name}`" for name in names[:FEW])
    return say("{names} and more", names=shown) if len(names) > FEW else shown


def _file(wanted: Wanted, out: Path | None) -> Path:
    name = f"plan.{wanted.format}"
    return (out / name if out.is_dir() else out) if out else Path(name)


def _beside(out: Path | None) -> Path:
    """The folder in which a single file stands."""
    return (out if out.is_dir() else out.parent) if out else Path()


def _ours(files: Iterable[Path]) -> None:
    """Refuse to write over Markdown that somebody wrote by hand, in a place that nobody named: `plan.md` may well be such."""
    for file in files:
        if file.suffix == ".md" and file.is_file() and not written_as_of(file):
            raise MendableError(say("`{file}` was not written by plankit; name a file with `--out`.", file=str(file)))


def _apart(out: Path, plan: Path) -> Path:
    """The folder to write to: never the one with the files of the plan themselves."""
    if plan.is_dir() and plan.resolve() == out.resolve():
        raise MendableError(say("`--out`: `{folder}` holds the plan itself; name another folder.", folder=str(out)))
    return out


def _pages(given: Given, wanted: Wanted, progress: Progress) -> dict[str, str]:
    pages = render(given, wanted, progress.each)
    if not pages:
        raise MendableError(
            say("There is nothing in the plan about `{section}`, so there is no page to write.", section=wanted.only)
        )
    return pages


def _orphan(folder: Path, name: str) -> Said:
    return say(
        "`{file}` belongs to nothing in the plan any more, and stays because it holds words of your own. Move them, and remove it.",
        file=str(folder / name),
    )


def _done(count: int, out: Path, first: str) -> Said:
    return say_n(
        count,
        "{n} page is in `{folder}`; open `{first}`.",
        "{n} pages are in `{folder}`; open `{first}`.",
        folder=str(out),
        first=str(out / first),
    )


def day_of(out: Path | None, whole: str = "", languages: Iterable[str] = ()) -> str:
    """The day as of which the pages at a place were written, or the one file of that name; `""` where there are none."""
    if not whole:
        return written_as_of(out or Path("site"))
    files = (_beside(out) / name for name in (whole, *(beside(whole, each) for each in languages)))
    return next((day for file in files if (day := written_as_of(file))), "")


def told(language: str, *said: Said | None) -> None:
    """Say how it went, beside the results, a line each."""
    from plankit.reporters.plain import plain

    for each in filter(None, said):
        sys.stderr.write(plain(words(language)(each)) + "\n")
