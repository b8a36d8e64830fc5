"""The rules explained: each one's page, with the plans and output that stand in it, and the list of all."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plankit.rules import all_rules
from plankit.words import say

if TYPE_CHECKING:
    from plankit.rule import Rule
    from plankit.words import Words

PAGES = Path(__file__).parent / "rules" / "pages"
DUTCH = "In het Nederlands"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
SHOWN, SAID, MENDED = "A plan that shows it", "What plankit says", "How to mend it"


class Block(NamedTuple):
    """A fenced block of a page: its language, the file it stands for, further words, its text and lines."""

    language: str
    file: str
    words: dict[str, str]
    text: str
    first: int
    last: int

    @property
    def content(self) -> bytes:
        r"""What the file holds: the text, in the encoding that the fence names, with `\u202e` for what cannot be seen."""
        text = self.text
        if "escapes" in self.words:
            text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
        return text.encode(self.words.get("encoding", "utf-8"))


class Page(NamedTuple):
    """A page in parts: heading to its text as written, and heading to the blocks in it."""

    rule: str
    text: str
    parts: dict[str, str]
    blocks: dict[str, list[Block]]

    def files(self, heading: str) -> dict[str, bytes]:
        """The plan that stands under a heading: file name to content."""
        return {each.file: each.content for each in self.blocks.get(heading, ()) if each.file}


def page(rule: str) -> Page:
    """The page of a rule; KeyError where there is none."""
    path = PAGES / f"{rule}.md"
    if not path.is_file():
        raise KeyError(rule)
    return read_page(rule, path.read_text(encoding="utf-8"))


def read_page(rule: str, text: str) -> Page:
    """Take a page apart along its second-level headings."""
    from markdown_it import MarkdownIt

    lines = text.splitlines(keepends=True)
    tokens = MarkdownIt("commonmark").parse(text)
    starts = [(0, "")]
    blocks: dict[str, list[Block]] = {}
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2" and token.map:
            starts.append((token.map[0], tokens[number + 1].content))
        elif token.type == "fence" and token.map:
            blocks.setdefault(starts[-1][1], []).append(_block(token.info, token.content, *token.map))
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    parts = {heading: "".join(lines[start:end]) for (start, heading), end in zip(starts, ends, strict=True)}
    return Page(rule, text, parts, blocks)


def _block(info: str, text: str, first: int, last: int) -> Block:
    language, *rest = info.split() or [""]
    words = dict(word.split("=", 1) for word in rest if "=" in word)
    file = next((word for word in rest if "=" not in word), "")
    return Block(language, file, words, text, first, last)


def told(name: str, speak: Words) -> str:
    """A rule's page for reading in a terminal, in the reader's language, with what is known of the rule on top."""
    rule, written = all_rules()[name], page(name)
    title = f"# {name}\n\n{speak.word(rule.summary)}\n\n{_facts(rule, speak)}\n"
    if speak.language == "nl":
        parts = [
            written.parts.get(DUTCH, "").partition("\n")[2],
            *(_in_dutch(written, each) for each in (SHOWN, SAID, MENDED)),
        ]
    else:
        parts = [text for heading, text in written.parts.items() if heading not in {"", DUTCH}]
    return "\n".join([title, *(part.strip() + "\n" for part in parts if part.strip())])


def _in_dutch(written: Page, heading: str) -> str:
    """The plans and the output of a part under a Dutch heading; what plankit says there is said in English."""
    headings = {
        SHOWN: "Een plan waarin het misgaat",
        SAID: "Wat plankit zegt (in het Engels)",
        MENDED: "Het plan, hersteld",
    }
    blocks = "\n".join(
        f"```{each.language} {each.file}".rstrip() + f"\n{each.text}```\n" for each in written.blocks.get(heading, ())
    )
    return f"## {headings[heading]}\n\n{blocks}"


def _facts(rule: Rule, speak: Words) -> str:
    """Severity, family, and whether the day matters, in one line."""
    severity = {"error": say("error"), "warning": say("warning"), "hint": say("hint")}[rule.severity]
    when = say("depends on the day") if rule.timed else say("the same on every day")
    return speak(say("{severity} · family {family} · {when}", severity=severity, family=rule.family, when=when))


def in_order() -> list[Rule]:
    """All rules by family, and within a family as they are written."""
    return sorted(all_rules().values(), key=lambda rule: (rule.check.__module__, rule.check.__code__.co_firstlineno))


def listing(speak: Words) -> str:
    """All rules by family, each with its severity and what it means in one line."""
    rules = in_order()
    width = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines += ["", family]
        lines += [f"  {rule.severity[0].upper()}  {rule.name:<{width}}  {speak.word(rule.summary)}" for rule in members]
    closing = speak(
        say("E error, W warning, H hint in profile `standard`. `plankit explain RULE` shows a rule's page.")
    )
    return "\n".join([*lines[1:], "", closing, ""])
