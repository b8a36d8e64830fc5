"""Edge cases of the rules on support that a page cannot show well."""

from __future__ import annotations

from datetime import date

import pytest

from plankit.words import words
from test_rules import PAGE_DAY, findings_of

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"
PEOPLE = "people: {anna: Anna Bos, bram: {name: Bram Klein, until: 2026-10-31}, cees: Cees Vink}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """The places at which a rule speaks."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [each.at.removeprefix("support.") for each in findings_of(texts, on, select=(rule,))]


def said(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """What a rule says, in English."""
    findings = findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))
    return [words("en")(each.message) for each in findings]


def advised(rule: str, plan: str) -> list[str]:
    """What a rule advises, in English."""
    findings = findings_of({"plan.yaml": HEAD + plan}, select=(rule,))
    return [words("en")(each.remedy or "") for each in findings]


def request(fields: str, more: str = "") -> str:
    """A plan with one kind of request."""
    return f"support: {{requests: {{fault: {{{fields}}}}}{more}}}\n"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (request("title: Fault"), ["requests.fault.channel"]),
        (request("also: [desk]", ", channels: {desk: Desk}"), []),
        (request("chanel: desk", ", channels: {desk: Desk}"), []),
        (request("channel: somewhere"), []),
        ("support: {channels: {desk: Desk}}\n", []),
    ],
    ids=["none", "another way in", "mistyped", "unknown", "no requests"],
)
def test_a_request_needs_some_way_in(plan: str, expected: list[str]) -> None:
    """A mistyped key or an unknown channel is a finding of its own."""
    assert found("request-without-channel", plan) == expected


def test_requests_without_channel_fold_where_there_are_no_channels() -> None:
    """Then one thing is missing, however many requests lack it, and the remedy begins with that."""
    plan = HEAD + "support: {requests: {fault: Fault, question: Question}}\n"
    findings = findings_of({"plan.yaml": plan}, select=("request-without-channel",))
    assert [each.cause for each in findings] == ["channels", "channels"]
    assert {words("en")(each.remedy or "") for each in findings} == {
        "Describe the way in under `channels:`, and name it here: `channel: service-desk`."
    }


@pytest.mark.parametrize(
    ("requests", "missing"),
    [
        ("question: {}, fault: {}, wish: {}, maintenance: {}", ""),
        ("vraag: {}, storing: {}, wens: {}, onderhoud: {}", ""),
        ("a: {kind: question}, b: {kind: Storing}, c: {kind: wish}, d: {kind: beheer}", ""),
        ("it-question: {}, fault-or-incident: {}, new-idea: {}, maintenance: {}", ""),
        ("question: {kind: privacy}, fault: {}, wish: {}, maintenance: {}", "questions"),
        ("question: {}, leak: {}", "faults, wishes and daily maintenance"),
    ],
    ids=["by id", "Dutch", "by kind", "words of the id", "own word", "missing"],
)
def test_a_kind_counts_by_its_word_or_else_by_the_id(requests: str, missing: str) -> None:
    """The words may be English or Dutch; a kind of one's own is no other kind."""
    expected = [f"The plan does not say where to go with {missing}."] if missing else []
    assert said("request-kind-missing", f"support: {{requests: {{{requests}}}}}\n") == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("plan: {title: P, organization: O, not_yet: [support]}\n", []),
        ("plan: {title: P, organization: O}\n", []),
        ("plan: {title: P, organization: O}\nsupport: {channels: {desk: Desk}}\n", ["support.requests"]),
    ],
    ids=["not yet", "no section", "only channels"],
)
def test_kinds_are_missed_only_where_there_is_support(plan: str, expected: list[str]) -> None:
    """A section that is missing is told once, elsewhere; one that is not wanted yet is no finding."""
    findings = findings_of({"plan.yaml": f"plankit: 1\n{plan}"}, select=("request-kind-missing",))
    assert [each.at for each in findings] == expected


