"""Renders all that a data folder makes in this process, without documents, for tests of many folders."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from portal.building.kept import Kept
from portal.documents import FORMATS, Made, Manuscript, Shelf
from portal.parts.library.pages import own_sheets
from portal.problem import DataError
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT

URL = "https://portal.invalid/"


class EmptyShelf(Shelf):
    """Has a file in the place of every document."""

    def files(
        self, sources: Sequence[Manuscript], forms: Sequence[Made] = FORMATS
    ) -> Mapping[Manuscript, Mapping[Made, Path]]:
        places = {form: self._kept.keep(f"empty.{form}", b"") for form in forms}
        return dict.fromkeys(sources, places)


def accepted(data: Path) -> bool:
    """Whether the portal accepts the folder; if it does, every page and every other file has been made."""
    try:
        site = open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY)
    except DataError:
        return False
    shelf = EmptyShelf(None, Kept(data.parent / "cache"))  # type: ignore[arg-type]
    site = replace(
        site,
        making=replace(
            site.making,
            shelf=shelf,
        ),
    )
    for page in site.pages:
        site.explained(page.body(site.templates), whole=False)
    site.templates.component("own_sheets", resources=own_sheets(site.portal))
    for name in ("feed_chooser", "feed_list"):
        site.templates.component(name, feeds=site.subscriptions)
    files = site.making.catalogue
    for name in ("data_files", "data_terms", "data_fields"):
        site.templates.component(name, catalogue=files, **({"site_url": URL} if name == "data_terms" else {}))
    return bool(site.outputs([page.path for page in site.pages]))
