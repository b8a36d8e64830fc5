"""Text of a plan in a format that plankit knows nothing of: on one line, without what is invisible and steers."""

from __future__ import annotations

from markupsafe import Markup

from plankit.render.harmless import one_line, visible


class PlainText:
    """Writes text that is safe as far as one can say without knowing what it will be part of."""

    def text(self, text: str) -> Markup:
        """Plain text."""
        return Markup(one_line(text))  # noqa: S704 - plain text has no markup to escape

    def prose(self, text: str, level: int) -> Markup:
        """Prose as it was written; `level` means nothing here."""
        del level
        return Markup(visible(text))  # noqa: S704 - as above

    def code(self, text: str) -> Markup:
        """Words of the plan's files."""
        return self.text(text)

    def link(self, label: Markup, href: str) -> Markup:
        """The label, and the address behind it where it leads out of the documents."""
        return Markup(f"{label} <{href}>") if ":" in href else label  # noqa: S704 - as above
