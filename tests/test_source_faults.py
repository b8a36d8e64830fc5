"""Text that is no YAML, as a colleague meets it: the place, what is wrong and what to write instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import yaml
from yaml.error import MarkedYAMLError

from plankit import source
from plankit.findings import Span
from plankit.source import events, read
from plankit.source.faults import explain
from plankit.source.text import Text
from plankit.words import words

if TYPE_CHECKING:
    from plankit.findings import Problem

MISTAKES = {
    "a colon in a text": "policies:\n  posting:\n    title: Posting: what and where # a comment\n    owner: anna\n",
    "a colon in a text with quotes of its own": 'title: Say "hello": it is kind\n',
    "a colon between brackets": "scope: {in: [news: all of it: yes], out: []}\n",
    "a colon in a mapping between brackets": "size: {title: Nine: to five}\n",
    "a colon without space between brackets": "tags: [hr:]\n",
    "a colon on the next line": '{"plan"\n: 1}\n',
    "a colon missing": "roles:\n  owner anna\n  title: Editor\n",
    "a name missing in a list": "holders:\n  - anna\n    until: 2026-10-01\n",
    "a colon missing in the first line": "responsibilities\n  check-content:\n    title: Check\n",
    "a colon missing above": "roles:\n  editor\n  title: Editor\n",
    "a colon missing in the middle": "title: Editor\nowner\nevery: 1 week\n",
    "no space after a colon": "title: Editor\nowner:anna\nevery: 1 week\n",
    "no name before a colon": "title: Editor\n: anna\n",
    "a colon where none is expected": "--- title: Editor\n",
    "deeper than the line above": "title: Editor\n  owner: anna\n",
    "deeper than the line above with quotes": 'title: "Editor"\n  owner: anna\n',
    "deeper with Windows line ends": "roles:\r\n  title: Editor\r\n    owner: anna\r\n",
    "between two levels": "roles:\n    title: Editor\n  owner: anna\n",
    "a little to the left in a list": "seats:\n  - seat: Chair\n   holder: anna\n",
    "a little to the right": "roles:\n  title: Editor\n  tasks:\n    - a\n   owner: anna\n",
    "left of the first line": "  title: Editor\nowner: anna\n",
    "a dash missing": "tasks:\n  - write\n  edit: pages\n",
    "a dash behind a name": "tasks: - write\n",
    "a dash after a value": "title: Editor\n- write\n",
    "a dash below quotes": 'title: "Editor"\n  - write\n',
    "a dash out of line": "tasks:\n  - write\n - edit\n",
    "a tab": "roles:\n\teditor:\n",
    "a tab further on": "roles:\n  editor:\n\t\ttitle: Editor\n",
    "a tab in a text of several lines": "text: |\n\tHello\n",
    "a tab after a dash": "tasks:\n-\t- write\n",
    "an apostrophe in front": "plan:\n  title: 's Maandags open\n  organization: Gemeente\n",
    "an apostrophe inside": "title: 'It's open'\n",
    "quotes inside quotes": 'title: "Say "hello" first"\n',
    "text after quotes": 'title: "Intranet" of the town\n',
    "quotes never closed": 'title: "Intranet\nowner: anna\n',
    "quotes closed much later": 'title: "Intranet\nowner: anna\ncontact: "desk"\n',
    "a backslash": 'path: "C:\\Users\\anna"\n',
    "a wrong code": 'sign: "\\xZZ"\n',
    "a pair of codes": 'sign: "\\ud83d\\ude00"\n',
    "an at sign": "contact: @anna\n",
    "an at sign between brackets": "to: [@anna, ben]\n",
    "a percent sign": "goal: %80\n",
    "a percent sign in the first column": "goal: 80\n%: 1\n",
    "a backtick": "key: `owner`\n",
    "a star": "title: *all* pages\n",
    "an ampersand": "title: & more\n",
    "an exclamation mark": "title: !<important\n",
    "a question mark": "title: ? what\n",
    "a comma": "title: , indeed\n",
    "a tag of a kind of one's own": "title: !our!kind text\n",
    "a bar with text behind it": "text: | Hello\n  there\n",
    "an arrow with text behind it": "text: > see below\n",
    "a bracket never closed": "in: [news, groups\nout: []\n",
    "a bracket open at the end": "in: [",
    "a brace never closed": "review: {every: 1 year\nowner: anna\n",
    "the wrong bracket": "review: {every: [1 year}\n",
    "the wrong bracket after nothing": "review: [}\n",
    "a bracket too many": "in: [news]\n]\n",
    "a bracket in front": "in: ] news\n",
    "text after a bracket": "in: [news] and more\n",
    "text after an alias": "one: &a x\ntwo: *a y\n",
    "a comma missing": 'in: ["news" groups]\n',
    "a comma too many": "in: [news,, groups]\n",
    "another version of YAML": "%YAML 1.3\n---\nplan: {}\n",
    "an end in the middle": "plan: {}\n...\nroles: {}\n",
    "nothing but an end": "...\n",
}


# What libyaml refuses and PyYAML's own parser reads.
ONLY_LIBYAML = {"a colon without space between brackets", "a pair of codes", "another version of YAML"}


def shown(problem: Problem, text: str) -> str:
    """A problem as a text report has it."""
    speak = words("en")
    span = problem.at.span
    assert span.end_line == span.line
    lines = [f"{span.line}: {text.splitlines()[span.line - 1]}"]
    lines += [f"{' ' * (len(str(span.line)) + 1 + span.column)}{'^' * (span.end_column - span.column)}"]
    lines += [f"{problem.rule}: {speak(problem.message)}", f"  {speak(problem.remedy)}"]
    lines += [f"  see {at.span.line}:{at.span.column}" for at in problem.related if at.span]
    return "\n".join(lines).replace("\t", "→")


def test_mistakes_are_told_in_plain_words(golden) -> None:
    """Every mistake is one finding at its place, with the remedy."""
    parts = []
    for name, text in MISTAKES.items():
        found = read("plan.yaml", text.encode())
        assert len(found.problems) == 1, name
        assert found.broken, name
        assert found.data is None, name
        parts.append(f"# {name}\n{shown(found.problems[0], text)}\n")
    golden("\n".join(parts))


@pytest.mark.parametrize("name", sorted(MISTAKES.keys() - ONLY_LIBYAML))
def test_the_parser_written_in_python_leads_to_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the same mistakes are found on the same lines."""
    fast = read("plan.yaml", MISTAKES[name].encode())
    monkeypatch.setattr(source, "parse", partial(events.parse, pure=True))
    slow = read("plan.yaml", MISTAKES[name].encode())
    assert [(each.rule, each.at.span.line) for each in slow.problems] == [
        (each.rule, each.at.span.line) for each in fast.problems
    ]


def test_what_no_case_knows_is_told_in_the_words_of_the_parser() -> None:
    """Whatever libyaml may say one day, the place and its words are there."""
    text = Text("plan.yaml", "a: b\n")
    for error in (events.YAMLError("odd\nmore"), MarkedYAMLError(None, None, "odd", yaml.Mark("", 3, 0, 3, None, 0))):
        found = explain(text, events.broken_at(error))
        assert words("en")(found.message) == "The YAML cannot be read from here on (odd)."
        assert found.at.span in {Span(1, 1, 1, 2), Span(1, 4, 1, 5)}
