"""The report for people, whole, as it stands on the screen."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT
from plankit.report import Tally
from plankit.reporters.text import listed
from plankit.reporters.text import report as text
from plankit.reporters.view import View, forgive
from plankit.words import say
from reported import AS_OF, FINDINGS, long, overdue, report_of, small, twice, unfilled, unknown

TALLIES = (
    Tally("policy-review-overdue", "warning", 1, 0.2),
    Tally("unfilled-owner", "error", 1200, 0.00123),
)


def test_in_60_columns() -> None:
    """Narrow: the place moves to a line of its own where it must, long lines are cut around the token."""
    shown = text(report_of(*FINDINGS, show_hints=True, silenced=2), View(60))
    expected = """\
error  duplicate-entry  plan/people.yaml:9:3
    9 |   anna:
      |   ^^^^
  “Anna de Wit” (anna) is given twice.
  See also plan/people.yaml:4

hint  too-many-rules  plan/policies/posting.yaml:3:8
    3 |     kort: 投稿の方針 één \\x1b[31mregel\\u202e [bold]
      |           ^^^^^^^^^^
  “Posting” (posting) has more rules than people remember.

warning  policy-review-overdue
  plan/policies/posting.yaml:7:16
    7 |   next_review: 2026-09-30
      |                ^^^^^^^^^^
  “Posting” (posting) should have been looked at again on
  30 September 2026.
  -> Look at it again, and write when that was:
     `reviewed: 2026-10-01`.

error  unfilled-owner  plan/responsibilities.yaml:12:3
   12 |   check-content:
      |   ^^^^^^^^^^^^^
  “Check content” (check-content) is owned by the role
  “Content manager” (content-manager); its only holder left
  on 30 September 2026 and nobody follows.
  -> Name who holds the role from then on: `holders: [anna]`
     below `content-manager`.
  And 5 more with the same cause:
  plan/responsibilities.yaml:50,
  plan/responsibilities.yaml:60,
  plan/responsibilities.yaml:70, …

error  unknown-reference  plan/responsibilities.yaml:41:12
   41 |     owner: content-manger  # until the reorganisa…
      |            ^^^^^^^^^^^^^^
  The owner of “Check content” (check-content) is
  `content-manger`, and nothing in the plan has that id.
  -> Did you mean `content-manager`?

8 errors, 1 warning and 1 hint in “Intranet of Vesterholt”
on 1 October 2026 (10 files, 142 entries).
2 findings are waived or ignored.
Next: `plankit explain unfilled-owner` tells why it matters
and how to mend it.
"""
    assert shown == expected


def test_in_80_columns() -> None:
    """As most see it: hints are counted, one cause is told once."""
    shown = text(report_of(*FINDINGS), View(80))
    expected = """\
error  duplicate-entry  plan/people.yaml:9:3
    9 |   anna:
      |   ^^^^
  “Anna de Wit” (anna) is given twice.
  See also plan/people.yaml:4

warning  policy-review-overdue  plan/policies/posting.yaml:7:16
    7 |   next_review: 2026-09-30
      |                ^^^^^^^^^^
  “Posting” (posting) should have been looked at again on 30 September 2026.
  -> Look at it again, and write when that was: `reviewed: 2026-10-01`.

error  unfilled-owner  plan/responsibilities.yaml:12:3
   12 |   check-content:
      |   ^^^^^^^^^^^^^
  “Check content” (check-content) is owned by the role “Content manager”
  (content-manager); its only holder left on 30 September 2026 and nobody
  follows.
  -> Name who holds the role from then on: `holders: [anna]` below
     `content-manager`.
  And 5 more with the same cause: plan/responsibilities.yaml:50,
  plan/responsibilities.yaml:60, plan/responsibilities.yaml:70, …

error  unknown-reference  plan/responsibilities.yaml:41:12
   41 |     owner: content-manger  # until the reorganisation, then the team …
      |            ^^^^^^^^^^^^^^
  The owner of “Check content” (check-content) is `content-manger`, and nothing
  in the plan has that id.
  -> Did you mean `content-manager`?

8 errors and 1 warning in “Intranet of Vesterholt” on 1 October 2026 (10 files,
142 entries).
1 hint, shown with --hints.
Next: `plankit explain unfilled-owner` tells why it matters and how to mend it.
"""
    assert shown == expected


def test_in_200_columns() -> None:
    """Wide: lines of the plan use the room, sentences stay readable."""
    shown = text(report_of(overdue(), unfilled(), unfilled(50), unknown()), View(200))
    expected = """\
warning  policy-review-overdue  plan/policies/posting.yaml:7:16
    7 |   next_review: 2026-09-30
      |                ^^^^^^^^^^
  “Posting” (posting) should have been looked at again on 30 September 2026.
  -> Look at it again, and write when that was: `reviewed: 2026-10-01`.

error  unfilled-owner  plan/responsibilities.yaml:12:3
   12 |   check-content:
      |   ^^^^^^^^^^^^^
  “Check content” (check-content) is owned by the role “Content manager” (content-manager); its only
  holder left on 30 September 2026 and nobody follows.
  -> Name who holds the role from then on: `holders: [anna]` below `content-manager`.
  And 1 more with the same cause: plan/responsibilities.yaml:50

error  unknown-reference  plan/responsibilities.yaml:41:12
   41 |     owner: content-manger  # until the reorganisation, then the team of internal communications
      |            ^^^^^^^^^^^^^^
  The owner of “Check content” (check-content) is `content-manger`, and nothing in the plan has that
  id.
  -> Did you mean `content-manager`?

3 errors and 1 warning in “Intranet of Vesterholt” on 1 October 2026 (10 files, 142 entries).
Next: `plankit explain unfilled-owner` tells why it matters and how to mend it.
"""
    assert shown == expected


def test_in_dutch() -> None:
    """The fixed words are Dutch; what rules say has its own catalogue."""
    shown = text(report_of(*FINDINGS, language="nl", silenced=1, statistics=TALLIES), View(80))
    expected = """\
fout  duplicate-entry  plan/people.yaml:9:3
    9 |   anna:
      |   ^^^^
  “Anna de Wit” (anna) is given twice.
  Zie ook plan/people.yaml:4

waarschuwing  policy-review-overdue  plan/policies/posting.yaml:7:16
    7 |   next_review: 2026-09-30
      |                ^^^^^^^^^^
  “Posting” (posting) should have been looked at again on 30 september 2026.
  -> Look at it again, and write when that was: `reviewed: 2026-10-01`.

fout  unfilled-owner  plan/responsibilities.yaml:12:3
   12 |   check-content:
      |   ^^^^^^^^^^^^^
  “Check content” (check-content) is owned by the role “Content manager”
  (content-manager); its only holder left on 30 september 2026 and nobody
  follows.
  -> Name who holds the role from then on: `holders: [anna]` below
     `content-manager`.
  En nog 5 met dezelfde oorzaak: plan/responsibilities.yaml:50,
  plan/responsibilities.yaml:60, plan/responsibilities.yaml:70, …

fout  unknown-reference  plan/responsibilities.yaml:41:12
   41 |     owner: content-manger  # until the reorganisation, then the team …
      |            ^^^^^^^^^^^^^^
  The owner of “Check content” (check-content) is `content-manger`, and nothing
  in the plan has that id.
  -> Is `content-manager` bedoeld?

Bevindingen per controleregel
  1200  unfilled-owner         fout           0.001 s
     1  policy-review-overdue  waarschuwing   0.200 s

8 fouten en 1 waarschuwing in “Intranet of Vesterholt” op 1 oktober 2026 (10
bestanden, 142 onderdelen).
1 tip, te zien met --hints.
1 bevinding is vrijgesteld of genegeerd.
Verder: `plankit explain unfilled-owner` vertelt waarom het ertoe doet en hoe
het goed komt.
"""
    assert shown == expected


COMPARED = """\
error  duplicate-entry  plan/people.yaml:9:3
    9 |   anna:
      |   ^^^^
  “Anna de Wit” (anna) is given twice.
  See also plan/people.yaml:4

Mended by this change
  error  unknown-reference  plan/responsibilities.yaml:41
%s
1 error in “Intranet of Vesterholt” on 1 October 2026 (10 files, 142 entries).
All of this is new since `origin/main`.
Well done: 1 finding is mended.
%s
Next: `plankit explain duplicate-entry` tells why it matters and how to mend it.
"""
KNOWN = """
Known before this change
  warning  policy-review-overdue  plan/policies/posting.yaml:7  since 1 October 2026
  warning  policy-review-overdue  plan/policies/posting.yaml:7  since 1 October 2026
  error  duplicate-entry  plan/people.yaml:9
"""


def test_compared_with_a_revision() -> None:
    """What is new in full, what is mended a line each; what was known is counted, and listed when that is asked for."""
    known = (*[overdue()._replace(fingerprint="old")] * 2, twice(), long())
    report = report_of(twice(), base="origin/main", known=known, fixed=(unknown(), long()), since={"old": AS_OF})
    counted = "3 findings were there before, shown with --known; they do not fail the check."
    assert text(report, View(100)) == COMPARED % ("", counted)
    listed = "3 findings were there before; they do not fail the check."
    assert text(report._replace(show_known=True), View(100)) == COMPARED % (KNOWN, listed)


def test_much_that_is_mended() -> None:
    """The first ten, and how many more; all of them where everything is to be shown."""
    report = report_of(base="main", fixed=(unknown(),) * 12)
    assert text(report, View(100)).startswith(
        "Mended by this change\n"
        + "  error  unknown-reference  plan/responsibilities.yaml:41\n" * 10
        + "  And 2 more of them.\n\n"
    )
    assert text(report._replace(show_known=True), View(100)).count("plan/responsibilities.yaml:41") == 12


def test_nothing_new() -> None:
    """All is well only where nothing was known before either, or nothing that would be shown."""
    assert (
        text(report_of(base="main", known=(twice(),), language="nl", show_known=True), View(100))
        == """\
Al bekend van voor deze wijziging
  fout  duplicate-entry  plan/people.yaml:9

Er is niets nieuws mis in “Intranet of Vesterholt” op 1 oktober 2026 (10 bestanden, 142 onderdelen).
1 bevinding was er al; die houdt de controle niet tegen.
"""
    )
    assert "All is well" in text(report_of(base="main", fixed=(twice(),)), View(100))
    assert "All is well" in text(report_of(base="main", known=(long(),)), View(100))
    assert "All of this is new" not in text(report_of(long(), base="main"), View(100))


def test_in_colour() -> None:
    """Colour marks severity, token, code and what is quiet, and changes nothing else."""
    report = report_of(long(), overdue(), unfilled(), unfilled(50), show_hints=True, statistics=TALLIES)
    coloured = text(report, View(80, color=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(report, View(80))
    shown = coloured.replace("\x1b", "~")
    expected = """\
~[1;34mhint~[0m  ~[1mtoo-many-rules~[0m  plan/policies/posting.yaml:3:8
~[2m    3 |~[0m     kort: 投稿の方針 één \\x1b[31mregel\\u202e [bold]
~[2m      |~[0m           ~[1;34m^^^^^^^^^^~[0m
  “Posting” (posting) has more rules than people remember.

~[1;33mwarning~[0m  ~[1mpolicy-review-overdue~[0m  plan/policies/posting.yaml:7:16
~[2m    7 |~[0m   next_review: 2026-09-30
~[2m      |~[0m                ~[1;33m^^^^^^^^^^~[0m
  “Posting” (posting) should have been looked at again on 30 September 2026.
~[32m  -> ~[0mLook at it again, and write when that was: ~[36m`reviewed: 2026-10-01`~[0m.

~[1;31merror~[0m  ~[1munfilled-owner~[0m  plan/responsibilities.yaml:12:3
~[2m   12 |~[0m   check-content:
~[2m      |~[0m   ~[1;31m^^^^^^^^^^^^^~[0m
  “Check content” (check-content) is owned by the role “Content manager”
  (content-manager); its only holder left on 30 September 2026 and nobody
  follows.
~[32m  -> ~[0mName who holds the role from then on: ~[36m`holders: [anna]`~[0m below
     ~[36m`content-manager`~[0m.
~[2m  And 1 more with the same cause: plan/responsibilities.yaml:50~[0m

~[1mFindings per rule~[0m
  1200  unfilled-owner         ~[1;31merror  ~[0m   0.001 s
     1  policy-review-overdue  ~[1;33mwarning~[0m   0.200 s

~[1m2 errors, 1 warning and 1 hint in “Intranet of Vesterholt” on 1 October 2026 (10~[0m
~[1mfiles, 142 entries).~[0m
Next: ~[36m`plankit explain unfilled-owner`~[0m tells why it matters and how to mend it.
"""
    assert shown == expected


def test_statistics() -> None:
    """Counts and severities stand in columns; seconds only where they were measured."""
    tallies = [tally._replace(seconds=None) for tally in TALLIES]
    shown = text(report_of(overdue(), statistics=tuple(tallies)), View(80))
    expected = """\
warning  policy-review-overdue  plan/policies/posting.yaml:7:16
    7 |   next_review: 2026-09-30
      |                ^^^^^^^^^^
  “Posting” (posting) should have been looked at again on 30 September 2026.
  -> Look at it again, and write when that was: `reviewed: 2026-10-01`.

Findings per rule
  1200  unfilled-owner         error
     1  policy-review-overdue  warning

1 warning in “Intranet of Vesterholt” on 1 October 2026 (10 files, 142 entries).
The check passes: only errors fail it.
Next: `plankit explain policy-review-overdue` tells why it matters and how to
mend it.
"""
    assert shown == expected


def test_a_clean_plan() -> None:
    """One warm sentence, with what was left out."""
    shown = text(report_of(silenced=1, statistics=()), View(100))
    expected = """\
All is well: “Intranet of Vesterholt” holds together on 1 October 2026 (10 files, 142 entries).
1 finding is waived or ignored.
"""
    assert shown == expected


def test_a_clean_plan_without_a_title() -> None:
    """A plan that has no title yet is simply the plan."""
    shown = text(report_of(title="", files=1, entries=1), View(100))
    expected = """\
All is well: the plan holds together on 1 October 2026 (1 file, 1 entry).
"""
    assert shown == expected


def test_a_clean_plan_in_dutch() -> None:
    """As warm in Dutch."""
    shown = text(report_of(long(), language="nl"), View(100))
    expected = """\
Alles in orde: “Intranet of Vesterholt” klopt op 1 oktober 2026 (10 bestanden, 142 onderdelen).
1 tip, te zien met --hints.
"""
    assert shown == expected


def test_a_clean_plan_in_colour() -> None:
    """Good news is green."""
    shown = text(report_of(long()), View(60, color=True)).replace("\x1b", "~")
    expected = """\
~[32mAll is well: “Intranet of Vesterholt” holds together on~[0m
~[32m1 October 2026 (10 files, 142 entries).~[0m
1 hint, shown with --hints.
"""
    assert shown == expected


def test_warnings_alone_pass() -> None:
    """Who sees warnings only is told that they do not fail the check."""
    shown = text(report_of(overdue()), View(100)).splitlines()[-3:]
    assert shown == [
        "1 warning in “Intranet of Vesterholt” on 1 October 2026 (10 files, 142 entries).",
        "The check passes: only errors fail it.",
        "Next: `plankit explain policy-review-overdue` tells why it matters and how to mend it.",
    ]


def test_hints_that_fail_the_check_are_shown() -> None:
    """With `--fail-level hint` nobody has to ask for the hints that failed."""
    shown = text(report_of(long(), fail_level="hint"), View(100))
    expected = """\
hint  too-many-rules  plan/policies/posting.yaml:3:8
    3 |     kort: 投稿の方針 één \\x1b[31mregel\\u202e [bold]
      |           ^^^^^^^^^^
  “Posting” (posting) has more rules than people remember.

1 hint in “Intranet of Vesterholt” on 1 October 2026 (10 files, 142 entries).
Next: `plankit explain too-many-rules` tells why it matters and how to mend it.
"""
    assert shown == expected


def test_findings_alone() -> None:
    """What the pages of rules show is the report without its end."""
    report = report_of(*FINDINGS)
    shown = listed(report, View(80))
    assert shown == text(report, View(80)).partition("\n8 errors")[0]


def test_several_suggestions_and_a_remedy() -> None:
    """Up to three suggestions, then the remedy."""
    many = ("owner", "owns", "own", "other")
    found = small(say("`ownr` is not known here."), suggestions=many, remedy=say("Or take it out."))
    assert "  -> Did you mean `owner`, `owns` or `own`? Or take it out.\n" in text(report_of(found), View(100))


def test_a_remedy_that_names_the_suggestion_says_enough() -> None:
    """Nobody is told twice."""
    found = small(say("`ownr` is not known here."), suggestions=("owner",), remedy=say("Did you mean `owner`?"))
    assert text(report_of(found), View(100)).count("Did you mean") == 1


def test_three_or_fewer_of_one_cause_are_all_named() -> None:
    """No … when nothing is left out; another rule with the same cause is another finding."""
    other = unfilled(90)._replace(rule="role-nobody-holds")
    shown = text(report_of(*map(unfilled, (12, 50, 60, 70)), other), View(200))
    assert "plan/responsibilities.yaml:60,\n  plan/responsibilities.yaml:70\n\nerror  role-nobody-holds" in shown


def test_the_next_step_is_the_rule_that_found_most_of_the_worst() -> None:
    """Errors before warnings, then the number, then the order of reading."""
    shown = text(report_of(overdue(), overdue(), overdue(), twice(), unknown(), unknown()), View(100))
    assert shown.endswith("Next: `plankit explain unknown-reference` tells why it matters and how to mend it.\n")


def test_endless_sentences_end() -> None:
    """A value of a megabyte does not fill the screen."""
    found = small(say("`{value}` is no id.", value="a" * 10**6))
    assert len(text(report_of(found, title="b" * 10**6), View(80))) < 2500


def test_markup_is_not_interpreted() -> None:
    """What looks like markup stays as it is written."""
    found = small(say("[bold]{value}[/] \\[x]", value="[link=https://example.org]here[/link]"))
    shown = text(report_of(found, title="[red]T", lines=lambda _file, _line: "[blink]x"), View(100, color=True))
    assert "  [bold][link=https://example.org]here[/link][/] \\[x]\n" in shown
    assert "[blink]x" in shown
    assert "“[red]T”" in shown


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_stream_that_lacks_characters_does_not_crash(encoding: str) -> None:
    """What a stream cannot write it writes as an escape."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    forgive(stream)
    shown = text(report_of(long(), show_hints=True), View(80))
    stream.write(shown)
    assert stream.buffer.getvalue() == shown.encode(encoding, "backslashreplace")


def test_nothing_heavy_is_loaded_for_a_report() -> None:
    """Rich, Jinja, Pydantic and YAML stay on the shelf, whatever was found; Babel too where nothing was."""
    code = (
        "import sys; from plankit.reporters import FORMATS, reporter, view; from reported import *\n"
        "reporter('json')(report_of(), view.View())\n"
        "print('babel' in sys.modules)\n"
        "for name in FORMATS: reporter(name)(report_of(*FINDINGS), view.View())\n"
        "print(sorted({'rich', 'jinja2', 'pydantic', 'ruamel'} & set(sys.modules)))"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "tests"])}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True, text=True)
    assert done.stdout == "False\n[]\n"
