"""A plan in two languages that has something of everything, for questions about who and when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from plankit.files import texts
from plankit.index import Index
from plankit.plan import load
from written import written

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-24"
PLAN = """\
plankit: 1
plan:
  title: {en: Intranet plan, nl: Intranetplan}
  organization: Oevermark
  intranet: {name: Plaza}
  languages: [en, nl]
  owner: manager
  review: {every: 12 months, last: 2025-12-15}
people:
  anna: {name: Anna de Wit, email: anna@example.org, unit: comms, job: Intranet manager, hours_per_week: 20}
  bas: {name: Bas Kok, unit: comms, until: 2027-01-31}
  cem: {name: Cem Aydın, unit: hr, away: [{from: 2026-11-01, until: 2027-03-01}]}
  dora: {name: Dóra Nagy, unit: hr}
  eva: {name: Eva Smit, until: 2026-06-30}
units:
  comms: {title: Communications, head: anna}
  hr: {title: {en: Human resources, nl: Personeelszaken}, head: dora, parent: comms}
suppliers:
  bolder: {title: Bolder, contact: support@bolder.example.org, contract: {owner: manager, until: 2027-02-10, notice: 1 month}}
roles:
  manager:
    title: Intranet manager
    purpose: {en: Sees to it that Plaza runs, nl: Zorgt dat Plaza draait}
    tasks: [Plans releases, Keeps this plan]
    authority: Grants small wishes
    holders: [{person: anna, from: 2025-01-01}]
    deputies: [bas]
    hours_per_week: 16
    training: [certificate]
  editor:
    title: {en: Editor, nl: Redacteur}
    holders: [{person: bas, until: 2026-12-31, scope: News}, {person: eva, until: 2026-06-30}, {person: dora, from: 2027-01-01}]
    deputies: [anna]
    hours_per_week: 8
  hr-owner: {title: HR owner, holders: [cem], deputies: [dora]}
  trainer: {title: Trainer, hours_per_week: 4, vacancy: {since: 2026-10-01, expected: 2027-02-01, covered_by: anna, reason: The post is advertised}}
  ghost: {title: Ghost, holders: [eva]}
  member: {title: Member, filled: elsewhere}
ownership:
  sponsor: dora
  product_owner: manager
  bodies:
    board:
      title: {en: Steering group, nl: Stuurgroep}
      mandate: Sets the direction.
      chair: dora
      secretary: manager
      reports_to: council
      seats: [{seat: Chair, holder: dora}, {seat: Owner, holder: manager, until: 2026-12-31}, {seat: Care, holder: cem, substitute: anna}, {seat: Works council, holder: vacant, since: 2026-09-01}, {seat: Guests}, {seat: Ghost, holder: ghost}]
      meets: quarterly
      meetings: [{on: 2026-09-17, present: [dora, manager]}]
    council: {title: Council, outside: true}
  decisions:
    new-group: {title: {en: Opening a group, nl: Een groep openen}, decides: manager, within: A purpose and two hosts, agrees: board, informed: member, limit: {cost: 2500, days: 5}, escalates_to: board, answer_within: 5 working days}
    old-thing: {title: What nobody decides}
  log: {start: {title: Begin at last, on: 2025-01-10, decided_by: board}}
responsibilities:
  check-pages: {title: {en: Check the pages, nl: Pagina's controleren}, owner: editor, responsible: [member, hr-owner], consulted: ghost, every: monthly}
  at-night: {title: Moderate at night, status: parked, because: Nothing happens, review_by: 2026-12-31}
content:
  default_owner: editor
  areas:
    hr-pages: {title: {en: HR pages, nl: HR-pagina's}, url: /hr, owner: hr-owner, review: {every: 1 year, last: 2025-11-01}}
    orphan: {title: Orphan pages, url: /orphan}
  inventory: pages.csv
policies:
  photos: {title: {en: Photos and film, nl: Foto en film}, kind: guideline, owner: editor, checked_by: hr-owner, approved: {by: board, on: 2026-01-01}, review: {every: 1 year, last: 2026-01-20}, published_at: "https://plaza.example.org/photos", exceptions: [{for: comms, granted_by: board, until: 2026-12-01, reason: The fair}, {for: All who pass}]}
  draft: {title: Coming rules, owner: editor, status: draft}
monitoring:
  kpis: {reach: {title: Reach, owner: editor, every: monthly, unit: percent, target: {value: 80, by: 2027-06-30}, readings: {2026-10-31: 61}}}
  reports: {yearly: {title: Yearly report, by: manager, to: board, every: yearly, delivered: 2026-01-10}}
support:
  channels: {desk: {title: Service desk, address: desk@example.org}}
  requests: {fault: {title: Something is broken, channel: desk, first_line: editor, second_line: bolder, acknowledge_within: 4 hours, respond_within: 1 working day, resolve_within: 2 working days, escalation: [{after: 3 working days, to: manager}]}}
  operations: {scan: {title: Repair links, owner: editor, every: monthly, last: 2026-10-01}}
  emergency: {contact: manager}
training:
  courses: {certificate: {title: Certificate, trainer: trainer, valid_for: 1 year, audiences: new-staff, sessions: [{on: 2026-12-08}], completed: [{person: anna, on: 2026-01-15}]}}
  onboarding: [{day: 1, owner: hr-owner}]
roadmap:
  wishes:
    dark-mode: {title: Dark mode, from: {on: 2026-11-02, unit: hr}, assessor: manager}
    roster: {title: My roster, from: {on: 2026-01-02}, assessor: editor, assessed: 2026-02-01, decision: {right: new-group, outcome: accepted, by: manager, on: 2026-11-20, reason: Wanted by all}, release: spring}
  releases: {spring: {title: Spring release, starts: 2027-01-11, ends: 2027-02-15, owner: manager, status: planned}}
strategy: {audiences: {new-staff: {title: {en: New colleagues, nl: Nieuwe collega's}, size: 40}}, goals: {found: {title: Everything is found, owner: manager, by: 2026-12-31}}}
checks: {waivers: [{rule: no-vision, at: strategy, reason: Later, approved_by: dora, until: 2026-12-31}]}
"""
PAGES = "url,title,owner,last_edited\n/hr/leave,Leave and absence,Cem,2026-05-04\n/,Home,,\n/orphan/one,Lost page,,\n/bare,,,\n"


def asked(on: str = DAY, horizon: str = "2027-02-22") -> Index:
    """The plan on a day."""
    files = {"plan.yaml": PLAN, "pages.csv": PAGES}
    return Index(load(texts(files)), date.fromisoformat(on), date.fromisoformat(horizon))


@pytest.fixture(name="plan", scope="session")
def plan_on_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the plan stands under `plan`."""
    folder = tmp_path_factory.mktemp("asked")
    written(folder / "plan", {"plan.yaml": PLAN, "pages.csv": PAGES})
    return folder
