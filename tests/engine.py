"""The site written by a program that imports no MkDocs: what an engine has to do for the portal, and no more.

MkDocs builds the site. This is no second product: what it writes is compared with what MkDocs writes
(``tests/test_engines.py``). ``python -m tests.engine FOLDER`` writes the site of the working directory to that folder.
"""

import posixpath
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

import macros
from portal.building import configuration
from portal.frame.menu import entries
from portal.host import pagefind
from portal.page_frame import Frame
from portal.prose import environment, files, handwritten, settings
from portal.site import Site, open_site


def write(root: Path, out: Path) -> None:
    """Writes the site of the project in the folder ``root`` into the folder ``out``, which is not there yet."""
    said, docs = configuration.read(root / "mkdocs.yml"), root / "docs"
    site = open_site(root, said.get("site_url"), [root / "overrides", icons()], docs=docs)
    menu = entries(_entry(*entry) for written in site.menu(said["nav"]) or () for entry in written.items())

    def show(frame: Frame) -> None:
        put(out / frame.page.path / "index.html", site.templates.render("main.html", {"frame": frame}))

    by_hand = sorted({path.relative_to(docs).as_posix() for path in docs.rglob("[!.]*.md")} - site.left_out)
    titles = {path: title for entry in menu for title, path in entry.pages}
    for path, meta, html in _hand_written(site, root, by_hand):
        show(site.written(path, meta, titles.get(path, meta["title"]), menu, html))
    generated = site.generated(by_hand)
    for page in generated:
        show(site.made(page, menu))
    beside = {
        **files.beside_pages(docs),
        **site.outputs([*map(_address, by_hand), *(page.path for page in generated)]),
    }
    for path, content in beside.items():
        put(out / path, content)
    put(out / "404.html", site.templates.render("404.html", {"frame": site.not_found(menu)}))
    pagefind.index(out)


def _hand_written(site: Site, root: Path, paths: list[str]) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """The address of each hand-written page, what it says of itself, and the HTML that Markdown makes of it."""
    said, registered = settings.read(root / "mkdocs.yml"), dict[str, Callable[..., object]]()
    conf = SimpleNamespace(extra={"site": site})
    macros.define_env(SimpleNamespace(conf=conf, macro=lambda call, name: registered.update({name: call})))
    calling = environment.of(registered)
    for path in paths:
        page, _problems = handwritten.read(root / "docs", path)
        assert page is not None, path
        text = page.text.lstrip("\n")
        markdown = Markdown(extensions=list(said.extensions), extension_configs={**said.configs})
        markdown.treeprocessors.register(_Links(path), "links", 0)
        html = markdown.convert(calling.from_string(text).render() if path in said.calling else text)
        yield _address(path), yaml.safe_load(page.front_matter), html


class _Links(Treeprocessor):  # type: ignore[misc]
    """Makes links to the files of pages and pictures lead to their addresses."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def run(self, root: Element) -> None:
        for element in root.iter():
            if name := {"a": "href", "img": "src"}.get(element.tag):
                element.set(name, self._target(element.get(name, "")))

    def _target(self, written: str) -> str:
        scheme, host, path, query, anchor = urlsplit(written)
        if scheme or host or not path or "\x02" in written:  # In a hidden e-mail address, Markdown writes it for &.
            return written
        target = _address(posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)))
        relative = posixpath.relpath(target or ".", _address(self.path) or ".")
        ending = "/" if target.endswith("/") or not target else ""
        return urlunsplit(("", "", f"{relative}{ending}", query, anchor))


def _entry(title: str, leads: Any) -> SimpleNamespace:
    """An entry of the menu: a page, or a title with pages below it."""
    if isinstance(leads, str):
        path = _address(leads)
        return SimpleNamespace(title=title, url=path, is_page=True)
    below = [_entry(*entry) for written in leads for entry in written.items()]
    return SimpleNamespace(title=title, is_page=False, children=below)


def _address(path: str) -> str:
    """The address of the file at ``path`` below docs/: a page has a folder of its own."""
    folder, name = posixpath.split(path)
    if not name.endswith(".md"):
        return path
    return posixpath.join(folder, "" if name == "index.md" else f"{name.removesuffix('.md')}/")


def icons() -> Path:
    """The theme's folder of templates, of which three icons are shown; the package itself is not imported."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "templates"


def put(file: Path, content: str | bytes | Path) -> None:
    """Writes a file, with the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = content.read_bytes() if isinstance(content, Path) else content
    file.write_bytes(whole.encode() if isinstance(whole, str) else whole)


if __name__ == "__main__":
    write(Path.cwd(), Path(sys.argv[1]))
