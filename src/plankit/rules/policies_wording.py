"""How policies are written: frames rather than strict rules, short, and in words that everybody understands."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from plankit.findings import Problem, at
from plankit.index.policies import current
from plankit.rule import rule
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.base import Text
    from plankit.sections.policies import Policy

ENOUGH = 30
ENGLISH = "must shall mandatory compulsory obligatory prohibited forbidden"
DUTCH = "moet moeten verplicht verplichte verboden"
ORDERS = frozenset(f"{ENGLISH} {DUTCH}".split())

_ASIDE = re.compile(r"`[^`]*`|\bhttps?://\S+|\]\([^()\s]{1,2000}\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PAUSE = re.compile(r"(?<![.!?:;…])[.!?:;…]++(?=[\s\"”’)*_]|$)|\n\s*\n|\n\s*(?:[-*+#>]|\d+[.)])\s|\|")
_VOWELS = re.compile(r"[aeiouyáàâéèêíìîóòôúùû]+|[äëïöü][aeiouy]*", re.IGNORECASE)
_SILENT = re.compile(
    r"(?:(?<![aeiouy])(?<![bcdfgkpstz]l)e|(?<![aeiouytd])ed|(?<![aeiouycgsxz])(?<!sh)(?<!ch)es)$", re.IGNORECASE
)


class Score(NamedTuple):
    """How easily a text reads, from 100 (very easy) down, and how many words it has to a sentence."""

    ease: float
    words: float


def _in(language: str, text: Text | None) -> str:
    """A text in one language; what is given once holds for all."""
    return text.get(language, "") if isinstance(text, dict) else text or ""


def _languages(*texts: Text | None) -> list[str]:
    """The languages in which texts are given; "" where they are given once."""
    return list(dict.fromkeys(key for text in texts if isinstance(text, dict) for key in text)) or [""]


def _lines(policy: Policy) -> Iterator[tuple[Route, Text]]:
    """What a policy says, piece by piece, each with its place in the entry."""
    if policy.text:
        yield ("text",), policy.text
    yield from ((("do", number), line) for number, line in enumerate(policy.do))
    yield from ((("dont", number), line) for number, line in enumerate(policy.dont))


@lru_cache(maxsize=8192)
def _counted(text: str) -> tuple[int, tuple[str, ...]]:
    """How many words a text has, and those that order, but for what is quoted or leads elsewhere."""
    words = _WORD.findall(text)
    plain = _ASIDE.sub(" ", text)
    orders = words if plain == text else _WORD.findall(plain)
    return len(words), tuple(word for word in orders if word.lower() in ORDERS)


def _musts(text: str) -> tuple[str, ...]:
    return _counted(text)[1]


@rule("hint")
def must_in_a_guideline(index: Index) -> Iterator[Problem]:
    """A guideline that orders, where a guideline advises."""
    for id_, policy, name in current(index):
        found = list(_orders(policy)) if policy.kind == "guideline" else []
        if found:
            words = dict.fromkeys(f"“{word.lower()}”" for _, word in found)
            yield Problem(
                at("policies", id_, *found[0][0]),
                say("{policy} is a guideline, and yet it says {words}.", policy=name, words=list(words)),
                say("Put it as advice. If it has to be kept, make it a policy: `kind: policy`."),
            )


def _orders(policy: Policy) -> Iterator[tuple[Route, str]]:
    """The words that order, with the place of each."""
    for route, text in _lines(policy):
        for language in _languages(text):
            yield from ((route, word) for word in _musts(_in(language, text)))


@rule("hint")
def too_many_rules(index: Index, *, most: int = 10) -> Iterator[Problem]:
    """A policy that asks more than anybody can keep in mind."""
    for id_, policy, name in current(index):
        number = _rules(policy)
        if number > most:
            yield Problem(
                at("policies", id_, part="entry"),
                say_n(
                    number,
                    "{policy} counts {n} rule; nobody keeps more than {most} in mind.",
                    "{policy} counts {n} rules; nobody keeps more than {most} in mind.",
                    policy=name,
                    most=most,
                ),
                say("Keep what does most harm when it goes wrong; leave the rest to a template or to good judgement."),
            )


def _rules(policy: Policy) -> int:
    """The lines of what to do and not to do, and every order in the text."""
    orders = (len(_musts(_in(language, policy.text))) for language in _languages(policy.text))
    return len(policy.do) + len(policy.dont) + max(orders)


@rule("hint")
def policy_too_long(index: Index, *, most: int = 400) -> Iterator[Problem]:
    """A policy that takes more than a few minutes to read."""
    for id_, policy, name in current(index):
        number = _length([text for _, text in _lines(policy)])
        if number > most:
            yield Problem(
                at("policies", id_, part="entry"),
                say_n(
                    number,
                    "{policy} has {n} word; what is longer than {most} words is hardly ever read to the end.",
                    "{policy} has {n} words; what is longer than {most} words is hardly ever read to the end.",
                    policy=name,
                    most=most,
                ),
                say("Say what matters first, and move explanations and steps to a page to which it links."),
            )


def _length(texts: list[Text]) -> int:
    """The number of words, in the language in which there are most."""
    return max(sum(_counted(_in(each, text))[0] for text in texts) for each in _languages(*texts))


@rule("hint")
def hard_to_read(index: Index, *, least: int = 45) -> Iterator[Problem]:
    """A policy in long sentences and long words."""
    own = index.data.plan.language
    for id_, policy, name in current(index):
        for language in _languages(policy.text):
            score = _score(_in(language, policy.text), language or own or "")
            if score and score.ease < least:
                yield Problem(
                    at("policies", id_, "text"),
                    _hard(name, score),
                    say("Make two sentences of one, name who does what, and choose the shorter word."),
                    value=language,
                )


def _hard(policy: Name, score: Score) -> Said:
    words = round(score.words)
    return say_n(
        words,
        "{policy} is hard to read: {ease} out of 100, with {n} word to a sentence. Plain language has 60 or more.",
        "{policy} is hard to read: {ease} out of 100, with {n} words to a sentence. Plain language has 60 or more.",
        policy=policy,
        ease=max(0, round(score.ease)),
    )


def _score(text: str, language: str) -> Score | None:
    """Flesch's formula for English, Douma's of it for Dutch; None for a text that is short or in another language."""
    plain = _ASIDE.sub(" ", text)
    words = _WORD.findall(plain)
    if len(words) < ENOUGH or language not in {"en", "nl"}:
        return None
    sentences = sum(1 for each in _PAUSE.split(plain) if _WORD.search(each))
    to_a_sentence = len(words) / sentences
    to_a_word = sum(map(_syllables, words, repeat(language))) / len(words)
    if language == "nl":
        return Score(206.84 - 0.93 * to_a_sentence - 77 * to_a_word, to_a_sentence)
    return Score(206.835 - 1.015 * to_a_sentence - 84.6 * to_a_word, to_a_sentence)


@lru_cache(maxsize=8192)
def _syllables(word: str, language: str) -> int:
    spoken = _SILENT.sub("", word) if language == "en" else word
    return max(1, len(_VOWELS.findall(spoken)))
