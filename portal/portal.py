"""The portal: an index of all records, frozen. It knows no part of the site: what one part looks up is in its room."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from portal.reading import load
from portal.reading.load import Records
from portal.records.base import Addressed, Contact, Piece, Publication, Sourced, agreed, held_back
from portal.records.image import Image
from portal.records.kind import Kind, Scope, Tables
from portal.records.licence import Licence
from portal.records.operator import Operator
from portal.records.project import Project
from portal.records.source import Source
from portal.records.vocabulary import VocabularyTerm
from portal.words import identity

R = TypeVar("R", bound=Piece)
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Portal:
    """Everything the site is made from. Mappings have the order of lists."""

    as_of: date
    """The day of the site: consents are judged on it, and what is dated ahead of it is not there."""
    kinds: tuple[Kind, ...]
    """The kinds of its records."""
    tables: Mapping[str, Mapping[str, Any]]
    """The records by the name of their kind and by id."""
    texts: Mapping[str, str]
    """Markdown of our own resources and courses, by the name of its file in data/texts/."""
    _views: dict[Callable[["Portal"], Any], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def every(self, model: type[R]) -> Mapping[str, R]:
        """The records of the kind that has this model, by id. Raises KeyError where there is no such kind."""
        return self._by_model[model]

    def single(self, model: type[R]) -> R:
        """The one record of a kind of which there must be one."""
        return next(iter(self.every(model).values()))

    def optional(self, model: type[R]) -> R | None:
        """The one record of a kind that need not be there."""
        return next(iter(self.every(model).values()), None)

    def the(self, stem: str) -> Any:
        """The one record of ``data/<stem>.yaml``."""
        return next(record for kind in self.kinds if kind.stem == stem for record in self.tables[kind.name].values())

    def view(self, make: Callable[["Portal"], T]) -> T:
        """What ``make`` makes of the portal, made once."""
        if make not in self._views:
            self._views[make] = make(self)
        return self._views[make]  # type: ignore[no-any-return]

    @cached_property
    def _by_model(self) -> Mapping[type[Piece], Mapping[str, Any]]:
        # All vocabularies have one model; no look-up is by that.
        return {kind.model: self.tables[kind.name] for kind in self.kinds}

    # What every page rests on

    @cached_property
    def project(self) -> Project:
        return self.single(Project)

    @cached_property
    def operator(self) -> Operator | None:
        """Who runs the site; None while nobody is named."""
        return self.optional(Operator)

    @property
    def email(self) -> str:
        """Where readers write: the address of the operator; while nobody is named, that of the project."""
        return self.project.email if self.operator is None else self.operator.contact.email

    def organisation(self, written: str) -> str:
        """The name of an organisation, which is written as the id of a partner or as a name."""
        partner = self.tables["partner"].get(written)
        return written if partner is None else str(partner.name)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return self.every(Source)

    @cached_property
    def licences(self) -> Mapping[str, Licence]:
        return self.every(Licence)

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, VocabularyTerm]]:
        return {kind.name: self.tables[kind.name] for kind in self.kinds if kind.vocabulary}

    def term(self, vocabulary: str, id: str) -> VocabularyTerm:
        """A term of a vocabulary. Raises KeyError where there is none."""
        return self.vocabularies[vocabulary][id]

    def answers(self, vocabulary: str, ids: Iterable[str]) -> tuple[str, ...]:
        """The terms under which readers find what has these: a term that covers others stands for those."""
        return tuple(dict.fromkeys(found for id in ids for found in self.term(vocabulary, id).covers or (id,)))

    # Names that last

    @property
    def identity(self) -> str:
        """The name of the portal, which it keeps wherever the site stands."""
        return self.project.identity

    def identity_of(self, record: Sourced, *part: str) -> str:
        """The name of the record, or of a ``part`` of it, which it keeps wherever the site stands.

        It is made from the name of its kind and the id under which it was first published, so it changes neither with
        the address nor with the id of the record, nor with anything else that the record says.
        """
        id = record.first_id if isinstance(record, Addressed) else str(getattr(record, "id", ""))
        return self.identity_named("/".join(filter(None, (self._kind_of[type(record)].name, id, *part))))

    def identity_named(self, name: str) -> str:
        """The lasting name of something that is no record and that the portal calls ``name``."""
        return identity.named(self.identity, name)

    @cached_property
    def _kind_of(self) -> Mapping[type[Piece], Kind]:
        return {kind.model: kind for kind in self.kinds}

    # Places

    def places(self, scope: Scope) -> Mapping[str, Addressed]:
        """The records that readers follow as countries or as hubs, by id; none where no kind is of that scope."""
        return next((self.tables[kind.name] for kind in self.kinds if kind.scope == scope), {})

    def countries_of(self, record: Publication) -> tuple[str, ...]:
        """Codes of the countries that a record is about, those of its hubs among them; none where it is about all."""
        hubs = self.places("hub")
        of_hubs = (hubs[id].country_named for id in record.clusters_named)
        return tuple(dict.fromkeys((*record.countries_named, *filter(None, of_hubs))))

    # People

    def person_of(self, contact: Contact) -> str | None:
        """The name of the person in a role, only while their consent holds."""
        person = contact.person
        return person.name if person is not None and person.consent.holds(self.as_of) else None


def made(records: Records, day: date) -> Portal:
    """The portal of ``day``, made of records in which nothing is wrong.

    Those that are dated ahead of it are left out, and those of what has not agreed to be shown on it.
    """
    read = {
        name: {
            id: _shown(entry.record, day)
            for id, entry in entries.items()
            if not held_back(entry.record, day) and agreed(entry.record, day)
        }
        for name, entries in records.entries.items()
    }
    tables = {kind.name: MappingProxyType(_listed(kind, read)) for kind in records.kinds}
    return Portal(
        as_of=day,
        kinds=records.kinds,
        tables=MappingProxyType(tables),
        texts=MappingProxyType(load.texts(records)),
    )


def _shown(record: R, day: date) -> R:
    """The record without its picture, where those who are on that do not agree to be shown on ``day``."""
    image = getattr(record, "image", None)
    if not isinstance(image, Image) or image.may_be_shown(day):
        return record
    return record.model_copy(update={"image": None})


def _listed(kind: Kind, tables: Tables) -> dict[str, Any]:
    """The records of a kind in the order in which every list shows them, whichever files they stand in."""
    table, place = tables[kind.name], kind.listed
    if place is None:
        return dict(table)
    return dict(sorted(table.items(), key=lambda item: (place(item[1], tables), item[0])))


def grouped(pairs: Iterable[tuple[T, V]]) -> Mapping[T, tuple[V, ...]]:
    """The values by their keys, in the order in which they come."""
    groups: dict[T, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
