"""The policy brief is made of records, takes two pages, and leads to the source of each finding."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal.parts.exchange.brief import BriefFiles, body
from portal.parts.exchange.part import brief_files
from portal.parts.exchange.records import Finding, PolicyExchange
from portal.parts.library.downloads import Download
from portal.problem import UnmadeError
from portal.site import Site, open_site
from tests import synthetic
from tests.generated import body as body_of
from tests.generated import linked_data
from tests.project import ROOT, VALID

URL = "https://portal.invalid/"
BRIEF = "policy-exchange/brief/"


def opened(folder: Path, changed: dict[str, str | bytes] | None = None) -> Site:
    return open_site(ROOT, URL, [ROOT / "overrides"], synthetic.small(folder, changed), synthetic.DAY)


def offered(site: Site) -> BriefFiles:
    found = site.making.view(brief_files)
    assert found is not None
    return found


def content(download: Download) -> bytes:
    return download.content if isinstance(download.content, bytes) else download.content.read_bytes()


def read(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.build
def test_the_brief_says_its_findings_programmes_and_questions(tmp_path: Path) -> None:
    site = opened(tmp_path)
    files = {download.form: content(download) for download in offered(site).downloads}
    assert set(files) == {"docx", "odt", "epub", "pdf"}
    said = read(files["pdf"])
    for finding in site.portal.every(Finding).values():
        assert finding.statement in said
    assert "Who pays for the hours?" in said and "[1], page 3" in said and "Annual report" in said
    assert len(PdfReader(BytesIO(files["pdf"])).pages) <= 2


@pytest.mark.build
def test_a_brief_of_three_pages_is_refused(tmp_path: Path) -> None:
    exchange = (VALID / "policy_exchange.yaml").read_text("utf-8")
    why = "We ask." + " We ask." * 30
    asked = "".join(f"  - question: Why number {number}?\n    why: {why}\n" for number in range(30))
    changed = exchange.replace("questions:\n", f"questions:\n{asked}")
    with pytest.raises(UnmadeError, match=r"takes [3-9] pages as PDF and may take 2; take something out"):
        _ = offered(opened(tmp_path, {"policy_exchange.yaml": changed})).downloads


def test_the_brief_is_cited_in_each_format(tmp_path: Path) -> None:
    site = opened(tmp_path)
    cited = {path: str(text) for path, text in dict(offered(site)._cited()).items()}
    assert set(cited) == {f"{BRIEF}policy-brief{end}" for end in (".bib", ".ris", ".csl.json")}
    for text in cited.values():
        assert "Reading aloud in two pages" in text and f"{URL}{BRIEF}" in text


def test_a_brief_without_findings_about_costs_has_no_such_chapter(tmp_path: Path) -> None:
    exchange = (
        (VALID / "policy_exchange.yaml").read_text("utf-8").replace("findings: [gains, hours]", "findings: [gains]")
    )
    portal = opened(tmp_path, {"policy_exchange.yaml": exchange}).portal
    said = body(portal, portal.single(PolicyExchange))
    assert "## What is known" in said and "## What it costs" not in said


def test_each_finding_names_its_sources_for_programs(tmp_path: Path) -> None:
    site = opened(tmp_path)
    claims = linked_data(site, "policy-exchange/findings/")["itemListElement"]
    assert [claim["item"]["text"] for claim in claims] == [one.statement for one in site.portal.every(Finding).values()]
    assert all(claim["item"]["appearance"] for claim in claims)


def test_a_network_may_have_no_findings_and_no_brief(tmp_path: Path) -> None:
    exchange = (VALID / "policy_exchange.yaml").read_text("utf-8")
    bare = exchange[: exchange.index("questions:")] + "sources: [annual-report]\n"
    site = opened(tmp_path, {"policy_exchange.yaml": bare, "findings.yaml": "[]\n"})
    paths = {page.path for page in site.making.pages if page.path.startswith("policy-exchange/")}
    assert paths == {"policy-exchange/"}


def test_the_page_for_policy_leads_to_the_brief_and_to_the_source_of_a_finding(tmp_path: Path) -> None:
    page = body_of(opened(tmp_path), "policy-exchange/")
    assert 'href="/policy-exchange/brief/policy-brief.pdf"' in page
    known = page[page.index('id="known"') : page.index("</section>", page.index('id="known"'))]
    assert 'href="https://schools.example.eu/report"' in known and "page 3" in known


def test_an_address_in_the_title_of_a_source_is_no_link(tmp_path: Path) -> None:
    text = (VALID / "sources.yaml").read_text(encoding="utf-8")
    title = "title: Annual report https://schools.example.eu/other"
    site = opened(tmp_path, {"sources.yaml": text.replace("title: Annual report\n", f"{title}\n", 1)})
    (page,) = (page for page in site.pages if page.path == BRIEF)
    made = page.body(site.templates)
    assert "https://schools.example.eu/other" in made
    assert 'href="https://schools.example.eu/other' not in made
