"""The sentences about what does not fit: what stands there, what is wanted, what to write instead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from plankit import shape
from plankit.errors import Misfit
from plankit.findings import At, Part, Problem, Route
from plankit.misfits.meant import meant
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Collection

FORMAT = 1
SHOWN = 60
NUMBERS = ("int_type", "int_from_float", "int_parsing", "float_type", "float_parsing", "finite_number")
MAPPINGS = ("model_type", "model_attributes_type", "dict_type", "dataclass_type")


class Fault(NamedTuple):
    """One refusal of the validator, at the route where it stands in the plan."""

    type: str
    route: Route
    part: Part
    input: Any
    context: dict[str, Any]
    listed: bool = False
    entry: Name | None = None


def written(value: float) -> str:
    """A number or yes/no as the words that stand in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return getattr(value, "written", None) or str(value)


def unknown_key(fault: Fault, known: Collection[str], present: Collection[str]) -> Problem:
    """A key the format does not know; one close to a known key probably means that one."""
    key = str(fault.route[-1])
    near = [each for each in meant(key) if each in known]
    near += get_close_matches(
        key.lower().replace("-", "_"), [each for each in known if each not in near], n=3, cutoff=0.6
    )
    absent = [each for each in near if each not in present]
    covers: tuple[Route, ...] = (fault.route,)
    if absent:
        covers += ((*fault.route[:-1], absent[0]),)
        remedy = say("Did you mean `{key}`?", key=absent[0])
    else:
        remedy = say("Take it out, or use one of: {keys}.", keys=_quoted(known))
    message = say("The key `{key}` is not known here.", key=key)
    if len(fault.route) == 1:
        message = say("`{key}` is not a section of the plan.", key=key)
    return Problem(At(fault.route, "key"), message, remedy, tuple(absent), value=key, covers=covers, rule="unknown-key")


def missing_key(fault: Fault) -> Problem:
    """A key without which the entry cannot be understood."""
    key = str(fault.route[-1])
    remedy = say("Add `{key}:` with its value.", key=key)
    if fault.entry:
        message = say("{entry} has no `{key}`.", entry=fault.entry, key=key)
    elif key == "plankit":
        message = say("The plan does not say which version of the format it follows.")
        remedy = say("Write `plankit: 1` on top of the first file.")
    elif key == "plan":
        message = say("The plan does not say what it is called and for which organization it is.")
        remedy = say("Write it below `plan:`, such as `plan: {{title: Intranet plan, organization: Oevermark}}`.")
    else:
        message = say("`{key}` is missing.", key=key)
    return Problem(At(fault.route), message, remedy, value=key, covers=(fault.route,), rule="missing-key")


def two_owners(fault: Fault) -> Problem:
    """An owner given as a list: of two owners each may think it is the other."""
    entry, key = fault.entry, str(fault.route[-1])
    named = tuple(f"`{each}`" for each in fault.input)
    if len(named) == 1:
        message = say("`{key}` of {entry} is a list, but it takes one name.", key=key, entry=entry)
        remedy = say("Write `{key}: {first}`, without brackets or a dash.", key=key, first=fault.input[0])
    else:
        message = say("{entry} has more than one `{key}`: {named}.", key=key, entry=entry, named=named)
        remedy = say("Choose one; the others may stand under `responsible` or `consulted`.")
    value = ",".join(map(str, fault.input))
    return Problem(At(fault.route), message, remedy, (), value, covers=(fault.route,), rule="two-owners")


def misfit(fault: Fault) -> Problem:
    """Anything else: the wrong kind of value, or a value that cannot be."""
    if fault.route == ("plankit",) and isinstance(fault.input, int) and fault.input > FORMAT:
        return _newer_format(fault)
    if fault.type in ("literal_error", "enum"):
        return _not_a_choice(fault)
    if fault.part == "key":
        return _bad_key(fault)
    error = fault.context.get("error")
    if isinstance(error, Misfit):
        return _problem(fault, "invalid-value", error.said, None, error.suggestions)
    if fault.type.startswith(("greater_than", "less_than")):
        return _out_of_range(fault)
    if fault.type in NUMBERS and isinstance(fault.input, str | int | float):
        return _not_a_number(fault)
    return _wrong_type(fault)


def _newer_format(fault: Fault) -> Problem:
    message = say(
        "This plan is written in format version {version}; this plankit knows version {known}.",
        version=fault.input,
        known=FORMAT,
    )
    return _problem(fault, "newer-format", message, say("Install a newer plankit: `pip install --upgrade plankit`."))


def _problem(fault: Fault, rule: str, message: Said, remedy: Said | None, suggestions: tuple[str, ...] = ()) -> Problem:
    if remedy is None and suggestions:
        remedy = say("Write {choices}.", choices=tuple(f"`{each}`" for each in suggestions))
    return Problem(
        At(fault.route, fault.part),
        message,
        remedy,
        suggestions,
        value=_shown(fault.input),
        covers=(fault.route,),
        rule=rule,
    )


