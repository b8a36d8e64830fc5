"""What is left for people to do once the file of a service is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.words import Said, say

if TYPE_CHECKING:
    from plankit.ci.job import Job


def steps(job: Job) -> list[Said]:
    """The steps that follow, in order."""
    commit = say("Commit what was written, and push it.")
    return [commit, *_SERVICES[job.system], *(_PUBLISHING[job.system] if job.publish else ())]


_SERVICES = {
    "github": (
        say(
            "On GitHub, make `plankit` a required check under Settings > Rules: a pull request that opens a gap can then not be merged."
        ),
    ),
    "gitlab": (
        say(
            "On GitLab, tick “Pipelines must succeed” under Settings > Merge requests: a merge request that opens a gap can then not be merged."
        ),
        say("On GitLab, add a schedule for every night under Build > Pipeline schedules: it checks the whole plan."),
    ),
    "azure": (
        say(
            "In Azure DevOps, make a pipeline of this file under Pipelines > New pipeline > Existing Azure Pipelines YAML file."
        ),
        say(
            "In Azure Repos, make that pipeline a build validation of the main branch under Branch policies: "
            "a pull request that opens a gap can then not be completed."
        ),
    ),
    "pre-commit": (
        say("Let everybody run `pre-commit install` once in their copy; from then on each commit is checked."),
    ),
}
_PUBLISHING = {
    "github": (
        say(
            "On GitHub, choose GitHub Actions as the source under Settings > Pages. "
            "Mind who can read those pages: they name people."
        ),
    ),
    "gitlab": (say("On GitLab, say who can read the pages under Settings > General > Visibility: they name people."),),
    "azure": (say("The pages are kept with every run, as the artifact `plan`."),),
}
