"""`plankit serve`: the pages of `render` over HTTP, what is wrong with the plan, and word of every save."""

from __future__ import annotations

import random
import re
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from plankit.render import Wanted, render
from plankit.render.shelf import PutAwayError, Shelf
from plankit.serving.dressing import dressed
from plankit.serving.standing import spot
from plankit.shape import collections
from plankit.views.page import SECTIONS
from rendered import FOUND, example, given
from running import until
from served import HEAD, OURS, PEOPLE, ROLES, Serving, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

BROKEN = "roles:\n  editor: {title: Editor, holders: [anna\n"
MISSPELT = ROLES.replace("anna", "ana")
SAID = ("error", "There is no person or unit `ana`.")
POLICY = "default-src 'none'; style-src 'sha256-…' 'self'; img-src data:; base-uri 'none'; form-action 'self' file:; "
WIDER = f"{POLICY}script-src 'self'; connect-src 'self'"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan in a folder of its own."""
    return small(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server of a plan with a mistake, which nobody changes."""
    folder = tmp_path_factory.mktemp("still")
    (small(folder) / "roles.yaml").write_text(MISSPELT, "utf-8")
    with Serving("plan", cwd=folder) as server:
        yield server


def timeless(line: str) -> str:
    """A line with its time of day left out."""
    assert re.match(r"\d\d:\d\d:\d\d: ", line), line
    return line[10:]


def undressed(text: str) -> str:
    """A page without what was put on it, and without its policy."""
    bare = OURS.sub("", text)
    assert bare != text
    return unruled(bare)


def unruled(text: str) -> str:
    """A page without its policy."""
    return re.sub(r"Content-Security-Policy\" content=\"[^\"]*", "", text)


def test_pages_are_those_that_are_published(still: Serving, run: Callable[..., Ran], tmp_path: Path) -> None:
    """Every file that `render` writes is served under its own name, the same but for what the panel needs."""
    done = run(
        "render", "plan", "--as-of", "2026-11-24", "--audience", "team", "--anyway", "--out", tmp_path, cwd=still.cwd
    )
    assert done.code == 0
    names = [each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.html")]
    assert {"index.html", "people/anna.html", "roles/editor.html", "search.html"} < set(names)
    for name in names:
        assert undressed(still.get(f"/{name}").text) == unruled((tmp_path / name).read_text("utf-8")), name
    assert still.get("/").text == still.get("/index.html").text


def test_headers_of_a_page(still: Serving) -> None:
    """Its own policy, with the files of this server let in; nothing is kept, framed, guessed or passed on."""
    answer = still.get("/roles.html")
    headers = {key: re.sub(r"sha256-[^']+", "sha256-…", value) for key, value in answer.headers.items()}
    assert {key: value for key, value in headers.items() if key not in {"date", "content-length"}} == {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": f"{WIDER}; frame-ancestors 'none'",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "x-frame-options": "DENY",
    }
    assert f'content="{WIDER}"' in re.sub(r"sha256-[^']+", "sha256-…", answer.text)
    head = still.get("/roles.html", "HEAD")
    assert (head.status, head.text, head.headers["content-length"]) == (200, "", answer.headers["content-length"])


OWN = {"Sec_Fetch_Site": "same-origin"}
LINK = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
ASKED = [
    ({"Host": "localhost:{port}"}, 200),
    ({"Host": "LOCALHOST:{port}"}, 200),
    ({"Host": "[::1]:{port}"}, 200),
    ({"Host": "127.0.0.1"}, 400),
    ({"Host": "127.0.0.1:1"}, 400),
    ({"Host": "evil.example"}, 400),
    ({"Host": "evil.example:{port}"}, 400),
    ({"Host": "127.0.0.1:{port}.evil.example"}, 400),
    ({"Host": ""}, 400),
    (OWN, 200),
    (LINK, 200),
    (LINK | {"Sec_Fetch_Dest": "iframe"}, 403),
    ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
    ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"}, 403),
    ({"Origin": "http://127.0.0.1:{port}"}, 200),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "null"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), ASKED)
