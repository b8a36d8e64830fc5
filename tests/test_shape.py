"""The saved shape of the format is the models', and what it makes reads like them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_core import SchemaValidator

from plankit import shape
from plankit.files import folder
from plankit.plan import load
from plankit.sections import PlanData
from plankit.shape.models import saved, version

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
    if hasattr(value, "__pydantic_fields_set__"):
        return {"": type(value).__name__, **{key: plain(each) for key, each in vars(value).items()}}
    return value


@pytest.mark.parametrize("place", ["plan", "tests/plans/posts-only"])
def test_stand_ins_hold_what_the_models_hold(place: str) -> None:
    """The same data through the Pydantic models gives the same fields and values."""
    plan = load(folder(ROOT / place))
    assert plain(PlanData.model_validate(plan.merged.data)) == plain(
        shape.validator().validate_python(plan.merged.data)
    )


def test_a_saved_shape_that_does_not_fit_is_left_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a Pydantic that reads the saved schema differently, the models themselves validate."""
    monkeypatch.setattr(shape, "_saved", lambda: {"schema": {"type": "of-another-pydantic"}})
    shape.validator.cache_clear()
    try:
        assert (
            not isinstance(shape.validator(), SchemaValidator) or shape.validator() is PlanData.__pydantic_validator__
        )
    finally:
        monkeypatch.undo()
        shape.validator.cache_clear()


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
