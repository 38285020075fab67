"""The images that other sites show beside a link: there for every page, few, readable and the same on every machine."""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from portal.building.kept import Kept
from portal.frame.preview import Preview
from portal.host import previews
from portal.host.previews import DRAWINGS, Gallery
from portal.inspection import read
from portal.parts.part import previews_of, sections_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.site import open_site
from tests import synthetic
from tests.document import Document
from tests.networks import Network
from tests.project import ROOT, VALID
from tools.picture import LIMIT, PICTURE

pytestmark = pytest.mark.build

SECTIONS = sections_of(PARTS)
_PNG = b"\x89PNG\r\n\x1a\n"


def _gallery(portal: Portal, cache: Path) -> Gallery:
    templates = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], VALID, synthetic.DAY).templates
    icon = ROOT / "docs" / "assets" / "icon.svg"
    return Gallery(portal, SECTIONS, previews_of(PARTS, portal), templates, icon, Kept(cache))


def _size(content: bytes) -> tuple[int, ...]:
    assert content.startswith(_PNG)
    return struct.unpack(">II", content[16:24])


def _meta(page: Document) -> dict[str, str]:
    return {meta.get("property") or meta.get("name") or "": meta.get("content", "") for meta in page.all("meta")}


@pytest.mark.every_network
def test_every_page_names_an_image_that_is_there_and_says_what_it_shows(site: Path, pages: list[Document]) -> None:
    for page in pages:
        meta = _meta(page)
        address = urlsplit(meta["og:image"])
        assert (address.scheme, page.address) == ("https", page.address)
        assert re.fullmatch(r"v=[0-9a-f]{10}", address.query), page.address
        content = (site / address.path.lstrip("/")).read_bytes()
        assert _size(content) == (1200, 630) == (int(meta["og:image:width"]), int(meta["og:image:height"]))
        assert len(content) < 150_000
        assert len(meta["og:image:alt"]) > 30, page.address
        assert meta["twitter:card"] == "summary_large_image"


@pytest.mark.first_network
def test_the_image_fits_the_page(pages: list[Document]) -> None:
    shown = {page.address: urlsplit(_meta(page)["og:image"]).path.rpartition("/")[2] for page in pages}
    assert shown["/"] == shown["/404.html"] == "home.png"
    assert shown["/network/"] == "network.png"
    assert shown["/cases/"] == "cases.png"
    assert shown["/about/"] == shown["/about/partners/"] == "about.png"
    assert shown["/countries/hr/"] == "countries-hr.png"
    assert shown["/hubs/hr-hub-1/"] == "hubs-hr.png"
    assert shown["/schools/hr-mentor/"] == "schools-hr.png"
    assert shown["/cases/tablets-on-loan/"] == "cases-hr.png"


@pytest.mark.every_network
def test_no_image_is_drawn_for_nothing(site: Path, pages: list[Document], records: Portal) -> None:
    used = {urlsplit(_meta(page)["og:image"]).path.rpartition("/")[2] for page in pages}
    drawn = {file.name for file in (site / "assets" / "previews").iterdir()}
    assert used <= drawn
    unused = {name for name in drawn - used if "-" not in name}
    assert unused <= {"mentoring.png"}


@pytest.mark.every_network
def test_the_icon_of_the_home_screen_is_there(site: Path, pages: list[Document]) -> None:
    for page in pages:
        (link,) = [element for element in page.all("link") if element.get("rel") == "apple-touch-icon"]
        assert _size((site / urlsplit(link.get("href", "")).path.lstrip("/")).read_bytes()) == (180, 180)


def test_the_number_of_images_does_not_grow_with_the_schools(tmp_path: Path) -> None:
    counts = []
    for schools in (60, 1200):
        synthetic.write(tmp_path / str(schools), schools)
        found = read(tmp_path / str(schools), synthetic.DAY)[0]
        counts.append(len(list(previews.previews(found, SECTIONS, previews_of(PARTS, found)))))
    assert counts[0] == counts[1] <= 40


def test_the_same_bytes_in_another_place(site: Path, data: Path, network: Network, tmp_path: Path) -> None:
    """Drawn anew in another process, without the machine's fonts, settings and cache."""
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from tests.test_previews import _gallery, read\n"
        "records = read(Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))[0]\n"
        "for path, content in _gallery(records, Path(sys.argv[1]) / 'cache').files().items():\n"
        "    file = Path(sys.argv[1]) / path; file.parent.mkdir(parents=True, exist_ok=True); file.write_bytes(content)"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    environment["PYTHONWARNINGS"] = "ignore::DeprecationWarning"
    command = [sys.executable, "-c", code, str(tmp_path), str(data), network.day.isoformat()]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    drawn = sorted((tmp_path / "assets").rglob("*.png"))
    assert len(drawn) > 20
    for file in drawn:
        assert file.read_bytes() == (site / file.relative_to(tmp_path)).read_bytes(), file.name


