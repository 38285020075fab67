"""One new record of every kind, made as a contributor makes it: by filling in what ``portal new`` prints.

Nothing of a network is named here. What a record refers to is the first of its kind in the data that it is added to;
all else follows from the models, so that a new kind or field needs no line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from portal.parts.network.records import Country
from portal.parts.registry import KINDS
from portal.portal import Portal
from portal.reading import draft
from portal.records.fields import Refers, Term
from portal.records.kind import Kind
from portal.words.language import ENGLISH
from tests.fields import ENTRY, Leaf, leaves
from tests.records import read_plain

MANY = tuple(kind for kind in KINDS if not kind.single)
NEW = "a-new-one"
COUNTRIES = ("se", "fi", "ie", "at")
"""Countries that a network may not have yet."""
LONG = " ".join(
    f"What was told on {day} is described here in our own words, as far as the sources go and no further."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
)
SHEET = """\
## What we agree on

- \u2610 We have met.

| Who | Does what | Until when |
| --- | :-------: | ---------- |
|     |           |            |
"""
_GIVEN = re.compile(r"( *(?:- )?)([a-z_]+):")


@dataclass(frozen=True)
class Additions:
    """What is added to the records of a portal."""

    portal: Portal
    """What is there already."""
    data: Path
    """Its folder."""
    day: date
    """The day on which it is added."""

    def write(self) -> None:
        """Puts a file of each kind beside those of the folder, and a text for the new sheet."""
        for kind in MANY:
            path = self.data / kind.stem / f"{NEW}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.of(kind), encoding="utf-8")
        (self.data / "texts" / f"{NEW}.md").write_text(SHEET, encoding="utf-8")

    def of(self, kind: Kind) -> str:
        """The new records of a kind as YAML."""
        text = self.filled(kind)
        if kind.name == "school":
            text += f"  memberships: [{{hub: {self.ids['cluster']}, role: mentor}}]\n"
        if kind.name == "resource":  # One that others offer, and one of our own.
            own = text.replace(NEW, f"{NEW}-of-our-own").replace("Something new", "Something of our own")
            own += f"  languages: [en]\n  authors: [Somebody]\n  text: {NEW}.md\n"
            text = f"{text}  url: https://new.example.eu/sheet\n\n{own}"
        if kind.name == "licence":
            text += "  share: true\n  change: true\n  commercial: true\n"
        if kind.name == "survey":  # A scale would need words for its ends.
            text = text.replace("type: scale", "type: open")
        return text

    def filled(self, kind: Kind) -> str:
        """The draft of a kind with a value for every "...", and nothing that is optional."""
        found = {tuple(step for step in leaf.path if step != ENTRY): leaf for leaf in leaves(kind)}
        # A source may stand in its list as its id alone, and drafts write it so.
        found |= {path[:-1]: leaf for path, leaf in found.items() if path[-2:] == ("sources", "source")}
        lines: list[str] = []
        parents: dict[int, str] = {}
        for line in draft.record(kind).splitlines():
            if line.lstrip().startswith("#"):
                continue
            if given := _GIVEN.match(line):
                parents = {column: name for column, name in parents.items() if column < len(given[1])}
                parents[len(given[1])] = given[2]
            path = tuple(name for _column, name in sorted(parents.items()))
            lines.append(line.replace("...", self.value(found[path])) if "..." in line else line)
        return "\n".join(lines) + "\n"

    def value(self, leaf: Leaf) -> str:
        """What stands in a field, as YAML."""
        special = self.special.get(str(leaf))
        if special is not None:
            return special
        if leaf.path == ("id",):
            return self.ids.get(leaf.kind, NEW)
        for mark in leaf.marks:
            if isinstance(mark, Term):
                return self.first[mark.vocabulary]
            if isinstance(mark, Refers):
                return self.first[mark.kind]
        words = f"Something new ({leaf})"
        candidates = (LONG if leaf.long else words, self.day.isoformat(), self.country, "0", "true")
        return next(f'"{candidate}"' for candidate in candidates if leaf.takes(candidate))

    @cached_property
    def special(self) -> Mapping[str, str]:
        """What fields hold that depend on others."""
        month = timedelta(days=30)
        return {
            "country: bounds.south": "47",
            "country: bounds.west": "9",
            "country: bounds.north": "70",
            "country: bounds.east": "25",
            "country: languages.*": ENGLISH.tag,
            "school: language": ENGLISH.tag,
            "resource: languages.*": ENGLISH.tag,
            "cluster: country": self.country,
            "school: country": self.country,
            "survey: course": NEW,
            "event: start": (self.day + month).isoformat(),
            "newsletter: end": (self.day + month).isoformat(),
            "newsletter: published": (self.day + month).isoformat(),
            "resource: licence": self._open_licence,
            "old address: url": "https://new.example.eu/former",
            "old address: to": "/network/",
        }

    @property
    def country(self) -> str:
        """Where the new school is."""
        return next(iter(self.portal.every(Country)))

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """Ids of the new records whose kind asks for a certain form."""
        return {
            "country": next(code for code in COUNTRIES if code not in self.portal.every(Country)),
            "school": f"{self.country}-{NEW}-school",
            "cluster": f"{self.country}-{NEW}-hub",
            "licence": "LicenseRef-New",
        }

    @cached_property
    def first(self) -> Mapping[str, str]:
        """Kind or vocabulary -> the first id of it; that of the new record where there is none."""
        found = {kind.name: self.ids.get(kind.name, NEW) for kind in MANY}
        for name, files in read_plain(self.data).items():
            # A citation of a long source says where in it, which no draft can know.
            short = [record for _path, records in files for record in records if "long" not in record]
            ids = [record["id"] for record in short if "id" in record]
            found[name] = next(iter(ids), found.get(name, NEW))
        return found

    @property
    def _open_licence(self) -> str:
        licences = self.portal.licences.values()
        return next(licence.id for licence in licences if licence.share and licence.change)


def latest(portal: Portal) -> date:
    """The last day of any record in which it was published or its period ended, in place of what a clock would say."""
    records = [record for table in portal.tables.values() for record in table.values()]
    days = [getattr(record, name, None) for record in records for name in ("published", "end")]
    return max(day for day in (*days, portal.project.start) if isinstance(day, date))
