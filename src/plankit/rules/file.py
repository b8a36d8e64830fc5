"""What can be read: whatever stops a file of the plan from being read as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Problem
    from plankit.index import Index


@rule("error")
def unreadable_file(index: Index) -> Iterator[Problem]:
    """A file that cannot be read: not UTF-8, too large, a link out of the plan, or no ordinary file."""
    return index.problems("unreadable-file")


@rule("error")
def broken_yaml(index: Index) -> Iterator[Problem]:
    """A file that stops being YAML at some place."""
    return index.problems("broken-yaml")


@rule("error")
def tab_indentation(index: Index) -> Iterator[Problem]:
    """A tab where YAML wants blanks."""
    return index.problems("tab-indentation")


@rule("error")
def not_a_mapping(index: Index) -> Iterator[Problem]:
    """A file that does not hold sections, but a list or a text."""
    return index.problems("not-a-mapping")


@rule("error")
def several_documents(index: Index) -> Iterator[Problem]:
    """A file that holds more than one YAML document."""
    return index.problems("several-documents")


@rule("error")
def unknown_tag(index: Index) -> Iterator[Problem]:
    """A value with a YAML tag, which plans do not use."""
    return index.problems("unknown-tag")


@rule("error")
def duplicate_key(index: Index) -> Iterator[Problem]:
    """A key that is given twice in one place."""
    return index.problems("duplicate-key")


@rule("error")
def merge_key(index: Index) -> Iterator[Problem]:
    """The YAML merge key `<<`, which hides what an entry holds."""
    return index.problems("merge-key")


@rule("error")
def self_referring_alias(index: Index) -> Iterator[Problem]:
    """An alias that stands inside what it stands for."""
    return index.problems("self-referring-alias")


@rule("error")
def alias_bomb(index: Index) -> Iterator[Problem]:
    """Aliases or nesting that blow a small file up to a huge one."""
    return index.problems("alias-bomb")


@rule("error")
def odd_character(index: Index) -> Iterator[Problem]:
    """A character that cannot be seen or that turns the text around."""
    return index.problems("odd-character")


@rule("warning")
def ambiguous_scalar(index: Index) -> Iterator[Problem]:
    """A bare value that other tools read differently, such as `no` or `12:30`."""
    return index.problems("ambiguous-scalar")


@rule("error")
def no_plan(index: Index) -> Iterator[Problem]:
    """Nothing to read here."""
    return index.problems("no-plan")
