"""Time the walk along the dates of a plan in which people come and go: 5,000 people, 3,000 responsibilities, 5 years.

    python bench/gaps.py [PEOPLE] [RESPONSIBILITIES]

Equal arguments give equal plans.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from time import process_time

from plankit.dates import Duration, after
from plankit.files import texts
from plankit.gaps import gaps
from plankit.index import Index
from plankit.plan import load
from plankit.whatif import Event, consequences

ON = date(2026, 11, 2)
UNTIL = after(ON, Duration(years=5))


def _day(shift: int) -> str:
    return (ON + timedelta(days=shift)).isoformat()


def _person(chance: random.Random, number: int) -> dict[str, object]:
    made: dict[str, object] = {"name": f"Person {number}", "from": _day(-chance.randint(1, 3000)), "hours_per_week": 24}
    if chance.random() < 0.6:
        made["until"] = _day(chance.randint(0, 1900))
    if chance.random() < 0.3:
        start = chance.randint(0, 1800)
        made["away"] = [{"from": _day(start), "until": _day(start + chance.randint(5, 120))}]
    return made


def _role(chance: random.Random, number: int, people: list[str]) -> dict[str, object]:
    holders, start = [], -400
    for _ in range(chance.randint(1, 4)):
        end = start + chance.randint(200, 900)
        holders.append({"person": chance.choice(people), "from": _day(start), "until": _day(end)})
        start = end + chance.choice([1, 1, 1, 20])
    deputies = chance.sample(people, chance.randint(0, 2))
    return {"title": f"Role {number}", "holders": holders, "deputies": deputies, "hours_per_week": 4}


def plan(people: int, responsibilities: int) -> str:
    """A plan of so many people and responsibilities, with a role for every two responsibilities."""
    chance = random.Random(7)
    persons = {f"p{number}": _person(chance, number) for number in range(people)}
    roles = {f"role-{number}": _role(chance, number, list(persons)) for number in range(responsibilities // 2)}
    owners = [*roles, *chance.sample(list(persons), len(roles) // 10)]
    owned = {f"do-{number}": {"title": "Do it", "owner": chance.choice(owners)} for number in range(responsibilities)}
    head = {"plankit": 1, "plan": {"title": "Plan", "organization": "Organization"}}
    return json.dumps(head | {"people": persons, "roles": roles, "responsibilities": owned}, indent=1)


def main() -> None:
    """Print what reading the plan, the walk and a departure cost."""
    people, responsibilities = map(int, sys.argv[1:3] or (5000, 3000))
    text = plan(people, responsibilities)
    start = process_time()
    index = Index(load(texts({"plan.yaml": text})), ON, after(ON, Duration(days=90)))
    read = process_time()
    found = gaps(index, UNTIL)
    walked = process_time()
    consequences(index, [Event("leaves", "p0", None, ON)])
    left = process_time()
    print(f"{people} people, {responsibilities} responsibilities, {len(text.splitlines())} lines")
    print(f"read      {read - start:6.2f} s")
    print(f"walk      {walked - read:6.2f} s  up to {UNTIL}: {len(found.turns)} gaps open or close")
    print(f"departure {left - walked:6.2f} s")


if __name__ == "__main__":
    main()
