"""YAML as plankit reads it: values by the core schema, and one finding for each thing that is no plan."""

from __future__ import annotations

import gc
import math
from typing import TYPE_CHECKING

import pytest

from plankit.findings import At, Span
from plankit.source import Source, read
from plankit.words import words

if TYPE_CHECKING:
    from plankit.findings import Problem

SPEAK = words("en")


def reading(text: str) -> Source:
    """The source of a text."""
    return read("plan.yaml", text.encode("utf-8", "surrogatepass"))


def value(scalar: str) -> object:
    """What one plain scalar is read as."""
    return reading(f"key: {scalar}\n").data["key"]


def cut(source: Source, span: Span) -> str:
    """What stands in a span, lines joined by line feeds."""
    lines = [source.line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def told(source: Source, problems: list[Problem] | None = None) -> list[tuple[str, str, str]]:
    """Rule, marked text and message of each problem."""
    return [
        (
            problem.rule,
            cut(source, problem.at.span or source.span(problem.at.route, problem.at.part)),
            SPEAK(problem.message),
        )
        for problem in (source.problems if problems is None else problems)
    ]


@pytest.mark.parametrize(
    ("scalar", "expected"),
    [
        ("no", "no"),
        ("On", "On"),
        ("yes", "yes"),
        ("0123", "0123"),
        ("-01", "-01"),
        ("09.30", "09.30"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("1.500.000", "1.500.000"),
        ("0b11", "0b11"),
        ("2026-10-01", "2026-10-01"),
        ("2026-13-40", "2026-13-40"),
        ("2026-Q4", "2026-Q4"),
        ("1e400", "1e400"),
        ("=", "="),
        ("1-5-2027", "1-5-2027"),
        ("06 12345678", "06 12345678"),
        ("+31 6 1234", "+31 6 1234"),
        ("٣", "٣"),
        ("9" * 5000, "9" * 5000),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-5", -5),
        ("0.5", 0.5),
        ("-61.25", -61.25),
        ("12345678901234567890", 12345678901234567890),
        ('"5"', "5"),
        ("'no'", "no"),
        ('""', ""),
        ('"Line\\nbreak \\u00e9"', "Line\nbreak é"),
    ],
)
def test_scalars_follow_the_core_schema(scalar: str, expected: object) -> None:
    """Only what is a number, true, false or nothing in YAML 1.2 is one; a leading zero makes text."""
    found = value(scalar)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026.10", 2026.1),
        ("12.000", 12.0),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("+5", 5),
        ("0x1F", 31),
        ("0o17", 15),
        ("-0", 0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
    ],
)
def test_numbers_remember_how_they_are_written(written: str, expected: float) -> None:
    """Where text is wanted, the words as written are still there."""
    found = value(written)
    assert found == expected
    assert found.written == written


def test_not_a_number_is_a_number_too() -> None:
    """`.nan` is read, though no field will take it."""
    found = value(".nan")
    assert math.isnan(found)
    assert found.written == ".nan"


@pytest.mark.parametrize(
    ("scalar", "message", "remedy"),
    [
        ("no", "`no` is read as the word no here, but other tools read it as false.", 'Put quotes around it: `"no"`.'),
        ("ON", "`ON` is read as the word ON here, but other tools read it as true.", 'Put quotes around it: `"ON"`.'),
        ("010", "`010` is read as text here, but other tools read it as a number.", 'Put quotes around it: `"010"`.'),
        (
            "12:30",
            "`12:30` is read as text here, but other tools read it as a number.",
            'Put quotes around it: `"12:30"`.',
        ),
        (
            "1_000",
            "`1_000` is read as text here, but other tools read it as a number.",
            'Put quotes around it: `"1_000"`.',
        ),
        (
            "2026.10",
            "`2026.10` is the number 2026.1 to YAML; how it is written is easily lost.",
            'Write `2026.1` if a number is meant, or put quotes around it if it is text: `"2026.10"`.',
        ),
        (
            "12.000",
            "`12.000` is the number 12 to YAML; how it is written is easily lost.",
            'Write `12` or `12000`, whichever number is meant, or put quotes around it if it is text: `"12.000"`.',
        ),
        (
            "0o17",
            "`0o17` is the number 15 to YAML; how it is written is easily lost.",
            'Write `15` if a number is meant, or put quotes around it if it is text: `"0o17"`.',
        ),
    ],
)
def test_scalars_that_other_tools_read_differently(scalar: str, message: str, remedy: str) -> None:
    """They are kept aside with their place; whether they matter is judged where the field is known."""
    source = reading(f"a:\n  - b: {scalar}\n")
    [found] = source.ambiguous
    assert (found.rule, found.at, found.value) == (
        "ambiguous-scalar",
        At(("a", 0, "b"), "value", "plan.yaml"),
        scalar,
    )
    assert (SPEAK(found.message), SPEAK(found.remedy)) == (message, remedy)
    assert source.problems == []


def test_every_ambiguous_scalar_is_told_each_time() -> None:
    """The same word twice is two places; keys, quotes and ordinary words are none."""
    source = reading('on: no\nno: [no, "no", now, 5, 0.5, 2026-10-01, 0x1F, n]\n12:30: yes\n')
    assert [(found.at.route, found.value) for found in source.ambiguous] == [
        (("on",), "no"),
        (("no", 0), "no"),
        (("no", 7), "n"),
        (("12:30",), "yes"),
    ]


def test_keys_are_text_as_written() -> None:
    """Years, dates and words of other tools are names like any other."""
    source = reading('2027: a\non: b\nnull: c\n2026-01-31: d\n1.50: e\n"quoted": f\n~: g\n')
    assert list(source.data) == ["2027", "on", "null", "2026-01-31", "1.50", "quoted", "~"]
    assert told(source) == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~\n", "\ufeff"])
def test_an_empty_file_says_nothing(text: str) -> None:
    """No data and no finding."""
    source = reading(text)
    assert (source.data, source.problems, source.broken) == (None, [], False)


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n", "5\n", "[a, b]", '"text"', "*a\n"])
def test_what_is_no_mapping(text: str) -> None:
    """A list or a text is no plan; an alias of nothing is its own finding."""
    source = reading(text)
    assert [problem.rule for problem in source.problems] == ["broken-yaml" if text[0] == "*" else "not-a-mapping"]
    assert source.data is None
    assert source.broken == (text[0] != "*")


def test_several_documents() -> None:
    """The first one counts, and it is known that there is more; an empty one is no document."""
    source = reading("---\na: 1\n---\nb: 2\n---\nc: 3\n")
    assert told(source) == [
        (
            "several-documents",
            "---",
            "The line `---` begins a second document here; what follows it is not read.",
        )
    ]
    assert source.problems[0].at.span == Span(3, 1, 3, 4)
    assert (source.data, source.broken) == ({"a": 1}, True)
    assert reading("---\n---\na: 1\n---\n").data == {"a": 1}


def test_a_key_that_stands_twice() -> None:
    """Each one after the first is a finding that names the first, whose value counts."""
    source = reading("a:\n  b: 1\n  c: 2\n  b: 3\n  b: 4\n")
    assert source.data == {"a": {"b": 1, "c": 2}}
    assert [(problem.at, problem.related) for problem in source.problems] == [
        (
            At(("a", "b"), "key", "plan.yaml", Span(line, 3, line, 4)),
            (At(("a", "b"), "key", "plan.yaml"),),
        )
        for line in (4, 5)
    ]
    assert source.span(("a", "b"), "key") == Span(2, 3, 2, 4)
    assert not source.broken


def test_a_section_that_stands_twice_keeps_the_entries_of_both() -> None:
    """One mistake is one finding: what only the second one holds is not missed."""
    source = reading("roles:\n  a: {title: A}\nplan: {}\nroles:\n  b: {title: B}\n  a: {title: C, unit: d}\n")
    assert source.data == {"roles": {"a": {"title": "A", "unit": "d"}, "b": {"title": "B"}}, "plan": {}}
    assert told(source) == [
        ("duplicate-key", "roles", "`roles` stands here for the second time; the first one counts.")
    ]
    assert source.span(("roles", "b", "title")) == Span(5, 14, 5, 15)
    assert source.span(("roles", "a", "title")) == Span(2, 14, 2, 15)
    assert source.span(("roles", "a", "unit")) == Span(6, 23, 6, 24)


def test_tags_are_not_obeyed() -> None:
    """Only a tag that says what is there anyway may stand."""
    source = reading(
        "a: !!str 5\nb: !!map {c: !!seq [d]}\ne: !!int 5\nf: !!float 5\ng: !!null\nh: ! 5\n"
        "i: !!python/object:os.system x\nj: !!set {k}\nl: !mine 5\nm: !!int x\n!!str n: !!binary YQ==\n"
    )
    assert source.data == {
        "a": "5", "b": {"c": ["d"]}, "e": 5, "f": 5, "g": None, "h": "5",
        "i": "x", "j": {"k": None}, "l": 5, "m": "x", "n": "YQ==",
    }  # fmt: skip
    assert told(source) == [
        ("unknown-tag", tag, f"`{tag}` is a tag, and a plan knows no tags.")
        for tag in ("!!python/object:os.system", "!!set", "!mine", "!!int", "!!binary")
    ]
    assert [problem.covers for problem in source.problems] == [((key,),) for key in "ijlmn"]


def test_aliases_stand_for_the_same_thing() -> None:
    """An alias is its anchor's value, the latest of that name."""
    source = reading("a: &x [1, 2]\nb: *x\nc: &x {d: *x}\ne: [*x, *x]\n&k f: *k\n")
    assert source.data == {"a": [1, 2], "b": [1, 2], "c": {"d": None}, "e": [{"d": None}] * 2, "f": "f"}
    assert source.data["b"] is source.data["a"]
    assert told(source) == [("self-referring-alias", "*x", "`*x` stands inside `&x` itself, so it would never end.")]
    assert source.problems[0].covers == (("c", "d"),)


def test_an_alias_of_nothing() -> None:
    """Most often a text that begins with a star."""
    source = reading("a: *important\nb: 1\n")
    assert source.data == {"a": None, "b": 1}
    assert told(source) == [
        ("broken-yaml", "*important", "`*important` refers to `&important`, which stands nowhere above it.")
    ]


def test_a_merge_key_is_told_and_still_merged() -> None:
    """So that nothing seems to be missing on top of it; what stands beside it counts more."""
    source = reading("a: &a {x: 1, y: 2}\nb: &b {z: 3}\nc:\n  y: 5\n  <<: *a\nd:\n  <<: [*a, *b]\ne:\n  - <<: text\n")
    assert source.data["c"] == {"y": 5, "x": 1}
    assert source.data["d"] == {"x": 1, "y": 2, "z": 3}
    assert source.data["e"] == [{}]
    assert [(rule, marked) for rule, marked, _ in told(source)] == [("merge-key", "<<")] * 3


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    """Nine levels of nine would be a billion values."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{one}: &{one} [{', '.join([f'*{other}'] * 9)}]" for other, one in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    source = reading("\n".join(lines))
    assert (source.data, source.broken) == (None, True)
    assert [rule for rule, _, _ in told(source)] == ["alias-bomb"]


def test_aliases_in_a_row_do_not_go_deeper_than_brackets_may() -> None:
    """A hundred levels, however they come about."""
    lines = ["a0: &a0 [x]", *(f"a{number}: &a{number} [*a{number - 1}]" for number in range(1, 110))]
    assert [rule for rule, _, _ in told(reading("\n".join(lines)))] == ["alias-bomb"]
    assert told(reading("\n".join(lines[:90]))) == []


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 150 + "]" * 150, "".join(f"{' ' * n}a:\n" for n in range(150)), "[" * 99999]
)
def test_nesting_ends(text: str) -> None:
    """Deeper than any plan is a finding, not a crash."""
    source = reading(text)
    assert [rule for rule, _, _ in told(source)] == ["broken-yaml"]
    assert SPEAK(source.problems[0].message) == "Lists stand more than 100 levels deep in each other here."
    assert source.broken


def test_keys_that_are_no_words() -> None:
    """Lists, mappings and aliases as keys, and no key at all: a finding each, and reading goes on."""
    source = reading("? [a, b]\n: 1\n{c: d}: 2\n*e : 3\n? \n: 4\nf: 5\n")
    assert source.data == {"f": 5}
    assert [(rule, span.line) for rule, span in ((p.rule, p.at.span) for p in source.problems)] == [
        ("broken-yaml", 1),
        ("broken-yaml", 3),
        ("broken-yaml", 4),
        ("broken-yaml", 5),
    ]


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\x07", "An invisible character (U+0007) stands here."),
        ("\x00", "An invisible character (U+0000) stands here."),
        ("\x0b", "An invisible character (U+000B) breaks the line here, but not for every program."),
        ("\x85", "An invisible character (U+0085) breaks the line here, but not for every program."),
        ("\u2028", "An invisible character (U+2028) breaks the line here, but not for every program."),
        ("\u202e", "An invisible character (U+202E) turns the reading direction here."),
        ("\ufeff", "A byte order mark (U+FEFF) stands here; if anywhere, it belongs at the very beginning."),
        ("\uffff", "An invisible character (U+FFFF) stands here."),
    ],
)
def test_odd_characters(character: str, message: str) -> None:
    """One finding a line at the first of them; the rest of the file is read without them."""
    source = reading(f"plan:\n  title: Our{character} in{character}tranet\n  owner: a{character}nna\n  plan: 😀\n")
    assert source.data == {"plan": {"title": "Our intranet", "owner": "anna", "plan": "😀"}}
    assert told(source) == [("odd-character", character, message)] * 2
    assert [problem.at.span for problem in source.problems] == [Span(2, 13, 2, 14), Span(3, 11, 3, 12)]
    assert cut(source, source.span(("plan", "owner"))) == f"a{character}nna"
    assert cut(source, source.span(("plan", "plan"))) == "😀"


def test_odd_characters_around_words_are_no_part_of_them() -> None:
    """The places of keys and values begin and end with what is read."""
    source = reading("a: 1\n\u202ekey\u202e: \u202evalue\u202e\nlast: [\u202ex\u202e,\u202ey\u202e]\n")
    assert source.data == {"a": 1, "key": "value", "last": ["x", "y"]}
    assert [cut(source, source.span(("key",), part)) for part in ("key", "value")] == ["key", "value"]
    assert [cut(source, source.span(("last", number))) for number in (0, 1)] == ["x", "y"]
    assert source.span(("key",)) == Span(2, 9, 2, 14)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("plan:\n\xa0\xa0title: Intranet\n", (2, 1), "A space that is none to YAML (U+00A0) stands here."),
        ("plan:\n  title:\xa0Intranet\n", (2, 9), "A space that is none to YAML (U+00A0) stands here."),
        ("plan:\n  \u200btitle: Intranet\n", (2, 3), "An invisible character (U+200B) stands here."),
        ("plan:\n  title: \u200bIntranet\n", (2, 10), "An invisible character (U+200B) stands here."),
    ],
)
def test_odd_spaces_before_words(text: str, place: tuple[int, int], message: str) -> None:
    """What comes along when text is copied from a page or a document."""
    source = reading(text)
    assert source.data == {"plan": {"title": "Intranet"}}
    assert [(problem.at.span[:2], SPEAK(problem.message)) for problem in source.problems] == [(place, message)]


def test_spaces_inside_a_text_are_fine() -> None:
    """Typographers' spaces and joiners of emoji belong to texts."""
    source = reading("title: 20\xa0% of 👩\u200d👧 said\u202fso\nnote: 'a: \xa0b'\n")
    assert source.data == {"title": "20\xa0% of 👩\u200d👧 said\u202fso", "note": "a: \xa0b"}
    assert told(source) == []


def test_codes_of_odd_characters() -> None:
    """What quotes hide is no better; codes of ordinary characters are fine."""
    source = reading('a: "x\\e[31m"\nb: "\\u202ey"\nc: "tab\\t, line\\n, \\xe9"\n"d\\0": z\n')
    assert source.data["a"] == "x[31m"
    assert source.data["b"] == "y"
    assert source.data["c"] == "tab\t, line\n, é"
    message = "This text holds the code of an invisible character that steers screens and printers."
    assert [(rule, said) for rule, _, said in told(source)] == [("odd-character", message)] * 3


def test_an_odd_character_that_breaks_the_line_is_one_finding() -> None:
    """What the parser makes of it is not told on top."""
    source = reading("a: 1\nb\u2028c: d: e\n")
    assert [rule for rule, _, _ in told(source)] == ["odd-character"]
    assert source.broken


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (
            "# café\ntitle: café\n".encode("cp1252"),
            Span(1, 6, 1, 7),
            "This file is not saved as UTF-8: the character here (é) cannot be read.",
        ),
        (
            b"\xef\xbb\xbfa: \xff\n",
            Span(1, 4, 1, 5),
            "This file is not saved as UTF-8: the character here (ÿ) cannot be read.",
        ),
        ("a: é\n".encode("utf-16"), Span(1, 1, 1, 2), "This file is saved as UTF-16, which Windows calls Unicode."),
        (
            "a: é\n".encode()[:-2],
            Span(1, 4, 1, 5),
            "This file is not saved as UTF-8: the character here (Ã) cannot be read.",
        ),
    ],
)
def test_other_encodings(raw: bytes, place: Span, message: str) -> None:
    """The finding says how to save the file."""
    source = read("plan.yaml", raw)
    assert (source.data, source.broken) == (None, True)
    [problem] = source.problems
    assert (problem.rule, problem.at.span, SPEAK(problem.message)) == ("unreadable-file", place, message)
    assert SPEAK(problem.remedy) == "Save the file as UTF-8: in most editors under “Save as”, “Encoding”."


