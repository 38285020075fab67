"""The MkDocs adapter: passes the output of ``portal`` to MkDocs. It contains no rules and no markup."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from portal.building import trouble, unfinished
from portal.frame.menu import entries, titles
from portal.frame.page import Page as PortalPage
from portal.host import pagefind
from portal.prose import environment
from portal.prose.files import beside_pages
from portal.site import Site, open_site

_folders: set[Path] = set()  # The folders that sites are written to.


class GeneratedPage(Page):
    """A page whose body is generated from records, and rendered only when it is written."""

    source: PortalPage

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Skips Python-Markdown and front matter."""
        self.content = ""


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Loads the data before mkdocs-macros needs it. Problems stop the build with the messages of ``portal check``."""
    _folders.add(Path(config.site_dir))
    unfinished.clear(Path(config.site_dir))
    root, folders = Path(config.config_file_path).parent, [Path(folder) for folder in config.theme.dirs]
    site = config.extra["site"] = open_site(root, config.site_url, folders, docs=Path(config.docs_dir))
    config.nav = site.menu(config.nav)
    config.theme.static_templates.discard("sitemap.xml")
    config.theme.dirs[:] = config.theme.dirs[:1]  # MkDocs would list every file, among them Material's 14,000 icons.


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of the site: hand-written pages, limited to the listed macros, generated pages, and all other files."""
    unfinished.say(Path(config.site_dir))  # MkDocs has emptied the folder again.
    site: Site = config.extra["site"]
    config.plugins["macros"]._env = environment.of(config.plugins["macros"].macros)  # type: ignore[attr-defined]
    ours = (file for file in files.documentation_pages() if file.src_dir == config.docs_dir)
    pages = Files([file for file in ours if file.src_uri not in site.left_out])
    for page in site.generated([file.src_uri for file in pages]):
        file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.page = GeneratedPage(titles(config.nav).get(page.source, page.title), file, config)
        file.page.source = page
        pages.append(file)
    addresses = [file.url.removeprefix("./") for file in pages]
    for path, content in {**beside_pages(Path(config.docs_dir)), **site.outputs(addresses)}.items():
        held = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
        file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, **held)
        file.dest_uri, file.inclusion = path, InclusionLevel.INCLUDED  # MkDocs renders .md and omits .well-known.
        pages.append(file)
    for notice in filter(None, (*site.notices.lines(), site.kept.notice)):
        logging.getLogger("mkdocs.hooks.portal").info("%s", notice)
    return pages


def on_env(env: object, config: MkDocsConfig, files: Files) -> object:
    """The portal's own environment renders the page frame."""
    return config.extra["site"].templates.environment


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, object]:
    """Gives the page its frame, with the body in it. MkDocs keeps all pages in memory, but not these bodies."""
    site, menu = config.extra["site"], entries(nav.items)
    if isinstance(page, GeneratedPage):
        return {"frame": site.made(page.source, menu)}
    return {"frame": site.written(page.url, page.meta, str(page.title), menu, page.content or "")}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """Gives 404.html, which is not a page to MkDocs, its frame."""
    return {"frame": config.extra["site"].not_found(entries(context["nav"].items))}


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Makes the search index from the pages as written, after which the site is complete."""
    pagefind.index(Path(config.site_dir))
    unfinished.done(Path(config.site_dir))


@event_priority(-100)
def on_build_error(error: Exception) -> None:
    """Words errors that are no fault of the program in a line: the data, a full disk, a folder without write access."""
    unfinished.stopped(_folders)
    if words := trouble.said(error, _folders):
        raise PluginError(words) from error
