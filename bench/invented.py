"""An invented plan of any size: plain data for every section, clean under profile `standard` on AS_OF."""

from __future__ import annotations

from typing import NamedTuple

AS_OF = "2026-11-02"
LINES_PER_AREA = 5.1


class Size(NamedTuple):
    """How much of everything, and over how many files areas, people and policies are spread."""

    areas: int
    people: int
    roles: int
    policies: int
    tasks: int
    files: int


SIZES = {
    "empty": Size(areas=0, people=12, roles=12, policies=3, tasks=10, files=1),
    "small": Size(areas=14, people=12, roles=12, policies=3, tasks=10, files=1),
    "medium": Size(areas=1_750, people=200, roles=30, policies=40, tasks=60, files=4),
    "published": Size(areas=200, people=5_000, roles=300, policies=2_000, tasks=90, files=24),
    "large": Size(areas=50_000, people=5_000, roles=300, policies=2_000, tasks=90, files=24),
}

SCALED = ("areas", "people", "roles", "policies", "files")
FIRST = "Anna Bram Chloë Daan Esra Femke Gijs Hanneke Imane Joost Karin Loïs Mehmet Noor Olaf Petra Quinten Roos Sven Tess".split()
LAST = "Bakker Çelik Vries Dijkstra Fransen Groen Hendriks Koç Meijer Núñez Visser Wouters Zwart".split()
SUBJECTS = "leave travel safety meetings buildings software learning news projects clients quality finance".split()
DEPARTMENTS = ["hr", "ict", "facilities", "finance", "communications", "care", "legal", "research"]
VERBS = "Write Check Publish Archive Translate Answer Measure Plan Improve Announce Review Moderate Teach".split()
AREAS = ["strategy", "platform", "content", "community", "support", "adoption"]
STAGES = ["intent", "plan", "create", "check", "sign_off", "publish", "maintain", "remove"]
TOPICS = "publishing groups naming style accessibility privacy sharing behaviour copyright records languages".split()

Entry = dict[str, object]


