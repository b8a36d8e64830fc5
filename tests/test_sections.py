"""The models of the plan format: every field, every shorter form, every refusal."""

from __future__ import annotations

import json
import math
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

import pytest
from babel.messages.pofile import read_po
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from conftest import ROOT
from plankit.dates import Duration, Rhythm
from plankit.sections import COLLECTIONS, PARTIES, PlanData
from plankit.sections.base import Entry, Ref
from plankit.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = {"plankit": 1, "plan": {"title": "Plan", "organization": "De Linde"}}
WHOLE = read("every-field.yaml", (ROOT / "tests" / "data" / "every-field.yaml").read_bytes()).data
KINDS = {kind for _, kind in COLLECTIONS}


def plan(text: str = "") -> PlanData:
    """The plan of a piece of YAML."""
    return PlanData.model_validate(SMALL | (read("plan.yaml", text.encode()).data or {}))


def refusals(text: str) -> list[tuple[str, str]]:
    """Where and why a piece of YAML does not fit."""
    with pytest.raises(ValidationError) as caught:
        plan(text)
    return [(".".join(map(str, each["loc"])), each["type"]) for each in caught.value.errors(include_url=False)]


def inside(annotation: Any) -> Iterator[Any]:
    """The annotation and everything in it: what is in lists, mappings and choices, and its marks."""
    yield annotation
    if get_origin(annotation) in {Annotated, list, dict, Union, UnionType}:
        for each in get_args(annotation):
            yield from inside(each)


