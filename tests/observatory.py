"""Judges the headers of a site as MDN's HTTP Observatory does, and more strictly where that is lenient.

The points are those of the Observatory's own table (mdn/mdn-http-observatory, src/grader/charts.js, August 2025).
"""

import re
from collections.abc import Iterator, Mapping

Policy = Mapping[str, tuple[str, ...]]
YEAR = 31_536_000
_BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*", "ws:", "wss:"}
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
# What no page of a site of words and pictures needs.
_POWERS = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


def faults(headers: Mapping[str, str]) -> list[str]:
    """What is wrong with the headers of a page, a line each. Names are compared without regard to case."""
    found = {name.lower(): value for name, value in headers.items()}
    return [*_policy(policy(found.get("content-security-policy", ""))), *_others(found)]


def policy(value: str) -> Policy:
    """A Content-Security-Policy as directive -> sources; the first of two with one name counts, as in browsers."""
    parts = [part.split() for part in value.lower().split(";") if part.strip()]
    return {name: tuple(sources) for name, *sources in reversed(parts)}


def _policy(csp: Policy) -> Iterator[str]:
    if not csp:
        yield "Content-Security-Policy is missing"
        return
    if csp.get("default-src") != ("'none'",):
        yield "default-src is not 'none'"
    for name in ("base-uri", "form-action", "frame-ancestors"):
        # These do not fall back on default-src.
        if csp.get(name) not in (("'none'",), ("'self'",)):
            yield f"{name} is neither 'none' nor 'self'"
    if csp.get("require-trusted-types-for") != ("'script'",) or csp.get("trusted-types") != ("'none'",):
        yield "scripts may make markup or code of texts"
    for name, sources in csp.items():
        for source in sources:
            if source.startswith("'unsafe") or source in _BROAD or source.startswith("http:"):
                yield f"{name} allows {source}"
            elif source == "data:" and name != "img-src":
                yield f"{name} allows data:"


def _others(headers: Mapping[str, str]) -> Iterator[str]:
    transport = headers.get("strict-transport-security", "").lower()
    age = re.search(r"max-age=(\d+)", transport)
    if age is None or int(age[1]) < YEAR:
        yield "Strict-Transport-Security lasts less than a year"
    if "includesubdomains" not in transport:
        yield "Strict-Transport-Security leaves subdomains out"
    if headers.get("x-content-type-options", "").lower() != "nosniff":
        yield "X-Content-Type-Options is not nosniff"
    if headers.get("x-frame-options", "").upper() not in {"DENY", "SAMEORIGIN"}:
        yield "X-Frame-Options is neither DENY nor SAMEORIGIN"
    if headers.get("referrer-policy", "").lower() not in _PRIVATE:
        yield "Referrer-Policy gives away whole addresses"
    permissions = headers.get("permissions-policy", "").replace(" ", "").lower().split(",")
    for power in _POWERS:
        if f"{power}=()" not in permissions:
            yield f"Permissions-Policy does not switch {power} off"
    if headers.get("cross-origin-opener-policy", "").lower() != "same-origin":
        yield "Cross-Origin-Opener-Policy is not same-origin"
    if headers.get("cross-origin-resource-policy", "").lower() not in {"same-origin", "same-site"}:
        yield "Cross-Origin-Resource-Policy is neither same-origin nor same-site"
    if "set-cookie" in headers:
        yield "A cookie is set"
    if "access-control-allow-origin" in headers:
        yield "Access-Control-Allow-Origin opens the site to others"


def score(headers: Mapping[str, str]) -> int:
    """Points of a site that redirects to HTTPS, sets no cookie and loads scripts from itself only; 100 is an A+."""
    found = {name.lower(): value.lower() for name, value in headers.items()}
    csp = policy(found.get("content-security-policy", ""))
    points = [_policy_points(csp), _transport_points(found), _frame_points(found, csp)]
    points.append(0 if found.get("x-content-type-options") == "nosniff" else -5)
    referrer = found.get("referrer-policy")
    points.append(0 if referrer is None else 5 if referrer in _PRIVATE else -5)
    resource = found.get("cross-origin-resource-policy")
    points.append(10 if resource in {"same-origin", "same-site"} else 0 if resource in {None, "cross-origin"} else -5)
    base = 100 + sum(point for point in points if point < 0)
    # Extra credit is for sites that would have an A without it.
    return max(0, base + (sum(point for point in points if point > 0) if base >= 90 else 0))


def _policy_points(csp: Policy) -> int:
    if not csp:
        return -25
    default = csp.get("default-src", ("*",))
    script, style, thing = (csp.get(name, default) for name in ("script-src", "style-src", "object-src"))
    unsafe = {"'unsafe-inline'", "data:"}
    if (_BROAD | unsafe) & set(script) or _BROAD & set(thing):
        return -20
    if any(source.startswith(("http:", "ftp:")) for name, sources in csp.items() for source in sources):
        return -20
    if "'unsafe-eval'" in (*script, *style):
        return -10
    if (_BROAD | unsafe) & set(style):
        return 0
    return 10 if csp.get("default-src") == ("'none'",) else 5


def _transport_points(headers: Mapping[str, str]) -> int:
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= 15_768_000 else -10


def _frame_points(headers: Mapping[str, str], csp: Policy) -> int:
    ancestors = csp.get("frame-ancestors")
    if ancestors is not None and not _BROAD & set(ancestors):
        return 5
    return 0 if headers.get("x-frame-options") in {"deny", "sameorigin"} else -20