def test_no_kind_is_missed_while_a_file_cannot_be_read() -> None:
    """It may stand in the file that is broken."""
    assert found("request-kind-missing", "support: {channels: {desk: Desk}}\n", more_yaml="support: {requests: [") == []


def test_the_first_line_that_others_have_is_proposed() -> None:
    """Whoever answers most kinds of request may well answer this one."""
    plan = "support: {requests: {a: {first_line: desk}, b: {first_line: it}, c: {first_line: it}, d: {}}}\n"
    assert advised("request-without-first-line", plan) == ["Name who answers first, such as `first_line: it`."]
    assert advised("request-without-first-line", "support: {requests: {a: {}}}\n") == [
        "Name who answers first, such as `first_line: service-desk`."
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("first_line: anna", ["requests.fault.second_line"]),
        ("first_line: anna, second_line: cees", []),
        ("first_line: anna, third_line: cees", []),
        ("title: Fault", []),
    ],
    ids=["none", "second", "third", "no first line"],
)
def test_somebody_stands_behind_the_first_line(fields: str, expected: list[str]) -> None:
    """A third line will do; where there is no first line, another rule speaks."""
    assert found("request-without-second-line", PEOPLE + request(fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("respond_within: 2 days", []),
        ("resolve_within: 2 days", []),
        ("acknowledge_within: 2 days", ["requests.fault.respond_within"]),
        ("respond_within: soon", []),
    ],
    ids=["respond", "resolve", "acknowledge", "no length"],
)
def test_a_time_is_promised_for_an_answer(fields: str, expected: list[str]) -> None:
    """To hear that it arrived is no answer; what is no length of time is told elsewhere."""
    assert found("request-without-response-time", request(fields)) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2 days", "1 day"),
        ("5 hours", "3 hours"),
        ("5 working days", "3 days"),
        ("2 weeks", "5 working days"),
        ("2 working days", "12 hours"),
        ("4 hours", "30 minutes"),
        ("12 months", "11 months"),
        ("1 month", "3 weeks"),
        ("3 working days", "1 working day 4 hours"),
        ("100 hours", "1 working day"),
    ],
)
def test_times_that_contradict_each_other_on_every_day(first: str, second: str) -> None:
    """However the weekends and months fall, the second promise ends before the first."""
    plan = request(f"respond_within: {first}, resolve_within: {second}")
    assert found("impossible-service-times", plan) == ["requests.fault.resolve_within"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1 day", "1 day"),
        ("24 hours", "1 working day"),
        ("1 working day", "8 hours"),
        ("1 working day", "24 hours"),
        ("3 working days", "3 days"),
        ("1 week", "5 working days"),
        ("10 working days", "2 weeks"),
        ("22 working days", "1 month"),
        ("1 month", "30 days"),
        ("1 year", "12 months"),
        ("4 hours", "3 working days"),
    ],
)
def test_times_that_may_be_kept_are_left_alone(first: str, second: str) -> None:
    """Office hours, weekends and short months are read in favour of the plan."""
    assert found("impossible-service-times", request(f"respond_within: {first}, resolve_within: {second}")) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "acknowledge_within: 3 days, respond_within: 1 day, resolve_within: 2 days",
            "Someone starts on fault within 1 day, but it may take 3 days before the sender hears that it arrived.",
        ),
        (
            "acknowledge_within: 3 days, resolve_within: 2 days",
            "fault is to be solved within 2 days, but it may take 3 days before the sender hears that it arrived.",
        ),
    ],
    ids=["respond", "resolve"],
)
def test_each_time_is_compared_with_the_next_one_given(fields: str, expected: str) -> None:
    """One wrong time gives one finding."""
    assert said("impossible-service-times", request(fields)) == [expected]


