"""Every page of a portal as it is published, within the frame, made in this process without a build."""

import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

import macros
from portal.building import configuration
from portal.building.kept import Kept
from portal.frame.menu import MenuEntry, entries
from portal.page_frame import Frame
from portal.prose import environment, handwritten, rendering, settings
from portal.site import Site, open_site
from tests.project import ROOT
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
        shelf=shelf,
    )
    return replace(site, making=making)


def pages(site: Site, root: Path) -> Iterator[tuple[str, str]]:
    """Path and HTML of every page of the project in the folder ``root``, the one for unknown addresses among them."""
    for path, frame in frames(site, root):
        yield path, site.templates.render("main.html", {"frame": frame})
    yield "404.html", site.templates.render("404.html", {"frame": site.not_found(_menu(site, root))})


def frames(site: Site, root: Path) -> Iterator[tuple[str, Frame]]:
    """Path of every page, and what stands on it and round it.

    Hand-written pages are those of the project in the folder ``root``; links in them lead to files, as written.
    """
    docs = root / "docs"
    by_hand = sorted({file.relative_to(docs).as_posix() for file in docs.rglob("*.md")} - site.left_out)
    menu = _menu(site, root)
    yield from _written(site, root, by_hand, menu)
    for source in site.generated(by_hand):
        yield source.path, site.made(source, menu)


def _written(site: Site, root: Path, by_hand: list[str], menu: Sequence[MenuEntry]) -> Iterator[tuple[str, Frame]]:
    """Path and frame of each hand-written page."""
    registered: dict[str, Any] = {}
    plugin = SimpleNamespace(
        conf=SimpleNamespace(extra={"site": site}), macro=lambda call, name: registered.update({name: call})
    )
    macros.define_env(plugin)
    components, said = environment.of(registered), settings.read(root / "mkdocs.yml")
    for source in by_hand:
        page, problems = handwritten.read(root / "docs", source)
        assert page is not None, problems
        text = components.from_string(page.text).render() if source in said.calling else page.text
        front: Mapping[str, str] = yaml.safe_load(page.front_matter)
        path = _address(source)
        yield path, site.written(path, front, front["title"], menu, rendering.html(text, said))


def _address(source: str) -> str:
    return re.sub(r"(^|/)index\.md$", r"\1", source)


def _menu(site: Site, root: Path) -> tuple[MenuEntry, ...]:
    nav: list[Any] = configuration.read(root / "mkdocs.yml")["nav"]
    return entries(_item(entry) for entry in site.menu(nav) or ())


def _item(entry: Mapping[str, Any]) -> SimpleNamespace:
    ((title, inside),) = entry.items()
    if isinstance(inside, str):
        return SimpleNamespace(is_page=True, url=_address(inside), title=title)
    return SimpleNamespace(is_page=False, title=title, children=[_item(child) for child in inside])
