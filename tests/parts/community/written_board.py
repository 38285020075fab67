"""The community of the small network with mentors on its board, written as a part of a site."""

from collections.abc import Iterable
from pathlib import Path

from portal.frame import assets
from portal.parts.community.addresses import BOARD
from portal.parts.community.matching_files import files
from portal.parts.community.sections import COMMUNITY
from portal.site import Site, open_site
from tests import engine, synthetic
from tests.project import ROOT, VALID

MENTORS = """
- id: village-school-offers
  title: We show lessons with tablets
  summary: A synthetic school of a village shows how it uses tablets.
  role: mentor
  name: Seoska škola <b>Trilj</b>
  country: hr
  languages: [hr]
  levels: [primary]
  offers: [tablets, reading]
  capacity: 2
  visits: true
  place: {town: Trilj, lat: 43.618, lon: 16.724}
  published: 2021-10-12
  until: 2022-06-30
  sources: [annual-report]

- id: full-school-offers
  title: We read with all ages
  summary: A synthetic school that has no free place.
  role: mentor
  name: Puna škola
  country: hr
  languages: [hr]
  levels: [primary]
  offers: [reading]
  capacity: 0
  published: 2021-10-12
  until: 2022-06-30
  sources: [annual-report]
"""


def board(folder: Path, more: str = MENTORS) -> Site:
    """The site of the small network with these profiles besides."""
    there = (VALID / "profiles.yaml").read_text(encoding="utf-8")
    data = synthetic.small(folder, {"profiles.yaml": f"{there}{more}"})
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides", engine.icons()], data, synthetic.DAY)


def write(site: Site, out: Path, shown: Iterable[str] = (COMMUNITY.path,)) -> None:
    """Writes the pages of the community with all that they load, and the headers of the host, into ``out``."""
    pages = list(site.pages)
    for page in pages:
        if page.path.startswith(tuple(shown)):
            frame = site.made(page, ())
            engine.put(out / page.path / "index.html", site.templates.render("main.html", {"frame": frame}))
    for path, content in files(site.portal).items():
        engine.put(out / path, content)
    for file in (ROOT / "docs" / "assets").rglob("*"):
        if file.is_file():
            engine.put(out / file.relative_to(ROOT / "docs"), assets.published(file))
    for name in ("404.html", "_redirects"):
        engine.put(out / name, "")
    assert (out / BOARD / "index.html").is_file()
