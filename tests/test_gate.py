"""What a change brings, told as a careful reader would: new, known, mended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from judged import PAGE_DAY
from plankit.dates import Duration, after
from plankit.files import texts
from plankit.gate import change
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.pairing import Pairing, fingerprint, spoken
from plankit.plan import load
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = """\
plankit: 1
plan: {title: Plan, organization: Org, not_yet: [strategy, ownership, policies, monitoring, support, training, roadmap]}
"""
TWO = "people: {anna: Anna, bert: Bert}\n"
ROLE = "roles:\n  editor: {title: Editor, holders: [anna]}\n"
DUTY = "responsibilities:\n  news: {title: Write news, owner: editor}\n"


class Told(NamedTuple):
    """A change in words: rule and place of each finding."""

    new: list[str]
    known: list[str]
    fixed: list[str]


def told(
    before: Mapping[str, str] | str, after_: Mapping[str, str] | str, on: date = PAGE_DAY, **choice: object
) -> Told:
    """What changes from one plan to another, errors and warnings only; a text alone follows the head of a plan."""
    then, now = (
        {"plan.yaml": HEAD + each} if isinstance(each, str) else {"plan.yaml": HEAD, **each}
        for each in (before, after_)
    )
    plan = load(texts(now))
    index = Index(plan, on, after(on, Duration(days=90)))
    chosen = Choice(**({"ignore": ("role-without-responsibility",)} | choice))
    found = change(index, lint(index, chosen), load(texts(then), plan), chosen)
    return Told(*([f"{each.rule} {each.at}" for each in part if each.severity != "hint"] for part in found))


def test_nothing_changes() -> None:
    """The same plan twice: everything is known."""
    text = "responsibilities: {news: {title: News}}\n"
    assert told(text, text) == Told([], ["responsibility-without-owner responsibilities.news.owner"], [])


def test_a_person_who_is_deleted_is_missed_in_another_file() -> None:
    """The finding stands where the change never was."""
    before = {
        "people.yaml": TWO,
        "roles.yaml": ROLE,
        "duties.yaml": "responsibilities:\n  news: {title: News, owner: anna}\n",
    }
    now = before | {"people.yaml": "people: {bert: Bert}\n"}
    assert told(before, now) == Told(
        ["unknown-reference responsibilities.news.owner", "unknown-reference roles.editor.holders.0.person"], [], []
    )


LEAVING = "people: {anna: {name: Anna, until: 2026-10-31}, bert: Bert}\n" + ROLE + DUTY


def test_what_time_brings_is_no_ones_change() -> None:
    """On the day after the last one the gap is there in both plans, whatever else the change does."""
    renamed = LEAVING.replace("Write news", "Write the news")
    gap = ["unfilled-owner responsibilities.news.owner"]
    assert told(LEAVING, renamed, date(2026, 11, 1)) == Told([], gap, [])
    assert told(LEAVING, renamed, date(2026, 10, 31)) == Told([], ["owner-leaves-soon responsibilities.news.owner"], [])


def test_what_time_brings_fails_the_change_that_causes_it() -> None:
    """Writing down that somebody has left opens the gap."""
    before = TWO + ROLE + DUTY
    assert told(before, LEAVING) == Told(["unfilled-owner responsibilities.news.owner"], [], [])
    assert told(LEAVING, before) == Told([], [], ["unfilled-owner responsibilities.news.owner"])


def test_a_gap_that_goes_on_under_another_owner_is_known() -> None:
    """Nobody answered for it before, nobody does now."""
    roles = TWO + "roles:\n  editor: {title: Editor}\n  writer: {title: Writer}\n"
    assert told(roles + DUTY, roles + DUTY.replace("owner: editor", "owner: writer")) == Told(
        [], ["role-nobody-holds roles.editor.holders", "unfilled-owner responsibilities.news.owner"], []
    )


def test_equal_findings_are_counted() -> None:
    """Of three that are equal in all but their place, two were there before."""
    row = "  news: {title: News, owner: anna, informed: [%s]}\n"
    before = TWO + "responsibilities:\n" + row % "ghost, ghost"
    now = TWO + "responsibilities:\n" + row % "ghost, bert, ghost, ghost"
    found = told(before, now)
    assert [len(part) for part in found] == [1, 2, 0]
    found = told(now, before)
    assert [len(part) for part in found] == [0, 2, 1]


def test_of_equal_findings_those_that_say_the_same_belong_together() -> None:
    """Which of two is new is told by its words, wherever it stands."""
    (one, *_) = lint(
        Index(load(texts({"plan.yaml": HEAD + OPEN})), PAGE_DAY, PAGE_DAY), Choice(select=("ownership",))
    ).findings
    first, second, third = (one._replace(message=say("{n}", n=n), fingerprint=f"f00d-{n}") for n in (1, 2, 3))
    pairing = Pairing((first, second, third), (third, first))
    pairing.by(spoken)
    pairing.by(fingerprint)
    assert (pairing.now, pairing.then, pairing.paired) == ([second], [], [first, third])
    pairing = Pairing((second, first), (first, third, third._replace()))
    pairing.by(spoken)
    pairing.by(fingerprint)
    assert (pairing.now, pairing.then, pairing.paired) == ([], [third], [first, second])


def test_of_two_exceptions_the_one_with_other_words_is_new() -> None:
    """Equal in all that a fingerprint holds; the day in the sentence tells which one the change brings."""
    rule = "policies: {posting: {title: Posting, owner: anna, checked_by: bert, exceptions: [%s]}}\n"
    old, new = (
        f"{{for: The museum, granted_by: anna, reason: Old, until: {day}}}" for day in ("2026-01-31", "2026-02-28")
    )
    found = told(TWO + rule % old, TWO + rule % f"{new}, {old}", select=("exception-expired",))
    assert found == Told(
        ["exception-expired policies.posting.exceptions.0.until"],
        ["exception-expired policies.posting.exceptions.1.until"],
        [],
    )


def test_files_and_order_and_layout_change_nothing() -> None:
    """The same entries in another file, in another order, written another way."""
    before = TWO + "roles:\n  editor: {title: Editor}\n  writer: {title: Writer}\n" + DUTY
    now = {
        "all/people.yaml": "people:\n  bert:\n    name: Bert\n  anna:\n    name: 'Anna'\n",
        "all/who.yaml": "# moved\nroles:\n  writer:\n    title: Writer\n  editor:\n    title: Editor\n",
        "duties.yaml": "responsibilities:\n  news:\n    owner: editor\n    title: Write news\n",
    }
    assert told(before, now) == Told(
        [], ["role-nobody-holds roles.writer.holders", "unfilled-owner responsibilities.news.owner"], []
    )


def test_an_entry_with_another_id_is_the_same_entry() -> None:
    """By its title, or by all its fields but the title; what was known of it stays known."""
    before = "roles:\n  editor: {title: Editor}\n  writer: {title: Writer, critical: true, layer: tactical}\n" + DUTY
    now = (
        "roles:\n  news-editor: {title: Editor}\n  reporter: {title: Reporter, critical: true, layer: tactical}\n"
        + DUTY.replace("owner: editor", "owner: news-editor")
    )
    assert told(before, now) == Told(
        [],
        [
            "critical-role-without-deputy roles.reporter.deputies",
            "role-nobody-holds roles.reporter.holders",
            "unfilled-owner responsibilities.news.owner",
        ],
        [],
    )


def test_ids_that_change_under_their_feet() -> None:
    """A rename that forgets one place is a broken reference, and that is new."""
    before = TWO + ROLE + DUTY
    now = TWO + ROLE.replace("editor:", "writer:") + DUTY
    assert told(before, now) == Told(["unknown-reference responsibilities.news.owner"], [], [])


def test_two_of_a_kind_are_not_taken_for_one() -> None:
    """Where two entries share a title, nobody can tell which of them goes on."""
    before = "roles:\n  a: {title: Editor}\n  b: {title: Editor}\n"
    now = "roles:\n  c: {title: Editor}\n"
    found = told(before, now)
    assert found == Told(
        ["role-nobody-holds roles.c.holders"],
        [],
        ["role-nobody-holds roles.a.holders", "role-nobody-holds roles.b.holders"],
    )


def test_people_who_follow_each_other_are_not_one() -> None:
    """The same unit and job do not make Bert of Anna: it is he who carries too much now. The same name makes one of two ids."""
    plan = (
        "people: {%s: {name: %s, unit: hr, job: Editor}}\nunits: {hr: {title: HR}}\n"
        "responsibilities:\n  news: {title: News, owner: %s}\n  tidy: {title: Tidy, owner: %s}\n"
        "checks: {rules: {person-carries-too-much: {most: 1}}}\n"
    )
    anna = plan % ("anna", "Anna", "anna", "anna")
    bert = plan % ("bert", "Bert", "bert", "bert")
    longer = plan % ("anna-berg", "Anna", "anna-berg", "anna-berg")
    assert told(anna, bert) == Told(
        ["person-carries-too-much people.bert"], [], ["person-carries-too-much people.anna"]
    )
    assert told(anna, longer) == Told([], ["person-carries-too-much people.anna-berg"], [])


def test_a_role_that_is_split_leaves_its_gap_behind() -> None:
    """What is wrong with the new roles is new, what was wrong with the old one is gone with it."""
    before = TWO + "roles:\n  editor: {title: Editor, holders: [anna], critical: true}\n"
    now = TWO + (
        "roles:\n  news-editor: {title: News editor, holders: [anna], critical: true}\n"
        "  page-editor: {title: Page editor, holders: [bert], critical: true, deputies: [anna]}\n"
    )
    found = told(before, now, select=("critical-role-without-deputy",))
    assert found == Told([], ["critical-role-without-deputy roles.news-editor.deputies"], [])


def test_bodies_that_are_merged() -> None:
    """One of two goes on; the other's finding is mended with it."""
    body = "ownership:\n  bodies:\n    %s\n"
    one, two = "web-team: {title: Web team, kind: team}", "desk: {title: Desk, kind: team}"
    found = told(body % f"{one}\n    {two}", body % one, select=("body-without-chair",))
    assert found == Told(
        [], ["body-without-chair ownership.bodies.web-team.chair"], ["body-without-chair ownership.bodies.desk.chair"]
    )


