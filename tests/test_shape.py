"""The saved shape of the format is the models', and what it makes reads like them."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from functools import reduce
from operator import getitem
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel
from pydantic_core import SchemaValidator, ValidationError

from plankit import shape
from plankit.files import folder
from plankit.plan import load
from plankit.sections import PlanData
from plankit.shape.models import saved, version

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


def test_the_saved_shape_is_that_of_the_models(accept: bool) -> None:
    """Whoever changes a model runs `pytest --accept`."""
    if accept:  # made anew by whichever Pydantic is here
        shape.SAVED.write_text(saved(), encoding="utf-8")
    kept = json.loads(shape.SAVED.read_text(encoding="utf-8"))
    if kept["pydantic"] != version():
        pytest.skip(f"saved by Pydantic {kept['pydantic']}; only that one writes the same")
    assert kept == json.loads(saved())


def plain(value: object) -> object:
    """A model or stand-in as plain data."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, BaseModel | shape.StandIn):
        return {"": type(value).__name__, **{key: plain(each) for key, each in vars(value).items()}}
    return value


@pytest.mark.parametrize("place", ["plan", "tests/plans/posts-only"])
def test_stand_ins_hold_what_the_models_hold(place: str) -> None:
    """The same data through the Pydantic models gives the same fields and values."""
    plan = load(folder(ROOT / place))
    data = plan.merged.data
    wanted = plain(PlanData.model_validate(data))
    assert plain(shape.validator().validate_python(data)) == wanted
    assert plain(shape.quick().validate_python(data)) == wanted


def test_a_saved_shape_that_does_not_fit_is_left_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a Pydantic that reads the saved schema differently, the models themselves validate."""
    monkeypatch.setattr(shape, "_read", lambda _: {"schema": {"type": "of-another-pydantic"}})
    kept = (shape._saved, shape.validator, shape.quick)
    for each in kept:
        each.cache_clear()
    try:
        assert shape.quick() is shape.validator() is PlanData.__pydantic_validator__
    finally:
        monkeypatch.undo()
        for each in kept:
            each.cache_clear()


ODD = (
    None,
    "",
    "x y",
    "/hr pages",
    "www.x.nl",
    " /a",
    "vacant",
    0,
    2026,
    2026.0,
    True,
    [],
    ["a"],
    {},
    {"nl": "een"},
    {"of": 1},
)
"""What may stand anywhere and seldom fits."""


def places(value: object, *route: str | int) -> Iterator[tuple[str | int, ...]]:
    """The ways to everything inside a value."""
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield (*route, step)
        yield from places(inner, *route, step)


def judged(validator: SchemaValidator, data: object) -> object:
    """What comes out, or that it is refused."""
    try:
        return plain(validator.validate_python(data))
    except ValidationError:
        return "refused"


@pytest.mark.parametrize("seed", range(3))
def test_the_quick_way_gives_the_same(seed: int) -> None:
    """With one value after another made odd, with keys mistyped, doubled and left out: what fits, and what it is read to."""
    chance = Random(seed)  # noqa: S311 - not for keeping secrets
    whole = load(folder(ROOT / "plan")).merged.data
    fits = 0
    for route in chance.sample(list(places(whole)), 120):
        data = deepcopy(whole)
        holder = reduce(getitem, route[:-1], data)
        what = chance.randrange(len(ODD) + 2)
        if what < len(ODD):
            holder[route[-1]] = ODD[what]
        elif isinstance(holder, dict):
            old = holder.pop(route[-1])
            holder |= {f"{route[-1]}x": old} if what == len(ODD) else {}
        found = judged(shape.quick(), data)
        assert found == judged(shape.validator(), data), route
        fits += found != "refused"
    assert 15 < fits < 105


@pytest.mark.parametrize(
    "url", ["/hr", "/", "/hr/x?y=1", "/hr pages", "/hr\n", "/hr\u00a0x", "/hé", " /hr ", "hr", "www.x.nl", ""]
)
def test_the_quick_way_takes_addresses_alike(url: str) -> None:
    """Plain ones at once, others by way of what says why they are none."""
    data = deepcopy(load(folder(ROOT / "plan")).merged.data)
    next(iter(data["content"]["areas"].values()))["url"] = url
    assert judged(shape.quick(), data) == judged(shape.validator(), data)


def test_checking_needs_no_models() -> None:
    """A plan is validated without Pydantic's own machinery being imported."""
    code = (
        "import sys; from pathlib import Path; from plankit.files import folder; from plankit.plan import load;"
        "load(folder(Path('plan'))); print([m for m in sys.modules if m.startswith('pydantic.') or m == 'pydantic'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("route", "keys"),
    [
        (("units",), ()),
        (("units", "hr"), ("title", "parent", "head", "from", "until", "internal")),
        (("roles", "editor", "holders"), ("person", "from", "until", "share", "acting", "scope")),
        (("roles", "editor", "holders", 3), ("person", "from", "until", "share", "acting", "scope")),
        (("roles", "editor", "title"), ()),
        (("nothing", "here"), ()),
    ],
)
def test_keys_are_known_at_every_route(route: tuple[str | int, ...], keys: tuple[str, ...]) -> None:
    """Which keys may stand at a route, with lists written or left out."""
    assert shape.keys_at(route) == keys


def test_every_reference_names_a_kind_that_exists() -> None:
    """The kinds of the references are the kinds of the collections, and `party`."""
    kinds = {*shape.collections().values(), "party"}
    assert {kind for field in shape.references() for kind in field.kinds} <= kinds
