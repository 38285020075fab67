"""``portal edit``: the editor on this machine, with the files of this machine, for nobody else."""

import errno
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from typing import Any

from portal.doors.local_files import LocalFiles, RefusedError
from portal.editor import decap, desk
from portal.inspection import read
from portal.problem import DataError, UnmadeError
from portal.site import open_site

PORT = 8081
"""The port that Decap's own proxy has."""
_MOST_BYTES = 30_000_000
_HOSTS = ("localhost", "127.0.0.1")
_CONFIGURATION = f"{desk.FOLDER}/config.yml"


def edit(root: Path, data: Path, port: int) -> int:
    """Serves the editor until it is interrupted. The exit code is 1 where the data or a package stands in the way, 2
    where the port is taken.
    """
    try:
        server = LocalEditor(root, data, port)
    except (DataError, UnmadeError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        print(f"Port {port} is taken or not allowed. Name another: make edit EDIT_PORT={port + 1}", file=sys.stderr)
        return 2
    print(f"The editor is at {server.address} and changes the files in {data}/. Stop it with Ctrl-C.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\nStopped. What was saved is in your files; look at it with: git diff")
    finally:
        server.server_close()
    return 0


class LocalEditor(ThreadingHTTPServer):
    """The editor on loopback.

    Raises DataError where the data has problems, UnmadeError where a package cannot be had, OSError where the port is
    taken. Port 0 is any that is free.
    """

    daemon_threads = True

    def __init__(self, root: Path, data: Path, port: int) -> None:
        # The port first: who has started it twice is told at once.
        super().__init__(("127.0.0.1", port), _Answers)
        try:
            site = open_site(root, None, [root / "overrides"], data)
            self._files = desk.files(data, site.portal, site.templates, site.kept, None, local=True)
        except BaseException:
            self.server_close()
            raise
        docs = root / "docs"
        self.records = LocalFiles(data, site.portal.kinds, docs if docs.is_dir() else None)
        self.lock = Lock()
        self._data = data

    @property
    def address(self) -> str:
        """Where the editor is."""
        return f"http://localhost:{self.server_address[1]}/{desk.FOLDER}/"

    def file(self, path: str) -> bytes | None:
        """What is at that path below the root; None where nothing is. Choices are those of the files as they are."""
        name = f"{path}index.html" if path.endswith("/") else path
        content = self._files.get(name)
        if name == _CONFIGURATION:
            content = self._configuration() or content
        return content.encode() if isinstance(content, str) else content

    def _configuration(self) -> str | None:
        try:
            portal, _notices = read(self._data)
        except DataError:
            return None  # The choices of the start serve until the data is mended.
        return decap.configuration(self._data, portal, None, local=True)


class _Answers(BaseHTTPRequestHandler):
    server: LocalEditor

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        if not self._from_here():
            self._send(403, b"", "text/plain")
        elif path in ("", desk.FOLDER):
            self.send_response(302)
            self.send_header("Location", f"/{desk.FOLDER}/")
            self.end_headers()
        elif (content := self.server.file(path)) is None:
            self._send(404, b"", "text/plain")
        else:
            kind = "text/yaml" if path == _CONFIGURATION else guess_type(path)[0] or "text/html"
            self._send(200, content, f"{kind}; charset=utf-8")

    def do_POST(self) -> None:
        json_type = self.headers.get("Content-Type", "").startswith("application/json")
        size = self.headers.get("Content-Length", "")
        if not self._from_here() or not json_type or self.path != decap.LOCAL or not size.isdecimal():
            self._send(403, b"", "text/plain")
            return
        if int(size) > _MOST_BYTES:
            self._say(413, {"error": f"more than {_MOST_BYTES // 1_000_000} MB at once"})
            return
        try:
            asked = json.loads(self.rfile.read(int(size)))
            with self.server.lock:
                self._say(200, self.server.records.answer(str(asked.get("action")), asked.get("params") or {}))
        except RefusedError as error:
            print(error, file=sys.stderr, flush=True)
            self._say(422, {"error": str(error)})
        except (ValueError, AttributeError, TypeError):
            self._say(422, {"error": "that is no request of the editor"})

    def _from_here(self) -> bool:
        """False for what a page of another site asks: its address is in Origin, or its name in Host."""
        host = self.headers.get("Host", "")
        ours = {f"{name}:{self.server.server_address[1]}" for name in _HOSTS}
        return host in ours and self.headers.get("Origin", f"http://{host}") == f"http://{host}"

    def _say(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in desk.headers(None).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: what is saved is seen in the editor."""
