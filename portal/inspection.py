"""Checks the records, the hand-written pages and all links. If there are no problems, the site can be built.

The targets of links are known only when there are pages, and pages are made from records without problems. So links
between pages are checked last.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from portal import prose
from portal.checks import check
from portal.checks.ahead import public
from portal.host import redirects
from portal.host.own_address import Answering, links_lead_somewhere
from portal.parts.making import Making
from portal.parts.part import Part, checks_of, figures_of, kinds_of, moved_in
from portal.parts.registry import PARTS
from portal.portal import Portal, made
from portal.problem import MOST_OF_A_FILE, DataError, Findings, Problem
from portal.reading import folders, load, textfile
from portal.reading.load import Records
from portal.records.kind import Kind
from portal.words import moment


def inspect(
    data: Path,
    as_of: date | None = None,
    docs: Path | None = None,
    parts: Sequence[Part] = PARTS,
    location: str | None = None,
    most: int = MOST_OF_A_FILE,
) -> tuple[Portal, Findings]:
    """The portal from ``data``, with the records of these parts of the site, and the findings that are notices.

    The portal is that of the day ``as_of``, by default today. Raises DataError with every problem in the data and, if
    their folder ``docs`` is given, in the hand-written pages. Without that folder the set of pages is unknown, and
    links between pages are not checked; without the whole address of the home page (``location``), those with the
    host of the site are not. Of each file, ``most`` problems are kept.
    """
    records, found, notices = _read(data, as_of, docs, parts, most)
    if docs is not None:
        problems = Findings()
        for problem in _in_addresses(records, found, docs, parts, location):
            (notices if problem.notice else problems).add([problem])
        if problems:
            raise DataError(problems)
    return found, notices


def read(
    data: Path, as_of: date | None = None, docs: Path | None = None, parts: Sequence[Part] = PARTS
) -> tuple[Portal, Findings]:
    """The same as ``inspect``, without checking links between pages."""
    return _read(data, as_of, docs, parts)[1:]


def _read(
    data: Path, as_of: date | None, docs: Path | None, parts: Sequence[Part], most: int = MOST_OF_A_FILE
) -> tuple[Records, Portal, Findings]:
    day = as_of or moment.today()
    folders.refuse_links(data, docs)
    kinds = kinds_of(parts)
    records, problems = load.load(data, kinds, most)
    notices = Findings()
    for problem in check(records, day, checks_of(parts)):
        (notices if problem.notice else problems).add([problem])
    if docs is not None:
        keys = [kind.section.key for kind in kinds if kind.section is not None and kind.announced is not None]
        ids = {**public(records, day), prose.calls.FIGURE: tuple(figures_of(parts))}
        problems.add(prose.problems(docs, ids, owned(kinds), keys, written(parts)))
    if problems:
        raise DataError(problems)
    return records, made(records, day), notices


def owned(kinds: Iterable[Kind]) -> frozenset[str]:
    """The folders whose addresses all belong to records of these kinds, now or in the future."""
    found = [kind for kind in kinds if kind.folder]
    sections = {kind.section.path for kind in found if kind.section is not None}
    return frozenset({f"{kind.folder}" for kind in found} | sections)


def written(parts: Iterable[Part]) -> frozenset[str]:
    """The addresses of the pages of these parts whose text is in a hand-written page."""
    return frozenset(path for part in parts for path in part.written)


def _in_addresses(
    records: Records, found: Portal, docs: Path, parts: Sequence[Part], location: str | None
) -> Iterator[Problem]:
    making = Making(found, "/", parts)
    generated = frozenset(page.path for page in making.pages)
    in_docs, with_words = prose.addresses(docs), written(parts)
    for path, file in in_docs.items():
        if path in generated and path not in with_words:
            yield Problem(file, 1, "", prose.files.stands_in_the_way(path))
    pages = generated.union(in_docs)
    for part in parts:
        yield from part.lost_links(found, pages)
        for rule in part.page_checks:
            yield from rule(records, pages)
    if location is not None:
        rules = redirects.rules(found, moved_in(parts, found, location))
        config = docs.parent / "netlify.toml"
        if config.is_file():
            rules += redirects.of_config(textfile.read(config))
        yield from links_lead_somewhere(records, found.texts, docs, Answering(location, pages, rules))
