"""Where the site stands changes no name by which programs and devices of readers know what it publishes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from zipfile import ZipFile

import html5lib
import pytest
from lxml import etree

from portal import continuity
from portal.building.location import PLACEHOLDER
from tests.document import documents, moved
from tests.networks import FIRST
from tests.project import Build

PLACES = {"host": "https://a.example/", "folder": "https://b.example/folder/", "nowhere": ""}
RENAMED = {"be-hub-1": "be-hub-north", "reading-aloud": "reading-together"}
"""Records that have other ids now: former id -> id."""


@dataclass(frozen=True)
class Built:
    """The site of one network, built for one place."""

    project: Path
    site: Path
    url: str
    said: str
    """What the build said."""

    @property
    def folder(self) -> str:
        return urlsplit(self.url or "/").path

    @cached_property
    def linked(self) -> Mapping[str, list[str]]:
        """What JSON-LD calls things, by the address of the page."""
        return {page.address: sorted(_names(page.linked_data)) for page in documents(self.site)}


def _names(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for one in data:
            yield from _names(one)
    elif isinstance(data, dict):
        yield from (value for key, value in data.items() if key == "@id")
        for value in data.values():
            yield from _names(value)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Mapping[str, Built]:
    """The first network with two renamed records, at each of the places."""
    folder = tmp_path_factory.mktemp("places")
    FIRST.write(folder / "data")
    for path in (folder / "data").rglob("*"):
        if path.suffix in {".yaml", ".md"}:
            text = path.read_text("utf-8")
            for former, now in RENAMED.items():
                text = text.replace(former, now).replace(f"- id: {now}\n", f"- id: {now}\n  formerly: [{former}]\n")
            path.write_text(text, "utf-8")
    project = FIRST.project(folder, folder / "data")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        re.sub("(?m)^site_url: .*$", 'site_url: !ENV [URL, ""]', config), encoding="utf-8"
    )
    found = {}
    for name, url in PLACES.items():
        result = build(project, folder / name, URL=url, SOURCE_DATE_EPOCH=FIRST.built_on)
        assert result.returncode == 0, result.stdout + result.stderr
        found[name] = Built(project, folder / name, url, result.stdout + result.stderr)
    return found


def test_feeds_and_calendars_know_their_entries_by_the_same_names(built: Mapping[str, Built]) -> None:
    read = [continuity.read(one.site) for one in built.values()]
    assert len(read[0].entries) > 5
    assert read[0].events
    assert all(name.startswith("urn:uuid:") for name in read[0].entries)
    assert read[0] == read[1] == read[2]


def test_feeds_have_the_same_names_themselves(built: Mapping[str, Built]) -> None:
    ids = [
        {
            path.relative_to(one.site).as_posix(): etree.parse(path).getroot().findtext("{*}id")
            for path in sorted(one.site.glob("**/*.atom.xml"))
        }
        for one in built.values()
    ]
    assert ids[0] == ids[1] == ids[2]
    assert len(set(ids[0].values())) == len(ids[0])


def test_linked_data_calls_everything_by_the_same_names(built: Mapping[str, Built]) -> None:
    host, folder, nowhere = (one.linked for one in built.values())
    assert host == folder == nowhere
    names = {name for page in host.values() for name in page}
    assert len(names) > 20
    # The others are what a specification and a programme are called everywhere.
    assert not [name for name in names if "example/" in name or name.startswith("/")]


def test_devices_and_documents_know_the_portal_by_the_same_name(built: Mapping[str, Built]) -> None:
    roots = [{page.root.get("data-portal") for page in documents(one.site)} for one in built.values()]
    assert roots[0] == roots[1] == roots[2] == {"urn:uuid:00000000-0000-4000-8000-000000000001"}
    names = [
        [
            re.findall(r"<dc:identifier[^>]*>([^<]*)<", archive.read("EPUB/content.opf").decode())
            for path in sorted(one.site.glob("**/*.epub"))
            if (archive := ZipFile(path)) and "EPUB/content.opf" in archive.namelist()
        ]
        for one in built.values()
    ]
    assert names[0] == names[1] == names[2]
    assert names[0]
    assert all(name.startswith("urn:uuid:") for (name,) in names[0])


def _check(against: Built, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal", "check", "--against", str(against.site)],
        cwd=against.project,
        env={**os.environ, "SOURCE_DATE_EPOCH": FIRST.built_on, "URL": url},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("before", "after"), [("host", "folder"), ("folder", "host"), ("nowhere", "folder"), ("folder", "nowhere")]
)
def test_a_move_breaks_nothing(built: Mapping[str, Built], before: str, after: str) -> None:
    result = _check(built[before], PLACES[after])
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_another_identity_is_said_once(built: Mapping[str, Built], tmp_path: Path) -> None:
    project = FIRST.project(tmp_path, built["host"].project / "data")
    file = project / "data" / "project.yaml"
    file.write_text(file.read_text("utf-8").replace("0001\n", "0009\n", 1), encoding="utf-8")
    result = _check(Built(project, built["host"].site, "", ""), PLACES["host"])
    assert result.returncode == 1
    (said, total) = [line for line in result.stdout.splitlines() if not line.startswith("Note:")]
    assert "put the identity: of data/project.yaml back" in said
    assert total.startswith("1 problem")


# Where nobody says where the site stands


def test_a_site_without_a_place_claims_no_host(built: Mapping[str, Built]) -> None:
    site = built["nowhere"].site
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")
    for page in documents(site):
        assert "canonical" not in {link.get("rel") for link in page.all("link")}, page.address
        assert not {"og:url", "og:image"} & {meta.get("property") for meta in page.all("meta")}, page.address
        assert PLACEHOLDER not in json.dumps(page.linked_data), page.address
    feed = etree.parse(site / "feed.xml")
    assert {link.text.startswith(PLACEHOLDER) for link in feed.iter("link") if link.text} == {True}


def test_that_no_place_is_set_is_said_once_with_the_remedy(built: Mapping[str, Built]) -> None:
    for said in (built["nowhere"].said, _check(built["nowhere"], "").stdout):
        assert said.count("site_url gives no address") == 1
        assert "like site_url: https://schools.example.eu/" in said
    assert "site_url" not in built["folder"].said
    assert "site_url" not in _check(built["nowhere"], PLACES["host"]).stdout


# Former addresses, on a host that reads no _redirects


@pytest.fixture(scope="module", params=["host", "folder"])
def plain(request: pytest.FixtureRequest, built: Mapping[str, Built], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A site, and its address on a server that knows nothing but files."""
    one, root = built[request.param], tmp_path_factory.mktemp("plain")
    if one.folder == "/":
        root = one.site
    else:
        (root / one.folder.strip("/")).symlink_to(one.site)
    handler = partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield one, f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the tests do."""


def _answer(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return f"{error.code}"


def _leads(host: str, path: str) -> str:
    """The address that a browser without scripts shows in the end."""
    page = html5lib.parse(_answer(f"{host}{path}"), namespaceHTMLElements=False)
    refresh = next((meta.get("content", "") for meta in page.iter("meta") if meta.get("http-equiv") == "refresh"), "")
    assert refresh.startswith("0; url="), path
    (link,) = page.iter("a")
    assert link.get("href") == refresh.removeprefix("0; url=")
    return urljoin(path, str(link.get("href")))


def test_former_addresses_lead_on_without_the_help_of_the_host(plain: tuple[Built, str]) -> None:
    one, host = plain
    at = one.folder
    expected = {
        "hubs/be-hub-1/": "hubs/be-hub-north/",
        "clusters/be-hub-1/": "hubs/be-hub-north/",
        "clusters/be-hub-north/": "hubs/be-hub-north/",
        "cases/reading-aloud/": "cases/reading-together/",
        "clusters/": "network/#hubs",
        "hubs/": "network/#hubs",
        "schools/": "network/#schools",
        "countries/": "network/#countries",
    }
    for former, now in expected.items():
        assert _leads(host, f"{at}{former}") == f"{at}{now}"
    for page in moved(one.site):
        target = _leads(host, f"{at}{page.address[1:]}")
        answer = _answer(f"{host}{target.partition('#')[0]}")
        assert 'http-equiv="refresh"' not in answer, page.address
        assert '<article class="page' in answer, page.address


def test_former_addresses_are_found_by_no_one_who_looks_for_pages(plain: tuple[Built, str]) -> None:
    one, _host = plain
    found = moved(one.site)
    listed = (one.site / "sitemap.xml").read_text("utf-8")
    assert len(found) > 7
    for page in found:
        assert f"<loc>{one.url}{page.address[1:]}</loc>" not in listed
        assert "data-pagefind-body" not in page.source
        assert not list(page.all("script")), page.address
        (canonical,) = [str(link.get("href")) for link in page.all("link") if link.get("rel") == "canonical"]
        assert canonical.startswith(one.url)
        assert "noindex" in {meta.get("content") for meta in page.all("meta")}
        assert page.root.get("lang") == "en"
        assert [heading.text for heading in page.all("h1")] == ["This page has moved"]


def test_hosts_that_read_redirects_get_them_with_the_folder(built: Mapping[str, Built]) -> None:
    lines = {name: (one.site / "_redirects").read_text("utf-8").splitlines() for name, one in built.items()}
    assert "/hubs/be-hub-1/* /hubs/be-hub-north/:splat 301!" in lines["host"]
    assert "/folder/hubs/be-hub-1/* /folder/hubs/be-hub-north/:splat 301!" in lines["folder"]
    assert "/folder/hubs/ /folder/network/#hubs 301!" in lines["folder"]
    assert all(line.startswith("/folder/") for line in lines["folder"])
    assert lines["host"] == lines["nowhere"]