def test_what_is_found_before_a_break_is_kept() -> None:
    """Every fault of a file in one run, as far as it can be read; its data is not used."""
    source = reading("a:\n  b: 1\n  b: 2\nc: !!set {}\nd: x: y\ne: &e *e\n")
    assert sorted(rule for rule, _, _ in told(source)) == ["broken-yaml", "duplicate-key", "unknown-tag"]
    assert (source.data, source.broken) == (None, True)
    assert source.span(("a", "b"), "key") == Span(2, 3, 2, 4)


def test_byte_order_mark_and_line_ends_are_fine() -> None:
    """What Windows and old Macs write reads the same."""
    for end in ("\n", "\r\n", "\r"):
        source = read(
            "plan.yaml", end.join(["\ufeff# plan", "plan:", "  title: Ünï", "  list: [a,", "    b]", ""]).encode()
        )
        assert source.data == {"plan": {"title": "Ünï", "list": ["a", "b"]}}
        assert (source.problems, source.span(("plan", "title"))) == ([], Span(3, 10, 3, 13))
        assert source.line(3) == "  title: Ünï"
        assert (source.line(1), source.line(0), source.line(7)) == ("# plan", "", "")


def test_reading_leaves_the_collector_alone() -> None:
    """Whoever reads many files may switch it off; it is off while places are made, and then as it was."""
    gc.disable()
    reading("a: 1").span(("a",))
    assert not gc.isenabled()
    gc.enable()
    reading("a: 1").span(("a",))
    assert gc.isenabled()
