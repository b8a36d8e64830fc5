"""A rule's page in parts: the plans on it, as files, and the text around them."""

from __future__ import annotations

import pytest

from plankit.explain import SHOWN, page, read_page

PAGE = """\
# some-rule

What it is about.

## A plan that shows it

Some words.

```yaml plan.yaml
plankit: 1
```

```yaml policies/more.yaml encoding=latin-1
people: {a: Zoë}
```

```csv odd.csv escapes=yes
a\\u202eb
```

```text
shown
```

## What plankit says

```text
## not a heading
```
"""


def test_the_parts_of_a_page() -> None:
    """Headings part it; what looks like one inside a block does not."""
    read = read_page("some-rule", PAGE)
    assert list(read.parts) == ["", "A plan that shows it", "What plankit says"]
    assert "".join(read.parts.values()) == read.text == PAGE
    assert [each.text for each in read.blocks["What plankit says"]] == ["## not a heading\n"]


def test_the_files_on_a_page() -> None:
    """A block with a file's name is that file, in its encoding, with what cannot be seen spelled out."""
    assert read_page("some-rule", PAGE).files(SHOWN) == {
        "plan.yaml": b"plankit: 1\n",
        "policies/more.yaml": "people: {a: Zoë}\n".encode("latin-1"),
        "odd.csv": "a\u202eb\n".encode(),
    }
    assert read_page("some-rule", PAGE).files("Nowhere") == {}


def test_the_lines_of_a_block() -> None:
    """Each block knows where it stands, so that it can be written anew."""
    read = read_page("some-rule", PAGE)
    lines = PAGE.splitlines(keepends=True)
    for block in (block for blocks in read.blocks.values() for block in blocks):
        assert "".join(lines[block.first + 1 : block.last - 1]) == block.text


def test_a_rule_without_a_page() -> None:
    """It is a mistake of ours, and named."""
    with pytest.raises(KeyError, match="no-such-rule"):
        page("no-such-rule")
