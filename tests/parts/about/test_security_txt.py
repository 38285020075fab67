"""The file that says where to report security problems: right by RFC 9116, from data alone, and never old unseen."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portal import inspection
from portal.parts.about.security_txt import PATH, security_txt
from portal.portal import Portal
from portal.reading.folders import FILES, IMAGES
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT
from tools.server import header_rules, merged

URL = "https://portal.invalid/"
REPORTS = "security_reports:\n  reviewed: 2022-01-01\n  expires: 2022-10-01\n  languages: [hr, en]\n"
DAY = date(2022, 2, 1)


def _data(folder: Path, reports: str = REPORTS) -> Path:
    valid = ROOT / "tests" / "valid" / "project.yaml"
    return synthetic.small(folder, {"project.yaml": valid.read_text(encoding="utf-8") + reports})


def _portal(folder: Path, reports: str = REPORTS) -> Portal:
    return inspection.read(_data(folder, reports), DAY)[0]


def _fields(text: str) -> Mapping[str, list[str]]:
    """The fields as section 4 of the RFC has them; fails on any other line."""
    found: dict[str, list[str]] = {}
    assert text.endswith("\n")
    for line in text.splitlines():
        field = re.fullmatch(r"([A-Za-z-]+): (\S(?:.*\S)?)", line)
        assert field, line
        found.setdefault(field[1], []).append(field[2])
    return found


def test_it_has_the_fields_of_the_standard(tmp_path: Path) -> None:
    (text,) = security_txt(_portal(tmp_path), URL).values()
    assert _fields(text) == {
        "Contact": ["mailto:desk@schools.example.eu"],
        "Expires": ["2022-10-01T00:00:00Z"],
        "Preferred-Languages": ["hr, en"],
        "Canonical": [f"{URL}.well-known/security.txt"],
        "Policy": [f"{URL}about/contact/#report-a-security-problem"],
    }


def test_only_addresses_with_https_are_written(tmp_path: Path) -> None:
    for url in ("/", "http://localhost:8000/"):
        (text,) = security_txt(_portal(tmp_path / url.replace("/", "_")), url).values()
        assert list(_fields(text)) == ["Contact", "Expires", "Preferred-Languages"]


def test_without_a_day_of_expiry_there_is_none(tmp_path: Path) -> None:
    data = _data(tmp_path, "")
    assert security_txt(inspection.read(data, DAY)[0], URL) == {}
    site = open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=DAY)
    assert PATH not in site.outputs([])
    assert PATH not in site.outputs([])["_headers"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 1, 1), None),
        (date(2022, 8, 31), None),
        (date(2022, 9, 1), "expires: /.well-known/security.txt expires soon (2022-10-01)"),
        (date(2022, 9, 30), "expires: /.well-known/security.txt expires soon (2022-10-01)"),
        (date(2022, 10, 1), "expires: /.well-known/security.txt has expired (2022-10-01)"),
        (date(2999, 1, 1), "expires: /.well-known/security.txt has expired (2022-10-01)"),
        (date(2021, 12, 31), "reviewed: (2022-01-01) has not come yet"),
    ],
)
def test_it_is_said_before_and_after_it_expires(tmp_path: Path, day: date, said: str | None) -> None:
    _portal, notices = inspection.read(_data(tmp_path), day)
    texts = [str(notice) for notice in notices if "security" in str(notice) or "come yet" in str(notice)]
    if said is None:
        assert texts == []
    else:
        (text,) = texts
        assert said.partition(": ")[2] in text
        assert re.match(r"data/project\.yaml:\d+: ", text)
        line = int(text.split(":")[1])
        written = (tmp_path / "data" / "project.yaml").read_text(encoding="utf-8").splitlines()[line - 1]
        assert written.strip().startswith(said.partition(":")[0])


def test_the_day_of_the_build_changes_nothing(tmp_path: Path) -> None:
    data = _data(tmp_path)
    texts = {security_txt(inspection.read(data, day)[0], URL)[PATH] for day in (DAY, date(2030, 1, 1))}
    assert len(texts) == 1


@pytest.mark.first_network
def test_the_site_publishes_it(site: Path, records: Portal) -> None:
    fields = _fields((site / PATH).read_text(encoding="utf-8"))
    assert fields["Contact"] == [f"mailto:{records.email}"]
    expires = datetime.strptime(fields["Expires"][0], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert records.project.security_reports is not None
    assert expires.date() == records.project.security_reports.expires
    (policy,) = fields["Policy"]
    path, _hash, heading = policy.partition("#")
    contact = (site / path.split("/", 3)[3] / "index.html").read_text(encoding="utf-8")
    assert f'id="{heading}"' in contact
    assert records.email in contact
    headers = merged(header_rules((site / "_headers").read_text(encoding="utf-8"), []), f"/{PATH}")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_threat_model_is_one_page_and_names_what_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert len(text.split()) < 1000
    named = re.findall(r"`([a-zA-Z_]+(?:/[a-z_.-]+)*(?:/|\.py|\.js|\.md|\.toml|\.yml|\.yaml))`", text)
    assert len(named) > 15
    uploads = {f"data/{FILES}/", f"data/{IMAGES}/"}
    assert [path for path in named if not (ROOT / path).exists() and path not in uploads] == []
    code = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()}
    assert [name for name in sorted(code) if f"`{name}/`" not in text] == []


def test_every_requirement_of_the_site_has_a_hash() -> None:
    """pip demands hashes of all packages as soon as one has them, so the host installs what is locked or nothing."""
    entries = re.split(r"\n(?=\S)", (ROOT / "requirements.txt").read_text(encoding="utf-8").strip())
    assert len(entries) > 40
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
