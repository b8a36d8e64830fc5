"""A first plan: the starter of a language and size, filled in, found right, and then written."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from plankit.dates import Duration, after
from plankit.errors import MendableError, refusal
from plankit.files import texts
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.plan import load
from plankit.schema import NAME, schema
from plankit.shipped import templates
from plankit.words import say, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

SIZES = ("small", "full")
_PLACE = re.compile(r"\{\{ (\w+) \}\}")


class Answers(NamedTuple):
    """What `init` asks: everything a starter has a place for, and which starter it is to be."""

    language: str
    size: str
    organization: str
    intranet: str
    owner_name: str
    owner_email: str


def starter(answers: Answers, today: date) -> dict[str, str]:
    """The files of a first plan by relative path, with the answers filled in."""
    for answer in answers:
        if not answer.isprintable():
            raise MendableError(say("An answer holds a character that cannot be seen: {answer}.", answer=ascii(answer)))
    filling = _filling(answers, today)
    files = {
        name: _PLACE.sub(lambda place: filling[place[1]], path.read_text(encoding="utf-8"))
        for name, path in _files(answers.language, answers.size).items()
    }
    return {**files, f"schema/{NAME}": schema(words(answers.language))}


def _files(language: str, size: str) -> dict[str, Path]:
    """The files of a starter as they are shipped, by the path that each gets in the plan."""
    folder = templates() / "starter" / language / size
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.yaml"))}


def _filling(answers: Answers, today: date) -> dict[str, str]:
    """What goes into each place: text as it stands between double quotes in YAML, dates bare."""
    given = answers._asdict()
    return {
        **{name: json.dumps(text, ensure_ascii=False)[1:-1] for name, text in given.items()},
        "today": today.isoformat(),
        "next_year": after(today, Duration(years=1)).isoformat(),
    }


def begin(folder: Path, answers: Answers, today: date) -> list[str]:
    """Write a first plan into a folder and give the names of its files; nothing is ever overwritten."""
    made = starter(answers, today)
    _find_right(made, today)
    free(folder, answers.language, answers.size)
    written: list[Path] = []
    with _refused(folder):
        try:
            for name, text in made.items():
                _write(folder / name, text)
                written.append(folder / name)
        except OSError:
            for path in written:
                path.unlink()
            raise
    return list(made)


@contextmanager
def _refused(folder: Path) -> Iterator[None]:
    """Say in words why the machine will have nothing of a folder."""
    try:
        yield
    except OSError as error:
        raise MendableError(
            say("`{folder}` cannot be written: {why}. Name another folder.", folder=str(folder), why=refusal(error))
        ) from error


def free(folder: Path, language: str, size: str) -> None:
    """That nothing stands where the files of a starter are to come; a MendableError names what does."""
    with _refused(folder):
        if folder.exists() and not folder.is_dir():
            raise MendableError(say("`{folder}` is a file. Name a folder for the plan.", folder=str(folder)))
        names = sorted({*_files(language, size), f"schema/{NAME}"})
        taken = [f"`{name}`" for name in names if (folder / name).exists()]
    if taken:
        raise MendableError(
            say(
                "`{folder}` already holds {files}; choose another folder.",
                folder=str(folder),
                files=", ".join(taken[:3]),
            )
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _find_right(made: Mapping[str, str], today: date) -> None:
    """A first plan is clean, whatever was answered; an answer that cannot stand in a plan is told."""
    files = {name: text for name, text in made.items() if name.endswith(".yaml")}
    index = Index(load(texts(files)), today, after(today, Duration(days=90)))
    for finding in lint(index, Choice(profile="starter")).findings:
        raise MendableError(say("The answers do not make a plan: {why}", why=finding.message))
