"""Shorter ways to write a field, each turned into its full form; what is neither is left for validation to name."""

from __future__ import annotations

import re

from plankit.errors import Misfit
from plankit.words import say

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "sftp", "file", "msteams"})
VACANT = frozenset({"vacant", "vacature"})
MEANT = frozenset({"", "true", "false", "yes", "no", "ja", "nee", "on", "off", "y", "n", "waar", "onwaar"})
TABLE = frozenset({"file", "header_row", "columns"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.ASCII | re.IGNORECASE)
_PATH = re.compile(r"/\S*")
_BARE_HOST = re.compile(r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be))(?:[/:?#].*)?", re.IGNORECASE)


def as_list(value: object) -> object:
    """A list: `editors: anna` for `editors: [anna]`; nothing for an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def as_map(value: object) -> object:
    """A mapping; nothing for an empty one."""
    return {} if value is None else value


def as_entries(value: object) -> object:
    """Entries by id; one of which nothing is written yet is empty."""
    if isinstance(value, dict) and None in value.values():
        return {key: as_map(entry) for key, entry in value.items()}
    return as_map(value)


def as_titled(value: object) -> object:
    """Entries by id, of which a bare string is the title: `goals: {trust: People trust what they read}`."""
    return _filled(value, "title")


def as_roles(value: object) -> object:
    """Roles by id; a note under `internal`, where every other entry has its note, is an `internal_note`."""
    roles = as_entries(value)
    if not isinstance(roles, dict) or not any(map(_annotated, roles.values())):
        return roles
    return {key: _noted(role) if _annotated(role) else role for key, role in roles.items()}


def _annotated(role: object) -> bool:
    """Whether a role has a note where it says whether it is for employees only; a misspelt yes or no is none."""
    note = role.get("internal") if isinstance(role, dict) and not role.get("internal_note") else None
    if isinstance(note, dict):
        return bool(note) and note.keys() <= {"nl", "en"} and all(isinstance(text, str) for text in note.values())
    return isinstance(note, str) and note.strip().casefold() not in MEANT


def _noted(role: dict[str, object]) -> dict[str, object]:
    return {**{key: value for key, value in role.items() if key != "internal"}, "internal_note": role["internal"]}


def as_named(value: object) -> object:
    """People by id, of whom a bare string is the name: `people: {anna: Anna de Wit}`."""
    return _filled(value, "name")


def _filled(value: object, field: str) -> object:
    if not isinstance(value, dict):
        return as_map(value)
    if all(isinstance(entry, dict) for entry in value.values()):
        return value
    return {key: {field: entry} if isinstance(entry, str) else as_map(entry) for key, entry in value.items()}


def as_holding(value: object) -> object:
    """Who holds a role: `anna` for `{person: anna}`."""
    return {"person": value} if isinstance(value, str) else value


def as_deputy(value: object) -> object:
    """Who stands in: `bram` for `{person: bram}`."""
    return {"person": value} if isinstance(value, str) else value


def as_completion(value: object) -> object:
    """Who finished a course: `anna` for `{person: anna}`."""
    return {"person": value} if isinstance(value, str) else value


def as_seat(value: object) -> object:
    """A seat in a body: `anna` for `{holder: anna}`."""
    return {"holder": value} if isinstance(value, str) else value


def as_holder(value: object) -> object:
    """Who sits in a seat; `vacature` is `vacant`."""
    return "vacant" if isinstance(value, str) and value in VACANT else value


def as_limit(value: object) -> object:
    """How far a decision right reaches: words, or the `cost` and `days` it goes up to."""
    if isinstance(value, str):
        return {"text": value}
    languages = isinstance(value, dict) and value and value.keys() <= {"nl", "en"}
    return {"text": value} if languages else value


def as_quorum(value: object) -> object:
    """How many must be there: a number for `{count: 5}`."""
    return {"count": value} if isinstance(value, int) and not isinstance(value, bool) else value


def as_not_yet(value: object) -> object:
    """The sections a team does not want yet, each with its reason, which may be empty."""
    match value:
        case None:
            return {}
        case str():
            return {value: ""}
        case list() if all(isinstance(section, str) for section in value):
            return dict.fromkeys(value, "")
        case dict():
            return {section: "" if reason is None else reason for section, reason in value.items()}
    return value


def as_table(value: object) -> object:
    """A list kept outside: `people.csv` for `{file: people.csv}`."""
    return {"file": value} if isinstance(value, str) else value


def as_readings(value: object) -> object:
    """The readings of a KPI: a value for each date, or the file that holds them."""
    if isinstance(value, dict) and not (value and value.keys() <= TABLE):
        return {"on": value}
    return as_table(value)


def as_completed(value: object) -> object:
    """Who finished a course: a list of people and dates, or the file that holds it."""
    return {"by": value} if isinstance(value, list) else as_table(value)


def as_setting(value: object) -> object:
    """What a plan sets for a rule: a severity, options, or both beside each other."""
    if isinstance(value, str):
        return {"severity": value}
    if not isinstance(value, dict):
        return value
    options = {key: option for key, option in value.items() if key != "severity"}
    return {"severity": value.get("severity"), "options": options}


def text_or_languages(value: object) -> str:
    """Which of the two a text is: plain text, or a text for each language."""
    return "languages" if isinstance(value, dict) else "text"


def link(value: object) -> object:
    """An address: a URL, or a path that starts from the intranet or the plan."""
    if not isinstance(value, str) or _PATH.fullmatch(value):
        return value
    address = value.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].casefold() not in SCHEMES:
        raise Misfit(say("`{value}` is not an address: it starts with `{scheme}:`.", value=address, scheme=scheme[1]))
    if not scheme and _BARE_HOST.fullmatch(address):
        raise Misfit(
            say("`{value}` is not a whole address: write `https://` in front.", value=address), f"https://{address}"
        )
    if re.search(r"\s", address):
        guess = re.sub(r"\s", "%20", address)
        raise Misfit(say("`{value}` is not an address: there is a space in it.", value=address), guess)
    return address


def or_false(value: object) -> object:
    """No, where nothing is written."""
    return False if value is None else value


def or_one(value: object) -> object:
    """One, where nothing is written."""
    return 1 if value is None else value


def or_here(value: object) -> object:
    """`here`, where nothing is written."""
    return "here" if value is None else value


def or_assigned(value: object) -> object:
    """`assigned`, where nothing is written."""
    return "assigned" if value is None else value


def or_in_force(value: object) -> object:
    """`in_force`, where nothing is written."""
    return "in_force" if value is None else value


def or_open(value: object) -> object:
    """`open`, where nothing is written."""
    return "open" if value is None else value


def or_new(value: object) -> object:
    """`new`, where nothing is written."""
    return "new" if value is None else value


def or_higher(value: object) -> object:
    """`higher`, where nothing is written."""
    return "higher" if value is None else value


def or_below(value: object) -> object:
    """`below`, where nothing is written."""
    return "below" if value is None else value


def or_standard(value: object) -> object:
    """`standard`, where nothing is written."""
    return "standard" if value is None else value
