"""Hand-written pages (``docs/``): what may stand in them. Everything is judged before any of it is rendered.

A page is Markdown with calls of components. It may come from anybody, so it is no program, no frame of its own and no
part of another site.
"""

from collections.abc import Iterator
from pathlib import Path

from portal.problem import Problem
from portal.prose import calls, front_matter, pages, settings
from portal.prose.calls import Ids
from portal.prose.pages import Page
from portal.prose.settings import Settings


def problems(docs: Path, ids: Ids) -> list[Problem]:
    """Everything wrong in the folder ``docs``, which has no links in it (``portal.folders``).

    ``ids`` are those of the records, by kind, that components can be asked for. What Markdown makes of pages depends on
    the file ``mkdocs.yml`` beside the folder.
    """
    from portal.figures import FIGURES  # noqa: PLC0415 (which counts in the portal, which is read with its pages)

    said = settings.read(docs.parent / "mkdocs.yml")
    found: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        page, unread = pages.read(docs, path.relative_to(docs).as_posix())
        found += unread
        if page is not None:
            found += _in_page(page, said, {**ids, calls.FIGURE: tuple(FIGURES)})
    return sorted(set(found))


def _in_page(page: Page, said: Settings, ids: Ids) -> Iterator[Problem]:
    for fault in front_matter.faults(page.front_matter):
        yield Problem(page.file, fault.line + 1, "", fault.message)
    called, faults = calls.calls(page.text, ids)
    for fault in faults:
        yield Problem(page.file, fault.line + page.first_line - 1, "", fault.message)
    if called and page.path not in said.calling:
        text = (
            "components are not shown on this page; ask a maintainer to list it under force_render_paths in mkdocs.yml"
        )
        yield Problem(page.file, called[0].line + page.first_line - 1, "", text)
