"""Checks hand-written pages (``docs/``) completely before any of them is rendered.

A page is Markdown with calls of components. Anybody may contribute one, so it must not run code, replace the frame of
the site or include another site.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from portal.problem import Problem
from portal.prose import (
    allowed,
    calls,
    files,
    front_matter,
    handwritten,
    icons,
    lines,
    markup,
    rendering,
    sentences,
    settings,
)
from portal.prose.calls import Call, Fault, Ids
from portal.prose.handwritten import HandwrittenPage
from portal.prose.markup import Offence
from portal.prose.settings import Settings


def problems(
    docs: Path, ids: Ids, owned: Iterable[str], sections: Iterable[str], written: Collection[str] = ()
) -> list[Problem]:
    """Every problem in the folder ``docs``, which must not contain links (``portal.reading.folders``).

    ``ids`` are those that components accept: of the records, by kind, and the names of figures. ``owned`` are the
    folders of pages that are made from records, ``sections`` the keys of what is announced, and ``written`` the
    addresses of the pages made from records whose text is in this folder. The HTML that Markdown makes of pages depends
    on the file ``mkdocs.yml`` next to the folder.
    """
    said = settings.read(docs.parent / "mkdocs.yml")
    known = {**ids, calls.SECTION: tuple(sections)}
    known[calls.LISTED] = tuple(address.rstrip("/") for address in written)
    paths, found = files.judged(docs, owned, written)
    for path in paths:
        page, unread = handwritten.read(docs, path)
        found += unread
        if page is not None:
            found += _in_page(page, said, known)
    if (docs / sentences.FOLDER).exists():
        found += [*sentences.read(docs)[1], *sentences.unknown(docs)]
    return sorted(set(found))


def addresses(docs: Path) -> dict[str, str]:
    """Maps the address of each hand-written page, below the site's root, to its file, for a folder without problems."""
    paths, _problems = files.judged(docs)
    return {f"{path.removesuffix('.md')}/".removesuffix("index/"): f"{docs.name}/{path}" for path in paths}


def _in_page(page: HandwrittenPage, said: Settings, ids: Ids) -> Iterator[Problem]:
    asks = next((name for name in ids.get(calls.LISTED, ()) if page.path == f"{name}/index.md"), None)
    if said.menu is not None and page.path not in said.menu and asks is None:
        text = "the page is not in the menu, so nobody would find it; a maintainer adds it under nav in mkdocs.yml"
        yield Problem(page.file, 1, "", text)
    for fault in front_matter.faults(page.front_matter):
        yield Problem(page.file, fault.line + 1, "", fault.message)
    called, faults = calls.calls(page.text, ids)
    if called and page.path not in said.calling:
        text = "components are not shown on this page; a maintainer lists it under force_render_paths in mkdocs.yml"
        faults.append(Fault(called[0].line, text))
    if asks is not None and not any(call.arguments == (asks,) for call in called):
        text = f'the page does not show what comes from records; add a line {{{{ records("{asks}") }}}}'
        faults.append(Fault(page.text.count("\n") + 1, text))
    for fault in [*faults, *_in_markup(page.text, called, said)]:
        yield Problem(page.file, fault.line + page.first_line - 1, "", fault.message)


def _in_markup(text: str, called: Sequence[Call], said: Settings) -> list[Fault]:
    """The faults of the HTML that Markdown makes of the text."""
    elements = allowed.elements(said.extensions)
    elements = {**elements, "div": {**elements["div"], rendering.STAND_IN: rendering.numbers(called)}}
    written = rendering.with_stand_ins(text, called)

    def offences(made: str, *, marked: bool = False) -> list[Offence]:
        drawn = icons.offences(made, said)
        return [*drawn, *markup.offences(icons.without_emoji(made), elements, marked=marked)]

    try:
        made = rendering.html(written, said)
        faults = rendering.misplaced(made, called)
        if found := offences(made):
            faults += lines.faults(written, found, lambda text: offences(rendering.html(text, said), marked=True))
    except rendering.UnreadableTextError:
        return lines.faults(text, [markup.UNREADABLE], lambda _marked: [])
    return faults