def models() -> dict[str, type[BaseModel]]:
    """Every model of the format by its name, found from the plan down."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [PlanData]
    while waiting:
        model = waiting.pop()
        if found.setdefault(model.__name__, model) is not model:
            pytest.fail(f"two models are called {model.__name__}")
        parts = [each for field in model.model_fields.values() for each in inside(field.annotation)]
        waiting += [each for each in parts if isinstance(each, type) and issubclass(each, BaseModel)]
        waiting = [each for each in waiting if found.get(each.__name__) is not each]
    return found


MODELS = models()


def entries(value: Any) -> Iterator[BaseModel]:
    """Every entry in a plan."""
    if isinstance(value, BaseModel):
        yield value
        value = dict(value)
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from entries(each)


def test_every_field_may_be_given() -> None:
    """The example that gives every field fits, and nothing of the format is missing from it."""
    given: dict[str, set[str]] = {}
    for entry in entries(PlanData.model_validate(WHOLE)):
        given.setdefault(type(entry).__name__, set()).update(entry.model_fields_set)
    assert given == {name: set(model.model_fields) for name, model in MODELS.items()}


def test_values_are_what_they_mean() -> None:
    """Dates, lengths, rhythms, numbers and texts of the example, as rules see them."""
    whole = PlanData.model_validate(WHOLE)
    role, body, kpi = whole.roles["community-manager"], whole.ownership.bodies["steering-group"], whole.monitoring.kpis
    assert whole.plan.title == {"nl": "Beheerplan intranet", "en": "Intranet management plan"}
    assert (whole.people["anna"].from_, whole.units["communications"].until) == (date(2019, 1, 1), date(2028, 12, 31))
    assert (role.from_, role.until, role.holders[0].share) == (date(2024, 1, 1), date(2030, 12, 31), 0.6)
    assert role.vacancy.expected == date(2026, 12, 31)
    assert (body.meets, body.minutes_within) == (Rhythm(Duration(weeks=6)), Duration(weeks=2))
    assert kpi["search-success"].readings.on == {date(2026, 1, 31): 61, date(2026, 2, 28): 62.5}
    assert whole.roadmap.budget == {2027: {"licence": 12000, "development": 20000.5, "reserve": 0}}
    assert whole.roadmap.milestones["go-live"].on == date(2025, 9, 1)
    settings = {name: (setting.severity, setting.options) for name, setting in whole.checks.rules.items()}
    assert settings == {
        "policy-review-overdue": ("error", {}),
        "person-carries-too-much": ("warning", {"most": 12}),
        "too-many-goals": (None, {"most": 9}),
    }


SHORTER = {
    "one of a list": (
        "responsibilities: {x: {title: X, informed: anna}}",
        "responsibilities: {x: {title: X, informed: [anna]}}",
    ),
    "one entry of a list": (
        "people: {anna: {name: A, away: {from: 2027-01-01}}}",
        "people: {anna: {name: A, away: [{from: 2027-01-01}]}}",
    ),
    "names of people": ("people: {anna: Anna}", "people: {anna: {name: Anna}}"),
    "titles": (
        "units: {hr: HR}\npolicies: {x: X}\nroadmap: {wishes: {w: W}, milestones: {m: M}}",
        (
            "units: {hr: {title: HR}}\npolicies: {x: {title: X}}\n"
            "roadmap: {wishes: {w: {title: W}}, milestones: {m: {title: M}}}"
        ),
    ),
    "holders and deputies": (
        "roles: {r: {title: R, holders: anna, deputies: [bram, {person: chris}]}}",
        "roles: {r: {title: R, holders: [{person: anna}], deputies: [{person: bram}, {person: chris}]}}",
    ),
    "seats": (
        "ownership: {bodies: {b: {title: B, seats: [anna, {holder: vacature}]}}}",
        "ownership: {bodies: {b: {title: B, seats: [{holder: anna}, {holder: vacant}]}}}",
    ),
    "a quorum and a limit": (
        "ownership: {bodies: {b: {title: B, quorum: 5}}, decisions: {d: {title: D, limit: small things}}}",
        "ownership: {bodies: {b: {title: B, quorum: {count: 5}}}, decisions: {d: {title: D, limit: {text: small things}}}}",
    ),
    "a limit in two languages": (
        "ownership: {decisions: {d: {title: D, limit: {nl: klein, en: small}}}}",
        "ownership: {decisions: {d: {title: D, limit: {text: {nl: klein, en: small}}}}}",
    ),
    "files": (
        (
            "content: {inventory: pages.csv}\nmonitoring: {kpis: {k: {title: K, readings: k.csv}}}\n"
            "training: {courses: {c: {title: C, completed: c.csv}}}"
        ),
        (
            "content: {inventory: [{file: pages.csv}]}\nmonitoring: {kpis: {k: {title: K, readings: {file: k.csv}}}}\n"
            "training: {courses: {c: {title: C, completed: {file: c.csv}}}}"
        ),
    ),
    "people who finished": (
        "training: {courses: {c: {title: C, completed: [anna]}}}",
        "training: {courses: {c: {title: C, completed: [{person: anna}]}}}",
    ),
    "rules": ("checks: {rules: {too-many-goals: off}}", "checks: {rules: {too-many-goals: {severity: off}}}"),
    "nothing yet": (
        "strategy:\nroles:\npolicies:\nunits: {hr: }\nroadmap: {wishes: , budget: }\nchecks: {profile: }",
        "units: {hr: {}}",
    ),
}


@pytest.mark.parametrize("name", SHORTER)
def test_shorter_forms_mean_the_full_one(name: str) -> None:
    """A shorter form gives the same plan as the full one."""
    shorter, full = SHORTER[name]
    assert plan(shorter) == plan(full)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("plan: {title: X, organization: Y, not_yet: training}", {"training": ""}),
        ("plan: {title: X, organization: Y, not_yet: [training, support]}", {"training": "", "support": ""}),
        ("plan: {title: X, organization: Y, not_yet: {training: later}}", {"training": "later"}),
        ("plan: {title: X, organization: Y}", {}),
    ],
)
def test_sections_may_wait(text: str, reasons: dict[str, str]) -> None:
    """A section that is not wanted yet, with its reason."""
    assert plan(text).plan.not_yet == reasons


def test_a_small_plan_fits() -> None:
    """A title and an organization are enough; every section is there, and empty."""
    small = plan()
    assert (small.roles, small.strategy.goals, small.ownership.bodies, small.checks.profile) == ({}, {}, {}, "standard")
    assert small.strategy is not plan().strategy


@pytest.mark.parametrize("name", MODELS)
def test_unknown_keys_are_refused(name: str) -> None:
    """In every entry of the format, a key it does not know is told as such."""
    with pytest.raises(ValidationError) as caught:
        MODELS[name].model_validate({"ownr": "anna"})
    assert ("extra_forbidden", ("ownr",)) in [(each["type"], each["loc"]) for each in caught.value.errors()]


@pytest.mark.parametrize("name", MODELS)
def test_a_key_with_nothing_behind_it_is_not_given(name: str) -> None:
    """For every field that may be left out, nothing means left out."""
    model = MODELS[name]
    fields = {field.alias or key: field for key, field in model.model_fields.items()}
    needed = {key: _value(key) for key, field in fields.items() if field.is_required()}
    empty = {key: None for key, field in fields.items() if not field.is_required() and key != "options"}
    assert model.model_validate(needed | empty) == model.model_validate(needed)


def _value(key: str) -> Any:
    return {"plankit": 1, "plan": SMALL["plan"], "value": 3}.get(key, "text")


@pytest.mark.parametrize("name", MODELS)
def test_everything_is_explained(name: str) -> None:
    """Every entry and every field has one plain sentence or two, for editors and the reference page."""
    model = MODELS[name]
    texts = {name: model.__doc__, **{key: field.description for key, field in model.model_fields.items()}}
    wrong = {
        key: text
        for key, text in texts.items()
        if not text or "\n" in text or not text.endswith((".", "...")) or len(text) > 130
    }
    assert wrong == {}


@pytest.mark.parametrize("name", MODELS)
def test_keys_are_the_names_of_the_fields(name: str) -> None:
    """A field is called as its key, with a line behind it where Python has the word for itself."""
    aliases = {key: field.alias for key, field in MODELS[name].model_fields.items() if field.alias}
    assert aliases == {key: key.removesuffix("_") for key in aliases}
    assert set(aliases) <= {"from_", "in_", "for_"}


REFUSED = [
    ("policies: {Bad Id: X}", [("policies.Bad Id.[key]", "string_pattern_mismatch")]),
    ("policies: {a--b: X}", [("policies.a--b.[key]", "string_pattern_mismatch")]),
    (f"policies: {{{'x' * 65}: X}}", [(f"policies.{'x' * 65}.[key]", "string_too_long")]),
    ("policies: {x: 3}", [("policies.x", "model_type")]),
    ("policies: [x]", [("policies", "dict_type")]),
    ("roles: {x: X}", [("roles.x", "model_type")]),
    ("roles: {x: }", [("roles.x.title", "missing")]),
    ("responsibilities: {x: X}", [("responsibilities.x", "model_type")]),
    ("responsibilities: {x: {title: X, owner: [a, b]}}", [("responsibilities.x.owner", "string_type")]),
    ("responsibilities: {x: {title: X, importance: 5}}", [("responsibilities.x.importance", "less_than_equal")]),
    ("responsibilities: {x: {title: X, importance: '3'}}", [("responsibilities.x.importance", "int_type")]),
    ("responsibilities: {x: {title: X, importance: true}}", [("responsibilities.x.importance", "int_type")]),
    ("responsibilities: {x: {title: X, importance: 2.0}}", [("responsibilities.x.importance", "int_type")]),
    ("responsibilities: {x: {title: X, status: done}}", [("responsibilities.x.status", "literal_error")]),
    ("responsibilities: {x: {title: X, from_: 2026}}", [("responsibilities.x.from_", "extra_forbidden")]),
    ("responsibilities: {x: {title: X, every: as_required}}", [("responsibilities.x.every", "value_error")]),
    ("responsibilities: {x: {title: X, until: soon}}", [("responsibilities.x.until", "value_error")]),
    ("responsibilities: {x: {title: X, informed: [a, 3]}}", [("responsibilities.x.informed.1", "string_type")]),
    ("people: {anna: {name: A, hours_per_week: -1}}", [("people.anna.hours_per_week", "greater_than_equal")]),
    ("people: {anna: {name: A, hours_per_week: .inf}}", [("people.anna.hours_per_week", "finite_number")]),
    ("people: {anna: {name: A, hours_per_week: true}}", [("people.anna.hours_per_week", "float_type")]),
    ("people: {anna: {name: 3}}", [("people.anna.name.text", "string_type")]),
    ("people: {anna: {name: {de: A}}}", [("people.anna.name.languages.de.[key]", "literal_error")]),
    ("people: {anna: {name: {nl: 3}}}", [("people.anna.name.languages.nl", "string_type")]),
    ("people: {anna: {name: {}}}", [("people.anna.name.languages", "too_short")]),
    ("roles: {r: {title: R, critical: ja}}", [("roles.r.critical", "bool_type")]),
    ("roles: {r: {title: R, holders: [{person: a, share: 60}]}}", [("roles.r.holders.0.share", "less_than_equal")]),
    ("strategy: {risks: {r: {title: R, impact: 6}}}", [("strategy.risks.r.impact", "less_than_equal")]),
    ("monitoring: {kpis: {k: {title: K, target: 80}}}", [("monitoring.kpis.k.target", "model_type")]),
    (
        "monitoring: {kpis: {k: {title: K, readings: {soon: 3}}}}",
        [("monitoring.kpis.k.readings.on.soon.[key]", "value_error")],
    ),
    ("roadmap: {wishes: {w: {effort: {dev: -1}}}}", [("roadmap.wishes.w.effort.dev", "greater_than_equal")]),
    ("roadmap: {releases: {r: {capacity_days: -1}}}", [("roadmap.releases.r.capacity_days", "greater_than_equal")]),
    ("roadmap: {budget: {27: {licence: 1}}}", [("roadmap.budget.27.[key]", "value_error")]),
    ("checks: {rules: {x: fatal}}", [("checks.rules.x.severity", "literal_error")]),
    ("checks: {holidays: XX}", [("checks.holidays", "value_error")]),
    ("plan: {title: X, organization: Y, source: 'javascript:x'}", [("plan.source", "value_error")]),
    ("plan: {title: X, organization: Y, not_yet: [trainning]}", [("plan.not_yet.trainning.[key]", "literal_error")]),
    ("plan: {title: X}", [("plan.organization", "missing")]),
    ("plankit: 2", [("plankit", "literal_error")]),
    ("plankit: 1\nrolls: {}", [("rolls", "extra_forbidden")]),
]


@pytest.mark.parametrize(("text", "where"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_does_not_fit_is_refused_once(text: str, where: list[tuple[str, str]]) -> None:
    """One mistake is one refusal, at its place, for a reason that can be told."""
    assert refusals(text) == where


def test_numbers_that_are_none_are_refused() -> None:
    """Not a number is no number of a KPI either."""
    data = {"title": "K", "act_below": math.nan}
    with pytest.raises(ValidationError, match="finite number"):
        MODELS["Kpi"].model_validate(data)


def test_collections_hold_entries_by_id() -> None:
    """The list of collections is what the models say, each with a kind of its own."""
    found = []
    for section, field in PlanData.model_fields.items():
        nested = MODELS.get(getattr(field.annotation, "__name__", ""))
        inner = {(section, key): each for key, each in nested.model_fields.items()} if nested else {(section,): field}
        found += [route for route, each in inner.items() if _holds_entries(each.annotation)]
    assert sorted(found) == sorted(route for route, _ in COLLECTIONS if route != ("checks", "rules"))
    assert len(KINDS) == len(COLLECTIONS)
    assert KINDS >= PARTIES


def _holds_entries(annotation: Any) -> bool:
    """Whether it is a mapping from ids to entries; settings of rules go by other names."""
    entry = get_args(annotation)[1] if get_origin(annotation) is dict else None
    return isinstance(entry, type) and issubclass(entry, Entry)


def test_references_name_kinds_that_exist() -> None:
    """What a field may name is a kind of entry, or any party."""
    named = {
        kind
        for model in MODELS.values()
        for field in model.model_fields.values()
        for mark in [*field.metadata, *inside(field.annotation)]
        if isinstance(mark, Ref)
        for kind in mark.kinds
    }
    nowhere = {"supplier", "responsibility", "risk", "area", "lifecycle", "feedback", "report"}
    assert named == KINDS - nowhere - {"request", "operation", "milestone", "activity"} | {"party"}


SCHEMA = PlanData.model_json_schema(by_alias=True)


def as_json(data: Any) -> Any:
    """The data as an editor sees it."""
    return json.loads(json.dumps(data))


def test_the_schema_for_editors_accepts_what_fits() -> None:
    """The whole example and every shorter form are right for an editor too."""
    Draft202012Validator.check_schema(SCHEMA)
    examples = {"the whole": WHOLE} | {
        f"{name}: {text}": SMALL | read("plan.yaml", text.encode()).data
        for name, texts in SHORTER.items()
        for text in texts
    }
    check = Draft202012Validator(SCHEMA)
    faults = {name: [each.json_path for each in check.iter_errors(as_json(data))] for name, data in examples.items()}
    assert {name: found for name, found in faults.items() if found} == {}


BEYOND_A_SCHEMA = (".inf", "2.0", "javascript", "XX")


@pytest.mark.parametrize("text", [text for text, _ in REFUSED if not any(each in text for each in BEYOND_A_SCHEMA)])
def test_the_schema_for_editors_refuses_what_does_not_fit(text: str) -> None:
    """What is a finding is underlined while it is typed, as far as a schema can tell."""
    data = as_json(SMALL | read("plan.yaml", text.encode()).data)
    assert not Draft202012Validator(SCHEMA).is_valid(data)


@pytest.mark.parametrize("value", ["3 werkdagen", "P1Y6M", "PT2H", "1 year, 2 weeks and 3 days", "1 jaar en 6 maanden"])
def test_the_schema_for_editors_knows_lengths(value: str) -> None:
    """Every way to write a length of time is right for an editor."""
    data = SMALL | {"plan": SMALL["plan"] | {"review": {"every": value}}}
    assert Draft202012Validator(SCHEMA).is_valid(data)


@pytest.mark.parametrize("value", ["weekly", "per kwartaal", "every month", "elke 6 weken", "P6W", {"times_a_year": 6}])
def test_the_schema_for_editors_knows_rhythms(value: object) -> None:
    """Every way to write a rhythm is right for an editor."""
    data = SMALL | {"responsibilities": {"x": {"title": "X", "every": value}}}
    assert Draft202012Validator(SCHEMA).is_valid(data)


def test_everything_is_explained_in_dutch() -> None:
    """Editors explain every entry and field in Dutch too, with the same words of the format in it."""
    catalogue = read_po((ROOT / "src/plankit/locale/nl/fields.po").read_text("utf-8").splitlines(keepends=True))
    dutch = {message.id: message.string for message in catalogue if message.id}
    english = {model.__doc__ for model in MODELS.values()}
    english |= {field.description for model in MODELS.values() for field in model.model_fields.values()}
    assert set(dutch) == english
    assert {text for text in dutch if dutch[text].count("`") != text.count("`") or dutch[text][-1] != text[-1]} == set()
