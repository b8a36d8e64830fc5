"""`plankit explain`: a rule's page, or the list of all rules."""

from __future__ import annotations

from typing import Annotated

import typer

from plankit.commands import options
from plankit.commands.hints import environment_language, hint
from plankit.commands.opening import chosen
from plankit.commands.putting import put
from plankit.commands.reporting import known_rule
from plankit.explain import listing, told
from plankit.words import LANGUAGES, words


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            metavar=f"[{hint('RULE')}]",
            autocompletion=options.offer_rules,
            help=hint("The rule, such as `unfilled-owner`; all rules when left out."),
        ),
    ] = "",
    lang: options.PlainLanguage = "",
) -> int:
    """Tell what a rule means, why it matters and how to mend what it finds."""
    speak = words(chosen("--lang", lang, LANGUAGES) or environment_language())
    put(told(known_rule(rule), speak) if rule else listing(speak))
    return 0
