"""Who paid is said everywhere, and where it was not the European Union, nothing of it is in any file of the site."""

import re
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader

from portal.documents.look import emblem_png
from portal.frame import emblem
from portal.frame.components import EuropeanEmblem
from portal.portal import Portal
from portal.site import open_site
from tests.document import documents
from tests.networks import FIRST, SECOND, Network
from tests.project import ROOT, Build

_WORDS = re.compile(
    rb"european union|european commission|europa\.eu/|emblem of the e|eu[- ]emblem|flag of the e|"
    + "|".join((emblem.BLUE, emblem.YELLOW)).encode(),
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![\w/.-])EU(?![\w/-])")


@pytest.fixture(scope="module")
def picture() -> bytes:
    """The emblem as documents have it."""
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], ROOT / "tests" / "valid", FIRST.day)
    return emblem_png(site.templates.filled(EuropeanEmblem()))


def _inside(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and everything that is packed into it."""
    yield name, content
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as package:
            for part in package.namelist():
                yield from _inside(f"{name}: {part}", package.read(part))
    if content.startswith(b"%PDF"):
        pdf = PdfReader(BytesIO(content))
        yield f"{name}: text", "\n".join(page.extract_text() for page in pdf.pages).encode()
        for number in range(1, int(str(pdf.trailer["/Size"]))):
            yield f"{name}: object", str(pdf.get_object(number)).encode()


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def european(site: Path, picture: bytes) -> list[str]:
    """The files of the site, and parts of its documents, in which something of the European Union stands."""
    found = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        if file.parent.name == "contribute" and file.name == "tables.json":
            continue  # The codes of all places that a language can be of, EU among them.
        for name, content in _inside(file.relative_to(site).as_posix(), file.read_bytes()):
            words = content.decode() if _is_text(content) else ""
            drawn = picture in content or b64encode(picture)[:390] in content
            if drawn or _WORDS.search(content) or _NAME.search(words):
                found.append(name)
    return found


@pytest.mark.every_network
def test_the_european_union_stands_only_where_it_paid(site: Path, records: Portal, picture: bytes) -> None:
    found = european(site, picture)
    if not records.project.by_the_eu:
        assert found == []
        return
    parts = (".docx: word/document.xml", ".odt: content.xml", ".epub: EPUB/text/ch001.xhtml", ".pdf: object")
    for ending in (".html", *parts):
        assert any(name.endswith(ending) for name in found), f"the search finds it in {ending}"


def test_courses_and_letters_say_nothing_of_it_either(tmp_path: Path, picture: bytes, build: Build) -> None:
    """The second network has neither; so here is the first, paid by somebody else."""
    data = tmp_path / "data"
    FIRST.write(data)
    project = data / "project.yaml"
    text = project.read_text("utf-8")
    assert text.count("emblem: eu") == 1
    project.write_text(text.replace("emblem: eu", "emblem: none"), "utf-8")
    other = Network("SYN", (data,), FIRST.day)
    other.build(other.project(tmp_path, data), tmp_path / "site")
    endings = {path.suffix for path in (tmp_path / "site").rglob("*")}
    assert {".imscc", ".docx", ".odt", ".epub", ".pdf", ".txt", ".json", ".ics", ".png"} <= endings
    assert european(tmp_path / "site", picture) == []


def test_a_network_without_funders_names_none(tmp_path: Path, build: Build) -> None:
    data = tmp_path / "data"
    SECOND.write(data)
    text = (data / "project.yaml").read_text("utf-8")
    begin, end = text.index("funding:"), text.index("email:")
    (data / "project.yaml").write_text(text[:begin] + text[end:], "utf-8")
    SECOND.build(SECOND.project(tmp_path, data), tmp_path / "site")
    for page in documents(tmp_path / "site"):
        assert "foot-funding" not in page.source
        assert "Nobody has paid for this shore" not in page.text
    sheets = sorted(path.suffix for path in (tmp_path / "site" / "library").rglob("tide-table.*"))
    assert {".docx", ".odt", ".epub", ".pdf"} <= set(sheets)
