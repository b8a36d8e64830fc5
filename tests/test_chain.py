"""The chain of ownership: who answers for a party on a day, or which link broke."""

from __future__ import annotations

from datetime import date

import pytest

from judged import index_of
from plankit.words import words

HEAD = "plankit: 1\nplan: {title: Plan, organization: Oevermark}\n"
DAY = date(2026, 11, 1)


def chains(plan: str):
    """The chains of a plan of which only the sections are given."""
    return index_of({"plan.yaml": HEAD + plan}, DAY).chains


def tells(plan: str, party: str, on: date = DAY) -> str:
    """Who answers for a party, or why nobody does, in one line."""
    answer = chains(plan).answer(party, on)
    return words("en")(answer.why) if answer.why else ", ".join(answer.people) or "not known"


ROLE = """
people:
  anna: {name: Anna, from: 2026-02-01, until: 2026-09-30}
  bas: {name: Bas}
roles:
  editor: {title: Editor, holders: [anna, {person: bas, from: 2026-10-05, until: 2026-12-31}], until: 2027-06-30}
"""


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 1, 31), "nobody holds the role “Editor” (editor): it is held only from 1 February 2026"),
        (date(2026, 2, 1), "anna"),
        (date(2026, 9, 30), "anna"),
        (
            date(2026, 10, 1),
            (
                "nobody holds the role “Editor” (editor): the last holder, “Anna” (anna), left on 30 September 2026 "
                "and the next one starts only on 5 October 2026"
            ),
        ),
        (date(2026, 10, 5), "bas"),
        (date(2026, 12, 31), "bas"),
        (
            date(2027, 1, 1),
            (
                "nobody holds the role “Editor” (editor): the last holder, “Bas” (bas), held it until 31 December 2026 "
                "and nobody follows"
            ),
        ),
        (
            date(2027, 6, 30),
            (
                "nobody holds the role “Editor” (editor): the last holder, “Bas” (bas), held it until "
                "31 December 2026 and nobody follows"
            ),
        ),
        (date(2027, 7, 1), "the role “Editor” (editor) ended on 30 June 2027"),
    ],
)
def test_last_days_count(on: date, told: str) -> None:
    """A last day is a day like any other, of a person, of a holding and of the role itself."""
    assert tells(ROLE, "editor", on) == told


def test_several_holders_answer_together() -> None:
    """All who hold a role answer for it, each once, until the last of them is gone."""
    answer = chains("""
people: {anna: {name: Anna, until: 2026-12-31}, bas: {name: Bas, until: 2027-03-31}}
roles: {editor: {title: Editor, holders: [anna, bas, {person: anna, share: 0.5}]}}
""").answer("editor", DAY)
    assert (answer.people, answer.until, answer.broken) == (("anna", "bas"), date(2027, 3, 31), False)


def test_someone_without_an_end_answers_without_an_end() -> None:
    """One holder who stays is enough, but the role's own end counts."""
    plan = """
people: {anna: {name: Anna, until: 2026-12-31}, bas: {name: Bas}}
roles:
  editor: {title: Editor, holders: [anna, bas]}
  project-lead: {title: Project lead, holders: [bas], until: 2027-01-31}
"""
    assert [chains(plan).answer(each, DAY).until for each in ("editor", "project-lead")] == [None, date(2027, 1, 31)]


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2026, 2, 28), "“Anna” (anna) starts only on 1 March 2026"),
        (date(2026, 3, 1), "anna"),
        (date(2026, 9, 30), "anna"),
        (date(2026, 10, 1), "“Anna” (anna) left on 30 September 2026"),
    ],
)
def test_a_person_answers_from_the_first_to_the_last_day(on: date, told: str) -> None:
    """Both days are working days."""
    assert tells("people: {anna: {name: Anna, from: 2026-03-01, until: 2026-09-30}}", "anna", on) == told


VACANT = """
people: {anna: {name: Anna, until: 2026-12-31}, bas: {name: Bas, until: 2026-06-30}}
roles:
  editor: {title: Editor, vacancy: {since: 2026-08-01, covered_by: anna}}
  trainer: {title: Trainer, vacancy: {since: 2026-08-01, covered_by: bas}}
  analyst: {title: Analyst, vacancy: {since: 2026-08-01, reason: No budget}}
  designer: {title: Designer, vacancy: {reason: No budget}}
  writer: {title: Writer, holders: [anna], vacancy: {since: 2027-01-01, covered_by: bas}}
  tester: {title: Tester}
  ambassador: {title: Ambassador, per: site}
  coach: {title: Coach, per: site, holders: [bas]}
  specialist: {title: Specialist, filled: elsewhere}
"""


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("editor", "anna"),
        (
            "trainer",
            "nobody holds the role “Trainer” (trainer), and its cover fails: “Bas” (bas) left on 30 June 2026",
        ),
        (
            "analyst",
            "nobody holds the role “Analyst” (analyst): it has been vacant since 1 August 2026 and nobody covers it",
        ),
        ("designer", "nobody holds the role “Designer” (designer): it is vacant and nobody covers it"),
        ("writer", "anna"),
        ("tester", "nobody holds the role “Tester” (tester)"),
        ("ambassador", "not known"),
        (
            "coach",
            (
                "nobody holds the role “Coach” (coach): the only holder, “Bas” (bas), left on 30 June 2026 "
                "and nobody follows"
            ),
        ),
        ("specialist", "not known"),
        ("nobody-knows", "not known"),
    ],
)
def test_vacant_roles(role: str, told: str) -> None:
    """Who covers a vacancy answers for it; a role filled elsewhere or once per site, and an unknown id, break nothing."""
    assert tells(VACANT, role) == told


