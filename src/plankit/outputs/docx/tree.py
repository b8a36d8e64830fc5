"""The document as the tree that pandoc reads: data from end to end, so that nothing in it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plankit.outputs.document import Document
    from plankit.outputs.document.blocks import Block, Blocks, Run, Runs

Node = dict[str, Any]
Nodes = list[Node]

VERSION = [1, 23, 1]
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
NUMBERED = 2
"""The level down to which headings are numbered."""
TAB = "<w:r><w:tab/></w:r>"
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
UPRIGHT, ASIDE = (
    f'<w:p><w:pPr><w:spacing w:after="0" w:line="20"/><w:sectPr w:plan="{way}"/></w:pPr></w:p>'
    for way in ("upright", "aside")
)
"""The end of pages that stand, and of pages that lie on their side; they are made whole once the file is there."""
FIELD = '<w:p><w:pPr><w:spacing w:after="0" w:line="20"/></w:pPr>{}</w:p>'
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CONTENTS = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{}" \\h \\z \\u </w:instrText></w:r>'


def tree(document: Document) -> Node:
    """The whole document."""
    meta = {
        "title": _said(document.title),
        "subtitle": _said(document.edition),
        "author": _said(document.organization),
        "lang": _said(LOCALES.get(document.language, document.language)),
    }
    banner = [_div("Note vacant", [_plain_para(document.banner)])] if document.banner else []
    top = [*banner, *_blocks(document.facts), *_blocks(document.colophon), _raw(PAGE_BREAK), *_contents(document)]
    given = {key: value for key, value in meta.items() if value["c"]}
    return {"pandoc-api-version": VERSION, "meta": given, "blocks": [*top, *_blocks(document.blocks)]}


def _said(text: str) -> Node:
    return {"t": "MetaInlines", "c": _str(text)}


def _contents(document: Document) -> Nodes:
    """The list of contents, filled in, as a field that the reader's program can bring up to date."""
    rows = [
        _div(f"toc {each['level']}", [_para([_link(f"#{each['anchor']}", _runs(each["of"]))])])
        for each in _headings(document.blocks)
        if each["level"] <= document.depth and each["anchor"]
    ]
    if sum(each["level"] == 1 for each in _headings(document.blocks)) < 2:  # noqa: PLR2004 - one chapter needs no list
        return []
    begin = MARK.format("begin") + CONTENTS.format(document.depth) + MARK.format("separate")
    title = _div("TOC Heading", [_plain_para(document.words["contents"])])
    return [title, _raw(FIELD.format(begin)), *rows, _raw(FIELD.format(MARK.format("end")))]


def _headings(blocks: Blocks) -> Iterable[Block]:
    for each in blocks:
        if each["kind"] == "heading":
            yield each
        elif each["kind"] == "wide":
            yield from _headings(each["of"])


def _attr(id_: str = "", style: str = "", *classes: str) -> list[Any]:
    return [id_, list(classes), [["custom-style", style]] if style else []]


def _str(text: str) -> Nodes:
    return [{"t": "Str", "c": text}] if text else []


def _raw(xml: str, kind: str = "RawBlock") -> Node:
    return {"t": kind, "c": ["openxml", xml]}


def _para(inlines: Nodes) -> Node:
    return {"t": "Para", "c": inlines}


def _plain_para(text: str) -> Node:
    return _para(_str(text))


def _div(style: str, blocks: Nodes) -> Node:
    return {"t": "Div", "c": [_attr(style=style), blocks]}


def _span(inlines: Nodes, style: str = "", id_: str = "") -> Node:
    return {"t": "Span", "c": [_attr(id_, style), inlines]}


def _link(href: str, inlines: Nodes) -> Node:
    return {"t": "Link", "c": [_attr(), inlines, [href, ""]]}


def _anchored(anchor: str, inlines: Nodes) -> Nodes:
    return [_span([], id_=anchor), *inlines] if anchor else inlines


def _runs(runs: Runs) -> Nodes:
    return [node for run in runs for node in _run(run)]


def _run(run: Run) -> Nodes:
    kind = run["kind"]
    if kind in _STYLED:
        return [_STYLED[kind](_runs(run["of"]))]
    match kind:
        case "code":
            return [{"t": "Code", "c": [_attr(), run["text"]]}]
        case "break":
            return [{"t": "LineBreak"}]
        case "tag":
            return [_span(_str(f"\u00a0{run['text']}\u00a0"), f"State {run['state']}")]
        case "letters":
            return [_span(_str(f"\u00a0{run['text']}\u00a0"), f"Letters {run['text'][:1]}")]
        case "link":
            return [_link(run["href"], _runs(run["of"]))]
        case "way":
            return [_link(f"#{run['to']}", _runs(run["of"]))]
        case "span":
            return _runs(run["of"])
    return _str(run["text"])