def test_an_image_is_drawn_once(records: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(svg: str, **_: object) -> bytes:
        drawn.append(svg)
        return b"drawn"

    monkeypatch.setattr(previews, "png", draw)
    first = _gallery(records, tmp_path).files()
    count = len(drawn)
    assert count == len(first)
    assert _gallery(records, tmp_path).files() == first
    assert len(drawn) == count
    assert {file.suffix for file in (tmp_path / "previews").iterdir()} == {".png", ".sha256"}


def _svg(records: Portal, title: str = "Title", line: str = "", drawing: str = "hub") -> str:
    gallery = _gallery(records, Path("/nowhere"))
    return gallery._svg(Preview("name", title, line, drawing, "rose"))


def test_text_stays_text(records: Portal) -> None:
    hostile = """<script>alert(1)</script> & "x" ' ]]>"""
    root = ElementTree.fromstring(_svg(records, hostile, hostile))
    words = "".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    assert hostile in words
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def _pieces() -> Iterator[str]:
    yield from ("Italy", "Belgium (Flanders)", "Schools that help schools teach better with technology", "WWW MMM mmm")
    yield from ("W" * 60, "Bosnia and Herzegovina", "iiii " * 30, "Lorem ipsum dolor sit amet " * 9, "ŽŠČŘŮŐŰ ŽŠČŘŮŐŰ")


@pytest.mark.parametrize("title", _pieces())
def test_titles_stay_in_their_column(title: str) -> None:
    size, lines = previews.fitted(title)
    assert len(lines) <= 4
    clip = '<clipPath id="c"><rect width="{}" height="630"/></clipPath>'
    texts = "".join(
        f'<text x="70" y="{100 + number * 120}" font-size="{size}" letter-spacing="{-0.022 * size}">{line}</text>'
        for number, line in enumerate(lines)
    )

    def drawn(width: int) -> bytes:
        group = f'{clip.format(width)}<g clip-path="url(#c)" font-family="Manrope" font-weight="800">{texts}</g>'
        return previews.png(f'<svg xmlns="{_NS}" viewBox="0 0 1200 630">{group}</svg>', width=1200)

    assert drawn(70 + previews._COLUMN) == drawn(1200)
    assert drawn(90) != drawn(1200), "the comparison sees nothing"


def test_lines_below_titles_fit(records: Portal) -> None:
    assert [
        preview.line
        for preview in previews.previews(records, SECTIONS, previews_of(PARTS, records))
        if previews._width(preview.line) * 30 > 640
    ] == []


_NS = "http://www.w3.org/2000/svg"
# Croatian, Czech, Hungarian, Portuguese, Italian, Dutch, German, French, and the neighbours' letters.
_LETTERS = "čćžšđČĆŽŠĐěščřžýáíéúůďťňóĚŘŮĎŤŇáéíóöőúüűŐŰãõâêôàçÃÕÇñèìòùëïäßœæåøąęłńśźżĂăȘșȚțĢķļņ–—’“”„…€"


def test_the_font_has_every_letter() -> None:
    def glyph(letter: str, weight: int) -> bytes:
        text = f'<text x="5" y="40" font-size="32" font-family="Manrope" font-weight="{weight}">{letter}</text>'
        return previews.png(f'<svg xmlns="{_NS}" viewBox="0 0 60 60">{text}</svg>', width=60)

    for weight in (500, 800):
        missing, nothing = glyph("\ue000", weight), glyph(" ", weight)
        assert [letter for letter in _LETTERS if glyph(letter, weight) in (missing, nothing)] == []


def test_every_drawing_is_described_and_drawn(records: Portal) -> None:
    used = {preview.drawing for preview in previews.previews(records, SECTIONS, previews_of(PARTS, records))}
    assert used == set(DRAWINGS)
    empty = _svg(records, drawing="")
    assert len({_svg(records, drawing=name) for name in DRAWINGS} | {empty}) == len(DRAWINGS) + 1


def test_the_colours_are_those_of_the_site_in_the_dark() -> None:
    css = (ROOT / "docs" / "assets" / "styles" / "base.css").read_text(encoding="utf-8")
    dark = dict(re.findall(r"\.country-(\w+) \{ --c: light-dark\(#\w+, (#\w+)\)", css))
    drawings = (ROOT / "overrides" / "host" / "previews" / "drawings.svg.jinja").read_text(encoding="utf-8")
    assert dict(re.findall(r'"(\w+)": "(#\w+)"', drawings)) == dark


def test_the_picture_of_the_readme_is_there_and_light() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"!\[([^\]]{30,})\]\((.+?)\)", readme)
    assert shown is not None
    picture = ROOT / shown[2]
    assert picture == PICTURE
    assert _size(picture.read_bytes())[0] >= 1200
    assert picture.stat().st_size <= LIMIT