@pytest.mark.parametrize("path", ["/", "/-/findings", "/-/live.js"])
def test_who_may_ask(path: str, headers: dict[str, str], status: int, still: Serving) -> None:
    """A browser that asks this machine by its own name, for a page that it was led to or for one of our pages."""
    answer = still.get(path, **{key: value.format(port=still.port) for key, value in headers.items()})
    assert answer.status == status
    if status == 400:
        assert answer.text == (f"This is shown on this machine alone, under its own name: open {still.address}/.\n")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_pages_are_for_reading(method: str, still: Serving) -> None:
    """Nothing can be done to them."""
    answer = still.get("/roles.html", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/roles",
        "/plan.yaml",
        "/../plan/plan.yaml",
        "/%2e%2e/plan/plan.yaml",
        "/..%2fplan%2fplan.yaml",
        "/%ff%00.html",
        "//etc/passwd",
        "/roles/",
        "/<script>alert(1)</script>",
    ],
)
def test_nothing_but_pages_is_served(path: str, still: Serving) -> None:
    """What is no page of the plan is a page that says so, does not repeat what was asked, and leads to the front."""
    answer = still.get(path)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert OURS.search(answer.text)
    assert re.sub(r"<[^>]+>", "", answer.text.partition("<main>")[2]).split("\n") == [
        "",
        "There is no such page",
        "Nothing in the plan has a page of this name now. It appears here as soon as something has.",
        "To the front page",
        *[""] * 4,
    ]


def test_of_our_own_files_two_are_served(still: Serving) -> None:
    """The panel's script and style, and no other file that lies beside them."""
    assert still.get("/-/live.js").headers["content-type"] == "text/javascript; charset=utf-8"
    assert still.get("/-/live.css").headers["content-type"] == "text/css; charset=utf-8"
    assert [still.get(f"/-/{name}").status for name in ("app.py", "__init__.py", "..", "%2e%2e%2fwords.py")] == [
        404
    ] * 4


def test_what_is_wrong_is_told_in_the_language_of_the_page(still: Serving) -> None:
    """Everything the panel shows, in both languages; a language that there is not is the plan's."""
    told = {each: still.findings(f"?lang={each}") for each in ("en", "nl", "zz")}
    assert told["en"] == told["zz"]
    for each in told.values():
        for key in ("edition", "time"):
            assert re.fullmatch(r"[0-9a-f]{8}\.1|\d\d:\d\d", each.pop(key))
    row = {
        "severity": "error",
        "rule": "unknown-reference",
        "where": "plan/roles.yaml:2:68",
        "page": "/roles/editor.html",
        "entry": "role-editor",
        "list": "/roles.html",
        "href": "/roles/editor.html",
        "title": "Editor",
        "new": False,
    }
    found = told["en"]["rows"][0].pop("key"), told["nl"]["rows"][0].pop("key")
    assert found[0] == found[1]
    frame = {"number": 1, "stale": False, "notice": "", "calm": "", "news": "", "more": ""}
    assert told["en"] == frame | {
        "counts": [{"severity": "error", "label": "error", "text": "1 error"}],
        "rows": [row | {"label": "error", "message": SAID[1], "advice": "Did you mean `anna`?"}],
        "words": {
            "panel": "What is wrong in the plan",
            "new": "new",
            "stopped": "`plankit serve` has stopped. Start it again, and this page goes on.",
        },
    }
    assert told["nl"] == frame | {
        "counts": [{"severity": "error", "label": "fout", "text": "1 fout"}],
        "rows": [
            row | {"label": "fout", "message": "Er is geen persoon of afdeling `ana`.", "advice": "Is `anna` bedoeld?"}
        ],
        "words": {
            "panel": "Wat er niet klopt in het plan",
            "new": "nieuw",
            "stopped": "`plankit serve` is gestopt. Start het opnieuw, dan gaat deze pagina verder.",
        },
    }


