"""Markdown read back by two parsers that know nothing of each other, each to the same plain values."""

from __future__ import annotations

from functools import cache
from html import unescape
from typing import Any
from urllib.parse import unquote

import mistune
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Block = tuple[Any, ...]
NAMES = {"bullet_list": "ul", "ordered_list": "ol", "blockquote": "quote", "hr": "rule", "s": "strikethrough"}
NAMES |= {"fence": "code", "code_block": "code", "em": "emphasis", "code_inline": "codespan", "thematic_break": "rule"}
NAMES |= {"block_quote": "quote", "block_code": "code", "inline_html": "html_inline"}


@cache
def _first() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def by_markdown_it(text: str) -> list[Block]:
    """The blocks as markdown-it sees them."""
    return [_block(node) for node in SyntaxTreeNode(_first().parse(text)).children if not _comment(node.content)]


def _comment(text: str) -> bool:
    return text.strip().startswith("<!--")


def _block(node: SyntaxTreeNode) -> Block:
    kind = NAMES.get(node.type, node.type)
    match kind:
        case "heading":
            return "heading", int(node.tag[1]), _inline(node.children[0])
        case "paragraph":
            return "text", _inline(node.children[0])
        case "ul" | "ol":
            return kind, [[_block(each) for each in item.children] for item in node.children]
        case "quote":
            return kind, [_block(each) for each in node.children]
        case "code":
            return kind, node.content
        case "table":
            return kind, [
                [_inline(cell.children[0]) for cell in row.children] for part in node.children for row in part.children
            ]
    return (kind,)


def _inline(node: SyntaxTreeNode) -> str:
    return _tidy("".join(map(_span, node.children)))


def _span(node: SyntaxTreeNode) -> str:
    kind = NAMES.get(node.type, node.type)
    match kind:
        case "text":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "⏎"
        case "codespan":
            return f"<code>{node.content}</code>"
        case "link":
            return f"<a {unquote(str(node.attrs['href']))}>{''.join(map(_span, node.children))}</a>"
    return f"<{kind}>{''.join(map(_span, node.children))}</{kind}>"


@cache
def _second() -> mistune.Markdown:
    return mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])


def by_mistune(text: str) -> list[Block]:
    """The blocks as mistune sees them."""
    tokens: Any = _second()(text)
    return [_part(each) for each in tokens if each["type"] != "blank_line" and not _comment(each.get("raw", ""))]


def _part(token: dict[str, Any]) -> Block:
    kind = NAMES.get(token["type"], token["type"])
    children = [each for each in token.get("children", ()) if each["type"] != "blank_line"]
    match kind:
        case "heading":
            return "heading", token["attrs"]["level"], _text(children)
        case "paragraph" | "block_text":
            return "text", _text(children)
        case "list":
            items = [[_part(each) for each in item["children"] if each["type"] != "blank_line"] for item in children]
            return "ol" if token["attrs"]["ordered"] else "ul", items
        case "quote":
            return kind, list(map(_part, children))
        case "code":
            return kind, token["raw"]
        case "table":
            head, body = children
            return kind, [[_text(cell["children"]) for cell in row] for row in (head["children"], *_rows(body))]
    return (kind,)


def _rows(body: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [row["children"] for row in body["children"]]


def _text(tokens: list[dict[str, Any]]) -> str:
    return _tidy("".join(map(_piece, tokens)))


def _piece(token: dict[str, Any]) -> str:
    kind, inside = token["type"], token.get("children", ())
    match kind:
        case "text":
            return unescape(token["raw"])
        case "softbreak":
            return " "
        case "linebreak":
            return "⏎"
        case "codespan":
            return f"<code>{unescape(token['raw'])}</code>"
        case "link":
            return f"<a {unquote(token['attrs']['url'])}>{''.join(map(_piece, inside))}</a>"
    return f"<{NAMES.get(kind, kind)}>{''.join(map(_piece, inside))}</{NAMES.get(kind, kind)}>"


def _tidy(text: str) -> str:
    return " ".join(text.split())
