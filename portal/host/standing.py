"""What stands at each address: a file beside the pages, with which ``portal.continuity`` compares what was published.

An address that is there again is not the same address if it is about something else.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.frame.page import PageFacts
from portal.records.kind import Kind

FILE = "addresses.json"
"""Address of the file below the site's root: {"version": 1, "pages": {address: [kind, id, title, fact, ...]}}."""
_VERSION = 1
_FACTS = ("place", "start", "published", "url", "text")
"""Fields by which a record is known beside its name."""
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True)
class Standing:
    """What a page is about."""

    kind: str
    """Kind of record, or of a part of one: "school", "unit"."""
    id: str
    title: str
    facts: tuple[str, ...] = ()
    """What else it is known by, such as its town or its first day."""

    def shares_its_name(self, other: "Standing") -> bool:
        """True if the two titles have a word in common, so that one may be the other with a correction."""
        mine, theirs = (set(_WORD.findall(title.casefold())) for title in (self.title, other.title))
        return bool(mine & theirs) or self.title.casefold() == other.title.casefold()


def standing(page: PageFacts, kinds: Iterable[Kind]) -> Standing | None:
    """What the page is about; None for a page about no record, such as a list."""
    if page.part is not None:
        return Standing(*page.part)
    record = page.record
    kind = next((kind.name for kind in kinds if type(record) is kind.model), None)
    if record is None or kind is None:
        return None
    return Standing(kind, record.id, record.label, tuple(_facts(record)))


def _facts(record: Any) -> Iterator[str]:
    for name in _FACTS:
        value = getattr(record, name, None)
        if value is not None:
            yield f"{name}: {getattr(value, 'town', value)}"


def written(pages: Iterable[PageFacts], kinds: Iterable[Kind]) -> str:
    """The file."""
    kinds = tuple(kinds)
    found = {page.path: standing(page, kinds) for page in pages}
    lines = {path: [one.kind, one.id, one.title, *one.facts] for path, one in sorted(found.items()) if one is not None}
    return json.dumps({"version": _VERSION, "pages": lines}, ensure_ascii=False) + "\n"


def read(content: bytes | str) -> Mapping[str, Standing]:
    """What stood at each address. Raises ValueError or KeyError if the content is no such file."""
    said = json.loads(content)
    if said["version"] != _VERSION:
        raise ValueError(f"version {said['version']} is another than {_VERSION}")
    return {path: Standing(kind, id, title, tuple(facts)) for path, (kind, id, title, *facts) in said["pages"].items()}
