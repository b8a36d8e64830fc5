"""Each kind of change in words: the sentence in both languages, and whoever does by hand what it says has the other plan."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import pytest

from judged import index_of
from plankit.diff import Kind, diff
from plankit.source import read
from plankit.telling import told
from plankit.telling.text import sentence
from plankit.words import words

if TYPE_CHECKING:
    from plankit.index import Index

ON = date(2026, 11, 24)
PLAN = """\
plankit: 1
plan: {title: Plan, organization: Oevermark, language: en}
people:
  anna: {name: Anna de Wit}
  bram: {name: Bram Kok}
units: {hr: {title: HR}}
suppliers: {bolder: {title: Bolder, contract: {owner: editor, until: 2027-06-30}}}
strategy:
  principles: [Simple, Open, Honest]
  goals: {found: {title: Found, owner: editor, by: 2027-12-31, success_factors: [Good words]}}
ownership:
  product_owner: anna
  bodies:
    board:
      title: Board
      chair: anna
      mandate: Decides on money. Meets in the open.
      meets: monthly
      seats: [{seat: HR, holder: anna, until: 2026-12-31}, bram]
  decisions:
    new-group: {title: New group, decides: editor, advises: [board], limit: {cost: 5000}}
roles:
  editor: {title: Editor, holders: [anna], deputies: [bram], hours_per_week: 4}
  trainer: {title: Trainer, holders: [bram]}
responsibilities:
  check: {title: Check pages, owner: editor, importance: 2, informed: [trainer]}
  write: {title: Write news, owner: editor}
policies:
  posting:
    title: Posting
    owner: trainer
    text: Post what helps. Ask when in doubt. Sign with your name.
    do: [Be kind]
    review: {every: 12 months, last: 2026-02-01}
monitoring:
  kpis: {visits: {title: Visits, owner: trainer, readings: {2026-01-31: 61}, target: {value: 80, by: 2027-12-31}}}
training: {courses: {start: {title: Start, owner: trainer, completed: [{person: bram, on: 2026-05-01}]}}}
roadmap:
  wishes: {dark: {title: Dark mode, effort: {editor: 3}}}
  releases: {spring: {title: Spring, owner: editor, starts: 2027-01-11}}