def test_each_save_is_told_of_at_once(plan: Path) -> None:
    """Those who listen hear of a new edition; its pages and findings are those of the plan as it was saved."""
    with Serving("plan", cwd=plan.parent) as server:
        stream = server.listen()
        first = stream.next()
        assert first == server.findings()["edition"]
        assert server.findings()["calm"] == "Nothing is wrong"
        (plan / "roles.yaml").write_text(MISSPELT.replace("Editor", "Chief"), "utf-8")
        second = stream.next()
        assert second != first
        found = server.findings()
        assert [(each["severity"], each["message"], each["new"]) for each in found["rows"]] == [(*SAID, True)]
        assert (found["edition"], found["news"]) == (second, "1 new finding (`roles.yaml:2`)")
        page = server.get("/roles.html").text
        assert (">Chief<" in page, f'content="{second}"' in page) == (True, True)
        (plan / "roles.yaml").write_text(ROLES, "utf-8")
        stream.next()
        assert (server.told(), server.findings()["news"]) == ([], "1 mended")
        assert [timeless(server.said(number)) for number in (2, 3)] == [
            "checked again, 1 new finding (`roles.yaml:2`).",
            "checked again, 1 mended.",
        ]


def test_broken_text_keeps_the_last_good_pages(plan: Path) -> None:
    """What is wrong is shown beside the pages as they were, with the time; once it is mended they go on."""
    with Serving("plan", cwd=plan.parent) as server:
        stream = server.listen()
        stream.next()
        before = undressed(server.get("/roles.html").text)
        (plan / "roles.yaml").write_text(BROKEN, "utf-8")
        stream.next()
        found = server.findings()
        notice = re.sub(r"\d\d:\d\d", "14:32", found["notice"])
        assert (found["stale"], notice) == (True, "The plan cannot be read as it stands. You see it as of 14:32.")
        assert [(each["severity"], each["where"]) for each in found["rows"]] == [("error", "plan/roles.yaml:2:36")]
        assert undressed(server.get("/roles.html").text) == before
        (plan / "roles.yaml").write_text(ROLES.replace("Editor", "Chief"), "utf-8")
        stream.next()
        assert (server.findings()["stale"], ">Chief<" in server.get("/roles.html").text) == (False, True)


def test_a_plan_that_is_broken_from_the_start(plan: Path) -> None:
    """Until it can be read, each page shows what is wrong, without the panel as well; then the pages are there."""
    (plan / "roles.yaml").write_text(BROKEN, "utf-8")
    with Serving("plan", "--lang", "nl", cwd=plan.parent) as server:
        stream = server.listen()
        stream.next()
        page = server.get("/roles.html")
        assert page.status == 503
        assert [re.sub(r"<[^>]+>", "", each) for each in page.text.partition("<main>")[2].split("\n")][1:4] == [
            "Het plan is niet te lezen",
            "Het plan is niet te lezen zoals het er nu staat.",
            "Verbeter wat hier staat; de pagina’s verschijnen zodra het is opgeslagen.",
        ]
        assert "<code>plan/roles.yaml:2:36</code>" in page.text
        assert server.findings()["rows"][0]["href"] == ""
        (plan / "roles.yaml").write_text(ROLES, "utf-8")
        stream.next()
        assert server.get("/roles.html").status == 200


def test_a_plan_that_is_gone_may_come_back(plan: Path) -> None:
    """That there is no plan is said, in the terminal once, and the pages stay; it is served again when it is back."""
    with Serving("plan", cwd=plan.parent) as server:
        assert server.port
        plan.rename(plan.with_name("away"))
        until(lambda: "There is no" in server.findings()["notice"], server)
        assert server.findings()["stale"] is True
        assert server.get("/roles.html").status == 200
        plan.with_name("away").rename(plan)
        until(lambda: server.findings()["stale"] is False, server)
        (plan / "roles.yaml").write_text(MISSPELT, "utf-8")
        until(lambda: server.told() == [SAID], server)
        assert sum("There is no" in each for each in server.err) == 1