ROLE = "people: {{anna: Anna Bos, bram: {{name: Bram Klein, until: 2026-10-31}}, cees: Cees Vink}}\n"
ROLE += "roles: {{admin: {{title: Admin, {}}}}}\n"
FIRST = request("first_line: admin")


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (PEOPLE + request("first_line: bram"), ["requests.fault.first_line"]),
        (PEOPLE + request("second_line: bram, third_line: anna"), ["requests.fault.second_line"]),
        (PEOPLE + request("title: Fault", ", emergency: {contact: bram}"), ["emergency.contact"]),
        (ROLE.format("holders: []") + FIRST, ["requests.fault.first_line"]),
        (ROLE.format("filled: elsewhere") + FIRST, []),
        (ROLE.format("per: site") + FIRST, []),
        (ROLE.format("vacancy: {covered_by: anna}") + FIRST, []),
        ("suppliers: {admin: Supplier}\n" + FIRST, []),
        ("units: {admin: Desk}\n" + FIRST, []),
        (request("first_line: nobody-we-know"), []),
    ],
    ids=[
        "left",
        "second line",
        "emergency",
        "empty role",
        "elsewhere",
        "per site",
        "covered",
        "supplier",
        "unit",
        "unknown",
    ],
)
def test_a_line_is_empty_where_its_chain_breaks(plan: str, expected: list[str]) -> None:
    """What the plan does not know breaks nothing."""
    assert found("line-nobody-staffs", plan) == expected


def test_a_line_is_empty_from_the_day_after_the_last() -> None:
    """The last working day itself still counts."""
    plan = PEOPLE + request("first_line: bram")
    assert found("line-nobody-staffs", plan, date(2026, 10, 31)) == []
    assert said("line-nobody-staffs", plan) == [
        "“Bram Klein” (bram) is named as the first line of fault, but this person left on 31 October 2026."
    ]
    assert advised("line-nobody-staffs", plan) == ["Name somebody else under `first_line:`."]


def test_posts_only_plans_have_no_empty_lines() -> None:
    """The staff directory knows who is there."""
    plan = "plankit: 1\nplan: {title: P, organization: O, people_kept: elsewhere}\nroles: {admin: {title: Admin}}\n"
    for rule in ("line-nobody-staffs", "line-depends-on-one-person"):
        assert findings_of({"plan.yaml": plan + FIRST}, select=(rule,)) == ()


def test_lines_that_one_empty_role_leaves_fold() -> None:
    """They have the role as their cause."""
    plan = HEAD + ROLE.format("holders: []") + request("first_line: admin, second_line: admin")
    findings = findings_of({"plan.yaml": plan}, select=("line-nobody-staffs",))
    assert [each.cause for each in findings] == ["role:admin", "role:admin"]


@pytest.mark.parametrize(
    ("plan", "speaks"),
    [
        (ROLE.format("holders: [anna]") + FIRST, True),
        (PEOPLE + request("first_line: anna"), True),
        (ROLE.format("holders: [anna, bram]") + FIRST, True),
        (ROLE.format("holders: [anna, cees]") + FIRST, False),
        (ROLE.format("holders: [anna], deputies: [cees]") + FIRST, False),
        (ROLE.format("holders: [anna], deputies: [bram]") + FIRST, False),
        (ROLE.format("holders: [anna], deputies: [{person: cees, until: 2026-10-31}]") + FIRST, True),
        (ROLE.format("holders: [anna], critical: true") + FIRST, False),
        (ROLE.format("holders: [anna], min_holders: 2") + FIRST, False),
        (ROLE.format("holders: [bram]") + FIRST, False),
        (PEOPLE + "units: {admin: {title: Desk, head: anna}}\n" + FIRST, False),
        (PEOPLE + "ownership: {bodies: {admin: {title: Team, chair: anna}}}\n" + FIRST, False),
    ],
    ids=[
        "only holder",
        "a person",
        "the other left",
        "two",
        "deputy",
        "deputy who left",
        "former deputy",
        "critical",
        "needs two",
        "nobody",
        "unit",
        "body",
    ],
)
def test_one_person_is_a_line_only_where_nobody_stands_in(plan: str, *, speaks: bool) -> None:
    """What other rules say already is not said again, and a group is more than its head."""
    assert found("line-depends-on-one-person", plan) == ["requests.fault.first_line"] * speaks