def test_the_end_of_a_cover_is_an_end() -> None:
    """A vacancy is covered as long as whoever covers it is there."""
    assert chains(VACANT).answer("editor", DAY).until == date(2026, 12, 31)


GROUPS = """
people: {anna: {name: Anna, until: 2026-09-30}, bas: {name: Bas, until: 2027-01-31}}
units:
  hr: {title: HR, head: anna}
  ict: {title: ICT, head: bas, until: 2027-02-28}
  finance: {title: Finance}
  home-care: {title: Home care, head: bas, until: 2025-12-31}
  night: {title: Night shift, from: 2027-01-01}
suppliers: {bolder: {title: Bolder}}
roles:
  hr-editor: {title: HR editor, holders: [hr]}
  ict-editor: {title: ICT editor, holders: [ict]}
  head: {title: Head, holders: [anna, {person: hr, until: 2026-10-31}]}
ownership:
  bodies:
    board: {title: Board, outside: true, until: 2020-12-31}
    steering: {title: Steering group, chair: bas, until: 2027-03-31}
    panel: {title: Panel, chair: anna}
    project: {title: Project group, until: 2026-06-30}
    council: {title: Council, from: 2027}
"""


@pytest.mark.parametrize(
    ("party", "told"),
    [
        ("hr", "nobody leads the unit “HR” (hr): “Anna” (anna) left on 30 September 2026"),
        ("ict", "bas"),
        ("finance", "not known"),
        ("home-care", "the unit “Home care” (home-care) ended on 31 December 2025"),
        ("night", "the unit “Night shift” (night) exists only from 1 January 2027"),
        ("bolder", "not known"),
        (
            "hr-editor",
            (
                "nobody holds the role “HR editor” (hr-editor): it is held by the unit “HR” (hr), and nobody leads it: "
                "“Anna” (anna) left on 30 September 2026"
            ),
        ),
        ("ict-editor", "bas"),
        ("board", "not known"),
        ("steering", "bas"),
        ("panel", "not known"),
        ("project", "the body “Project group” (project) ended on 30 June 2026"),
        ("council", "the body “Council” (council) exists only from 1 January 2027"),
    ],
)
def test_groups(party: str, told: str) -> None:
    """A unit answers by its head, a body by its chair; a body whose chair has left is still there."""
    assert tells(GROUPS, party) == told


def test_groups_end_with_their_head_or_by_themselves() -> None:
    """A unit answers as long as its head does; a body outlasts its chair."""
    assert [chains(GROUPS).answer(each, DAY).until for each in ("ict", "steering")] == [
        date(2027, 1, 31),
        date(2027, 3, 31),
    ]


CIRCLES = """
people: {anna: {name: Anna}}
units: {hr: {title: HR, head: lead}, ict: {title: ICT, head: chief}, sales: {title: Sales, head: sales}}
roles:
  lead: {title: Lead, holders: [hr, anna]}
  chief: {title: Chief, holders: [ict]}
  editor: {title: Editor, vacancy: {covered_by: writer}}
  writer: {title: Writer, vacancy: {covered_by: editor}}
"""


@pytest.mark.parametrize("order", [("lead", "hr"), ("hr", "lead")])
def test_a_circle_with_a_way_out_leads_out(order: tuple[str, str]) -> None:
    """Whichever is asked first, both come to Anna."""
    all_chains = chains(CIRCLES)
    assert [all_chains.answer(party, DAY).people for party in order] == [("anna",), ("anna",)]


@pytest.mark.parametrize("party", ["ict", "chief", "editor", "writer", "sales"])
def test_a_circle_without_a_way_out_ends_in_nobody(party: str) -> None:
    """Whoever stands in such a circle is answered for by nobody, also when asked after the others."""
    all_chains = chains(CIRCLES)
    first = all_chains.answer(party, DAY).broken
    others = [all_chains.answer(each, DAY).broken for each in ("ict", "chief", "editor", "writer", "sales")]
    assert (first, others) == (True, [True] * 5)


def test_a_circle_is_told_as_one() -> None:
    """The sentence follows the way round."""
    assert tells(CIRCLES, "editor") == (
        "nobody holds the role “Editor” (editor), and its cover fails: nobody holds the role “Writer” (writer), "
        "and its cover fails: that leads back to the role “Editor” (editor)"
    )