def sized(said: str) -> Size:
    """The size of a name, so many times that (`10xmedium`), or one that gives a plan of about so many lines."""
    times, _, name = said.rpartition("x")
    if name in SIZES:
        size = SIZES[name]
        return size._replace(**{part: int(times or 1) * getattr(size, part) for part in SCALED})
    lines = int(said)
    areas = int(lines * 0.81 / LINES_PER_AREA)
    return Size(areas, max(12, areas // 10), max(12, areas // 160), max(5, areas // 25), 60, max(1, areas // 2_000))


def build(size: Size) -> dict[str, dict[str, object]]:
    """The sections of the plan by file name."""
    files: dict[str, dict[str, object]] = {
        "plan": {"plankit": 1, "plan": _plan(), "checks": _checks(size)},
        "strategy": {"strategy": _strategy()},
        "ownership": {"ownership": _ownership(size)},
        "roles": {"roles": _roles(size)},
        "responsibilities": {"responsibilities": _responsibilities(size)},
        "services": {"monitoring": _monitoring(), "support": _support(), "training": _training(size)},
        "roadmap": {"roadmap": _roadmap(size)},
    }
    files |= _spread("people", {"people": _people(size)}, -(-size.files // 2))
    files["people-units"] = {"units": _units()} if size.files > 1 else {}
    if size.files == 1:
        files["people"] |= {"units": _units()}
    files |= _spread("policies", {"policies": _policies(size)}, -(-size.files // 2))
    files |= {
        name: {"content": each}
        for name, each in _spread("content", {"areas": _areas(size)}, size.files * 2 - 1).items()
    }
    return {name: sections for name, sections in files.items() if sections}


def _spread(name: str, section: dict[str, Entry], files: int) -> dict[str, dict[str, object]]:
    ((key, entries),) = section.items()
    rows = list(entries.items())
    if files == 1:
        return {name: {key: entries}}
    share = -(-len(rows) // files)
    return {f"{name}/{name}-{i:03}": {key: dict(rows[i * share : (i + 1) * share])} for i in range(files)}


def _plan() -> Entry:
    return {
        "title": "Management plan for the intranet",
        "organization": "Waterkant",
        "intranet": {"name": "Kade", "url": "https://kade.example.org", "platform": "a suite"},
        "language": "en",
        "version": "2026.2",
        "status": "adopted",
        "adopted": {"by": "steering-group", "on": "2026-05-12", "version": "2026.2"},
        "owner": "role-1",
        "review": {"every": "12 months", "last": "2026-05-12"},
        "go_live": "2025-09-01",
        "contact": "intranet@kade.example.org",
    }


def _checks(size: Size) -> Entry:
    most = max(12, 8 * (size.areas + size.policies) // size.roles)
    left_out = [topic for topic in (*TOPICS, "ai") if topic not in TOPICS[: size.policies]]
    rules = {"policy-topic-missing": {"leave_out": list(left_out)}}
    rules |= {"person-carries-too-much": {"most": most}} if most > 12 else {}
    return {"profile": "standard", "horizon": "90 days", "timezone": "Europe/Amsterdam", "rules": rules}


def _name(i: int) -> str:
    return f"{FIRST[i % len(FIRST)]} {LAST[i // len(FIRST) % len(LAST)]}"


def _people(size: Size) -> Entry:
    return {
        f"person-{i}": {"name": _name(i), "unit": DEPARTMENTS[i % len(DEPARTMENTS)]}
        | ({"email": f"person-{i}@kade.example.org"} if i % 4 == 0 else {})
        for i in range(size.people)
    }


def _units() -> Entry:
    return {unit: {"title": unit.capitalize(), "head": f"person-{i}"} for i, unit in enumerate(DEPARTMENTS)}


def _strategy() -> Entry:
    goal = {"owner": "role-1", "by": "2028-12-31", "audiences": ["everybody"]}
    return {
        "vision": "One place where colleagues find what they need for their work,\neach other, and what the organization stands for.",
        "purpose": "Work goes on without searching.",
        "principles": ["Findable before complete", "One source for each fact", "Frames rather than strict rules"],
        "model": "hybrid",
        "audiences": {
            "everybody": {"title": "Everybody", "size": 1200},
            "editors": {"title": "Editors", "size": 40, "needs": ["To know what is expected"]},
            "new-staff": {"title": "New staff", "size": 90},
        },
        "goals": {
            "findability": {"title": "Everyone finds the answer", "kpis": ["search-success", "first-time"]} | goal,
            "ownership": {"title": "Every page has someone who answers for it", "kpis": ["owned-pages", "reach"]}
            | goal,
        },
        "review": {"every": "12 months", "last": "2026-05-12"},
    }


def _ownership(size: Size) -> Entry:
    return {
        "sponsor": "role-0",
        "product_owner": "role-1",
        "bodies": {
            "steering-group": {
                "title": "Steering group",
                "kind": "steering",
                "mandate": "Decides on strategy, money and the releases.",
                "mandated_by": "role-0",
                "chair": "person-0",
                "seats": ["role-0", "role-1", "role-2"],
                "meets": "quarterly",
                "agenda_before": "5 working days",
                "quorum": 2,
                "decides_by": "majority; on a tie the chair decides",
            },
            "editors-table": {
                "title": "Editors' table",
                "kind": "editorial",
                "mandate": "Keeps the pages true and readable.",
                "mandated_by": "steering-group",
                "reports_to": "steering-group",
                "chair": "person-2",
                "seats": [f"role-{i}" for i in range(2, min(size.roles, 10))],
                "meets": "monthly",
                "quorum": 3,
            },
        },
        "decisions": {
            "new-group": {
                "title": "Open a new group",
                "decides": "role-3",
                "advises": ["role-2"],
                "limit": {"cost": 5000, "days": 10},
                "escalates_to": "role-1",
                "answer_within": "5 working days",
            },
            "new-feature": {
                "title": "Accept a wish",
                "decides": "role-1",
                "agrees": ["role-4"],
                "limit": {"cost": 25000, "days": 60},
                "escalates_to": "steering-group",
                "answer_within": "6 weeks",
            },
        },
        "escalation": [{"when": "content_overdue", "after": "4 weeks", "to": "role-2"}],
    }


def _roles(size: Size) -> Entry:
    held = max(1, size.people // size.roles)
    return {
        f"role-{i}": {
            "title": f"{SUBJECTS[i % len(SUBJECTS)].capitalize()} lead {i}",
            "layer": ("strategic", "tactical", "operational")[i % 3],
            "purpose": "Sees that the work is done and that somebody answers for it.",
            "holders": [f"person-{(i + j * size.roles) % size.people}" for j in range(held)],
            "training": ["basics"],
            "hours_per_week": 2,
            "in_job_description": True,
        }
        | ({"min_holders": held} if held > 1 else {})
        | ({"critical": True, "deputies": [f"person-{i + 1}"]} if i < 3 else {})
        for i in range(size.roles)
    }


def _responsibilities(size: Size) -> Entry:
    return {
        f"task-{i}": {
            "title": f"{VERBS[i % len(VERBS)]} what concerns {SUBJECTS[i % len(SUBJECTS)]} ({i})",
            "area": AREAS[i % len(AREAS)],
            "stage": STAGES[i % len(STAGES)],
            "owner": f"role-{i % size.roles}",
            "responsible": [f"role-{(i + 3) % size.roles}", f"role-{(i + 7) % size.roles}"],
            "informed": ["editors-table"],
            "every": "monthly",
        }
        for i in range(size.tasks)
    }


def _areas(size: Size) -> Entry:
    return {
        f"area-{i}": {
            "title": f"{SUBJECTS[i % len(SUBJECTS)].capitalize()} for {DEPARTMENTS[i % len(DEPARTMENTS)]}, part {i}",
            "url": f"/{DEPARTMENTS[i % len(DEPARTMENTS)]}/{SUBJECTS[i % len(SUBJECTS)]}/part-{i}",
            "owner": f"role-{i % size.roles}",
            "review": {"every": "12 months", "last": f"2026-{3 + i % 6:02}-{1 + i % 28:02}"},
        }
        | ({"audience": ["everybody"]} if i % 10 == 0 else {})
        for i in range(size.areas)
    }


def _policies(size: Size) -> Entry:
    return {
        f"policy-{i}": {
            "title": f"{TOPICS[i % len(TOPICS)].capitalize()}, part {i}",
            "kind": ("policy", "guideline")[i % 2],
            "topic": TOPICS[i % len(TOPICS)],
            "purpose": "So that everyone knows what to count on.",
            "text": "Say what it is about, for whom it is and until when it holds.\nAsk when in doubt: *better once too often*.",
            "do": ["Name a person who can be asked", "Keep it short"],
            "dont": ["Copy what stands elsewhere"],
            "applies_to": ["everyone"],
            "owner": f"role-{i % size.roles}",
            "checked_by": f"role-{(i + 5) % size.roles}",
            "levers": {"training": ["basics"], "steering": "asked in the yearly talk"},
            "approved": {"by": "steering-group", "on": "2026-04-14"},
            "review": {"every": "12 months", "last": f"2026-{4 + i % 5:02}-{1 + i % 28:02}"},
            "status": "in_force",
            "published_at": f"https://kade.example.org/rules/{i}",
        }
        for i in range(size.policies)
    }


def _monitoring() -> Entry:
    kpi = {
        "unit": "percent",
        "source": "the search log",
        "owner": "role-5",
        "every": "monthly",
        "better": "higher",
    }
    return {
        "kpis": {
            name: {"title": title, "family": family, "question": "Do colleagues find what they look for?"}
            | kpi
            | {
                "baseline": {"value": 61, "on": "2025-12-31"},
                "target": {"value": 80, "by": "2028-12-31"},
                "act_below": 50,
                "watch_below": 60,
                "readings": {"2026-08-31": 66, "2026-09-30": 68, "2026-10-31": 69},
            }
            for name, family, title in (
                ("search-success", "findability", "Searches that end in a page"),
                ("owned-pages", "quality", "Pages with an owner"),
                ("first-time", "task", "Tasks done at the first try"),
                ("reach", "adoption", "Colleagues who come every week"),
            )
        },
        "feedback": {
            "page-form": {
                "title": "Was this page of use?",
                "audience": ["everybody", "editors", "new-staff"],
                "owner": "role-5",
                "acknowledge_within": "2 working days",
                "feeds": "wishes",
            }
        },
        "reports": {
            "quarterly": {
                "title": "How we are doing",
                "by": "role-5",
                "to": ["steering-group"],
                "every": "quarterly",
                "delivered": ["2026-10-06"],
            }
        },
    }


def _support() -> Entry:
    times = {"acknowledge_within": "2 hours", "respond_within": "1 working days", "resolve_within": "5 working days"}
    lines = {"channel": "desk", "first_line": "ict", "second_line": "editors-table"}
    return {
        "channels": {
            "desk": {
                "title": "Service desk",
                "address": "desk@kade.example.org",
                "hours": "every working day",
                "owner": "role-6",
            }
        },
        "requests": {
            kind: {"title": f"A {kind}", "kind": kind} | lines | times
            for kind in ("question", "fault", "wish", "maintenance")
        },
        "operations": {
            "permissions-check": {
                "title": "Check who may do what",
                "owner": "role-7",
                "every": "monthly",
                "last": "2026-10-20",
            }
        },
        "emergency": {"procedure": "Post on the front page, then call.", "contact": "role-1"},
    }


def _training(size: Size) -> Entry:
    return {
        "courses": {
            "basics": {
                "title": "Working with the intranet",
                "audiences": ["everybody", "editors", "new-staff"],
                "roles": [f"role-{i}" for i in range(size.roles)],
                "covers": ["policy-0"],
                "teaches": ["how_to", "how_should"],
                "form": "workshop",
                "owner": "role-8",
                "duration": "2 hours",
                "sessions": [{"on": "2026-12-03", "where": "Utrecht", "seats": 12}],
            }
        },
        "onboarding": [{"day": 1, "audience": "new-staff", "course": "basics", "owner": "role-8"}],
    }


def _roadmap(size: Size) -> Entry:
    return {
        "scoring": {"method": "value_effort"},
        "wishes": {
            f"wish-{i}": {
                "title": f"Better pages on {SUBJECTS[i]}",
                "kind": "development",
                "goal": ("findability", "ownership")[i % 2],
                "audiences": ["everybody"],
                "value": 1 + i % 5,
                "effort_days": 3 + i % 4,
                "assessor": "role-9",
                "assessed": "2026-09-15",
                "decision": {
                    "right": "new-feature",
                    "outcome": "accepted",
                    "by": "role-1",
                    "on": "2026-10-01",
                    "reason": "It serves the goal",
                    "answered": "2026-10-05",
                },
                "release": "r-2027-q1",
                "status": "planned",
            }
            for i in range(min(len(SUBJECTS), size.people // 6))
        },
        "releases": {
            "r-2027-q1": {
                "title": "First quarter of 2027",
                "starts": "2027-01-04",
                "ends": "2027-03-31",
                "owner": "role-1",
                "capacity_days": 60,
                "budget": 40000,
                "accepted_by": "role-1",
                "training": ["basics"],
                "communication": "A post and a visit to each team",
                "evaluate_on": "2027-05-11",
                "status": "planned",
            }
        },
        "milestones": {
            "go-live": {
                "title": "Go-live",
                "kind": "go_live",
                "on": "2025-09-01",
                "owner": "role-1",
                "done": True,
                "hands_over_to": "role-1",
            }
        },
    }