def test_an_empty_role_is_told_once_and_stays_known() -> None:
    """With what it owns or by itself: the same role stood empty before, and is not filled by a change of words."""
    empty = TWO + "roles:\n  editor: {title: Editor}\n"
    owning, alone = empty + DUTY, empty + DUTY.replace("owner: editor", "owner: bert")
    role, duty = "role-nobody-holds roles.editor.holders", "unfilled-owner responsibilities.news.owner"
    assert told(owning, alone) == Told([], [role], [duty])
    assert told(alone, owning) == Told([duty], [], [])


def test_who_has_left_is_known_though_it_was_not_told() -> None:
    """While the role stood empty only that was told; whoever joins it does not bring the leaver back."""
    role = (
        "people: {anna: {name: Anna, until: 2020-01-01}, bert: Bert}\nroles:\n  editor: {title: Editor, holders: [%s]}\n"
        + DUTY
    )
    left, gap = "holder-has-left roles.editor.holders.0", "unfilled-owner responsibilities.news.owner"
    assert told(role % "anna", role % "anna, bert") == Told([], [left], [gap])
    assert told(role % "anna, bert", role % "anna") == Told([gap], [], [])
    gone = (
        "people: {anna: {name: Anna, until: 2020-01-01}, bert: {name: Bert, until: 2020-01-01}, carla: Carla}\n"
        + role.partition("\n")[2]
    )
    assert told(gone % "anna", gone % "anna, bert, carla") == Told(
        ["holder-has-left roles.editor.holders.1"], [left], [gap]
    )