def test_a_person_who_is_a_line_is_told_to_make_a_role_of_it() -> None:
    """The sentence is another one than for a role."""
    plan = PEOPLE + request("title: Fault", ", emergency: {contact: anna}")
    assert said("line-depends-on-one-person", plan) == [
        "“Anna Bos” (anna) alone is the contact in an emergency: on a day off, nobody answers."
    ]
    assert advised("line-depends-on-one-person", plan) == [
        "Name a role that several people have, or that has a deputy, under `contact:`."
    ]


def channel(address: str) -> str:
    """A plan with one channel, and with people who may have such an address."""
    people = "people: {anna: {name: Anna de Wít, email: anna@x.example.org}, jo: {name: Jo Li, email: help@x.example.org}, max: {name: Max Post, email: help@x.example.org}}\n"
    return f"{people}support: {{channels: {{desk: {{address: {address}}}}}}}\n"


@pytest.mark.parametrize(
    "address",
    [
        "Anna@x.example.org",
        "a.dewit@elsewhere.example.org",
        "anna.dewit@x.example.org",
        "m.post@x.example.org",
        "k.visser@x.example.org",
        "j.p.van-dam@x.example.org",
        "By mail to anna@x.example.org or at the desk",
        "{nl: anna@x.example.org, en: help@x.example.org}",
    ],
)
def test_addresses_of_one_person(address: str) -> None:
    """Known from the plan, made of a name in it, or made like a name."""
    assert found("personal-address-as-channel", channel(address)) == ["channels.desk.address"]


@pytest.mark.parametrize(
    "address",
    [
        "help@x.example.org",
        "intranet@x.example.org",
        "service.desk@x.example.org",
        "jo@x.example.org",
        "post@y.example.org",
        "Extension 1000",
        "https://x.example.org/help",
    ],
)
def test_addresses_that_may_be_shared(address: str) -> None:
    """An address that two people have is shared; short first names and bare surnames may be words."""
    assert found("personal-address-as-channel", channel(address)) == []


def test_an_address_that_only_looks_personal_is_told_so() -> None:
    """The plan knows nobody of that name."""
    assert said("personal-address-as-channel", channel("k.visser@x.example.org")) == [
        "The channel desk ends at `k.visser@x.example.org`, which looks like the address of one person."
    ]


def supplier(contract: str, more: str = "") -> str:
    """A plan with one supplier."""
    return f"suppliers: {{bolder: {{title: Bolder, contract: {{{contract}}}}}}}\n{more}"


ENDS = "The contract with “Bolder” (bolder) ends on "


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        ("until: 2027-01-30", [f"{ENDS}30 January 2027."]),
        ("until: 2027-01-31", []),
        ("until: 2026-11-01", [f"{ENDS}1 November 2026."]),
        (
            "until: 2027-04-30, notice: 3 months",
            [f"{ENDS}30 April 2027; the last day to give notice is 30 January 2027."],
        ),
        (
            "until: 2027-02-01, notice: 3 months",
            [f"{ENDS}1 February 2027; the last day to give notice is 1 November 2026."],
        ),
        ("until: 2027-05-31, notice: 3 months", []),
        (
            "until: 2027-10-31, notice: 1 year",
            [f"{ENDS}31 October 2027; the last day to give notice was 31 October 2026."],
        ),
        ("until: 2026-10-31", []),
        ("notice: 3 months", []),
    ],
    ids=[
        "horizon",
        "after the horizon",
        "today",
        "notice",
        "notice today",
        "notice later",
        "notice passed",
        "over",
        "no end",
    ],
)
def test_a_contract_is_told_from_the_day_on_which_notice_comes_near(contract: str, expected: list[str]) -> None:
    """The days looked ahead to decide, and a contract that is over is history."""
    assert said("supplier-contract-ends", supplier(contract)) == expected


