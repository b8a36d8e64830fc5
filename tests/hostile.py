"""Texts made to do harm, put into every text of a plan."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import BaseModel

TEXTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "</a></td></table></main><iframe src=//evil.example></iframe>",
    "<!-- > --><style>*{display:none}</style><base href=//evil.example>",
    "]]><![CDATA[<b>x</b>]]>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "[click](javascript:alert(1)) and [more](JaVaScRiPt&#58;alert(1))",
    "[click](data:text/html,<script>alert(1)</script>)",
    "![x](https://evil.example/pixel.png)",
    "<javascript:alert(1)> <https://evil.example/autolink>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp; &copy;",
    "a | b | c |",
    "|---|---|",
    "one\n\n# two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "one\r\n- two\r\n- three",
    "one\n===",
    "one\n---\nkey: value",
    "```html\n<script>alert(1)</script>\n```",
    "`unclosed <b>",
    "~~~\n<b>\n",
    "\t<b>indented</b>",
    "1. one",
    "1) one",
    "- one",
    "+ one",
    "* one *two* **three** _four_ __five__ ~~six~~",
    "> quoted",
    "# heading #",
    "a heading ##",
    "[label]: https://evil.example 'title'",
    "[label] and [label][] and [^1]",
    "\\<script>alert(1)</script> \\",
    "\\| \\\\| \\",
    "line\\\nbreak  \nbreak",
    "{{ 7 * 7 }} {% raw %} {# x #} ${7*7} %(name)s {name} %s",
    "$$x$$ :smile: @everyone #1",
    "\x1b[31mred\x1b[0m \x07\x08\x00",
    "right-to-left \u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f",
    "line\u2028separator\u2029paragraph \ufeff mark \x85 next",
    "##vso[task.setvariable]x ::error::x",
    '=HYPERLINK("https://evil.example")',
    "x" * 300,
    '<a id="policy-posting"></a><a name=x>',
    "<details open ontoggle=alert(1)>",
    "<math><mtext></p><script>alert(1)</script>",
    "*[<script>](x)*",
    "![[x]](javascript:x)<p title='</p><script>alert(1)</script>'>",
]
ODD = frozenset("\x00\x07\x08\x1b\x85\u2028\u2029\u202e\u202c\u2066\u2069\u200e\u200f\ufeff")
BENIGN = "Word"


class Fields:
    """The text fields of every model, by the model's name: those that hold plain words, those that hold prose."""

    def __init__(self) -> None:
        """Read them from the models."""
        from plankit.sections import Entry

        self.plain: dict[str, list[str]] = {}
        self.prose: dict[str, list[str]] = {}
        for model in Entry.__subclasses__():
            self._read(model)

    def _read(self, model: type[BaseModel]) -> None:
        self.plain[model.__name__], self.prose[model.__name__] = [], []
        for name, field in model.model_fields.items():
            told = f"{field.annotation!r} {field.metadata!r}"
            if "Worded" in told:
                (self.prose if "marks.Markdown" in told else self.plain)[model.__name__].append(name)


def infested(data: object, fields: dict[str, list[str]], text: Callable[[], str]) -> Any:
    """The data of a plan with another text in each of these fields; it is changed in place."""
    for entry in _entries(data):
        for name in fields.get(type(entry).__name__, ()):
            value = getattr(entry, name)
            if isinstance(value, list):
                entry.__dict__[name] = [text() for _ in value]
            elif isinstance(value, dict):
                entry.__dict__[name] = {key: text() for key in value}
            elif value is not None:
                entry.__dict__[name] = text()
    return data


def in_turn(start: int) -> Callable[[], str]:
    """Each of the texts in turn."""
    numbers = count(start)
    return lambda: TEXTS[next(numbers) % len(TEXTS)]


def _entries(value: object) -> Iterator[Any]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _entries(each)
    elif isinstance(value, list):
        for each in value:
            yield from _entries(each)
    elif hasattr(value, "__dict__"):
        yield value
        for each in list(vars(value).values()):
            yield from _entries(each)
