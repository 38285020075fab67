"""The headers of netlify.toml: strict, and each rule fails where its header is dropped or weakened."""

import tomllib
from collections.abc import Mapping

import pytest

from tests.conftest import ROOT
from tests.observatory import faults, score

RULES = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))["headers"]
SITE: Mapping[str, str] = next(rule["values"] for rule in RULES if rule["for"] == "/*")
POLICY = SITE["Content-Security-Policy"]


def test_the_headers_have_no_fault() -> None:
    assert faults(SITE) == []


def test_no_rule_for_a_part_of_the_site_takes_a_header_back() -> None:
    for rule in RULES:
        assert faults({**SITE, **rule["values"]}) == [], rule["for"]


def test_the_observatory_would_give_the_best_grade() -> None:
    assert score(SITE) == 130
    assert score({}) == 100 - 25 - 20 - 20 - 5


_WEAKENED: Mapping[str, Mapping[str, str | None]] = {
    "no policy": {"Content-Security-Policy": None},
    "inline scripts": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src 'unsafe-inline'")},
    "eval": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")},
    "inline styles": {"Content-Security-Policy": POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'")},
    "scripts from data": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src data:")},
    "scripts from anywhere": {"Content-Security-Policy": POLICY.replace("script-src 'self'", "script-src https:")},
    "default self": {"Content-Security-Policy": POLICY.replace("default-src 'none'", "default-src 'self'")},
    "no default": {"Content-Security-Policy": POLICY.replace("default-src 'none'; ", "")},
    "no base": {"Content-Security-Policy": POLICY.replace("base-uri 'none'; ", "")},
    "no form": {"Content-Security-Policy": POLICY.replace("form-action 'self'; ", "")},
    "forms to anywhere": {"Content-Security-Policy": POLICY.replace("form-action 'self'", "form-action *")},
    "no ancestors": {"Content-Security-Policy": POLICY.replace("frame-ancestors 'none'; ", "")},
    "ancestors anywhere": {"Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")},
    "pictures without TLS": {"Content-Security-Policy": POLICY.replace("img-src 'self'", "img-src http:")},
    "no HSTS": {"Strict-Transport-Security": None},
    "half a year of HSTS": {"Strict-Transport-Security": "max-age=15768000; includeSubDomains"},
    "HSTS without subdomains": {"Strict-Transport-Security": "max-age=63072000"},
    "no nosniff": {"X-Content-Type-Options": None},
    "sniff": {"X-Content-Type-Options": "sniff"},
    "no frame options": {"X-Frame-Options": None},
    "frames allowed": {"X-Frame-Options": "ALLOWALL"},
    "no referrer policy": {"Referrer-Policy": None},
    "whole referrer": {"Referrer-Policy": "unsafe-url"},
    "no permissions": {"Permissions-Policy": None},
    "camera": {"Permissions-Policy": SITE["Permissions-Policy"].replace("camera=()", "camera=(self)")},
    "no opener policy": {"Cross-Origin-Opener-Policy": None},
    "popups": {"Cross-Origin-Opener-Policy": "unsafe-none"},
    "no resource policy": {"Cross-Origin-Resource-Policy": None},
    "cross-origin": {"Cross-Origin-Resource-Policy": "cross-origin"},
    "a cookie": {"Set-Cookie": "a=b"},
    "open to all": {"Access-Control-Allow-Origin": "*"},
}


def _weakened(name: str) -> dict[str, str]:
    changed: dict[str, str | None] = {**SITE, **_WEAKENED[name]}
    assert changed != SITE, "nothing was planted"
    return {key: value for key, value in changed.items() if value is not None}


@pytest.mark.parametrize("name", _WEAKENED)
def test_a_planted_fault_is_found(name: str) -> None:
    assert faults(_weakened(name)) != []


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("no policy", 75),
        ("inline scripts", 80),
        ("eval", 90 + 20),
        ("inline styles", 120),
        ("default self", 125),
        ("no HSTS", 80),
        ("no ancestors", 125),
        ("no nosniff", 95 + 30),
        ("whole referrer", 95 + 25),
        ("no resource policy", 120),
    ],
)
def test_points_follow_the_observatorys_table(name: str, points: int) -> None:
    assert score(_weakened(name)) == points
