"""Old addresses are named once, and lead to pages that a host shows there."""

from collections.abc import Collection, Iterator
from datetime import date
from urllib.parse import urlsplit

from portal.parts.about.records import OldAddress
from portal.problem import Problem, did_you_mean, shortened
from portal.reading.load import Records
from portal.records.project import Project

Path = list[str | int]


def old_addresses_are_named_once(records: Records, day: date) -> Iterator[Problem]:
    """No address has two successors."""
    met: dict[str, str] = {}
    for old in records.all(OldAddress):
        for path, address in _addresses(old):
            if met.setdefault(address, old.id) is not old.id:
                text = f'"{shortened(address)}" is also in the record {met[address]}; keep it in one of them'
                yield records.problem("old address", old.id, path, text)


def successors_exist(records: Records, pages: Collection[str]) -> Iterator[Problem]:
    """The pages to which outcomes of the project and old addresses lead are there."""
    for project in records.all(Project):
        for index, outcome in enumerate(project.outcomes):
            if outcome.see is not None and (text := not_a_page(outcome.see, pages)):
                yield records.problem("project", project.id, ["outcomes", index, "see"], f"see: {text}")
    for old in records.all(OldAddress):
        if text := not_a_page(old.to, pages):
            yield records.problem("old address", old.id, ["to"], f"to: {text}")
            continue
        for path, address in _addresses(old):
            asked = urlsplit(address)
            stands = f"{asked.path.strip('/')}/".removeprefix("/")
            if not asked.query and stands in pages and stands != _page(old.to):
                text = f'a page of this site has the address "/{stands}", and hosts show that one; write to: /{stands}'
                yield records.problem("old address", old.id, path, text)


def _addresses(old: OldAddress) -> Iterator[tuple[Path, str]]:
    yield ["url"], old.url
    for index, address in enumerate(old.also):
        yield ["also", index], address


def _page(path: str) -> str:
    return path.removeprefix("/").partition("#")[0]


def not_a_page(path: str, pages: Collection[str]) -> str | None:
    """What is wrong with a path that leads to none of the pages, and the remedy; None where it leads to one."""
    if _page(path) in pages:
        return None
    hint = did_you_mean(path, sorted(f"/{page}" for page in pages))
    return f'"{shortened(path)}" is not a page of this site{hint}; correct the path'
