"""The pages of the intranet, as the lists of two plans have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.diff.change import Change, Side
from plankit.diff.texts import line
from plankit.findings import At

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.diff.change import What
    from plankit.diff.sameness import Ids
    from plankit.outside import Page
    from plankit.plan import Plan

CONTENT = ("content",)
STEPS = ("inventory",)


def pages(old: Plan, new: Plan, ids: Ids) -> Iterator[Change]:
    """The pages that came, went, or stand otherwise; a page is known by its address."""
    renamed = {before: after for (_, before), after in ids.items()}
    then, now = _by_address(old), _by_address(new)
    for url in dict.fromkeys([*then, *now]):
        before, after = then.get(url), now.get(url)
        if before is None or after is None:
            what: What = "added" if before is None else "removed"
            yield Change("page", what, STEPS, _side(before), _side(after))
            continue
        for step, was, is_ in (
            ("title", line(before.title), line(after.title)),
            ("owner", renamed.get(before.owner, before.owner), renamed.get(after.owner, after.owner)),
            ("last_edited", before.last_edited, after.last_edited),
        ):
            if was != is_ and before._asdict()[step] != after._asdict()[step]:
                what = "changed" if was and is_ else "added" if is_ else "removed"
                yield Change("page", what, (*STEPS, step), _part(before, step), _part(after, step))


def _by_address(plan: Plan) -> dict[str, Page]:
    found: dict[str, Page] = {}
    for page in plan.pages:
        found.setdefault(page.url, page)
    return found


def _side(page: Page | None) -> Side:
    return Side(CONTENT, page.at if page else At((*CONTENT, *STEPS)), page, page)


def _part(page: Page, step: str) -> Side:
    return Side(CONTENT, page.at, page._asdict()[step] or None, page)
