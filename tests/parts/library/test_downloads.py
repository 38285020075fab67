"""The library offers its texts as documents and its files as they are, with their true sizes."""

import re
import subprocess
import sys
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from portal import inspection
from portal.building.kept import Kept
from portal.documents import FIRST_PAGE, FORMATS, Manuscript, Shelf, Style, writer
from portal.frame.media_types import MEDIA_TYPES
from portal.parts.library import downloads, part
from portal.parts.library.downloads import Downloads
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.records.fields import _FILE
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

URL = "https://portal.invalid/"
FILE = """
- id: picture-of-rules
  title: Picture of the rules
  summary: The six rules as a picture.
  type: checklist
  audience: [teachers]
  languages: [en]
  authors: [network-office]
  licence: CC-BY-4.0
  file: rules.png
  published: 2021-10-20
  sources: [annual-report]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    data = synthetic.small(tmp_path_factory.mktemp("downloads"), {"files/rules.png": synthetic.PICTURE})
    resources = data / "resources.yaml"
    resources.write_text(resources.read_text("utf-8") + FILE, "utf-8")
    return opened(data)


def opened(data: Path) -> Site:
    return open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY)


def taken(site: Site, id: str) -> tuple[downloads.Download, ...]:
    """What the resource can be taken as."""
    offered = site.making.view(part.downloads)
    assert offered is not None
    return offered.of(site.portal.every(Resource)[id])


def test_a_text_of_ours_can_be_taken_in_four_formats(site: Site) -> None:
    offered = taken(site, "tablet-rules")
    assert [download.path for download in offered] == [f"library/tablet-rules/tablet-rules.{form}" for form in FORMATS]
    labels = ["Word (DOCX)", "OpenDocument (ODT)", "E-book (EPUB)", "PDF"]
    assert [download.label for download in offered] == labels
    files = site.outputs([])
    for download in offered:
        file = files[download.path]
        assert isinstance(file, Path)
        assert file.stat().st_size == download.bytes > 5000
    assert isinstance(offered[0].content, Path)
    with ZipFile(offered[0].content) as package:
        document = package.read("word/document.xml").decode()
    resource = site.portal.every(Resource)["tablet-rules"]
    licence = site.portal.licences["CC-BY-4.0"]
    for said in (
        *(resource.title, resource.summary, "Somebody knows the password.", f"{URL}library/tablet-rules/"),
        *(licence.short, licence.reuse, "18 October 2021"),
        *(*site.portal.project.funding_said, author(site.portal, resource.authors[0])),
    ):
        assert said.replace("&", "&amp;") in document, said


def test_a_file_is_offered_as_it_is(site: Site) -> None:
    (download,) = taken(site, "picture-of-rules")
    assert (download.path, download.label) == ("files/rules.png", "Picture (PNG)")
    assert (download.bytes, download.media_type) == (len(synthetic.PICTURE), "image/png")
    file = site.outputs([])[download.path]
    assert file == synthetic.PICTURE


def test_where_a_file_was_before_leads_to_it(site: Site) -> None:
    assert "/library/picture-of-rules/rules.png /files/rules.png 301" in [rule.line("/") for rule in site.rules]


def test_what_another_site_offers_cannot_be_taken_from_here(site: Site) -> None:
    assert taken(site, "reading-report") == ()
    assert not [path for path in site.outputs([]) if path.startswith("library/reading-report/reading-report.pdf")]


def test_every_format_has_a_name_and_a_type() -> None:
    endings = re.findall(r"[a-z]+", _FILE.pattern.partition(r"\.(")[2])
    assert len(endings) > 8
    assert set(endings) | set(FORMATS) == set(downloads.LABELS) <= set(MEDIA_TYPES)


def test_sizes_stand_on_the_page(site: Site) -> None:
    (page,) = [page for page in site.pages if page.path == "library/tablet-rules/"]
    body = page.body(site.templates)
    for download in taken(site, "tablet-rules"):
        assert f'href="/{download.path}"' in body
        assert f"{-(-download.bytes // 1000)} kB" in body


def test_documents_of_a_renamed_resource_lead_on(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    resources = data / "resources.yaml"
    text = resources.read_text("utf-8")
    resources.write_text(text.replace("- id: tablet-rules\n", "- id: tablet-rules\n  formerly: [old-rules]\n"), "utf-8")
    lines = [rule.line("/") for rule in opened(data).rules]
    whole = lines.index("/library/old-rules/* /library/tablet-rules/:splat 301")
    for ending in (*FORMATS, "bib", "ris", "csl.json"):
        rule = f"/library/old-rules/old-rules.{ending} /library/tablet-rules/tablet-rules.{ending} 301"
        assert lines.index(rule) < whole, "the first rule that fits counts"


@pytest.mark.build
def test_a_build_that_finds_all_documents_kept_loads_no_tool(site: Site) -> None:
    site.outputs([])
    code = (
        "import sys; from pathlib import Path; from portal.site import open_site; from datetime import date\n"
        f"site = open_site(Path({str(ROOT)!r}), {URL!r}, [Path({str(ROOT / 'overrides')!r})],"
        f" Path({str(site.images.parent)!r}), date(2022, 1, 1))\n"
        "from portal.parts.library.part import downloads\n"
        "assert len(site.making.view(downloads).files()) == 6\n"
        "print([m for m in ('typst', 'pypandoc', 'pypdf', 'portal.documents.writer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def document(source: Manuscript, form: str, style: Style) -> bytes:
        made.append(f"{source.title}: {form}")
        return b""

    monkeypatch.setattr(writer, "document", document)
    data = synthetic.small(tmp_path)
    shelf = Shelf(Style(ROOT / "overrides" / "documents", "<svg/>"), Kept(tmp_path / "cache"))

    def build() -> None:
        Downloads(inspection.read(data, synthetic.DAY)[0], shelf, data / "files", URL).files()

    build()
    expected = [f"Rules for shared tablets: {form}" for form in (*FORMATS, FIRST_PAGE)]
    assert made == expected
    build()
    assert made == expected
    for file, old, new in (("texts/tablet-rules.md", "Class", "Group"), ("licences.yaml", "reuse: ", "reuse: Now, ")):
        path = data / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        made.clear()
        build()
        assert made == expected
    reports = data / "resources.yaml"
    reports.write_text(reports.read_text("utf-8").replace("title: Report", "title: Newer report"), "utf-8")
    made.clear()
    build()
    assert made == [], "another resource is none of its business"


@pytest.mark.parametrize("letter", ["漢", "😀", "\u2329"])
def test_a_letter_that_cannot_be_printed_is_said(tmp_path: Path, letter: str) -> None:
    data = synthetic.small(tmp_path, {"texts/tablet-rules.md": f"All agree.\n\n## Before\n\n- ☐ Charged {letter}\n"})
    (found,) = synthetic.problems(data)
    assert found.startswith("data/texts/tablet-rules.md:5: has the letter")
    # As it is published: U+2329 is U+3008 in Normalization Form C.
    assert f"U+{ord(normalize('NFC', letter)):04X}" in found
    assert "write it in Latin, Greek or Cyrillic letters" in found


def test_a_short_sheet_is_printed_whole_on_two_pages_at_most(tmp_path: Path) -> None:
    made = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), synthetic.DAY)
    own = [resource for resource in made.portal.every(Resource).values() if resource.own]
    assert own
    for resource in own:
        (pdf,) = [download for download in taken(made, resource.id) if download.form == "pdf"]
        assert isinstance(pdf.content, Path)
        reader = PdfReader(pdf.content)
        assert len(reader.pages) <= 2, resource.id
        text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        headings = re.findall(r"^#{2,6} (.+)$", made.portal.texts[resource.text or ""], re.MULTILINE)
        assert headings
        assert all(heading.replace("*", "") in text for heading in headings), resource.id
        assert resource.summary in text
