"""Edge cases of the rules on policies that a page cannot show well."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from judged import PAGE_DAY, findings_of, index_of
from plankit.dates import Duration, after
from plankit.words import words

HEAD = "plankit: 1\nplan: {title: Plan, organization: Somewhere}\n"


def found(rule: str, plan: str, on: date = PAGE_DAY, **files: str) -> list[str]:
    """The places at which a rule speaks."""
    texts = {"plan.yaml": HEAD + plan} | {name.replace("_", "."): text for name, text in files.items()}
    return [each.at for each in findings_of(texts, on, select=(rule,))]


def said(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """What a rule says, in English."""
    return [words("en")(each.message) for each in findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))]


def advised(rule: str, plan: str, on: date = PAGE_DAY) -> list[str]:
    """What a rule advises, in English."""
    return [words("en")(each.remedy or "") for each in findings_of({"plan.yaml": HEAD + plan}, on, select=(rule,))]


def policy(fields: str, more: str = "") -> str:
    """A plan with one policy."""
    return f"policies: {{hush: {{title: Hush, {fields}}}}}\n{more}"


@pytest.mark.parametrize("state", ["status: draft", "status: superseded", "status: withdrawn", "until: 2026-10-31"])
@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("policy-without-owner", ""),
        ("policy-nobody-checks", ""),
        ("policy-without-levers", ""),
        ("policy-not-published", ""),
        ("policy-without-review", ""),
        ("policy-review-overdue", "review: {next: 2026-10-01}"),
        ("policy-review-due", "review: {next: 2026-12-01}"),
        ("review-interval-too-long", "review: {every: 9 years, last: 2026-01-01}"),
        ("exception-without-end", "exceptions: [{for: Everyone on Sundays}]"),
        ("exception-expired", "exceptions: [{for: Everyone on Sundays, until: 2026-01-01}]"),
        ("approved-without-mandate", "approved: {by: acme}"),
    ],
)
def test_only_what_is_in_force_is_asked_for_more(rule: str, fields: str, state: str) -> None:
    """A draft is not finished, and what was replaced, withdrawn or has ended need not be; in force, it is told."""
    more = "suppliers: {acme: {title: Acme}}\n"
    assert (len(found(rule, policy(fields, more))), found(rule, policy(f"{fields}, {state}", more))) == (1, [])


@pytest.mark.parametrize("on", [date(2026, 10, 30), date(2026, 10, 31)])
def test_a_policy_holds_until_its_last_day(on: date) -> None:
    """The last day itself belongs to it."""
    assert found("policy-without-owner", policy("until: 2026-10-31"), on) == ["policies.hush.owner"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 2), []),
        (date(2026, 8, 3), ["policy-review-due"]),
        (date(2026, 11, 1), ["policy-review-due"]),
        (date(2026, 11, 2), ["policy-review-overdue"]),
    ],
    ids=["beyond the horizon", "on the horizon", "on the day", "after it"],
)
def test_a_review_is_due_and_then_overdue(on: date, expected: list[str]) -> None:
    """Ninety days ahead it is due, on the day itself it still is, and from the next day on it is overdue."""
    plan = HEAD + policy("review: {every: 1 year, last: 2025-11-01}")
    findings = findings_of({"p.yaml": plan}, on, select=("policy-review-due", "policy-review-overdue"))
    assert [each.rule for each in findings] == expected


def test_a_review_due_today_is_said_to_be_so() -> None:
    """“In 0 days” is not how people speak."""
    assert said("policy-review-due", policy("review: {next: 2026-11-01}")) == ["“Hush” (hush) is to be reviewed today."]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("owner: ann", "Ask “Ann” (ann) to go through it, then write under `review`: `last: 2026-11-01`."),
        (
            "owner: ann, reviewed_by: bob",
            "Ask “Bob” (bob) to go through it, then write under `review`: `last: 2026-11-01`.",
        ),
        ("owner: cid", "Go through it, then write under `review`: `last: 2026-11-01`."),
        ("because: Law", "Go through it, then write under `review`: `last: 2026-11-01`."),
    ],
    ids=["owner", "reviewer", "left", "nobody"],
)
def test_whoever_reviews_it_is_asked_if_still_there(fields: str, expected: str) -> None:
    """The reviewer goes before the owner, and nobody is sent to somebody who has left."""
    people = "people: {ann: {name: Ann}, bob: {name: Bob}, cid: {name: Cid, until: 2026-01-01}}\n"
    plan = policy(f"{fields}, review: {{every: 1 year, last: 2025-01-01}}", people)
    assert advised("policy-review-overdue", plan) == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("review: {every: 1 year, last: 2026-01-01}", []),
        ("review: {next: 2027-01-01}", []),
        ("until: 2027-01-01", []),
        ("effective: 2026-02-01", ["Add `review: {every: 12 months, last: 2026-02-01}`."]),
        (
            "review: {every: 1 year}, approved: {on: 2026-03-01}",
            ["Add when it was last reviewed or adopted: `last: 2026-03-01`."],
        ),
        ("review: {last: 2026-01-01}", ["Add how long that review holds: `every: 12 months`."]),
    ],
)
def test_a_review_is_a_day_to_come(fields: str, expected: list[str]) -> None:
    """An end will do as well; and a new review counts from the day the policy began to hold."""
    assert advised("policy-without-review", policy(fields)) == expected


def test_a_review_that_cannot_be_read_is_told_once() -> None:
    """The finding about the form already says what there is to say."""
    assert found("policy-without-review", policy("review: {every: often, last: 2026-01-01}")) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("effective: 2026-01-01, review: {every: 12 months, last: 2026-01-01}", []),
        ("effective: 2026-01-01, review: {next: 2027-01-04}", []),
        ("effective: 2026-01-01, review: {next: 2027-01-05}", ["next"]),
        ("approved: {on: 2026-01-01}, review: {next: 2027-01-05}", ["next"]),
        ("effective: 2026-01-01, review: {last: 2025-12-01, next: 2027-01-04}", []),
        ("effective: 2024-01-01, review: {every: 3 years, last: 2025-01-01}", []),
        ("effective: 2024-01-01, review: {last: 2025-01-01, next: 2028-01-04}", []),
        ("effective: 2024-01-01, review: {last: 2025-01-01, next: 2028-01-05}", ["next"]),
        ("review: {every: 3 years, last: 2025-01-01}", []),
        ("review: {every: 37 months, last: 2025-01-01}", ["every"]),
        ("review: {every: 3 years, next: 2029-01-01}", []),
        ("review: {every: 4 years, next: 2029-01-01}", ["every"]),
        ("review: {next: 2039-01-01}", []),
        ("review: {every: 4 years}", []),
    ],
)
def test_how_long_a_review_may_take(fields: str, expected: list[str]) -> None:
    """A year after it began to hold, three years after each review, three days of grace; unknown days are no fault."""
    places = [f"policies.hush.review.{each}" for each in expected]
    assert found("review-interval-too-long", policy(fields)) == places


def test_without_days_the_period_itself_is_too_long() -> None:
    """Where only the period is known, it is what the sentence speaks of."""
    assert said("review-interval-too-long", policy("review: {every: 4 years, next: 2029-01-01}")) == [
        "“Hush” (hush) is reviewed every 4 years; at most 36 months should lie between."
    ]


def test_a_plan_may_set_other_limits_for_its_reviews() -> None:
    """A team that reviews every half year says so."""
    plan = policy(
        "effective: 2026-01-01, review: {every: 1 year, last: 2026-01-01}",
        "checks: {rules: {review-interval-too-long: {first_months: 6}}}\n",
    )
    assert said("review-interval-too-long", plan) == [
        "“Hush” (hush) has held since 1 January 2026 and is reviewed for the first time on 1 January 2027, more than 6 months later."
    ]


NEW = "policies: {{new: {{title: New, replaces: [old], {}}}, old: {{title: Old, {}}}}}\n"


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ("", "", ["policies.old.status"]),
        ("status: draft", "", []),
        ("status: withdrawn", "", []),
        ("status: superseded", "", ["policies.old.status"]),
        ("until: 2026-10-31", "", []),
        ("until: 2026-11-01", "", ["policies.old.status"]),
        ("", "status: superseded", []),
        ("", "status: draft", []),
        ("", "until: 2026-10-31", []),
        ("", "until: 2026-12-31", ["policies.old.status"]),
        ("effective: 2027-01-01", "", ["policies.old.status"]),
        ("effective: 2027-01-01", "until: 2026-12-31", []),
        ("effective: 2027-01-01", "until: 2027-01-01", []),
        ("effective: 2027-01-01", "until: 2027-01-02", ["policies.old.status"]),
        ("", "replaces: [new]", []),
    ],
)
def test_the_old_policy_ends_when_the_new_one_holds(new: str, old: str, expected: list[str]) -> None:
    """A draft replaces nothing yet; an old one that ends in time is in order; a circle is told as a circle."""
    assert found("policy-replaced-but-in-force", NEW.format(new, old)) == expected


def test_a_policy_that_replaces_itself_is_told_as_a_circle() -> None:
    """It need not be told a second time that it is still in force."""
    families = findings_of({"p.yaml": HEAD + policy("owner: ann, replaces: [hush]")}, ignore=("file", "shape"))
    assert [each.rule for each in families if "repl" in each.rule] == ["replacement-in-a-circle"]


def test_a_policy_replaced_later_is_to_end_on_the_day_before() -> None:
    """Nobody wants a gap of months between the two."""
    assert advised("policy-replaced-but-in-force", NEW.format("effective: 2027-01-01", "")) == [
        "Let it end in time, `until: 2026-12-31`, or take `old` out of the `replaces` of `new`."
    ]


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "a"}, ["“A” (a) replaces itself."]),
        (
            {"a": "b, gone", "b": "c", "c": "a", "d": "a"},
            ["These policies replace each other in a circle: “A” (a), “B” (b) and “C” (c)."],
        ),
        (
            {"d": "a", "b": "a", "a": "b", "x": "y", "y": "x"},
            [
                "These policies replace each other in a circle: “B” (b) and “A” (a).",
                "These policies replace each other in a circle: “X” (x) and “Y” (y).",
            ],
        ),
    ],
    ids=["chain", "itself", "three", "two circles"],
)
def test_every_circle_is_told_once(edges: dict[str, str], expected: list[str]) -> None:
    """Whatever leads into a circle is not part of it, and an unknown name closes none."""
    rows = ", ".join(f"{id_}: {{title: {id_.upper()}, replaces: [{to}]}}" for id_, to in edges.items())
    assert said("replacement-in-a-circle", f"policies: {{{rows}}}\n") == expected


PARTIES = (
    "people: {ann: {name: Ann, from: 2026-03-01, until: 2026-09-30}}\n"
    "suppliers: {acme: {title: Acme}}\n"
    "roles: {chief: {title: Chief, until: 2026-05-31}}\n"
    "ownership: {bodies: {sounding-board: {title: Sounding board, kind: advisory}, board: {title: Board, kind: board, from: 2026-06-01}}}\n"
)


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ("{by: board, on: 2026-06-01}", []),
        ("{by: board}", []),
        ("{on: 2026-06-01}", []),
        ("{by: nobody-known, on: 2026-06-01}", []),
        ("{by: ann, on: 2026-09-30}", []),
        ("{by: chief, on: 2026-05-31}", []),
        ("{by: board, on: 2026-05-31}", ["the body “Board” (board), which began only on 1 June 2026."]),
        ("{by: chief, on: 2026-06-01}", ["the role “Chief” (chief), which had ended on 31 May 2026."]),
        ("{by: ann, on: 2026-10-01}", ["“Ann” (ann), who had left on 30 September 2026."]),
        ("{by: ann, on: 2026-02-28}", ["“Ann” (ann), who came only on 1 March 2026."]),
        ("{by: acme, on: 2026-06-01}", ["the supplier “Acme” (acme), which is another organization."]),
        ("{by: sounding-board}", ["the body “Sounding board” (sounding-board), which advises and decides nothing."]),
    ],
)
def test_whoever_approved_was_there_and_could(approved: str, expected: list[str]) -> None:
    """First and last days count, and what the plan does not know is not held against it."""
    told = said("approved-without-mandate", policy(f"approved: {approved}", PARTIES))
    assert told == [f"“Hush” (hush) was approved by {each}" for each in expected]


@pytest.mark.parametrize(
    ("until", "on", "expected"),
    [
        ("2026-10-31", date(2026, 10, 31), []),
        ("2026-10-31", date(2026, 11, 1), ["policies.hush.exceptions.0.until"]),
    ],
)
def test_an_exception_holds_on_its_last_day(until: str, on: date, expected: list[str]) -> None:
    """It is over the day after."""
    assert found("exception-expired", policy(f"exceptions: [{{for: Sundays, until: {until}}}]"), on) == expected


def test_an_exception_is_called_by_whom_it_is_for() -> None:
    """By a party of the plan, by words in one language or two, or by nothing where nothing was written."""
    plan = policy(
        "exceptions: [{for: singer}, {for: Sundays}, {for: {nl: Zondagen, en: Sundays}}, {reason: Unknown}]",
        "roles: {singer: {title: Singer}}\n",
    )
    assert said("exception-without-end", plan) == [
        "The exception to “Hush” (hush) for the role “Singer” (singer) has no end.",
        "The exception to “Hush” (hush) for “Sundays” has no end.",
        "The exception to “Hush” (hush) for “Zondagen” has no end.",
        "An exception to “Hush” (hush) has no end.",
    ]


@pytest.mark.parametrize("granted", ["", ", granted_by: cid"], ids=["by nobody", "by somebody who left"])
def test_nobody_is_sent_to_somebody_who_is_not_there(granted: str) -> None:
    """Then it is up to whoever may grant it now."""
    plan = policy(
        f"exceptions: [{{for: Sundays, until: 2026-01-01{granted}}}]", "people: {cid: {name: Cid, until: 2026-02-01}}\n"
    )
    assert advised("exception-expired", plan) == [
        "Tell those it was for and take it out, or agree on a new last day with whoever may grant it."
    ]


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ("levers: {constraint: Doors close by themselves}", ""),
        ("levers: {steering: A sign}", ""),
        ("levers: {monitoring: [decibels]}", ""),
        ("levers: {training: [silence]}", ""),
        ("", "training: {courses: {silence: {title: Silence, covers: [hush]}}}\n"),
    ],
    ids=["constraint", "steering", "monitoring", "training", "a course covers it"],
)
def test_one_lever_is_enough(fields: str, more: str) -> None:
    """Whichever it is, the policy is more than a text."""
    assert found("policy-without-levers", policy(fields, more)) == []


def test_a_lever_may_stand_in_a_file_that_cannot_be_read() -> None:
    """While a file is broken, nothing is said about what is missing."""
    assert found("policy-without-levers", policy(""), courses_yaml="training: {courses: [") == []


TOPICS = ("publishing", "groups", "naming", "style", "accessibility", "privacy", "sharing", "behaviour", "copyright")
TOPICS += ("records", "languages")


def topics(last: str, *, more: str = "", option: str = "ai") -> str:
    """A plan with a policy on each topic but two, one of which is left out by choice."""
    rows = "".join(f"  {topic}: {{title: T, topic: {topic}}}\n" for topic in TOPICS)
    return f"policies:\n{rows}  last: {{title: T, {last}}}\n{more}checks: {{rules: {{policy-topic-missing: {{leave_out: {option}}}}}}}\n"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (topics("topic: emergencies"), []),
        (topics("topic: emergencies, status: draft"), []),
        (topics("topic: emergencies, status: withdrawn"), ["No policy or guideline is about `emergencies`."]),
        (topics("topic: bicycles"), ["No policy or guideline is about `emergencies`."]),
        (topics("topic: bicycles", option="[ai, emergencies]"), []),
        (topics("topic: bicycles", more="support: {emergency: {procedure: Shout}}\n"), []),
        (topics("kind: policy"), []),
    ],
    ids=["there", "draft", "withdrawn", "own word", "left out", "support", "no topic"],
)
def test_what_settles_a_topic(plan: str, expected: list[str]) -> None:
    """A draft does, a choice does, the emergency procedure does; and without topics nobody can tell."""
    assert said("policy-topic-missing", plan) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("kind: guideline, text: You must whisper.", ["text"]),
        ("kind: guideline, text: Fluister, dont: [Zingen is VERBODEN]", ["dont.0"]),
        ("kind: guideline, do: [Whisper, 'It is mandatory to smile']", ["do.1"]),
        ("kind: guideline, text: {nl: Fluister., en: You shall whisper.}", ["text"]),
        ("kind: guideline, text: 'Mustard and moeite, see https://x.nl/must and `must`.'", []),
        ("kind: policy, text: You must whisper.", []),
        ("text: You must whisper.", []),
        ("kind: guideline, status: superseded, text: You must whisper.", []),
    ],
    ids=["text", "do not", "do", "two languages", "other words", "policy", "no kind", "superseded"],
)
def test_only_a_guideline_may_not_order(fields: str, expected: list[str]) -> None:
    """Words count in either language, addresses and code do not."""
    assert found("must-in-a-guideline", policy(fields)) == [f"policies.hush.{each}" for each in expected]


def test_rules_are_counted_in_one_language_only() -> None:
    """A bilingual policy is not twice as strict."""
    text = "{nl: Je moet en je moet., en: You must and you must and you must.}"
    option = "checks: {rules: {too-many-rules: {most: 4}}}\n"
    assert said("too-many-rules", policy(f"text: {text}, do: [Whisper, Smile]", option)) == [
        "“Hush” (hush) counts 5 rules; nobody keeps more than 4 in mind."
    ]


@pytest.mark.parametrize(("count", "expected"), [(400, []), (401, ["policies.hush"])])
def test_four_hundred_words_are_not_too_long(count: int, expected: list[str]) -> None:
    """The limit itself is allowed, do's and don'ts included."""
    assert found("policy-too-long", policy(f"text: {'word ' * (count - 2)}, do: [Whisper], dont: [Sing]")) == expected


HARD = (
    "Voorafgaand aan publicatie dienen verantwoordelijke organisatieonderdelen zich ervan te vergewissen dat de "
    "betreffende informatie overeenkomstig de toepasselijke classificatieprocedures is geautoriseerd, waarbij de "
    "verantwoordelijkheid voor de actualiteit onverminderd berust bij de desbetreffende organisatieonderdelen."
)
EASY = "Kijk voor je iets plaatst of iedereen het mag zien. Weet je het niet? Vraag het dan aan je baas. " * 3
BREATHLESS = "kijk voor je iets plaatst of iedereen het mag zien en weet je het niet vraag het dan aan je baas " * 4


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", f"'{HARD}'", ["policies.hush.text"]),
        ("nl", f"'{EASY}'", []),
        ("nl", f"'{HARD[:107]}'", []),
        ("", f"'{HARD}'", []),
        ("", f"{{nl: '{HARD}'}}", ["policies.hush.text"]),
        ("nl", f"{{nl: '{EASY}', en: '{HARD}'}}", ["policies.hush.text"]),
        ("nl", f"'{BREATHLESS}'", ["policies.hush.text"]),
        ("nl", f'"{BREATHLESS.replace(" en ", chr(92) + "n- ")}"', []),
    ],
    ids=["hard", "easy", "too short to tell", "language unknown", "language given", "one of two", "no stops", "a list"],
)
def test_hard_words_and_long_sentences(language: str, text: str, expected: list[str]) -> None:
    """What is short or in a language that nobody named is not judged; the items of a list are sentences of their own."""
    head = HEAD.replace("Somewhere", f"Somewhere, language: {language}" if language else "Somewhere")
    findings = findings_of({"p.yaml": head + policy(f"text: {text}")}, select=("hard-to-read",))
    assert [each.at for each in findings] == expected


PLAIN = "We go home. You stay here. " * 10


@pytest.mark.parametrize("text", ["](", ".", "`", "b" * 9 + "-", "- ", "https://", "# "])
def test_a_text_meant_to_take_for_ever_does_not(text: str) -> None:
    """Each is judged in passing, however often it is repeated, by all that looks at wording."""
    plan = HEAD.replace("Somewhere", "Somewhere, language: en") + policy(
        f"kind: guideline, text: '{text * 50_000}a {PLAIN}'"
    )
    rules = ("must-in-a-guideline", "too-many-rules", "hard-to-read")
    assert findings_of({"p.yaml": plan}, select=rules) == ()


def test_broken_and_empty_policies_crash_nothing() -> None:
    """Whatever is written, each policy is a stub at least."""
    plan = HEAD + "policies: {a: , b: {}, c: {title: [x], review: soon}, d: {title: D, exceptions: [1]}}\n"
    index = index_of({"p.yaml": plan}, after(PAGE_DAY, Duration(years=1)) - timedelta(days=1))
    assert list(index.data.policies) == ["a", "b", "c", "d"]
    assert found("policies", plan.removeprefix(HEAD))
