"""Serves a built site on loopback as Netlify would: headers and redirects of netlify.toml and of the site's own files
``_headers`` and ``_redirects``, gzip, the 404 page.
"""

import gzip
import re
import threading
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import unquote, urlsplit

Merge = Literal["last", "first", "both"]
"""Which value of a header counts that several rules set. Netlify's own server for developers takes the last; the
documentation does not say, so what must hold is tested with each.
"""
Rule = tuple[re.Pattern[str], dict[str, str]]


@dataclass(frozen=True)
class Redirected:
    """A rule of the host for addresses that lead on."""

    origin: re.Pattern[str]
    target: str
    status: int
    forced: bool
    """True if it counts even where there is a file."""


class Server:
    """A site at ``url`` for as long as the context lasts."""

    def __init__(self, site: Path, config: Path, merge: Merge = "last") -> None:
        rules = tomllib.loads(config.read_text(encoding="utf-8"))
        file = site / "_headers"
        self.rules = header_rules(file.read_text(encoding="utf-8") if file.is_file() else "", rules["headers"])
        self.merge: Merge = merge
        self.redirects = redirect_rules((site / "_redirects").read_text(encoding="utf-8"), rules["redirects"])
        self.site = site.resolve()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def answer(self, path: str, query: str = "") -> tuple[int, str, bytes]:
        """Status, redirect target ("" for none) and content for a path with a query."""
        if forced := self._redirected(path, query, forced=True):
            return forced
        file = (self.site / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.html"
        if file.is_relative_to(self.site) and file.is_file():
            return 200, "", file.read_bytes()
        return self._redirected(path, query, forced=False) or (404, "", (self.site / "404.html").read_bytes())

    def _redirected(self, path: str, query: str, *, forced: bool) -> tuple[int, str, bytes] | None:
        """The answer of the first rule that fits, among those that count before files (``forced``) or after them."""
        rules = [rule for rule in self.redirects if rule.forced >= forced]
        led = led_on(rules, path, query)
        return (*led, b"") if led is not None else None


def redirect_rules(file: str, config: list[dict[str, Any]]) -> list[Redirected]:
    """The rules of ``_redirects`` and then those of netlify.toml; the first that fits counts."""
    rules = []
    for line in file.splitlines():
        origin, *queries, target, status = line.split()
        asked = f"{origin}?{queries[0]}" if queries else origin
        rules.append(Redirected(_pattern(asked), target, int(status.rstrip("!")), status.endswith("!")))
    return [*rules, *(Redirected(_pattern(one["from"]), one["to"], one["status"], forced=False) for one in config)]


def led_on(rules: list[Redirected], path: str, query: str) -> tuple[int, str] | None:
    """Status and target for what is asked; None where no rule leads on."""
    for rule in rules:
        if found := rule.origin.fullmatch(path) or rule.origin.fullmatch(f"{path}?{query}"):
            if rule.status == 404:
                break
            return rule.status, rule.target.replace(":splat", (found.groups() or ("",))[0])
    return None


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\*", "(.*)"))


def header_rules(file: str, config: list[dict[str, Any]]) -> list[Rule]:
    """The rules of ``_headers`` and then those of netlify.toml, in Netlify's order."""
    rules: list[Rule] = []
    for line in file.splitlines():
        if line.startswith("/"):
            rules.append((_header_pattern(line), {}))
        else:
            name, _colon, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return [*rules, *((_header_pattern(entry["for"]), entry["values"]) for entry in config)]


def merged(rules: list[Rule], path: str, merge: Merge = "last") -> dict[str, str]:
    """The headers of a path. Netlify applies every rule that fits."""
    found: dict[str, str] = {}
    for pattern, values in rules:
        if pattern.fullmatch(path):
            for name, value in values.items():
                if merge == "both" and found.get(name, value) != value:
                    found[name] = f"{found[name]}, {value}"
                elif merge == "last" or name not in found:
                    found[name] = value
    return found


def _header_pattern(path: str) -> re.Pattern[str]:
    # A folder's rule fits its name without the slash, and whatever begins like it (netlify/build, headers-parser).
    if path.endswith("/*"):
        return re.compile(f"{re.escape(path[:-2])}/?.*", re.DOTALL)
    return re.compile(f"{re.escape(path)}/?" if path != "/" else "/")


@lru_cache(maxsize=256)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            path = unquote(asked.path)
            status, target, content = server.answer(path, asked.query)
            kind = "text/html" if status == 404 or path.endswith("/") else guess_type(path)[0] or "text/plain"
            body = _packed(content)
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
            headers |= merged(server.rules, path, server.merge)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the tests do."""

    return Handler
