"""Serves a built site on loopback as Netlify would: headers and redirects of netlify.toml, gzip, the 404 page."""

import gzip
import re
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit


class Server:
    """A site at ``url`` for as long as the context lasts."""

    def __init__(self, site: Path, config: Path) -> None:
        rules = tomllib.loads(config.read_text(encoding="utf-8"))
        self.headers: list[tuple[re.Pattern[str], dict[str, str]]] = [
            (_pattern(entry["for"]), entry["values"]) for entry in rules["headers"]
        ]
        self.redirects = [(_pattern(entry["from"]), entry["to"], entry["status"]) for entry in rules["redirects"]]
        for line in (site / "_redirects").read_text(encoding="utf-8").splitlines():
            origin, target, status = line.split()
            self.redirects.insert(0, (_pattern(origin), target, int(status)))
        self.site = site.resolve()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Status, redirect target ("" for none) and content for a path."""
        file = (self.site / path.lstrip("/")).resolve()
        if file.is_dir():
            file = file / "index.html"
        if file.is_relative_to(self.site) and file.is_file():
            return 200, "", file.read_bytes()
        for pattern, target, status in self.redirects:
            if found := pattern.fullmatch(path):
                if status == 404:
                    break
                return status, target.replace(":splat", (found.groups() or ("",))[0]), b""
        return 404, "", (self.site / "404.html").read_bytes()


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\*", "(.*)"))


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            status, target, content = server.answer(path)
            kind = "text/html" if status == 404 or path.endswith("/") else guess_type(path)[0] or "text/plain"
            body = gzip.compress(content, 9)
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
            for pattern, values in server.headers:
                if pattern.fullmatch(path):
                    headers |= values
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the tests do."""

    return Handler
