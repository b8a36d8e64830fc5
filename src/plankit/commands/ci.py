"""`plankit ci`: the files by which build services check a plan."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from plankit.ci import GITLAB, PLACES, Job, block, checked, including, stages, whole
from plankit.ci.steps import steps
from plankit.commands import options
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.commands.putting import put
from plankit.commands.writing import write_file
from plankit.errors import MendableError, refusal
from plankit.reporters.plain import plain
from plankit.words import Said, say, words

System = Annotated[
    str,
    typer.Argument(
        metavar=hint("SERVICE"),
        autocompletion=lambda: list(PLACES),
        help=hint("Which service: `github`, `gitlab`, `azure` or `pre-commit`."),
    ),
]
PlanOption = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar=hint("PATH"),
        help=hint("The plan's folder or file; `plan` or this folder when left out."),
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar=hint("FILE"),
        help=hint("Write to this file; to the usual one when left out. `-` prints it."),
    ),
]
Publish = Annotated[bool, typer.Option("--publish", help=hint("Let the service publish the plan as pages as well."))]
Package = Annotated[
    str,
    typer.Option(
        "--package",
        metavar=hint("NAME"),
        help=hint("What pip installs, such as `plankit==1.0` or the address of a copy of your own."),
    ),
]


class _File(NamedTuple):
    """A file: where it is, how it is named here, and what stands in it (None: there is no such file)."""

    path: Path
    name: str
    text: str | None


def ci(
    system: System = "",
    plan: PlanOption = None,
    output: Output = "",
    publish: Publish = False,
    package: Package = "plankit",
    lang: options.Language = "",
) -> int:
    """Write the file by which GitHub, GitLab, Azure Pipelines or pre-commit checks the plan, or renew it."""
    _known(system)
    place = plan or (Path("plan") if Path("plan").is_dir() else Path())
    language = _language(place, lang)
    top = _top()
    file = top / PLACES[system] if output in {"", "-"} else Path(output)
    named = stages(_read(top / GITLAB).text or "") if system == "gitlab" else ()
    job = checked(Job(system, _from_top(place, top), language, _from_top(file, top), package, publish, named))
    if output == "-":
        put(block(job))
        return 0
    _spare_the_plan(file, place)
    put(_told(_written(job, _read(file), top), job, language))
    return 0


def _known(system: str) -> None:
    if not system:
        raise MendableError(
            say(
                "`plankit ci` wants the name of a service after it: {services}.",
                services=", ".join(f"`{each}`" for each in PLACES),
            )
        )
    chosen("plankit ci", system, PLACES)


def _language(place: Path, lang: str) -> str:
    """The language to write in; a MendableError where there is no plan at a place."""
    plan = opened(place, lang=lang)
    if not plan.index.plan.sources:
        raise MendableError(
            say(
                "There is no plan in `{folder}`. Name its folder with `--plan`, or begin one with `plankit init`.",
                folder=str(place),
            )
        )
    return plan.language


def _top() -> Path:
    """The top of the repository one stands in; this folder where there is none."""
    here = Path.cwd()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here)


def _from_top(path: Path, top: Path) -> str:
    """The way to a file or folder from the top of the repository, `/` between; links on the way count as they are."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - without following links
    if not here.is_relative_to(top):
        raise MendableError(
            say("`{path}` lies outside of the repository in `{folder}`.", path=str(path), folder=str(top))
        )
    return here.relative_to(top).as_posix()


def _spare_the_plan(file: Path, place: Path) -> None:
    """The file never stands among those of the plan, where it would be read as one of them."""
    real, plan = Path(os.path.realpath(file)), Path(os.path.realpath(place))
    within = real.is_relative_to(plan) and not any(part.startswith(".") for part in real.relative_to(plan).parts)
    if within:
        raise MendableError(
            say(
                "`{file}` would stand among the files of the plan and be read as one. Name another file.",
                file=str(file),
            )
        )


def _read(path: Path) -> _File:
    name = os.path.relpath(path)
    try:
        return _File(path, name, path.read_bytes().decode())
    except (FileNotFoundError, NotADirectoryError):
        return _File(path, name, None)
    except UnicodeDecodeError:
        raise MendableError(say("`{file}` is no text in UTF-8, so it stays as it is.", file=name)) from None
    except OSError as error:
        raise MendableError(say("`{file}` cannot be read: {why}.", file=name, why=refusal(error))) from error


def _written(job: Job, file: _File, top: Path) -> list[Said]:
    """Write what is to be written, and tell of each file what was done."""
    made = whole(job, file.text, file.name)
    if job.system != "gitlab":
        return [_write(file, made)]
    gitlab = _read(top / GITLAB)
    taking_in = including(job, gitlab.text)
    done = _write(file, made)
    return [done, _left_alone(gitlab.name, job.file) if taking_in is None else _write(gitlab, taking_in)]


def _left_alone(gitlab: str, file: str) -> Said:
    return say(
        "`{gitlab}` has been left alone, as it takes in other files or is written in a way of its own. "
        "Add this line under its `include`: `- local: {file}`",
        gitlab=gitlab,
        file=file,
    )


def _write(file: _File, text: str) -> Said:
    """Write what is to stand in a file, where it does not yet, and tell what was done."""
    if text == file.text:
        return say("`{file}` is as it should be; nothing was changed.", file=file.name)
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        is_file = isinstance(error, FileExistsError)
        why = say("a file stands where a folder is wanted") if is_file else refusal(error)
        raise MendableError(
            say("`{file}` cannot be written: {why}. Name another file.", file=file.name, why=why)
        ) from error
    write_file(str(file.path), text)
    if file.text is None:
        return say("`{file}` is written.", file=file.name)
    return say("`{file}` is brought up to date.", file=file.name)


def _told(done: list[Said], job: Job, language: str) -> str:
    """What was done, and the steps that follow."""
    speak = words(language)
    numbered = [f"  {number}. {plain(speak(step))}" for number, step in enumerate(steps(job), 1)]
    return "\n".join([*(plain(speak(each)) for each in done), "", speak(say("The next steps:")), *numbered, ""])