WAIVER = "checks: {waivers: [{rule: responsibility-without-owner, at: responsibilities.news, reason: Later, approved_by: anna, until: %s}]}\n"
OPEN = TWO + "responsibilities:\n  news: {title: News}\n"
GAP = "responsibility-without-owner responsibilities.news.owner"


def test_what_is_waived_is_neither_known_nor_mended() -> None:
    """A waiver mends nothing; taking it away brings the finding back, and that is the change's doing."""
    waived = OPEN + WAIVER % "2026-12-31"
    assert told(OPEN, waived) == Told([], [], [])
    assert told(waived, waived) == Told([], [], [])
    assert told(waived, OPEN) == Told([GAP], [], [])


def test_what_was_waived_and_is_mended_is_praised() -> None:
    """With the waiver left behind, that is what is new."""
    mended = OPEN.replace("title: News", "title: News, owner: anna")
    waived = WAIVER % "2026-12-31"
    assert told(OPEN + waived, mended) == Told([], [], [GAP])
    assert told(OPEN + waived, mended + waived) == Told(["waiver-not-needed checks.waivers.0.rule"], [], [GAP])


def test_a_waiver_that_has_ended_was_known_to_end() -> None:
    """Nobody's change but time's; taking it out without mending opens nothing."""
    ended = OPEN + WAIVER % "2026-10-31"
    assert told(ended, ended) == Told([], [GAP, "waiver-expired checks.waivers.0.until"], [])
    assert told(ended, OPEN) == Told([], [GAP], ["waiver-expired checks.waivers.0.until"])


