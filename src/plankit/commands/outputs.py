"""Where a report goes, and in which formats: as asked for, else as the build service wants it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plankit.commands.opening import chosen
from plankit.errors import MendableError
from plankit.reporters import FORMATS
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plankit.words import Said

STANDARD = ("", "-")


class Output(NamedTuple):
    """A format, and the file it goes to; `""` is standard output. Some files are added to, never mind whether they can be."""

    format: str
    file: str = ""
    added: bool = False


def asked_for(formats: Sequence[str], file: str, environ: Mapping[str, str]) -> tuple[Output, ...]:
    """What was asked for: `FORMAT` or `FORMAT=FILE`, and a file for the first format without one."""
    asked = [_output(each) for each in formats if each]
    if file in STANDARD:
        return _apart(asked) if asked else _usual(environ)
    if not asked:
        return (Output("text", file),)
    bare = next((number for number, each in enumerate(asked) if not each.file), None)
    if bare is None:
        raise MendableError(say("`--output`: every `--format` names a file of its own already. Leave `--output` out."))
    asked[bare] = asked[bare]._replace(file=file)
    return _apart(asked)


def _output(text: str) -> Output:
    name, _, file = text.partition("=")
    chosen("--format", name or text, FORMATS)
    return Output(name, "" if file in STANDARD else file)


def _apart(asked: Iterable[Output]) -> tuple[Output, ...]:
    """The same, when no two of them go to one place."""
    places: dict[str, Output] = {}
    for each in asked:
        place = os.path.realpath(each.file) if each.file else ""
        if place in places:
            raise MendableError(_clash(places[place], each))
        places[place] = each
    return tuple(places.values())


def _clash(first: Output, second: Output) -> Said:
    if not second.file:
        return say(
            "Only one report can be printed, not both `{first}` and `{second}`; give one a file: `--format {second}=FILE`.",
            first=first.format,
            second=second.format,
        )
    return say(
        "`{first}` and `{second}` cannot both go to `{file}`; name another file for one of them.",
        first=first.format,
        second=second.format,
        file=second.file,
    )


def _usual(environ: Mapping[str, str]) -> tuple[Output, ...]:
    """The text; in GitHub Actions and Azure Pipelines marks at the lines as well, in the former a summary of the job."""
    if environ.get("GITHUB_ACTIONS") == "true":
        summary = environ.get("GITHUB_STEP_SUMMARY")
        added = (Output("markdown", summary, added=True),) if summary else ()
        return Output("text"), Output("github"), *added
    if environ.get("TF_BUILD", "").lower() == "true":
        return Output("text"), Output("azure")
    return (Output("text"),)


def add(file: str, text: str) -> None:
    """Add text to a file of the build service, where that is possible: it never decides how a check ends."""
    with suppress(OSError), Path(file).open("a", encoding="utf-8", newline="") as stream:
        stream.write(text)
