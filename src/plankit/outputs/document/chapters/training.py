"""What people learn, when, and from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.views.labels import label
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.training import Course, Material, OnboardingStep, Session
    from plankit.views import Given
    from plankit.views.training import CourseView, For, TrainingView


def chapter(v: Voice, view: TrainingView, _: Given) -> Blocks:
    """The blocks of this chapter."""
    return [
        *b.para(b.text(v.word("What people learn, when, and from whom.")), "lead"),
        *_for(v, v.word("For each audience"), v.word("Audience"), view.audiences),
        *_for(v, v.word("For each role"), v.word("Role"), view.roles),
        *_onboarding(v, view),
        *_courses(v, view),
    ]


def _for(v: Voice, title: str, whom: str, rows: tuple[For, ...]) -> Blocks:
    head = [b.text(whom), b.text(v.word("Courses"))]
    found = b.table(
        b.text(title), head, (b.row([v.entry(each.kind, each.id), _learns(v, each)]) for each in rows), [3, 6]
    )
    return [b.heading(2, b.text(title)), *found] if found else []


def _learns(v: Voice, each: For) -> Runs:
    before = b.tag("plain", v.word("before starting"))
    must = ([*v.entry("course", id_), *b.text(" "), *before] for id_ in each.must)
    also = (v.entry("course", id_) for id_ in each.courses if id_ not in each.must)
    return b.beside([*must, *also]) or b.tag("late", v.word("nothing yet"))


def _onboarding(v: Voice, view: TrainingView) -> Blocks:
    head = [b.text(v.word("Day")), b.text(v.word("What")), b.text(v.word("Who"))]
    caption = b.text(v.word("The first days of new colleagues"))
    found = b.table(caption, head, (b.row(_step(v, each)) for each in view.onboarding), [1, 5, 3])
    return [b.heading(2, caption), *found] if found else []


def _step(v: Voice, each: OnboardingStep) -> list[Runs]:
    what = v.entry("course", each.course) or v.entry("audience", each.audience)
    return [v.text(each.day), what, v.who(each.owner)]


def _courses(v: Voice, view: TrainingView) -> Blocks:
    found = [block for each in view.courses for block in _course(v, each)]
    return [b.heading(2, b.text(v.word("Courses"))), *found] if found else []


def _course(v: Voice, each: CourseView) -> Blocks:
    course = each.entry
    form = b.tag("plain", v.plain(label(course.form))) if course.form else []
    finished = v.say_n(each.finished, "{n} person", "{n} people") if each.finished else []
    return [
        b.heading(3, v.text(course.title or each.id), anchor("course", each.id)),
        *b.para(form, "tags"),
        *b.facts(
            *_what(v, course),
            (v.word("Finished by"), finished),
            (v.word("Material"), b.below(*(_material(v, one) for one in course.materials))),
            (v.word("Coming up"), b.below(*(_session(v, one) for one in each.sessions))),
        ),
    ]


def _what(v: Voice, course: Course) -> list[tuple[str, Runs]]:
    return [
        (v.word("For"), v.entries("audience", course.audiences)),
        (v.word("For the roles"), v.entries("role", course.roles)),
        (v.word("Teaches"), b.beside(map(v.label, course.teaches))),
        (v.word("Explains"), v.entries("policy", course.covers)),
        (v.word("Takes"), v.text(course.duration)),
        (v.word("Given"), v.text(course.every)),
        (v.word("Again after"), v.text(course.valid_for)),
        (v.word("Given by"), v.who(course.trainer)),
        (v.word("Looked after by"), v.who(course.owner)),
    ]


def _material(v: Voice, one: Material) -> Runs:
    return b.beside([v.address(one.url, one.title) if one.url else v.text(one.title), b.soft(v.text(one.updated))])


def _session(v: Voice, one: Session) -> Runs:
    seats = v.say_n(one.seats, "{n} seat", "{n} seats") if one.seats is not None else []
    return b.beside([v.text(one.on), v.text(one.where), b.soft(seats)])