def test_comments_that_let_a_rule_go_count_as_waivers_do() -> None:
    """Added, they mend nothing; taken away, they bring the finding back."""
    ignored = OPEN.replace("news:", "# plankit: ignore[responsibility-without-owner] Later\n  news:")
    assert told(OPEN, ignored) == Told([], [], [])
    assert told(ignored, OPEN) == Told([GAP], [], [])


def test_what_is_wrong_with_a_new_waiver_is_new() -> None:
    """The rules of the later plan hold for both, but a waiver is part of the change."""
    endless = OPEN + WAIVER.replace(", until: %s", "")
    assert told(OPEN, endless) == Told(["waiver-without-end checks.waivers.0.until"], [], [])


def test_the_later_plan_says_how_strictly_both_are_judged() -> None:
    """A rule made stricter, looser or switched off makes nothing new and mends nothing."""
    parked = TWO + "responsibilities:\n  news: {title: News, status: parked}\n"
    stricter = parked + "checks: {profile: strict, rules: {gap-without-reason: error}}\n"
    looser = parked + 'checks: {rules: {gap-without-reason: "off"}}\n'
    known = Told([], ["gap-without-reason responsibilities.news.status"], [])
    assert told(parked, stricter) == known
    assert told(looser, parked) == known
    assert told(parked, looser) == Told([], [], [])


def test_a_mistyped_rule_is_new_though_the_settings_hold_for_both() -> None:
    """What stands under `checks.rules` is judged where it stands."""
    assert told(OPEN, OPEN + "checks: {rules: {no-such-rule: error}}\n").new == [
        "unknown-rule checks.rules.no-such-rule"
    ]


def test_what_cannot_be_read_any_more_is_not_mended() -> None:
    """A file that the change breaks hides what was wrong in it, and that is no merit."""
    before = {"people.yaml": TWO, "duties.yaml": "responsibilities:\n  news: {title: News}\n  tidy: {title: Tidy}\n"}
    broken = before | {"duties.yaml": "responsibilities:\n  news: {title: News: x}\n"}
    assert told(before, broken) == Told(["broken-yaml "], [], [])
    assert told(broken, before).fixed == ["broken-yaml "]
    assert told(broken, broken | {"people.yaml": "people: {anna: Anna: x}\n"}) == Told(
        ["broken-yaml "], ["broken-yaml "], []
    )


def test_what_a_mistake_hides_is_not_mended() -> None:
    """An entry that can no longer be understood is not rid of what was wrong with it."""
    found = told(OPEN, OPEN.replace("{title: News}", "[News]"))
    assert (found.new, found.fixed) == (["wrong-type responsibilities.news"], [])


def test_fewer_of_the_same_is_known_and_more_is_new() -> None:
    """Of what one finding lists together, mending a part leaves the rest known; one more is something new."""
    kind = "support:\n  channels: {desk: {title: Desk}}\n  requests:\n"
    question = "    question: {title: Question, channel: desk, first_line: anna, resolve_within: 2 days, respond_within: 1 day}\n"
    fault = question.replace("question", "fault").replace("Question", "Fault")
    rule = ("request-kind-missing",)
    missing = ["request-kind-missing support.requests"]
    assert told(TWO + kind + question, TWO + kind + question + fault, select=rule) == Told([], missing, [])
    assert told(TWO + kind + question + fault, TWO + kind + question, select=rule) == Told(missing, [], missing)


def test_files_that_are_equal_are_read_once() -> None:
    """Of the same name and content, the earlier plan takes over what the later one has read; lists too."""
    people = {"plan.yaml": HEAD.replace("organization: Org", "organization: Org, people_from: people.csv")}
    now = load(texts({**people, "people.csv": "id,name\nanna,Anna\n", "roles.yaml": ROLE, "duties.yaml": DUTY}))
    then = load(
        texts({**people, "people.csv": "id,name\nanna,Anna\n", "roles.yaml": ROLE, "duties.yaml": "# x\n" + DUTY}), now
    )
    same = [file for file, source in then.sources.items() if source is now.sources[file]]
    assert same == ["plan.yaml", "roles.yaml"]
    assert then.lists["people.csv"] is now.lists["people.csv"]
    fresh = load(
        texts({**people, "people.csv": "id,name\nanna,Anna\n", "roles.yaml": ROLE, "duties.yaml": "# x\n" + DUTY})
    )
    assert then.data == fresh.data
    other = load(texts({**people, "people.csv": "id,name\nbert,Bert\n"}), now)
    assert list(other.data.people) == ["bert"]
