"""Prose of a plan as blocks and runs, from the tokens of its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.document import blocks as b
from plankit.render.commonmark import tokens
from plankit.render.harmless import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.tree import SyntaxTreeNode

    from plankit.outputs.document.blocks import Blocks, Runs

STYLES = {"em": "emph", "strong": "strong", "s": "strike"}


def prose(text: str, level: int) -> Blocks:
    """The blocks of a prose text; its highest heading is one of `level`."""
    from markdown_it.tree import SyntaxTreeNode

    return _all(SyntaxTreeNode(tokens(text, level)))


def _all(node: SyntaxTreeNode) -> Blocks:
    return [block for child in node.children for block in _BLOCKS.get(child.type, _nothing)(child)]


def _nothing(_: SyntaxTreeNode) -> Blocks:
    return []


def _paragraph(node: SyntaxTreeNode) -> Blocks:
    return b.para(_runs(node))


def _heading(node: SyntaxTreeNode) -> Blocks:
    of = _runs(node)
    return [b.heading(int(node.tag[1]), of)] if of else []


def _list(node: SyntaxTreeNode) -> Blocks:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return b.items((_all(child) or b.para(b.text("\u2013")) for child in node.children), start=start)


def _quote(node: SyntaxTreeNode) -> Blocks:
    return [{"kind": "quote", "of": _all(node)}] if node.children else []


def _code(node: SyntaxTreeNode) -> Blocks:
    return [{"kind": "code", "text": node.content.rstrip("\n")}] if node.content.strip() else []


def _rule(_: SyntaxTreeNode) -> Blocks:
    return [{"kind": "rule"}]


def _table(node: SyntaxTreeNode) -> Blocks:
    rows = [row for part in node.children for row in part.children]
    head, *body = ([_runs(cell) for cell in row.children] for row in rows)
    found = b.table([], head, (b.row(cells) for cells in body), [1.0] * len(head))
    if found:
        found[0]["align"] = [str(cell.attrs.get("style", "")).rpartition(":")[2] or "left" for cell in rows[0].children]
    return found or b.para(b.beside(head, " · "))


_BLOCKS: dict[str, Callable[[SyntaxTreeNode], Blocks]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "table": _table,
}


def _runs(node: SyntaxTreeNode) -> Runs:
    return [run for child in node.children for run in _run(child)]


def _run(node: SyntaxTreeNode) -> Runs:
    if node.type in STYLES:
        return b.styled(STYLES[node.type], _runs(node))
    if node.type == "link":
        href = address(str(node.attrs.get("href", "")))
        return b.link(href, _runs(node)) if href else _runs(node)
    if node.type == "code_inline":
        return b.code(node.content)
    if node.type == "softbreak":
        return b.text(" ")
    if node.type == "hardbreak":
        return b.line()
    return _runs(node) if node.children else b.text(node.content)
