"""The finder of an invented network of any size, with its lists and country pages: a part of a site."""

from pathlib import Path

from portal.frame import assets
from portal.parts.network import finder_index
from portal.site import Site, open_site
from tests import engine, synthetic
from tests.project import ROOT

SHOWN = ("network/", "countries/", "hubs/be-hub-0001/")
"""The pages that are written: those below these addresses."""


def large(folder: Path, schools: int) -> Site:
    """The site of an invented network, not written yet."""
    synthetic.write(folder / "data", schools)
    templates = [ROOT / "overrides", engine.icons()]
    return open_site(ROOT, "https://portal.invalid/", templates, folder / "data", synthetic.DAY)


def write(site: Site, out: Path) -> None:
    """Writes the pages of ``SHOWN``, what the finder reads, and what pages load, into the folder ``out``."""
    for page in site.pages:
        if page.path.startswith(SHOWN):
            frame = site.made(page, ())
            engine.put(out / page.path / "index.html", site.templates.render("main.html", {"frame": frame}))
    for path, content in finder_index.files(site.making, site.templates).items():
        engine.put(out / path, content)
    for file in (ROOT / "docs" / "assets").rglob("*.*"):
        engine.put(out / file.relative_to(ROOT / "docs"), assets.published(file))
    for name in ("404.html", "_redirects"):
        engine.put(out / name, "")
