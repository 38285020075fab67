"""Every page of a portal as it is published, within the frame, made in this process without a build."""

import importlib.util
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import macros
from portal.building import configuration
from portal.building.kept import Kept
from portal.page_frame import Frame
from portal.parts.library.downloads import Downloads
from portal.parts.training.take_along import CourseFiles
from portal.prose import calls
from portal.reading.folders import FILES
from portal.site import Site, open_site
from tests.conftest import ROOT
from tests.rendered import EmptyShelf


@cache
def templates() -> list[Path]:
    """The folders of the templates: ours, and that of the theme package with its icons."""
    spec = importlib.util.find_spec("material")
    assert spec is not None and spec.origin is not None
    return [ROOT / "overrides", Path(spec.origin).parent / "templates"]


def opened(data: Path, url: str, day: date, docs: Path | None = None) -> Site:
    """The portal of the folder ``data`` with an empty file in place of each document, which take long to make.

    Raises DataError with every problem in the data.
    """
    site = open_site(ROOT, url, templates(), data, day, docs)
    shelf = EmptyShelf(None, Kept(data.parent / "cache"))  # type: ignore[arg-type]
    making = replace(
        site.making,
        library=Downloads(site.portal, shelf, data / FILES, url),
        courses=CourseFiles(site.portal, site.templates, shelf, url),
    )
    return replace(site, making=making)


def pages(site: Site, docs: Path) -> Iterator[tuple[str, str]]:
    """Path and HTML of every generated page, of every page in ``docs`` and of the page for unknown addresses.

    Of hand-written pages there are the components, one after another, and not the words around them.
    """
    for source in site.pages:
        yield source.path, _framed(site, site.made(source))
    said = {"title": "A title", "description": "A description."}
    for path, components in _written(site, docs):
        yield path, _framed(site, site.written(path, said, "A title", [("Home", "")], components))
    template = site.templates.environment.get_template("404.html")
    yield "404.html", template.render(frame=site.not_found, nav=_menu(site))


def _framed(site: Site, frame: Frame) -> str:
    template = site.templates.environment.get_template("main.html")
    made: str = template.render(frame=frame, page=SimpleNamespace(url=frame.page.path), nav=_menu(site))
    return made


def _written(site: Site, docs: Path) -> Iterator[tuple[str, str]]:
    """Path of each hand-written page, and its components."""
    known: dict[str, Any] = {}

    def keep(macro: Any, name: str) -> None:
        known[name] = macro

    macros.define_env(SimpleNamespace(conf=SimpleNamespace(extra={"site": site}), macro=keep))
    for file in sorted(docs.rglob("*.md")):
        called, faults = calls.calls(file.read_text(encoding="utf-8"), {})
        assert not faults, file
        path = re.sub(r"index\.md$", "", file.relative_to(docs).as_posix())
        yield path, "".join(str(known[call.name](*call.arguments)) for call in called)


@cache
def _nav() -> list[Any]:
    nav: list[Any] = configuration.read(ROOT / "mkdocs.yml")["nav"]
    return nav


def _menu(site: Site) -> SimpleNamespace:
    return SimpleNamespace(items=[_item(entry) for entry in site.menu(_nav()) or ()])


def _item(entry: Mapping[str, Any]) -> SimpleNamespace:
    ((title, inside),) = entry.items()
    if isinstance(inside, str):
        url = re.sub(r"index\.md$", "", inside)
        return SimpleNamespace(is_page=True, is_homepage=not url, url=url, title=title)
    return SimpleNamespace(is_page=False, title=title, children=[_item(child) for child in inside])