def test_a_chain_longer_than_any_real_one_is_let_be() -> None:
    """Thousands of units that lead each other neither crash nor break a chain."""
    units = "".join(f"  u{n}: {{title: U, head: u{n + 1}}}\n" for n in range(5000))
    assert tells(f"units:\n{units}  u5000: {{title: U}}\n", "u0") == "not known"


def test_posts_only_keeps_still_about_holders() -> None:
    """Where the staff directory knows the people, an empty role is no gap, but one that has ended is."""
    plan = {
        "plan.yaml": "plankit: 1\nplan: {title: P, organization: O, people_kept: elsewhere}\n"
        "roles: {editor: {title: Editor}, lead: {title: Lead, until: 2026-10-31}}\n"
    }
    found = index_of(plan, DAY).chains
    assert [found.answer(each, DAY).broken for each in ("editor", "lead")] == [False, True]


@pytest.mark.parametrize(
    "role",
    [
        "{title: Editor, holders: [12]}",
        "{title: Editor, holders: [{person: anna, until: soon}]}",
        "{title: Editor, holders: [unknown]}",
        "{title: Editor, holder: anna}",
    ],
)
def test_what_could_not_be_read_breaks_no_chain(role: str) -> None:
    """Holders that are a mistake of writing have a finding of their own."""
    plan = f"people: {{anna: {{name: Anna, until: 2026-09-30}}}}\nroles: {{editor: {role}}}\n"
    assert not chains(plan).answer("editor", DAY).broken


def test_gap_names_the_first_day_without_anybody() -> None:
    """Who leaves within the period and is not followed leaves a gap from the next day on."""
    plan = """
people: {anna: {name: Anna, until: 2026-11-30}, bas: {name: Bas, from: 2026-12-01, until: 2027-01-15}}
roles: {editor: {title: Editor, holders: [anna, bas]}, writer: {title: Writer, holders: [anna]}}
"""
    found = chains(plan)
    days = [
        found.gap(party, DAY, last)
        for party, last in (
            ("writer", date(2026, 11, 29)),
            ("writer", date(2026, 11, 30)),
            ("editor", date(2027, 1, 14)),
            ("editor", date(2027, 1, 15)),
        )
    ]
    assert [day and day[0] for day in days] == [None, date(2026, 12, 1), None, date(2027, 1, 16)]


def test_gap_does_not_look_beyond_the_last_day_there_is() -> None:
    """The end of the calendar is no gap."""
    plan = "people: {anna: {name: Anna, until: 9999-12-31}}"
    assert chains(plan).gap("anna", DAY, date.max) is None


def test_holders_of_a_role_on_a_day() -> None:
    """Those whose holding runs and who are there."""
    assert [chains(ROLE).holders("editor", each) for each in (date(2026, 9, 30), date(2026, 10, 1))] == [["anna"], []]
    assert chains(ROLE).holders("unknown", DAY) == []


def test_every_place_that_names_an_owner_is_known() -> None:
    """Owners and deciders of all sections, without those of entries that are over or open on purpose."""
    found = chains("""
suppliers:
  bolder: {title: Bolder, contract: {owner: a, until: 2027-01-01}}
  old: {title: Old, contract: {owner: a, until: 2026-01-01}}
strategy:
  goals: {one: {title: One, owner: a}, two: {title: Two, owner: a, status: met}}
ownership:
  product_owner: a
  sponsor: a
  decisions: {new: {title: New, decides: a, escalates_to: b}}
responsibilities:
  today: {title: Today, owner: a, until: 2026-11-01}
  yesterday: {title: Yesterday, owner: a, until: 2026-10-31}
  parked: {title: Parked, owner: a, status: parked, because: No time}
content: {default_owner: a, areas: {hr: {owner: a, editors: [b]}, gone: {owner: a, status: archived}}}
policies: {draft: {title: Draft, owner: a, status: draft}, gone: {title: Gone, owner: a, status: withdrawn}}
training: {onboarding: [{day: 1, owner: a}, {day: 2}]}
roadmap: {milestones: {live: {title: Live, owner: a, done: true}, next: {title: Next, owner: a}}}
""").owners
    assert [".".join(map(str, each.route)) for each in found] == [
        "suppliers.bolder.contract.owner",
        "strategy.goals.one.owner",
        "ownership.sponsor",
        "ownership.product_owner",
        "ownership.decisions.new.decides",
        "responsibilities.today.owner",
        "content.default_owner",
        "content.areas.hr.owner",
        "policies.draft.owner",
        "training.onboarding.0.owner",
        "roadmap.milestones.next.owner",
    ]


def test_a_holding_that_ended_before_the_next_begins() -> None:
    """Somebody who stopped but did not leave held it until that day."""
    plan = """
people: {anna: {name: Anna}, bas: {name: Bas}}
roles: {editor: {title: Editor, holders: [{person: anna, until: 2026-09-30}, {person: bas, from: 2027-01-01}]}}
"""
    assert tells(plan, "editor") == (
        "nobody holds the role “Editor” (editor): the last holder, “Anna” (anna), held it until 30 September 2026 "
        "and the next one starts only on 1 January 2027"
    )