def test_a_template_that_is_wrong(plan: Path) -> None:
    """Where a page cannot be made, it says why; the other pages are there, and the next save mends it."""
    own = plan.parent / "own" / "html"
    own.mkdir(parents=True)
    (own / "roles.html.j2").write_text("<p>{{ nobody.knows }}</p>", "utf-8")
    with Serving("plan", "--templates", "own", cwd=plan.parent) as server:
        stream = server.listen()
        stream.next()
        page = server.get("/roles.html")
        assert page.status == 500
        assert (
            "<p>The template <code>roles.html.j2</code> is not right, line 1: there is no <code>nobody</code>"
            in page.text
        )
        assert server.get("/people.html").status == 200
        (own / "roles.html.j2").write_text("<p>{{ plan.plan.title }}</p>", "utf-8")
        until(lambda: server.get("/roles.html").status == 200, server)
        page = server.get("/roles.html")
        assert page.text == OURS.search(page.text)[0] + "<p>Small</p>\n"
        assert page.headers["content-security-policy"] == "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def test_the_house_style_is_looked_after(plan: Path) -> None:
    """A theme beside the plan that is saved shows at once, and one that cannot be used says why."""
    with Serving("plan", cwd=plan.parent) as server:
        (plan / "theme.css").write_text(":root { --accent: #123456; }", "utf-8")
        until(lambda: "--accent: #123456" in server.get("/").text, server)
        (plan / "theme.css").write_text(":root { --acent: #123456; }", "utf-8")
        until(lambda: server.get("/").status == 500, server)
        assert "There is no property <code>--acent</code>" in server.get("/").text


def test_a_plan_in_one_file(plan: Path) -> None:
    """It is served as a folder is, and so are the theme and the templates beside it that it names."""
    head = HEAD.replace("language: en", "language: en, templates: own")
    (plan / "own" / "html").mkdir(parents=True)
    (plan / "own" / "html" / "roles.html.j2").write_text("<p>{{ plan.plan.title }}</p>", "utf-8")
    (plan / "plan.yaml").write_text(head + ROLES + PEOPLE, "utf-8")
    with Serving("plan/plan.yaml", "--allow-templates", cwd=plan.parent) as server:
        assert "<p>Small</p>" in server.get("/roles.html").text
        (plan / "plan.yaml").write_text(head.replace("Small", "Smaller") + ROLES + PEOPLE, "utf-8")
        until(lambda: "<p>Smaller</p>" in server.get("/roles.html").text, server)
        (plan / "own" / "html" / "roles.html.j2").write_text("<b>{{ plan.plan.title }}</b>", "utf-8")
        until(lambda: "<b>Smaller</b>" in server.get("/roles.html").text, server)
        (plan / "theme.css").write_text(":root { --accent: #123456; }", "utf-8")
        until(lambda: "--accent: #123456" in server.get("/").text, server)


def test_templates_that_are_gone_are_told_of(plan: Path) -> None:
    """The pages stay as they were until the folder is back."""
    own = plan.parent / "own"
    (own / "html").mkdir(parents=True)
    with Serving("plan", "--templates", "own", cwd=plan.parent) as server:
        assert server.port
        (own / "html").rename(own / "away")
        until(lambda: "holds no folder `html`" in server.findings()["notice"], server)
        assert server.get("/roles.html").status == 200
        (own / "away").rename(own / "html")
        until(lambda: server.findings()["notice"] == "", server)


def test_several_languages(plan: Path) -> None:
    """A folder for each, and a page that leads to them; each page is told of in its own language."""
    (plan / "roles.yaml").write_text(MISSPELT, "utf-8")
    with Serving("plan", "--lang", "nl,en", cwd=plan.parent) as server:
        assert [server.get(path).status for path in ("/", "/nl/", "/nl/roles.html", "/en/search.html")] == [200] * 4
        assert server.get("/roles.html").status == 404
        rows = [server.findings(f"?lang={each}")["rows"][0]["href"] for each in ("nl", "en")]
        assert rows == ["/nl/roles/editor.html", "/en/roles/editor.html"]


def test_what_is_published_can_be_seen_before_it_is(plan: Path) -> None:
    """For all colleagues, with people by initials: the pages are as they will be, and who writes sees what is wrong."""
    (plan / "roles.yaml").write_text(MISSPELT.replace("[ana]", "[anna, ana]"), "utf-8")
    (plan / "people.yaml").write_text(
        PEOPLE.replace("Anna}", "Anna Jansen, email: a@example.org, until: 2026-01-01}"), "utf-8"
    )
    with Serving("plan", "--audience", "staff", "--people", "initials", cwd=plan.parent) as server:
        pages = "".join(server.get(path).text for path in ("/", "/people.html", "/roles.html", "/search.html"))
        assert ("Jansen" in pages, "example.org" in pages, server.get("/manage.html").status) == (False, False, 404)
        found = server.findings()["rows"]
        assert found
        assert all(server.get(each["page"]).status == 200 for each in found)
        assert "anna" not in str(found).replace("anna`?", "").lower()