"""


class Case(NamedTuple):
    """What is replaced in the plan, what is said of it, and what is then done by hand: values at dotted places."""

    replaced: tuple[str, str]
    english: list[str]
    dutch: list[str]
    by_hand: dict[str, Any]


CASES = {
    "a holder comes": Case(
        ("holders: [anna]", "holders: [anna, {person: bram, from: 2026-12-01, share: 0.4, acting: true}]"),
        [
            "“Bram Kok” (bram) answers for 1 supplier, 1 goal, 1 decision right, 2 responsibilities and 1 release as well from 1 December 2026 on; this concerns “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) and “Spring” (spring).",
            "“Bram Kok” (bram) comes to fill the role “Editor” (editor) (first day 1 December 2026, share 0.4 and acting).",
        ],
        [
            "Ook “Bram Kok” (bram) is verantwoordelijk voor 1 leverancier, 1 doel, 1 beslissingsbevoegdheid, 2 verantwoordelijkheden en 1 release, vanaf 1 december 2026; het gaat om “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) en “Spring” (spring).",
            "“Bram Kok” (bram) gaat de rol “Editor” (editor) vervullen (eerste dag 1 december 2026, aandeel 0,4 en waarnemend).",
        ],
        {"roles.editor.holders": ["anna", {"person": "bram", "from": "2026-12-01", "share": 0.4, "acting": True}]},
    ),
    "a holder follows another": Case(
        ("holders: [anna]", "holders: [{person: anna, until: 2026-11-30}, {person: bram, from: 2026-12-01}]"),
        [
            "1 supplier, 1 goal, 1 decision right, 2 responsibilities and 1 release pass from “Anna de Wit” (anna) to “Bram Kok” (bram) on 1 December 2026; this concerns “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) and “Spring” (spring).",
            "“Anna de Wit” (anna) in the role “Editor” (editor): last day now 30 November 2026, not given before.",
            "“Bram Kok” (bram) comes to fill the role “Editor” (editor) (first day 1 December 2026).",
        ],
        [
            "1 leverancier, 1 doel, 1 beslissingsbevoegdheid, 2 verantwoordelijkheden en 1 release gaan over van “Anna de Wit” (anna) naar “Bram Kok” (bram) op 1 december 2026; het gaat om “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) en “Spring” (spring).",
            "“Anna de Wit” (anna) in de rol “Editor” (editor): laatste dag nu 30 november 2026, eerder niet ingevuld.",
            "“Bram Kok” (bram) gaat de rol “Editor” (editor) vervullen (eerste dag 1 december 2026).",
        ],
        {"roles.editor.holders": [{"person": "bram", "from": "2026-12-01"}, {"person": "anna", "until": "2026-11-30"}]},
    ),
    "a holder leaves": Case(
        ("holders: [anna]", "holders: []"),
        [
            "Nobody answers for 1 supplier, 1 goal, 1 decision right, 2 responsibilities and 1 release: nobody holds the role “Editor” (editor); this concerns “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) and “Spring” (spring).",
            "“Anna de Wit” (anna) no longer fills the role “Editor” (editor).",
        ],
        [
            "Niemand is verantwoordelijk voor 1 leverancier, 1 doel, 1 beslissingsbevoegdheid, 2 verantwoordelijkheden en 1 release: niemand vervult de rol “Editor” (editor); het gaat om “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) en “Spring” (spring).",
            "“Anna de Wit” (anna) vervult de rol “Editor” (editor) niet meer.",
        ],
        {"roles.editor.holders": []},
    ),
    "a deputy changes": Case(
        ("deputies: [bram]", "deputies: [{person: trainer, until: 2027-01-31}, bram]"),
        [
            "The role “Trainer” (trainer) becomes a deputy in the role “Editor” (editor) (last day 31 January 2027 and as number 1)."
        ],
        [
            "De rol “Trainer” (trainer) wordt plaatsvervanger in de rol “Editor” (editor) (laatste dag 31 januari 2027 en als nummer 1)."
        ],
        {"roles.editor.deputies": [{"person": "trainer", "until": "2027-01-31"}, "bram"]},
    ),
    "owners move": Case(
        (
            "  check: {title: Check pages, owner: editor, importance: 2, informed: [trainer]}\n  write: {title: Write news, owner: editor}",
            "  check: {title: Check pages, owner: trainer, importance: 2, informed: [trainer]}\n  write: {title: Write news, owner: trainer}",
        ),
        [
            "2 responsibilities pass from the role “Editor” (editor) to the role “Trainer” (trainer); this concerns “Check pages” (check) and “Write news” (write)."
        ],
        [
            "2 verantwoordelijkheden gaan over van de rol “Editor” (editor) naar de rol “Trainer” (trainer); het gaat om “Check pages” (check) en “Write news” (write)."
        ],
        {"responsibilities.check.owner": "trainer", "responsibilities.write.owner": "trainer"},
    ),
    "an owner is taken out": Case(
        ("write: {title: Write news, owner: editor}", "write: {title: Write news}"),
        [
            "Nobody answers for the responsibility “Write news” (write): no owner is named.",
            "The responsibility “Write news” (write) has no owner any more; it was the role “Editor” (editor).",
        ],
        [
            "Niemand is verantwoordelijk voor de verantwoordelijkheid “Write news” (write): er is geen eigenaar genoemd.",
            "De verantwoordelijkheid “Write news” (write) heeft geen eigenaar meer; dat was de rol “Editor” (editor).",
        ],
        {"responsibilities.write.owner": None},
    ),
    "the owner of the intranet": Case(
        ("product_owner: anna", "product_owner: bram"),
        ["The intranet passes from “Anna de Wit” (anna) to “Bram Kok” (bram)."],
        ["Het intranet gaat over van “Anna de Wit” (anna) naar “Bram Kok” (bram)."],
        {"ownership.product_owner": "bram"},
    ),
    "somebody leaves": Case(
        (
            "bram: {name: Bram Kok}",
            "bram: {name: Bram Kok, until: 2027-03-31, away: [{from: 2027-01-01, until: 2027-01-20, reason: leave}]}",
        ),
        [
            "From 1 April 2027 on nobody answers for 1 rule, 1 KPI and 1 course: nobody holds the role “Trainer” (trainer): the only holder, “Bram Kok” (bram), left on 31 March 2027 and nobody follows; this concerns “Posting” (posting), “Visits” (visits) and “Start” (start).",
            "“Bram Kok” (bram), last working day: now 31 March 2027, not given before.",
            "“Bram Kok” (bram), absences: first day 1 January 2027, last day 20 January 2027 and reason “leave” added.",
        ],
        [
            "Vanaf 1 april 2027 is niemand verantwoordelijk voor 1 regel, 1 KPI en 1 training: niemand vervult de rol “Trainer” (trainer): de enige die de rol vervulde, “Bram Kok” (bram), is op 31 maart 2027 vertrokken en er is geen opvolger; het gaat om “Posting” (posting), “Visits” (visits) en “Start” (start).",
            "“Bram Kok” (bram), laatste werkdag: nu 31 maart 2027, eerder niet ingevuld.",
            "“Bram Kok” (bram), afwezigheid: eerste dag 1 januari 2027, laatste dag 20 januari 2027 en reden “leave” erbij.",
        ],
        {
            "people.bram.until": "2027-03-31",
            "people.bram.away": {"from": "2027-01-01", "until": "2027-01-20", "reason": "leave"},
        },
    ),
    "the chair": Case(
        ("chair: anna", "chair: bram"),
        ["The body “Board” (board), chair: now “Bram Kok” (bram), was “Anna de Wit” (anna)."],
        ["Het overleg “Board” (board), voorzitter: nu “Bram Kok” (bram), was “Anna de Wit” (anna)."],
        {"ownership.bodies.board.chair": "bram"},
    ),
    "a seat": Case(
        (
            "seats: [{seat: HR, holder: anna, until: 2026-12-31}, bram]",
            "seats: [{seat: HR, holder: vacant, since: 2026-11-01}, bram, {holder: editor, kind: invited}]",
        ),
        [
            "The body “Board” (board), seats, “HR”: holder now vacant, was “Anna de Wit” (anna); last day no longer given, was 31 December 2026; since now 1 November 2026, not given before.",
            "The body “Board” (board), seats: the role “Editor” (editor) (kind invited, without a vote) added.",
        ],
        [
            "Het overleg “Board” (board), zetels, “HR”: bezet door nu vacant, was “Anna de Wit” (anna); laatste dag niet meer ingevuld, was 31 december 2026; sinds nu 1 november 2026, eerder niet ingevuld.",
            "Het overleg “Board” (board), zetels: de rol “Editor” (editor) (soort genodigd, zonder stem) erbij.",
        ],
        {
            "ownership.bodies.board.seats.0.holder": "vacant",
            "ownership.bodies.board.seats.0.until": None,
            "ownership.bodies.board.seats.0.since": "2026-11-01",
            "ownership.bodies.board.seats.2": {"holder": "editor", "kind": "invited"},
        },
    ),
    "a mandate": Case(
        ("mandate: Decides on money. Meets in the open.", "mandate: Decides on money and people. Meets in the open."),
        [
            "The body “Board” (board), mandate: now “Decides on money and people. Meets in the open.”, was “Decides on money. Meets in the open.”."
        ],
        [
            "Het overleg “Board” (board), mandaat: nu “Decides on money and people. Meets in the open.”, was “Decides on money. Meets in the open.”."
        ],
        {"ownership.bodies.board.mandate": "Decides on money and people. Meets in the open."},
    ),
    "a rhythm": Case(
        ("meets: monthly", "meets: every 6 weeks"),
        ["The body “Board” (board), how often it meets: now every 6 weeks, was monthly."],
        ["Het overleg “Board” (board), hoe vaak er overleg is: nu elke 6 weken, was maandelijks."],
        {"ownership.bodies.board.meets": "every 6 weeks"},
    ),
    "a decision right": Case(
        (
            "decides: editor, advises: [board], limit: {cost: 5000}",
            "decides: board, advises: [trainer], limit: {cost: 10000}, answer_within: 5 working days",
        ),
        [
            "The decision right “New group” (new-group), decides: now the body “Board” (board), was the role “Editor” (editor).",
            "The decision right “New group” (new-group), advisers: the role “Trainer” (trainer) added, the body “Board” (board) taken out.",
            "The decision right “New group” (new-group), highest amount: now 10,000, was 5,000.",
            "The decision right “New group” (new-group), answer within: now 5 working days, not given before.",
        ],
        [
            "De beslissingsbevoegdheid “New group” (new-group), beslist: nu het overleg “Board” (board), was de rol “Editor” (editor).",
            "De beslissingsbevoegdheid “New group” (new-group), adviseurs: de rol “Trainer” (trainer) erbij, het overleg “Board” (board) eruit.",
            "De beslissingsbevoegdheid “New group” (new-group), hoogste bedrag: nu 10.000, was 5.000.",
            "De beslissingsbevoegdheid “New group” (new-group), antwoord binnen: nu 5 werkdagen, eerder niet ingevuld.",
        ],
        {
            "ownership.decisions.new-group.decides": "board",
            "ownership.decisions.new-group.advises": ["trainer"],
            "ownership.decisions.new-group.limit.cost": 10000,
            "ownership.decisions.new-group.answer_within": "5 working days",
        },
    ),
    "a date moves": Case(
        ("by: 2027-12-31, success", "by: 2028-06-30, success"),
        ["The goal “Found” (found), due by: moved from 31 December 2027 to 30 June 2028."],
        ["Het doel “Found” (found), uiterlijk: verplaatst van 31 december 2027 naar 30 juni 2028."],
        {"strategy.goals.found.by": "2028-06-30"},
    ),
    "a contract": Case(
        ("until: 2027-06-30", "until: 2028-06-30"),
        ["The supplier “Bolder” (bolder), end of the contract: moved from 30 June 2027 to 30 June 2028."],
        ["De leverancier “Bolder” (bolder), einde van het contract: verplaatst van 30 juni 2027 naar 30 juni 2028."],
        {"suppliers.bolder.contract.until": "2028-06-30"},
    ),
    "a review": Case(
        ("review: {every: 12 months, last: 2026-02-01}", "review: {every: 6 months, last: 2026-11-01}"),
        [
            "The rule “Posting” (posting), how long a review holds: now 6 months, was 12 months.",
            "The rule “Posting” (posting), last review: now 1 November 2026, was 1 February 2026.",
        ],
        [
            "De regel “Posting” (posting), hoelang een herziening geldt: nu 6 maanden, was 12 maanden.",
            "De regel “Posting” (posting), laatste herziening: nu 1 november 2026, was 1 februari 2026.",
        ],
        {"policies.posting.review.every": "6 months", "policies.posting.review.last": "2026-11-01"},
    ),
    "a role is knowingly open": Case(
        ("hours_per_week: 4}", "hours_per_week: 4, vacancy: {since: 2026-10-01, covered_by: bram}}"),
        [
            "The role “Editor” (editor), vacancy: now since 1 October 2026 and covered by “Bram Kok” (bram), not given before."
        ],
        [
            "De rol “Editor” (editor), vacature: nu sinds 1 oktober 2026 en waargenomen door “Bram Kok” (bram), eerder niet ingevuld."
        ],
        {"roles.editor.vacancy": {"since": "2026-10-01", "covered_by": "bram"}},
    ),
    "a policy text": Case(
        (
            "text: Post what helps. Ask when in doubt. Sign with your name.",
            "text: |\n      Post what helps others. Ask when in doubt.\n      - Sign with your name.\n      - Answer.\n",
        ),
        [
            "The rule “Posting” (posting), text: “Post what helps.” becomes “Post what helps others.”; “Sign with your name.” becomes “- Sign with your name.”; “- Answer.” is added behind “- Sign with your name.”."
        ],
        [
            "De regel “Posting” (posting), tekst: “Post what helps.” wordt “Post what helps others.”; “Sign with your name.” wordt “- Sign with your name.”; “- Answer.” komt erbij achter “- Sign with your name.”."
        ],
        {"policies.posting.text": "Post what helps others. Ask when in doubt.\n- Sign with your name.\n- Answer."},
    ),
    "what to do": Case(
        ("do: [Be kind]", "do: [Be kind and brief, Say thanks]"),
        [
            "The rule “Posting” (posting), what to do: now “Be kind and brief”, was “Be kind”.",
            "The rule “Posting” (posting), what to do: “Say thanks” added.",
        ],
        [
            "De regel “Posting” (posting), wat te doen: nu “Be kind and brief”, was “Be kind”.",
            "De regel “Posting” (posting), wat te doen: “Say thanks” erbij.",
        ],
        {"policies.posting.do": ["Be kind and brief", "Say thanks"]},
    ),
    "a title": Case(
        ("title: Check pages", "title: Check all pages"),
        ["The responsibility “Check pages” (check) is now called “Check all pages”."],
        ["De verantwoordelijkheid “Check pages” (check) heet nu “Check all pages”."],
        {"responsibilities.check.title": "Check all pages"},
    ),
    "an entry is new": Case(
        (
            "  trainer: {title: Trainer, holders: [bram]}",
            "  trainer: {title: Trainer, holders: [bram]}\n  coach: {title: Coach, critical: true, holders: [{person: bram, from: 2027-01-01}], tasks: [Help]}",
        ),
        [
            "The role “Coach” (coach) is new: tasks “Help”; filled by “Bram Kok” (bram) (first day 1 January 2027); must never be without someone."
        ],
        [
            "De rol “Coach” (coach) is nieuw: taken “Help”; vervuld door “Bram Kok” (bram) (eerste dag 1 januari 2027); mag nooit onvervuld zijn."
        ],
        {
            "roles.coach": {
                "title": "Coach",
                "tasks": ["Help"],
                "holders": [{"person": "bram", "from": "2027-01-01"}],
                "critical": True,
            }
        },
    ),
    "an entry is gone": Case(
        ("roadmap:\n  wishes: {dark: {title: Dark mode, effort: {editor: 3}}}", "roadmap:\n  wishes: {}"),
        ["The wish “Dark mode” (dark) is gone."],
        ["De wens “Dark mode” (dark) is verdwenen."],
        {"roadmap.wishes.dark": None},
    ),
    "an entry has another id": Case(
        (
            "wishes: {dark: {title: Dark mode, effort: {editor: 3}}}",
            "wishes: {night: {title: Dark mode, effort: {editor: 3}}}",
        ),
        ["The wish “Dark mode” (night) goes on under another id: `night`, was `dark`."],
        ["De wens “Dark mode” (night) gaat verder onder een ander id: `night`, was `dark`."],
        {"roadmap.wishes.dark": None, "roadmap.wishes.night": {"title": "Dark mode", "effort": {"editor": 3}}},
    ),
    "readings": Case(
        ("{2026-01-31: 61}", "{2026-01-31: 62, 2026-02-28: 63, 2026-03-31: 64.5}"),
        [
            "The KPI “Visits” (visits), readings corrected: 62 instead of 61 on 31 January 2026.",
            "The KPI “Visits” (visits), new readings: 63 on 28 February 2026 and 64.5 on 31 March 2026.",
        ],
        [
            "De KPI “Visits” (visits), metingen verbeterd: 62 in plaats van 61 op 31 januari 2026.",
            "De KPI “Visits” (visits), nieuwe metingen: 63 op 28 februari 2026 en 64,5 op 31 maart 2026.",
        ],
        {"monitoring.kpis.visits.readings": {"2026-01-31": 62, "2026-02-28": 63, "2026-03-31": 64.5}},
    ),
    "a target": Case(
        ("{value: 80, by: 2027-12-31}", "{value: 85, by: 2027-12-31}"),
        ["The KPI “Visits” (visits), target: now 85, was 80."],
        ["De KPI “Visits” (visits), streefwaarde: nu 85, was 80."],
        {"monitoring.kpis.visits.target.value": 85},
    ),
    "a wish is decided on": Case(
        (
            "{title: Dark mode, effort: {editor: 3}}",
            "{title: Dark mode, status: accepted, effort: {editor: 5, trainer: 1}, decision: {right: new-group, outcome: accepted, by: board, on: 2026-11-20}}",
        ),
        [
            "The wish “Dark mode” (dark), days of work, the role “Editor” (editor): now 5, was 3.",
            "The wish “Dark mode” (dark), days of work, the role “Trainer” (trainer): now 1, not given before.",
            "The wish “Dark mode” (dark), decision: now decision right “New group” (new-group), outcome accepted, decided by the body “Board” (board) and day 20 November 2026, not given before.",
            "The wish “Dark mode” (dark) goes from new to accepted.",
        ],
        [
            "De wens “Dark mode” (dark), werkdagen, de rol “Editor” (editor): nu 5, was 3.",
            "De wens “Dark mode” (dark), werkdagen, de rol “Trainer” (trainer): nu 1, eerder niet ingevuld.",
            "De wens “Dark mode” (dark), besluit: nu beslissingsbevoegdheid “New group” (new-group), resultaat geaccepteerd, besloten door het overleg “Board” (board) en dag 20 november 2026, eerder niet ingevuld.",
            "De wens “Dark mode” (dark) gaat van nieuw naar geaccepteerd.",
        ],
        {
            "roadmap.wishes.dark.status": "accepted",
            "roadmap.wishes.dark.effort": {"editor": 5, "trainer": 1},
            "roadmap.wishes.dark.decision": {
                "right": "new-group",
                "outcome": "accepted",
                "by": "board",
                "on": "2026-11-20",
            },
        },
    ),
    "principles in another order": Case(
        ("[Simple, Open, Honest]", "[Open, Simple, Honest]"),
        ["The strategy, principles, in the new order: “Open”, “Simple” and “Honest”."],
        ["De strategie, uitgangspunten, in de nieuwe volgorde: “Open”, “Simple” en “Honest”."],
        {"strategy.principles": ["Open", "Simple", "Honest"]},
    ),
    "a principle comes in": Case(
        ("[Simple, Open, Honest]", "[Simple, Brave, Open, Honest]"),
        ["The strategy, principles: “Brave” as number 2 added."],
        ["De strategie, uitgangspunten: “Brave” als nummer 2 erbij."],
        {"strategy.principles": ["Simple", "Brave", "Open", "Honest"]},
    ),
    "a mark": Case(
        ("hours_per_week: 4}", "hours_per_week: 4, critical: true}"),
        ["The role “Editor” (editor) now has the mark “must never be without someone”."],
        ["De rol “Editor” (editor) heeft nu het kenmerk “mag nooit onvervuld zijn”."],
        {"roles.editor.critical": True},
    ),
    "an importance": Case(
        ("importance: 2", "importance: 3"),
        ["The responsibility “Check pages” (check), importance: now 3, was 2."],
        ["De verantwoordelijkheid “Check pages” (check), belang: nu 3, was 2."],
        {"responsibilities.check.importance": 3},
    ),
    "what is no more given": Case(
        ("importance: 2, informed: [trainer]", "informed: []"),
        [
            "The responsibility “Check pages” (check), is told: the role “Trainer” (trainer) taken out.",
            "The responsibility “Check pages” (check), importance: no longer given, was 2.",
        ],
        [
            "De verantwoordelijkheid “Check pages” (check), wordt geïnformeerd: de rol “Trainer” (trainer) eruit.",
            "De verantwoordelijkheid “Check pages” (check), belang: niet meer ingevuld, was 2.",
        ],
        {"responsibilities.check.importance": None, "responsibilities.check.informed": None},
    ),
    "left open on purpose": Case(
        ("write: {title: Write news, owner: editor}", "write: {title: Write news, status: parked, because: No hands}"),
        [
            "The responsibility “Write news” (write) has no owner any more; it was the role “Editor” (editor).",
            "The responsibility “Write news” (write) goes from assigned to parked.",
            "The responsibility “Write news” (write), reason: now “No hands”, not given before.",
        ],
        [
            "De verantwoordelijkheid “Write news” (write) heeft geen eigenaar meer; dat was de rol “Editor” (editor).",
            "De verantwoordelijkheid “Write news” (write) gaat van belegd naar geparkeerd.",
            "De verantwoordelijkheid “Write news” (write), reden: nu “No hands”, eerder niet ingevuld.",
        ],
        {
            "responsibilities.write.owner": None,
            "responsibilities.write.status": "parked",
            "responsibilities.write.because": "No hands",
        },
    ),
    "a course is finished": Case(
        (
            "completed: [{person: bram, on: 2026-05-01}]",
            "completed: [{person: bram, on: 2026-05-01}, {person: anna, on: 2026-11-02}]",
        ),
        ["The course “Start” (start), finished by: “Anna de Wit” (anna) (day 2 November 2026) added."],
        ["De training “Start” (start), afgerond door: “Anna de Wit” (anna) (dag 2 november 2026) erbij."],
        {"training.courses.start.completed.1": {"person": "anna", "on": "2026-11-02"}},
    ),
    "not yet": Case(
        ("language: en}", "language: en, not_yet: {support: Later, content: ''}}"),
        [
            "The plan, not in the plan yet, support: now “Later”, not given before.",
            "The plan, not in the plan yet, content: added.",
        ],
        [
            "Het plan, nog niet in het plan, ondersteuning: nu “Later”, eerder niet ingevuld.",
            "Het plan, nog niet in het plan, content: erbij.",
        ],
        {"plan.not_yet": {"support": "Later", "content": ""}},
    ),
    "a second language": Case(
        ("title: Posting", "title: {en: Posting, nl: Plaatsen}"),
        ["The rule “Posting” (posting) is now called “Posting” in English and “Plaatsen” in Dutch."],
        ["De regel “Posting” (posting) heet nu “Posting” in het Engels en “Plaatsen” in het Nederlands."],
        {"policies.posting.title": {"en": "Posting", "nl": "Plaatsen"}},
    ),
    "checks": Case(
        (
            "units: {hr: {title: HR}}",
            "units: {hr: {title: HR}}\nchecks: {profile: strict, rules: {role-without-hours: off}, waivers: [{rule: no-sponsor, at: ownership.sponsor, until: 2027-01-31}]}",
        ),
        [
            "The checks, strictness: now `strict`, was `standard`.",
            "The checks, settings of rules, `role-without-hours`: now severity `off`, not given before.",
            "The checks, waivers: `ownership.sponsor` (rule `no-sponsor` and last day 31 January 2027) added.",
        ],
        [
            "De controle, strengheid: nu `strict`, was `standard`.",
            "De controle, instellingen van controleregels, `role-without-hours`: nu zwaarte `off`, eerder niet ingevuld.",
            "De controle, vrijstellingen: `ownership.sponsor` (controleregel `no-sponsor` en laatste dag 31 januari 2027) erbij.",
        ],
        {
            "checks.profile": "strict",
            "checks.rules": {"role-without-hours": "off"},
            "checks.waivers": [{"rule": "no-sponsor", "at": "ownership.sponsor", "until": "2027-01-31"}],
        },
    ),
}
"""By name, one or more for each kind of change."""


def changed(plan: str, replaced: tuple[str, str]) -> str:
    """The plan with one part of it replaced, which stands there once."""
    assert plan.count(replaced[0]) == 1, replaced[0]
    return plan.replace(*replaced)


def said(old: Index, new: Index, language: str) -> list[str]:
    """The sentences on what changed."""
    speak = words(language)
    return [sentence(line.said, speak) for line in told(diff(old, new), old, new)]


def edited(data: dict[str, Any], by_hand: dict[str, Any]) -> dict[str, Any]:
    """The data of a plan with values put at places; None takes out what stands there."""
    made = copy.deepcopy(data)
    for place, value in by_hand.items():
        *way, last = place.split(".")
        holder: Any = made
        for step in way:
            holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
        if value is None:
            del holder[last]
        elif isinstance(holder, list):
            holder.append(value)
        else:
            holder[last] = value
    return made


@pytest.mark.parametrize("name", CASES)
def test_a_note_can_be_carried_out_by_hand(name: str) -> None:
    """What is said is complete: done by hand in the one plan it gives the other."""
    case = CASES[name]
    old, new = index_of({"plan.yaml": PLAN}, ON), index_of({"plan.yaml": changed(PLAN, case.replaced)}, ON)
    assert (said(old, new, "en"), said(old, new, "nl")) == (case.english, case.dutch)
    data = edited(read("plan.yaml", PLAN.encode()).data or {}, case.by_hand)
    assert said(index_of({"plan.yaml": json.dumps(data)}, ON), new, "en") == []


GONE = "holders: [anna], deputies: [bram]"
OWNED = "1 supplier, 1 goal, 1 decision right, 2 responsibilities and 1 release"
NAMED = "this concerns “Bolder” (bolder), “Found” (found), “New group” (new-group), “Check pages” (check), “Write news” (write) and “Spring” (spring)."
LONG = "One. Two. And many words more, so that this is long enough to be looked at sentence by sentence and line by line, as long texts are. Three."
MORE = [
    (
        ("do: [Be kind]", f"do: [Be kind]\n    purpose: {LONG}"),
        f"The rule “Posting” (posting), purpose: no longer given, was “{LONG}”.",
    ),
    (
        (
            "text: Post what helps. Ask when in doubt. Sign with your name.",
            "text: |\n      First things first.\n      Post what helps. Ask when in doubt. Sign with your name.\n\n      - Last.",
        ),
        "The rule “Posting” (posting), text: “First things first.” is taken out; “- Last.” is taken out.",
    ),
    (
        ("title: Posting", "title: {en: Posting, nl: Berichten}"),
        "The rule “Posting” (posting) is now called “Posting”.",
    ),
    (
        (GONE, "holders: [], deputies: [bram]"),
        f"“Anna de Wit” (anna) answers for {OWNED}, for which nobody was there; {NAMED}",
    ),
    (
        (GONE, "holders: [{person: anna, until: 2027-01-31}]"),
        f"From 1 February 2027 on “Anna de Wit” (anna) answers for {OWNED}, for which nobody would have been there; {NAMED}",
    ),
    ((GONE, "holders: [anna, bram]"), f"“Bram Kok” (bram) no longer answers for {OWNED}; others do; {NAMED}"),
    (
        ("write: {title: Write news, owner: editor}", "write: {title: Write news}"),
        "The responsibility “Write news” (write) gets an owner: the role “Editor” (editor).",
    ),
    (
        ("readings: {2026-01-31: 61}", "readings: {2026-01-31: 61, 2026-02-28: 62}"),
        "The KPI “Visits” (visits), readings: 62 on 28 February 2026 taken out.",
    ),
    (("title: Editor", "title: Editor, vacancy: {}"), "The role “Editor” (editor), vacancy: taken out."),
    (
        ("{title: Dark mode, effort: {editor: 3}}", "{title: Dark mode, needs: [x], effort: {editor: 3}}"),
        "The wish “Dark mode” (dark), what must be there first: “x” taken out.",
    ),
    (
        ("  wishes: {dark: {title: Dark mode, effort: {editor: 3}}}", "  wishes: {}"),
        "The wish “Dark mode” (dark) is new: days of work the role “Editor” (editor) 3.",
    ),
    (
        (
            "text: Post what helps. Ask when in doubt. Sign with your name.",
            "text: |\n      - Ask when in doubt.\n\n      - Sign with your name.\n",
        ),
        (
            "The rule “Posting” (posting), text: “- Ask when in doubt.” becomes “Post what helps.”; “- Sign with your name.” becomes "
            "“Ask when in doubt.”; “Sign with your name.” is added behind “Ask when in doubt.”."
        ),
    ),
    (
        (
            "mandate: Decides on money. Meets in the open.",
            "mandate: |\n        Decides on money.\n\n        Meets in the open.\n",
        ),
        "The body “Board” (board), mandate: the layout changed, the words did not.",
    ),
    (
        (
            "mandate: Decides on money. Meets in the open.",
            "mandate: {en: Decides on money. Meets in the open., nl: Beslist.}",
        ),
        (
            "The body “Board” (board), mandate: now “Decides on money. Meets in the open.”, was “Decides on money. Meets in the open.” "
            "in English and “Beslist.” in Dutch."
        ),
    ),
    (
        ("do: [Be kind]", "do: [{en: Be kind, nl: Wees lief voor iedereen}]"),
        (
            "The rule “Posting” (posting), what to do: “Be kind” added, “Be kind” in English and “Wees lief voor iedereen” in Dutch "
            "taken out."
        ),
    ),
]


@pytest.mark.parametrize(("replaced", "english"), MORE)
def test_the_other_way_round(replaced: tuple[str, str], english: str) -> None:
    """What is told, among others, of a change from another plan to this one."""
    old, new = index_of({"plan.yaml": changed(PLAN, replaced)}, ON), index_of({"plan.yaml": PLAN}, ON)
    assert english in said(old, new, "en")


def test_what_follows_for_many_is_cut_and_what_was_written_is_not() -> None:
    """Six are named of what follows; JSON has them all, and so has a sentence on what was written down."""
    many = "".join(f"  duty-{number}: {{title: Duty {number}, owner: editor}}\n" for number in range(8))
    old = PLAN.replace("policies:\n", f"{many}policies:\n")
    left = old.replace("holders: [anna]", "holders: []")
    moved = old.replace("owner: editor}\n  duty", "owner: trainer}\n  duty")
    start = index_of({"plan.yaml": old}, ON)
    opened = said(start, index_of({"plan.yaml": left}, ON), "en")[0]
    assert opened.endswith("“Check pages” (check), “Write news” (write), “Duty 0” (duty-0) and 8 others.")
    passed = said(start, index_of({"plan.yaml": moved}, ON), "en")[0]
    assert passed.count("“Duty") == 7


@pytest.mark.parametrize(
    ("before", "after", "english", "dutch"),
    [
        (
            "chair: anna",
            "chair: anna\n      quorum: 3",
            "The body “Board” (board), quorum: now number 3, not given before.",
            "Het overleg “Board” (board), quorum: nu aantal 3, eerder niet ingevuld.",
        ),
        (
            "chair: anna\n      quorum: 3",
            "chair: anna\n      quorum: 4",
            "The body “Board” (board), quorum, number: now 4, was 3.",
            "Het overleg “Board” (board), quorum, aantal: nu 4, was 3.",
        ),
        (
            "holders: [bram]}",
            "holders: [bram], vacancy: {since: 2026-11-01, reason: No hands}}",
            "The role “Trainer” (trainer), vacancy: now since 1 November 2026 and reason “No hands”, not given before.",
            None,
        ),
        (
            "holders: [bram], vacancy: {since: 2026-11-01, reason: No hands}}",
            "holders: [bram], vacancy: {since: 2026-11-01, reason: No money}}",
            "The role “Trainer” (trainer), vacancy, reason: now “No money”, was “No hands”.",
            None,
        ),
        (
            "review: {every: 12 months, last: 2026-02-01}",
            "review: {every: 12 months, last: 2026-02-01, next: 2027-02-01}",
            "The rule “Posting” (posting), next review: now 1 February 2027, not given before.",
            None,
        ),
    ],
)
def test_a_part_of_an_entry_is_told_with_its_field(before: str, after: str, english: str, dutch: str | None) -> None:
    """“Number” alone says nothing: it is the number of the quorum."""
    plain = "holders: [bram]}" if before.startswith("holders") else before.split("\n", maxsplit=1)[0]
    old, new = (index_of({"plan.yaml": changed(PLAN, (plain, text))}, ON) for text in (before, after))
    assert said(old, new, "en") == [english]
    assert dutch is None or said(old, new, "nl") == [dutch]


def test_nobody_needs_to_answer_for_what_is_gone() -> None:
    """Where there would have been a gap on a day to come."""
    old = PLAN.replace("holders: [anna]", "holders: [{person: anna, until: 2027-01-31}]")
    new = changed(old, ("  write: {title: Write news, owner: editor}\n", ""))
    assert said(index_of({"plan.yaml": old}, ON), index_of({"plan.yaml": new}, ON), "en") == [
        "From 1 February 2027 on nobody needs to answer for the responsibility “Write news” (write) any more.",
        "The responsibility “Write news” (write) is gone.",
    ]


def test_every_kind_of_change_is_among_them() -> None:
    """No kind of change goes without a case."""
    kinds = set()
    for case in CASES.values():
        old, new = (index_of({"plan.yaml": text}, ON) for text in (PLAN, changed(PLAN, case.replaced)))
        kinds |= {each.kind for each in diff(old, new)}
    assert kinds == set(get_args(Kind)) - {"page"}
