"""A year and more of real changes: what each commit brings, as somebody says who reads it with care.

The history is built by tests/history/build.py. The table below was written by hand, commit by commit; `+` is new, `-` is
mended, `=` was known before. Each commit is judged on its own day, beside the one before it.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from history.build import HERE, HISTORY, build

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
2026-01-19 Dirk leaves at the end of May

2026-02-02 Gita joins; somebody will have to answer questions
+ error responsibility-without-owner responsibilities.answer-questions.owner

# Named, but nobody: one thing is mended and another is wrong.
2026-02-09 The help desk answers questions
+ error unknown-reference responsibilities.answer-questions.owner
- error responsibility-without-owner responsibilities.answer-questions.owner

2026-02-10 There is no help desk yet, Eva's role does it
- error unknown-reference responsibilities.answer-questions.owner

# By now Dirk's last day is less than ninety days away. That is not this change's doing, nor is the new layout anything.
2026-03-16 Responsibilities on a line each, in another order
= warning owner-leaves-soon content.areas.help.owner
= warning owner-leaves-soon responsibilities.give-access.owner

2026-03-23 Responsibilities in a folder, a file for the news
= warning owner-leaves-soon content.areas.help.owner
= warning owner-leaves-soon responsibilities.give-access.owner

# This one is: it gives more to somebody who leaves.
2026-04-07 The pages of IT are the administrator's as well
+ warning owner-leaves-soon content.areas.it-pages.owner
= warning owner-leaves-soon content.areas.help.owner
= warning owner-leaves-soon responsibilities.give-access.owner

2026-04-20 Hugo follows Dirk
- warning owner-leaves-soon content.areas.help.owner
- warning owner-leaves-soon content.areas.it-pages.owner
- warning owner-leaves-soon responsibilities.give-access.owner

# Taken from the list of people alone. That he had left and still held the role cannot be said any more of somebody unknown.
2026-06-02 Dirk has left
+ error unknown-reference roles.administrator.holders.0.person
+ error unknown-reference units.it.head
- warning holder-has-left roles.administrator.holders.0

2026-06-03 Dirk out of everything
- error unknown-reference roles.administrator.holders.0.person
- error unknown-reference units.it.head

2026-06-08 Without an editor nothing works
+ error critical-role-without-deputy roles.editor.deputies

# Another id and another title, the same role, and still nobody who stands in.
2026-06-15 The editor is called content editor
= error critical-role-without-deputy roles.content-editor.deputies

# Two roles in its place: one has a deputy, and that the other has none is for this change to settle.
2026-06-22 An editor for the news and one for the pages
+ error critical-role-without-deputy roles.page-editor.deputies
- error critical-role-without-deputy roles.content-editor.deputies

2026-06-29 Bert stands in for Gita
- error critical-role-without-deputy roles.page-editor.deputies

2026-07-07 Titles as people say them
= warning content-review-overdue content.areas.news.review

2026-07-13 News pages looked at; a policy on sharing takes the place of that on posting
+ error policy-replaced-but-in-force policies.posting.status
- warning content-review-overdue content.areas.news.review

2026-07-14 The old policy no longer holds
- error policy-replaced-but-in-force policies.posting.status

2026-08-03 Old policies out
+ error unknown-reference policies.sharing.replaces.0

2026-08-04 Nothing is replaced any more
- error unknown-reference policies.sharing.replaces.0

2026-08-10 Bert and Eva give up their chairs
+ warning body-without-chair ownership.bodies.editorial-board.chair
+ warning body-without-chair ownership.bodies.web-team.chair

# Two bodies are gone, and with them what was wrong with them; the new one begins without a chair of its own.
2026-08-17 Editorial board and web team become one council
+ warning body-without-chair ownership.bodies.content-council.chair
- warning body-without-chair ownership.bodies.editorial-board.chair
- warning body-without-chair ownership.bodies.web-team.chair

2026-08-24 Gita takes the chair
- warning body-without-chair ownership.bodies.content-council.chair

2026-08-31 A role for a translator
+ warning role-nobody-holds roles.translator.holders
+ warning role-without-responsibility roles.translator

# The role is as empty as before. Now that it owns something the gap is told there; nothing of it is mended.
2026-09-07 The translator translates the news
+ error unfilled-owner responsibilities.translate-news.owner
- warning role-without-responsibility roles.translator
= hint policy-review-due policies.groups.review

# Waived is not mended, and not known either: it is let go.
2026-09-08 Until October nobody can be had
= hint policy-review-due policies.groups.review

2026-09-14 A better title
= hint policy-review-due policies.groups.review

# The waiver has ended two days ago, whoever changes what.
2026-11-02 And a still better one
= error unfilled-owner responsibilities.translate-news.owner
= error waiver-expired checks.waivers.0.until
= hint policy-review-due policies.groups.review

2026-11-03 Gita translates; the waiver may go
- error unfilled-owner responsibilities.translate-news.owner
- error waiver-expired checks.waivers.0.until
= hint policy-review-due policies.groups.review

2026-11-09 The people come from a list
= hint policy-review-due policies.groups.review

# A day in a list of people, and what follows from it in three other files.
2026-11-10 Eva leaves in November
+ warning owner-leaves-soon ownership.decisions.new-group.decides
+ warning owner-leaves-soon policies.groups.owner
+ warning owner-leaves-soon responsibilities.answer-questions.owner
+ warning owner-leaves-soon responsibilities.keep-groups.owner
= hint policy-review-due policies.groups.review

2026-11-16 The plan in the folder of all documents
= hint policy-review-due policies.groups.review
= warning owner-leaves-soon ownership.decisions.new-group.decides
= warning owner-leaves-soon policies.groups.owner
= warning owner-leaves-soon responsibilities.answer-questions.owner
= warning owner-leaves-soon responsibilities.keep-groups.owner

# The day after Eva's last: four gaps that opened overnight.
2026-11-21 A third title
= error unfilled-owner ownership.decisions.new-group.decides
= error unfilled-owner policies.groups.owner
= error unfilled-owner responsibilities.answer-questions.owner
= error unfilled-owner responsibilities.keep-groups.owner
= hint policy-review-due policies.groups.review
= warning deputy-unavailable roles.news-editor.deputies.0
= warning vacant-seat ownership.bodies.content-council.seats.1

# Eva still stands in the role. While it was empty that was told with its gaps; it is nothing that Ivo brings.
2026-11-23 Ivo follows Eva
- error unfilled-owner ownership.decisions.new-group.decides
- error unfilled-owner policies.groups.owner
- error unfilled-owner responsibilities.answer-questions.owner
- error unfilled-owner responsibilities.keep-groups.owner
= hint policy-review-due policies.groups.review
= warning deputy-unavailable roles.news-editor.deputies.0
= warning holder-has-left roles.community-manager.holders.0
= warning vacant-seat ownership.bodies.content-council.seats.1

2026-11-24 Eva out of the roles
- warning deputy-unavailable roles.news-editor.deputies.0
- warning holder-has-left roles.community-manager.holders.0
= hint policy-review-due policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

# The empty seat stands in the file that is broken now. It cannot be seen, which does not fill it.
2026-11-25 The steering group decides
+ error broken-yaml
= hint policy-review-due policies.groups.review

2026-11-26 Somebody should measure something
+ error responsibility-without-owner responsibilities.measure.owner
= error broken-yaml
= hint policy-review-due policies.groups.review

# And there it is again, known from before the file was broken.
2026-11-27 The file can be read again
- error broken-yaml
= error responsibility-without-owner responsibilities.measure.owner
= hint policy-review-due policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

# An owner is meant, so that none is given is not told any more; but it is not mended either.
2026-11-30 Anna's role measures
+ error unknown-key responsibilities.measure.ownr
= hint policy-review-due policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

2026-12-01 A slip of the pen
- error unknown-key responsibilities.measure.ownr
= hint policy-review-due policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

# Since today it is overdue, and since today that is an error. Both plans are judged so.
2026-12-02 Policies that nobody looks at are no policies
= error policy-review-overdue policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

2026-12-03 The rules on groups looked at
- error policy-review-overdue policies.groups.review
= warning vacant-seat ownership.bodies.content-council.seats.1

2026-12-07 Eva's seat stays empty for a while

2026-12-08 Ivo takes it
+ warning waiver-not-needed ownership.bodies.content-council.seats
- warning vacant-seat ownership.bodies.content-council.seats.1

2026-12-09 The comment may go
- warning waiver-not-needed ownership.bodies.content-council.seats

2026-12-14 HR becomes a part of Communications
+ error unknown-reference people.carla.unit

2026-12-15 Carla too
- error unknown-reference people.carla.unit

2026-12-21 All that is to be checked in one place
+ error duplicate-entry responsibilities.check-content

2026-12-22 But not in two
- error duplicate-entry responsibilities.check-content

2027-01-04 One file for all duties, from A to Z

# A year has gone by since everything was looked at. The pages of HR have another name, and are as overdue as the others.
2027-01-11 HR is called Personnel
= warning content-review-overdue content.areas.help.review
= warning content-review-overdue content.areas.news.review
= warning content-review-overdue content.areas.personnel.review
= warning plan-review-overdue plan.review

2027-01-12 Everything looked at again
- warning content-review-overdue content.areas.help.review
- warning content-review-overdue content.areas.news.review
- warning content-review-overdue content.areas.personnel.review
- warning plan-review-overdue plan.review

2027-01-18 As strict as can be

# One line less in a list of people.
2027-01-25 Anna is gone from the list
+ error unknown-reference ownership.bodies.steering-group.seats.1.holder
+ error unknown-reference roles.intranet-manager.holders.0.person
+ error unknown-reference units.communications.head

2027-01-26 Jana in her place
- error unknown-reference ownership.bodies.steering-group.seats.1.holder
- error unknown-reference roles.intranet-manager.holders.0.person
- error unknown-reference units.communications.head
"""
MARKS = {"findings": "+", "fixed": "-", "known": "="}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The repository, and the names of its commits after the first one."""
    folder = tmp_path_factory.mktemp("history") / "repository"
    return folder, build(folder)[1:]


def as_table(day: str, title: str, report: dict[str, list[dict[str, str]]]) -> str:
    """One commit as the table has it."""
    rows = (
        f"{mark} {each['severity']} {each['rule']} {each['at']}".rstrip()
        for part, mark in MARKS.items()
        for each in sorted(report[part], key=lambda found: (found["severity"], found["rule"], found["at"]))
    )
    return "\n".join([f"{day} {title}", *rows, ""])


def test_each_commit_brings_what_a_careful_reader_says(history: tuple[Path, list[str]], call) -> None:
    """New, mended and known, all of it; the check fails exactly where an error is new."""
    folder, commits = history
    told: list[str] = []
    for step, commit in zip(HISTORY, commits, strict=True):
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=folder, check=True)
        place = HERE if (folder / HERE / "plan.yaml").exists() else "plan"
        ran = call("check", place, "--base", "HEAD^", "--as-of", step.day, "--format", "json", cwd=folder)
        assert ran.err == "", step.title
        told.append(as_table(step.day, step.title, json.loads(ran.out)))
        assert ran.code == int("+ error" in told[-1]), step.title
    assert "\n".join(told) == "\n".join(line for line in TABLE.split("\n") if not line.startswith("#"))


def test_the_history_is_long_enough(history: tuple[Path, list[str]]) -> None:
    """More than forty commits, in the order of their days."""
    folder, commits = history
    days = subprocess.run(
        ["git", "log", "--reverse", "--format=%as", "main"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split()
    assert len(days) == len(commits) + 1 > 40
    assert days == sorted(days)