_STYLED: dict[str, Callable[[Nodes], Node]] = {
    "strong": lambda of: {"t": "Strong", "c": of},
    "emph": lambda of: {"t": "Emph", "c": of},
    "strike": lambda of: {"t": "Strikeout", "c": of},
    "soft": lambda of: _span(of, "Soft"),
}


def _blocks(blocks: Blocks) -> Nodes:
    return [node for block in blocks for node in _BLOCKS.get(block["kind"], _nothing)(block)]


def _nothing(_: Block) -> Nodes:
    return []


def _heading(block: Block) -> Nodes:
    classes = () if block["level"] <= NUMBERED else ("unnumbered",)
    return [{"t": "Header", "c": [block["level"], _attr(block["anchor"], "", *classes), _runs(block["of"])]}]


def _paragraph(block: Block) -> Nodes:
    made = _para(_anchored(block["anchor"], _runs(block["of"])))
    styles = {"lead": "Lead", "soft": "Soft Paragraph", "tags": "Tags"}
    return [_div(styles[block["style"]], [made])] if block["style"] else [made]


def _list(block: Block) -> Nodes:
    items = [_blocks(each) for each in block["items"]]
    if block["start"] is None:
        return [{"t": "BulletList", "c": items}]
    return [{"t": "OrderedList", "c": [[block["start"], {"t": "Decimal"}, {"t": "Period"}], items]}]


def _facts(block: Block) -> Nodes:
    return [
        _div("Fact" if number else "Fact First", [_para([_name(each["name"]), *_runs(each["of"])])])
        for number, each in enumerate(block["facts"])
    ]


def _name(name: str) -> Node:
    return _span([*_str(name), _raw(TAB, "RawInline")], "Fact Name")


def _cell(of: Nodes, style: str = "") -> list[Any]:
    made = [{"t": "Plain", "c": of}]
    return [_attr(), {"t": "AlignDefault"}, 1, 1, [_div(style, [_para(of)])] if style else made]


def _table(block: Block) -> Nodes:
    matrix = block["style"] == "matrix"
    share = sum(block["widths"])
    sides = ["left", *["center"] * (len(block["head"]) - 1)] if matrix else block["align"]
    columns = [
        [{"t": f"Align{side.capitalize()}"}, {"t": "ColWidth", "c": width / share}]
        for side, width in zip(sides, block["widths"], strict=True)
    ]
    head = [_cell(_runs(of), "Matrix Head" if matrix and at else "") for at, of in enumerate(block["head"])]
    rows = [
        [_attr(), [_cell(_anchored(row["anchor"] if not at else "", _runs(of))) for at, of in enumerate(row["cells"])]]
        for row in block["rows"]
    ]
    caption = [None, [{"t": "Plain", "c": _runs(block["caption"])}] if block["caption"] else []]
    return [
        {
            "t": "Table",
            "c": [_attr(), caption, columns, [_attr(), [[_attr(), head]]], [[_attr(), 1, [], rows]], [_attr(), []]],
        }
    ]


def _chart(block: Block) -> Nodes:
    """The readings of a chart, as a table."""
    head = [_cell(_str(each)) for each in block["head"]]
    rows = [[_attr(), [_cell(_str(each)) for each in row]] for row in block["rows"]]
    columns = [[{"t": side}, {"t": "ColWidth", "c": 0.2}] for side in ("AlignLeft", "AlignRight")]
    caption = [None, [{"t": "Plain", "c": _str(block["title"])}]]
    return [
        {
            "t": "Table",
            "c": [_attr(), caption, columns, [_attr(), [[_attr(), head]]], [[_attr(), 1, [], rows]], [_attr(), []]],
        }
    ]


def _columns(block: Block) -> Nodes:
    return [
        node
        for part in block["parts"]
        for node in (
            _div(f"Part {part['state']}".strip(), [_plain_para(part["name"])]),
            {"t": "BulletList", "c": [[_para(_runs(each))] for each in part["rows"]]},
        )
    ]


_BLOCKS: dict[str, Callable[[Block], Nodes]] = {
    "heading": _heading,
    "para": _paragraph,
    "list": _list,
    "facts": _facts,
    "table": _table,
    "chart": _chart,
    "columns": _columns,
    "quote": lambda block: [{"t": "BlockQuote", "c": _blocks(block["of"])}],
    "code": lambda block: [{"t": "CodeBlock", "c": [_attr(), block["text"]]}],
    "rule": lambda _: [{"t": "HorizontalRule"}],
    "note": lambda block: [_div(f"Note {block['state']}", _blocks(block["of"]))],
    "wide": lambda block: [_raw(UPRIGHT), *_blocks(block["of"]), _raw(ASIDE)],
}