def _bad_key(fault: Fault) -> Problem:
    """A key that is no id, or no date where dates are wanted."""
    key = str(fault.route[-1])
    error = fault.context.get("error")
    if isinstance(error, Misfit):
        return _problem(fault, "invalid-value", error.said, None, error.suggestions)
    better = id_like(key)
    message = say("`{key}` cannot be an id: an id is lower-case letters, digits and single hyphens.", key=key)
    remedy = say("Write `{better}`, here and wherever it is named.", better=better) if better else None
    return _problem(fault, "invalid-id", message, remedy, (better,) if better else ())


def id_like(text: str) -> str:
    """The nearest thing to `text` that is an id: `News Editor` gives `news-editor`."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:64].strip("-")


def _not_a_choice(fault: Fault) -> Problem:
    expected = _choices(fault.context.get("expected", ""))
    key = fault.part == "key"
    value = str(fault.route[-1]) if key else _shown(fault.input)
    near = tuple(get_close_matches(value.lower(), expected, n=1, cutoff=0.6))
    message = say(
        "`{value}` is not a word that `{key}` takes.", value=value, key=_key(fault.route[:-1] if key else fault.route)
    )
    remedy = say("Choose from: {choices}.", choices=_quoted(expected))
    if near:
        remedy = say("Did you mean `{near}`? The words are: {choices}.", near=near[0], choices=_quoted(expected))
    return _problem(fault, "invalid-value", message, remedy, near)


def _choices(expected: str) -> tuple[str, ...]:
    """The words of the validator's «'a', 'b' or 'c'»."""
    return tuple(expected.replace(" or ", ", ").replace("'", "").split(", "))


def _out_of_range(fault: Fault) -> Problem:
    limit = next(iter(fault.context.values()))
    key, value = _key(fault.route), _shown(fault.input)
    if fault.type.startswith("greater"):
        return _problem(
            fault,
            "invalid-value",
            say("`{key}` is {value}, which is too low.", key=key, value=value),
            say("The least it can be is {limit}.", limit=limit),
        )
    return _problem(
        fault,
        "invalid-value",
        say("`{key}` is {value}, which is too high.", key=key, value=value),
        say("The most it can be is {limit}.", limit=limit),
    )


def _not_a_number(fault: Fault) -> Problem:
    key, value = _key(fault.route), _shown(fault.input)
    digits = value.replace(" ", "").replace("_", "").replace("'", "")
    digits = digits.replace(".", "").replace(",", ".") if "," in digits else digits
    better = (digits,) if digits != "" and digits.replace(".", "", 1).lstrip("-").isdigit() else ()
    whole = fault.type.startswith("int")
    if better and whole and "." in better[0]:
        better = ()
    message = say("`{key}` takes a number, and “{value}” is none.", key=key, value=value)
    if whole:
        message = say("`{key}` takes a whole number, and “{value}” is none.", key=key, value=value)
    remedy = say("Write digits only, with a point for decimals and without quotes.")
    if better:
        remedy = say("Write `{key}: {better}`.", key=key, better=better[0])
    return _problem(fault, "invalid-value", message, remedy, better)


def _wrong_type(fault: Fault) -> Problem:
    key = _key(fault.route)
    message = say(
        "`{key}` takes {wanted}, but {found} stands there.", key=key, wanted=_wanted(fault), found=_found(fault)
    )
    return _problem(fault, "wrong-type", message, _how(fault))


def _wanted(fault: Fault) -> Said:
    if fault.listed or fault.type.startswith("list"):
        return say("a list")
    if fault.type in MAPPINGS:
        return say("a group of keys")
    if fault.type in NUMBERS:
        return say("a number")
    if fault.type.startswith("bool"):
        return say("`true` or `false`")
    return say("a text")


def _found(fault: Fault) -> Said:
    match fault.input:
        case dict():
            return say("a group of keys")
        case list():
            return say("a list")
        case bool():
            return say("`true` or `false`")
        case int() | float():
            return say("a number")
    return say("a text")


def _how(fault: Fault) -> Said:
    key = _key(fault.route)
    if fault.listed or fault.type.startswith("list"):
        return say("Write each item on a line of its own below `{key}:`, after a dash.", key=key)
    if fault.type in MAPPINGS:
        keys = [f"`{each}:`" for each in shape.keys_at(fault.route)[:3]]
        if keys:
            return say(
                "Write its keys on lines of their own below `{key}:`, two blanks further in: {keys}.",
                key=key,
                keys=keys,
            )
        return say(
            "Write its entries on lines of their own below `{key}:`, each with an id, two blanks further in.", key=key
        )
    if fault.type.startswith("bool"):
        return say("Write `{key}: true` or `{key}: false`.", key=key)
    if fault.type in NUMBERS:
        return say("Write digits only, with a point for decimals and without quotes.")
    return say("Write the text behind `{key}:`, between quotes when it holds a colon.", key=key)


def _key(route: Route) -> str:
    return next((str(step) for step in reversed(route) if isinstance(step, str)), "")


def _shown(value: object) -> str:
    text = written(value) if isinstance(value, int | float) else str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _quoted(choices: Collection[str]) -> str:
    return ", ".join(f"`{each}`" for each in choices)
