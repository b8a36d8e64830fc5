"""Every sentence exists in Dutch: the fragments beside each other hold all that is said, and nl.mo is made of them."""

from __future__ import annotations

import ast
import io
import re
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SRC = ROOT / "src" / "plankit"
LOCALE = SRC / "locale"
SAYING = {"say": slice(0, 1), "say_n": slice(1, 3), "word": slice(0, 1), "hint": slice(0, 1), "_": slice(0, 1)}
PLACE = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)\}(?!\})")

Id = str | tuple[str, str]
Catalogue = dict[Id, str | tuple[str, ...]]


class Heard(NamedTuple):
    """A sentence and where it is said."""

    id: Id
    where: str


def _calls(file: Path, within: type = ast.Module) -> Iterator[tuple[ast.Call, str]]:
    tree = ast.parse(file.read_text("utf-8"))
    for node in (inner for outer in ast.walk(tree) if isinstance(outer, within) for inner in ast.walk(outer)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYING:
                yield node, name


def _literals(call: ast.Call, name: str) -> list[str]:
    arguments = call.args[SAYING[name]]
    return [each.value for each in arguments if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def said_in_code() -> Iterator[Heard]:
    """The templates of all calls of say, say_n and word."""
    for file in sorted(SRC.rglob("*.py")):
        for call, name in _calls(file):
            found = _literals(call, name)
            if found and len(found) == len(call.args[SAYING[name]]):
                yield Heard(tuple(found) if name == "say_n" else found[0], f"{file.relative_to(ROOT)}:{call.lineno}")


def said_in_templates() -> Iterator[Heard]:
    """The fixed words of the pages."""
    for file in sorted((ROOT / "templates").rglob("*.j2")):
        with file.open("rb") as text:
            found = list(extract("jinja2.ext:babel_extract", text, options={"silent": "false"}))
        for line, message, _, _ in found:
            yield Heard(message if isinstance(message, str) else message[:2], f"{file.relative_to(ROOT)}:{line}")


def said_by_rules() -> Iterator[Heard]:
    """The summary of every rule."""
    if (SRC / "rules").exists():
        from plankit.rules import all_rules

        for each in all_rules().values():
            yield Heard(each.summary, each.check.__module__)


def said_by_commands() -> Iterator[Heard]:
    """The first paragraph of what each command says of itself."""
    for file in sorted((SRC / "commands").glob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.rstrip("_") == file.stem.rstrip("_"):
                text = (ast.get_docstring(node) or "").partition("\n\n")[0]
                assert "\n" not in text, f"{file.name}: the first paragraph must be one line, or it cannot be looked up"
                yield Heard(text, f"{file.relative_to(ROOT)}:{node.lineno}")


def said_by_the_format() -> Iterator[Heard]:
    """What editors show beside each key."""
    from plankit.sections import PlanData

    waiting: list[object] = [PlanData.model_json_schema(by_alias=True)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += part.values()
            if isinstance(text := part.get("description"), str):
                yield Heard(text, "src/plankit/sections")
        elif isinstance(part, list):
            waiting += part


@pytest.fixture(scope="module")
def heard() -> dict[Id, str]:
    """Everything plankit says, with one place where it does."""
    speakers = (said_in_code, said_in_templates, said_by_rules, said_by_commands, said_by_the_format)
    return {each.id: each.where for speaker in speakers for each in speaker()}


@pytest.fixture(scope="module")
def fragments() -> dict[Path, Catalogue]:
    """The hand-written Dutch, a fragment for each room."""
    return {file: _read(file) for file in sorted((LOCALE / "nl").glob("*.po"))}


class Plain(Catalog):
    """A catalogue without dates and versions in its head, so that equal fragments give equal bytes."""

    mime_headers = (
        ("Language", "nl"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    )


def _read(file: Path) -> Catalogue:
    with file.open("rb") as text:
        catalogue = read_po(text, locale="nl", abort_invalid=True)
    fuzzy = [message.id for message in catalogue if message.id and message.fuzzy]
    assert not fuzzy, f"{file.name}: fuzzy: {fuzzy}"
    return {message.id: message.string for message in catalogue if message.id}


def _places(text: str) -> set[str]:
    return {one or other for one, other in PLACE.findall(text)}


def _fields(template: str) -> Iterator[str]:
    return (field for _, field, _, _ in Formatter().parse(template) if field is not None)


def _has_words(id_: Id) -> bool:
    return any(letter.isalpha() for letter in PLACE.sub("", _each(id_)[0]))


def _each(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _none(title: str, rows: list[str]) -> None:
    if rows:
        pytest.fail("\n".join([f"{title}: {len(rows)}", *sorted(rows)]), pytrace=False)


def test_templates_are_literal() -> None:
    """Every sentence stands in its call as it is, or nobody could find and translate it."""
    rows = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted(SRC.rglob("*.py"))
        if file.name != "words.py"
        for call, name in _calls(file)
        if name in {"say", "say_n"} and len(_literals(call, name)) < len(call.args[SAYING[name]])
    ]
    _none("said without a literal", rows)


def test_every_place_is_filled() -> None:
    """What a call gives is what its sentence has room for; a brace that is meant as one is doubled.

    Tables of sentences outside of functions are filled where they are used.
    """
    rows = [
        f"{file.relative_to(ROOT)}:{call.lineno}: {sorted(wanted ^ given)}"
        for file in sorted(SRC.rglob("*.py"))
        for call, name in _calls(file, ast.FunctionDef)
        if file.name != "words.py" and name in {"say", "say_n"} and all(each.arg for each in call.keywords)
        for given in [{each.arg for each in call.keywords}]
        for wanted in [{field for text in _literals(call, name) for field in _fields(text)} - {"n"}]
        if given - {"n"} != wanted
    ]
    _none("places and what fills them differ", rows)


def test_everything_is_said_in_dutch(heard: dict[Id, str], fragments: dict[Path, Catalogue]) -> None:
    """Each sentence has a Dutch one in some fragment."""
    dutch = {id_ for fragment in fragments.values() for id_, text in fragment.items() if all(_each(text))}
    rows = [f"{where}: {id_!r}" for id_, where in heard.items() if id_ not in dutch and _has_words(id_)]
    _none("not in Dutch yet", rows)


def test_nothing_is_left_over(heard: dict[Id, str], fragments: dict[Path, Catalogue]) -> None:
    """No fragment holds a sentence that nobody says any more."""
    rows = [f"{file.name}: {id_!r}" for file, fragment in fragments.items() for id_ in fragment if id_ not in heard]
    _none("in Dutch, but said nowhere", rows)


def test_places_are_the_same(fragments: dict[Path, Catalogue]) -> None:
    """A Dutch sentence names what the English one names, no more and no less."""
    rows = [
        f"{file.name}: {id_!r}"
        for file, fragment in fragments.items()
        for id_, text in fragment.items()
        if {frozenset(_places(each)) for each in _each(text)[-1:]} != {frozenset(_places(_each(id_)[-1]))}
    ]
    _none("other places in Dutch", rows)


def test_one_sentence_has_one_translation(fragments: dict[Path, Catalogue]) -> None:
    """What two rooms say alike is alike in Dutch."""
    first: Catalogue = {}
    rows = [
        f"{file.name}: {id_!r}"
        for file, fragment in fragments.items()
        for id_, text in fragment.items()
        if first.setdefault(id_, text) != text
    ]
    _none("translated in two ways", rows)


def test_compiled_catalogue_is_current(fragments: dict[Path, Catalogue], accept: bool) -> None:
    """nl.mo is what the fragments compile to; `--accept` writes it."""
    whole = Plain(locale="nl", charset="utf-8")
    for id_, text in sorted((each for fragment in fragments.values() for each in fragment.items()), key=repr):
        whole.add(id_, text)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    file = LOCALE / "nl.mo"
    if accept:
        file.write_bytes(compiled.getvalue())
    assert file.exists(), "nl.mo is missing: pytest --accept tests/test_catalogues.py"
    assert file.read_bytes() == compiled.getvalue(), "nl.mo is not current: pytest --accept tests/test_catalogues.py"
