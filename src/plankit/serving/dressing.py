"""What a page gets on before it is served: the panel's script and style, and a policy that lets these two in."""

from __future__ import annotations

import re
from html import escape, unescape

ALSO = {"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'"}
"""What the page's own policy allows besides: files of this server, and asking it what is new."""
FRAMED = "frame-ancestors 'none'"
BARE = f"object-src 'none'; base-uri 'none'; {FRAMED}"
"""The policy of a page that has none of its own, as one of a team's templates may."""

_HEAD_ENDS = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)
_POLICY = re.compile(r"<meta\s+http-equiv=\"content-security-policy\"\s+content=\"([^\"]*)", re.IGNORECASE)
_NONE = "'none'"


def dressed(page: str, edition: str) -> tuple[str, str]:
    """The page with all it needs, and the policy that goes with it as a header."""
    ends = _HEAD_ENDS.search(page)
    head, rest = (page[: ends.start()], page[ends.start() :]) if ends else ("", page)
    found = _POLICY.search(head)
    if not found:
        return f"{head}{_ours(edition)}{rest}", BARE
    policy = _widened(unescape(found[1]))
    head = f"{head[: found.start(1)]}{escape(policy, quote=False)}{head[found.end(1) :]}"
    return f"{head}{_ours(edition)}{rest}", f"{policy}; {FRAMED}"


def _ours(edition: str) -> str:
    return (
        f'<meta name="plankit-edition" content="{escape(edition)}">\n'
        '<link rel="stylesheet" href="/-/live.css">\n<script src="/-/live.js" defer></script>\n'
    )


def _widened(policy: str) -> str:
    """The policy, allowing what the panel needs as well; as it may stand in a header and between quotes."""
    plain = policy.replace('"', "").encode("ascii", "ignore").decode()
    parts = [each.split() for each in plain.split(";") if each.strip()]
    rules = {name.lower(): values for name, *values in reversed(parts)}
    for name, more in ALSO.items():
        values = rules.get(name, rules.get("default-src", []))
        rules[name] = [*(each for each in values if each not in {_NONE, more}), more]
    order = [name.lower() for name, *_ in parts]
    return "; ".join(" ".join((name, *rules[name])) for name in dict.fromkeys([*order, *ALSO]))