def test_a_contract_that_is_over_is_told_where_the_plan_still_counts_on_it() -> None:
    """A supplier that is still a line of support has to have a contract."""
    plan = supplier("until: 2026-10-31", request("second_line: bolder"))
    assert said("supplier-contract-ends", plan) == [
        "The contract with “Bolder” (bolder) ended on 31 October 2026, and the plan still counts on this supplier."
    ]
    assert advised("supplier-contract-ends", plan) == [
        "Extend it or arrange what comes after, then write the new last day under `until:`."
    ]


@pytest.mark.parametrize(
    ("fields", "on", "speaks"),
    [
        ("every: quarterly, last: 2026-06-29", date(2026, 11, 14), False),
        ("every: quarterly, last: 2026-06-29", date(2026, 11, 15), True),
        ("every: {times_a_year: 2}, last: 2026-01-01", date(2026, 9, 29), False),
        ("every: {times_a_year: 2}, last: 2026-01-01", date(2026, 10, 1), True),
        ("every: daily, last: 2026-10-30", date(2026, 11, 3), False),
        ("every: daily, last: 2026-10-30", date(2026, 11, 4), True),
        ("every: monthly", PAGE_DAY, False),
        ("last: 2020-01-01", PAGE_DAY, False),
        ("every: monthly, last: 2026-12-01", PAGE_DAY, False),
    ],
    ids=["due", "overdue", "twice a year", "twice overdue", "weekend", "daily", "no last", "no rhythm", "to come"],
)
def test_an_operation_is_overdue_after_one_and_a_half_rhythms(fields: str, on: date, *, speaks: bool) -> None:
    """Late is not overdue yet, and weekends do not count for what is done daily."""
    plan = f"support: {{operations: {{links: {{{fields}}}}}}}\n"
    assert found("operation-overdue", plan, on) == ["operations.links.last"] * speaks


def test_public_holidays_do_not_make_daily_work_overdue() -> None:
    """Where the plan says which country's days count."""
    plan = "support: {operations: {look: {every: daily, last: 2026-12-24}}}\n"
    on = date(2026, 12, 29)
    assert found("operation-overdue", plan, on) == ["operations.look.last"]
    assert found("operation-overdue", plan + "checks: {holidays: NL}\n", on) == []


def test_nobody_is_asked_where_an_operation_has_no_owner() -> None:
    """The remedy then speaks to the reader."""
    plan = "support: {operations: {links: {every: monthly, last: 2026-06-29}}}\n"
    assert advised("operation-overdue", plan) == [
        "Do it and write the day: `last: 2026-11-01`. Or change `every` to what is feasible."
    ]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("support: {channels: {desk: Desk}}\n", ["emergency"]),
        ("support: {emergency: {contact: anna}}\n", ["emergency"]),
        ("support: {emergency: {procedure: Call the desk}}\n", []),
        ("support: {channels: {desk: Desk}}\npolicies: {urgent: {title: Urgent, topic: emergencies}}\n", []),
        (
            "support: {channels: {desk: Desk}}\npolicies: {urgent: {title: U, topic: emergencies, status: draft}}\n",
            ["emergency"],
        ),
        (
            "support: {channels: {desk: Desk}}\npolicies: {urgent: {title: U, topic: emergencies, until: 2026-10-31}}\n",
            ["emergency"],
        ),
        ("policies: {urgent: {title: Urgent}}\n", []),
    ],
    ids=["nothing", "only a contact", "procedure", "policy", "draft", "ended", "no support"],
)
def test_what_to_do_in_an_emergency_may_be_a_policy(plan: str, expected: list[str]) -> None:
    """A policy in force will do, and without support nothing is asked."""
    assert found("no-emergency-procedure", plan) == expected
