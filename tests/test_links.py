"""The report on outside addresses, asked of a server on this machine; no test asks another."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from audit.links import Answer, Patience, answers, ask, mentions, report
from tests import synthetic

QUICK = Patience(timeout=0.4, tries=2, pause=0)


class _Elsewhere(BaseHTTPRequestHandler):
    asked: list[str]

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        match self.path:
            case "/slow":
                time.sleep(1)
            case "/moved":
                self.send_response(301)
                self.send_header("Location", "/there")
            case "/loop":
                self.send_response(302)
                self.send_header("Location", "/loop")
            case "/astray":
                self.send_response(301)
                self.send_header("Location", "/gone")
            case "/no-head":
                self.send_response(405 if self.command == "HEAD" else 200)
            case "/%C5%A1kola" | "/there":
                self.send_response(200)
            case "/gone":
                self.send_response(404)
            case "/forbidden":
                self.send_response(403)
            case "/broken":
                self.send_response(503)
        if self.path != "/slow":
            self.send_header("Content-Length", "0")
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Address of a site whose pages live, died, moved or are slow."""
    _Elsewhere.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/there", Answer("alive", "HTTP 200")),
        ("/moved", Answer("alive", "HTTP 200")),
        ("/no-head", Answer("alive", "HTTP 200")),
        ("/škola", Answer("alive", "HTTP 200")),
        ("/gone", Answer("dead", "HTTP 404")),
        ("/astray", Answer("dead", "HTTP 404")),
        ("/slow", Answer("dead", "no answer in 0.4 s")),
        ("/forbidden", Answer("not judged", "HTTP 403")),
        ("/broken", Answer("not judged", "HTTP 503")),
        ("/loop", Answer("not judged", "HTTP 302")),
    ],
)
def test_what_becomes_of_an_address(elsewhere: str, path: str, answer: Answer) -> None:
    assert ask(f"{elsewhere}{path}", QUICK) == answer


def test_a_server_that_is_not_there_is_dead(elsewhere: str) -> None:
    assert ask("http://127.0.0.1:9/", QUICK).state == "dead"


def test_only_silence_is_asked_again_and_no_address_twice(elsewhere: str) -> None:
    answers([f"{elsewhere}/there", f"{elsewhere}/gone", f"{elsewhere}/there", f"{elsewhere}/slow"], QUICK)
    assert sorted(_Elsewhere.asked) == [
        "GET /gone",
        "GET /slow",
        "GET /slow",
        "HEAD /gone",
        "HEAD /slow",
        "HEAD /slow",
        "HEAD /there",
    ]


def test_a_host_is_given_time(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two addresses of a host, and nowhere else."""
    done: list[str] = []
    clock = SimpleNamespace(sleep=lambda seconds: done.append(f"wait {seconds} s"))
    monkeypatch.setattr("audit.links.time", clock)
    monkeypatch.setattr("audit.links.ask", lambda address, _patience: done.append(address))
    addresses = [f"{elsewhere}/there?{number}" for number in range(3)]
    answers(addresses, Patience(timeout=1, tries=1, pause=0.2))
    assert done == [addresses[0], "wait 0.2 s", addresses[1], "wait 0.2 s", addresses[2]]


def test_the_report_names_record_line_and_copy(tmp_path: Path, elsewhere: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sources.yaml").write_text(
        f"- id: report\n  title: Report\n  date: 2022-03\n  url: {elsewhere}/gone\n"
        f"- id: other\n  title: Other\n  note: See [there]({elsewhere}/there), or {elsewhere}/forbidden.\n"
        f"- id: kept\n  url: {elsewhere}/gone\n  archived_url: {elsewhere}/there\n",
        encoding="utf-8",
    )
    lines, dead = report(data, QUICK)
    assert dead
    assert lines == [
        f"data/sources.yaml:4: report: url: dead (HTTP 404): {elsewhere}/gone",
        f"    no archived_url; a copy may be at https://web.archive.org/web/202203/{elsewhere}/gone",
        f"data/sources.yaml:7: other: note: not judged (HTTP 403): {elsewhere}/forbidden",
        f"data/sources.yaml:9: kept: url: dead (HTTP 404): {elsewhere}/gone",
        f"    archived_url is set; a copy may be at https://web.archive.org/web/*/{elsewhere}/gone",
        "3 addresses: 1 alive, 1 dead, 1 not judged.",
    ]
    (data / "sources.yaml").write_text(f"- id: report\n  url: {elsewhere}/forbidden\n", encoding="utf-8")
    assert report(data, QUICK)[1] is False


def test_every_address_of_the_records_is_found(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 10)
    found = mentions(tmp_path / "data")
    text = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "data").rglob("*.yaml"))
    assert len(found) == text.count("http://") + text.count("https://")
    assert {"project.yaml", "resources.yaml"} <= {Path(mention.file).name for mention in found}