@pytest.mark.parametrize("way", [2, 15])
def test_ctrl_c_ends_it_whoever_listens(way: int, plan: Path) -> None:
    """With two open streams, it ends at once and well, and says so in a line."""
    with Serving("plan", cwd=plan.parent) as server:
        streams = [server.listen(), server.listen()]
        for each in streams:
            each.next()
        assert server.stop(way) == 0
        assert [each.next() for each in streams] == ["the end", "the end"]
        assert server.err[1:] == ["Stopped.\n"]
        assert server.out == []


def test_a_port_that_is_taken(plan: Path, run: Callable[..., Ran]) -> None:
    """One sentence, with the way out."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run("serve", "plan", "--port", str(port), cwd=plan.parent) == (
            2,
            "",
            f"plankit: Port {port} is taken by another program. `--port 0` takes a free one.\n",
        )


@pytest.mark.parametrize("port", ["x", "-1", "65536", ""])
def test_a_port_that_is_none(port: str, plan: Path, call: Callable[..., Ran]) -> None:
    """What cannot be a port is told."""
    assert call("serve", "plan", f"--port={port}", cwd=plan.parent).err == (
        f"plankit: `--port` takes a number up to 65535; `{port}` is none.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a script")
def test_the_browser_is_opened_when_that_is_asked(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address at which the plan is, once it is there."""
    browser, seen = plan.parent / "browser", plan.parent / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{seen}"\n', "utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    with Serving("plan", "--open", cwd=plan.parent) as server:
        until(lambda: seen.exists() and seen.read_text("utf-8").endswith("\n"), server)
        assert seen.read_text("utf-8") == f"{server.address}/\n"


