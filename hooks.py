"""The MkDocs adapter: hands what ``portal`` makes to MkDocs. No rules and no markup live here."""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from portal.building import trouble, unfinished
from portal.frame.page import Page as PortalPage
from portal.frame.page import PageFacts
from portal.host import pagefind
from portal.prose import environment
from portal.prose.files import is_piece, published
from portal.site import Site, open_site

log = logging.getLogger("mkdocs.hooks.portal")
_folders: set[Path] = set()
"""Where sites are written."""


class GeneratedPage(Page):
    """A page whose body comes from records. Python-Markdown and front matter have no part in it."""

    def __init__(self, source: PortalPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(source.title, file, config)
        self.source = source

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body is rendered in on_page_context, when it is written."""
        self.content, self.toc = "", TableOfContents([])


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads the data before mkdocs-macros asks for it; problems stop the build in the words of ``portal check``."""
    root, folders = Path(config.config_file_path).parent, [Path(folder) for folder in config.theme.dirs]
    site = open_site(root, config.site_url or "/", folders, docs=Path(config.docs_dir))
    for notice in site.notices.lines():
        log.info("%s", notice)
    config.extra["site"] = site
    config.theme.static_templates.discard("sitemap.xml")
    # MkDocs lists every file of these to publish it, among them Material's 14,000 icons.
    config.theme.dirs[:] = config.theme.dirs[:1]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """The folder of the site says that it is not whole, until the build has ended."""
    _folders.add(Path(config.site_dir))
    unfinished.clear(Path(config.site_dir))
    # Hand-written pages see the listed macros and nothing else of what mkdocs-macros lays out for them.
    plugin: Any = config.plugins["macros"]
    plugin._env = environment.of(plugin.macros)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages and files, and leaves out what the theme would publish unused."""
    unfinished.say(Path(config.site_dir))  # MkDocs has emptied the folder once more.
    site: Site = config.extra["site"]
    files = Files([f for f in files if f.src_dir == config.docs_dir and not is_piece(Path(f.src_dir), f.src_uri)])
    for file in files:
        if (cut := published(Path(config.docs_dir), file.src_uri)) is not None:
            file.content_bytes = cut
    paths = [file.url.removeprefix("./") for file in files.documentation_pages()]
    for page in site.pages:
        if (taken := files.get_file_from_path(page.source)) is not None:
            raise PluginError(f"{taken.src_uri} stands where a page is generated (/{page.path}); rename the file.")
        file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.page = GeneratedPage(page, file, config)
        files.append(file)
    outputs = site.outputs([*paths, *(page.path for page in site.pages)])
    if site.kept.notice:
        log.info("%s", site.kept.notice)
    for path, content in outputs.items():
        held = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
        file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, **held)
        file.dest_uri, file.inclusion = path, InclusionLevel.INCLUDED  # MkDocs pages .md and leaves out .well-known.
        files.append(file)
    return files


def on_env(env: object, config: MkDocsConfig, files: Files) -> object:
    """The page frame is rendered by the portal's own environment, which escapes every value."""
    return config.extra["site"].templates.environment


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Gives the page its body and its frame."""
    site: Site = config.extra["site"]
    if isinstance(page, GeneratedPage):
        facts: PageFacts = page.source
        page.content = site.explained(page.source.body(site.templates), whole=False)
    else:
        menu = [(str(other.title), other.url) for other in nav.pages]
        facts = site.written(page.url, page.meta["title"], page.meta["description"], str(page.title), menu)
        page.content = site.written_body(page.content or "")
    context["frame"] = site.frame(facts, page.content)
    return context


def on_template_context(context: dict[str, object], template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """Gives the page that is shown where none is found its frame."""
    context["frame"] = config.extra["site"].not_found
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Lets go of a generated body once it is written, so that memory does not grow with the site."""
    page.content = "" if isinstance(page, GeneratedPage) else page.content
    return output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Makes the index of the search from the pages as they are written; with it, the site is whole."""
    pagefind.index(Path(config.site_dir))
    unfinished.done(Path(config.site_dir))


@event_priority(-100)
def on_build_error(error: Exception) -> None:
    """Says in a line what is no fault of the program: the data, a full disk, a folder that may not be written."""
    unfinished.stopped(_folders)
    if words := trouble.said(error, _folders):
        raise PluginError(words) from error
