"""What build services want to check a plan: a workflow, job or hook file, of which plankit keeps its own part up to date."""

from __future__ import annotations

from shlex import quote

from plankit.ci.filling import filled
from plankit.ci.job import PLACES, Job, checked
from plankit.ci.joining import has_job, hooked, included, stages
from plankit.ci.marks import has_marks, marked, renewed
from plankit.errors import MendableError
from plankit.words import say

__all__ = ["GITLAB", "PLACES", "Job", "block", "checked", "including", "stages", "whole"]

GITLAB = ".gitlab-ci.yml"
"""The file that GitLab reads of itself; it takes the jobs in from ours."""
PARTS = {"pre-commit": "hook.yaml"}


def block(job: Job) -> str:
    """What plankit writes for a service, between its marks."""
    return marked(_filled(job))


def whole(job: Job, before: str | None, name: str) -> str:
    """The text of a service's file, new or renewed; `before` is what stands in it, None where there is no such file."""
    if before is not None and has_marks(before):
        return renewed(before, _filled(job), name)
    if job.system == "pre-commit":
        return _hooked(job, before or "", name)
    if before is not None and before.strip():
        raise MendableError(
            say(
                "`{file}` was not written by `plankit ci`, so it stays as it is. Name another file with `--output`.",
                file=name,
            )
        )
    return block(job) + (filled("github/own.yml", job) if job.system == "github" else "")


def _hooked(job: Job, before: str, name: str) -> str:
    made = hooked(before, _filled(job))
    if made is None:
        raise MendableError(
            say(
                "`{file}` is written in a way that plankit had better leave alone. "
                "Add to its `repos` what `{command}` prints.",
                file=name,
                command=job._replace(file="-").command,
            )
        )
    return made


def including(job: Job, before: str | None) -> str | None:
    """GitLab's own file with the line that takes in the jobs; None where plankit had better leave it alone."""
    if job.publish and has_job(before or "", "pages"):
        raise MendableError(
            say(
                "`{file}` has a job `pages` of its own. Leave out `--publish`, and let that job run `{command}`.",
                file=GITLAB,
                command=f"plankit render {quote(job.plan)} --to html --out public",
            )
        )
    wanted = filled("gitlab/include.yml", job)
    if before is not None and has_marks(before):
        return renewed(before, wanted, GITLAB)
    return included(before or "", wanted, job.file)


def _filled(job: Job) -> str:
    return filled(f"{job.system}/{PARTS.get(job.system, 'plankit.yml')}", job)