@pytest.mark.parametrize("missing", ["watchfiles", "uvicorn", "starlette.applications"])
def test_without_the_extra(missing: str, plan: Path, call: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    for name in [each for each in sys.modules if each.startswith("plankit.serving.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    assert call("serve", "plan", cwd=plan.parent) == (
        2,
        "",
        'plankit: This needs a part of plankit that is not installed: run `pip install "plankit[serve]"`.\n',
    )


def test_no_plan_at_all(tmp_path: Path, call: Callable[..., Ran]) -> None:
    """A call that cannot begin ends as those of other commands do."""
    ran = call("serve", "nowhere", cwd=tmp_path)
    assert (ran.code, ran.out, "`nowhere`" in ran.err) == (2, "", True)


@pytest.mark.parametrize(
    "wanted",
    [Wanted("html", "nl"), Wanted("html", "nl", languages=("nl", "en")), Wanted("markdown", "en")],
    ids=["html", "two languages", "markdown"],
)
def test_pages_one_by_one_are_those_made_at_once(wanted: Wanted) -> None:
    """In whatever order they are asked for, and asked for twice; what is no page is none."""
    made = render(example(), wanted)
    shelf = Shelf(example(), wanted)
    names = random.Random(1).sample(sorted(made), len(made))  # noqa: S311 - any order will do
    assert {name: shelf.page(name) for name in [*names, *names]} == made
    assert [shelf.page(each) for each in ("", "index", "nothing.html", "nl/", "zz/index.html", "../index.html")] == [
        None
    ] * 6
    shelf.put_away()
    assert shelf.page(names[0]) == made[names[0]]
    with pytest.raises(PutAwayError):
        Shelf.page(_away(wanted), names[0])


def _away(wanted: Wanted) -> Shelf:
    shelf = Shelf(example(), wanted)
    shelf.put_away()
    return shelf


def test_every_entry_has_a_place_for_what_is_wrong_with_it() -> None:
    """Of each entry of the example, the place to which its findings lead is on the page that is named."""
    shelf = Shelf(example(), Wanted("html", "en"))
    index = example().index
    lost = []
    for route in collections():
        for id_ in index.plan.entries(route):
            at = spot(FOUND[0]._replace(at=".".join([*route, id_, "owner"])), shelf)
            text = shelf.page(shelf.file(at.page, "en")) if at.page else None
            if text is None or (at.place and f'id="{at.place}"' not in text):
                lost.append((route, id_, at))
    assert lost == []
    for section in SECTIONS:
        assert spot(FOUND[0]._replace(at=section), shelf).page == section
    assert [spot(FOUND[0]._replace(at=each), shelf).page for each in ("plan.title", "checks.rules", "", "zz")] == [
        "index",
        "",
        "",
        "",
    ]


def test_an_area_among_very_many_has_its_place() -> None:
    """Where content comes in parts, what is wrong with an area is shown on the page on which it stands."""
    areas = "".join(f"    {start}-{number}: {{title: Area {number}}}\n" for start in "ab" for number in range(1_001))
    shelf = Shelf(given(f"plan: {{title: P}}\ncontent:\n  areas:\n{areas}"), Wanted("html", "en"))
    at = spot(FOUND[0]._replace(at="content.areas.b-7.owner"), shelf)
    assert (at.page, at.place) == ("content/b", "area-b-7")
    assert f'id="{at.place}"' in str(shelf.page(shelf.file(at.page, "en")))


POLICIES = [
    ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
    (
        "default-src data:",
        "default-src data:; script-src data: 'self'; style-src data: 'self'; connect-src data: 'self'",
    ),
    (
        "Script-Src 'sha256-x' ;; style-src 'none'; script-src *",
        "script-src 'sha256-x' 'self'; style-src 'self'; connect-src 'self'",
    ),
    ("connect-src 'self' &quot;\nx: é", "connect-src x: 'self'; script-src 'self'; style-src 'self'"),
]


@pytest.mark.parametrize(("policy", "wider"), POLICIES)
def test_the_policy_of_a_page_is_widened(policy: str, wider: str) -> None:
    """By the files of this server and nothing else; what browsers would pass over is passed over."""
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head><body></head>'
    text, header = dressed(page, "1.1")
    assert header == f"{wider}; frame-ancestors 'none'"
    assert text.count("/-/live.js") == 1
    assert text.startswith(f'<head><meta http-equiv="Content-Security-Policy" content="{wider}"><meta name')


def test_a_new_day_is_looked_at(plan: Path) -> None:
    """A server that runs into the next day looks at the plan as of that day; one that was asked about a day does not."""
    from plankit.commands.serve import Looking, Wish
    from plankit.curtain import Curtain
    from plankit.watching import Saves

    for as_of in ("", "2020-01-01"):
        wish = Wish(plan, as_of, Curtain("team"), (), None, allow_templates=False)
        sight = Looking(wish, Saves(plan))(like=None)
        sight.given.index.on = sight.given.index.on.replace(year=2019)
        assert sight.gone() is not bool(as_of)


def test_a_bug_of_ours_leaves_the_pages_where_they_are(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """It is confessed in the terminal once, the panel says so, and the next look that goes well ends it."""
    from plankit.commands.serve import Looking, Wish
    from plankit.curtain import Curtain
    from plankit.serving.doorbell import Doorbell
    from plankit.serving.panel import panel
    from plankit.serving.press import Press
    from plankit.watching import Saves

    look = Looking(Wish(plan, "2026-11-24", Curtain("team"), (), None, allow_templates=False), Saves(plan))
    press = Press(look, look.saves, look.teller, Doorbell())
    press.begin()
    monkeypatch.setattr(press, "look", lambda **_: 1 / 0)
    press.again()
    press.again()
    assert (press.now.number, press.now.shelf.page("roles.html") is not None) == (2, True)
    assert panel(press.now, "en", "/")["notice"].startswith("This is a bug in plankit, nothing is wrong with the plan.")
    assert capsys.readouterr().err.count("ZeroDivisionError") == 1
    monkeypatch.setattr(press, "look", look)
    press.again()
    assert panel(press.now, "en", "/")["notice"] == ""
