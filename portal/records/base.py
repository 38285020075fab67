"""The base classes of records, and the parts that several kinds share."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from portal.records.fields import (
    Day,
    Decimal,
    EmailAddress,
    Happened,
    Id,
    LanguageTag,
    Line,
    PartnerRef,
    Phone,
    SourceRef,
    WebAddress,
    Website,
)
from portal.records.lists import bound, refuse_doubles
from portal.words import span
from portal.words.moment import first_day


class Retired(NamedTuple):
    """A field that there is no more."""

    remedy: str
    """What to write instead, as an order: "give the unit an id"."""
    instead: str | None = None
    """The field that took its place, where there is one."""


class Piece(BaseModel):
    """A part of a record. Unknown keys are refused, instances are immutable, and every list has a maximum length."""

    retired: ClassVar[Mapping[str, Retired]] = {}
    """Names of fields that it had before, each with what to do."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        bound(cls)


def not_before(day: date | None, info: ValidationInfo, first: str) -> date | None:
    """``day``. Raises ValueError if it is before the field ``first`` of the same part."""
    begin = info.data.get(first)
    if day is not None and begin is not None and day < begin:
        raise ValueError(f"({day}) lies before {first} ({begin}); correct one of them")
    return day


class Citation(Piece):
    """A source of a fact, as exactly as it can be said. Where no more is to say than its id, the id alone is enough."""

    source: SourceRef
    """The source: the id of an entry of `data/sources.yaml`, or a web address."""
    at: Line | None = None
    """Where in the source: a slide, a page or a section, for example `section 2.1` or `slide "Success conditions"`."""
    quote: Line | None = None
    """Words of the source that say it, in its own language. Keep them short."""


def _spelt_out(value: Any) -> Any:
    return {"source": value} if isinstance(value, str) else value


def _once(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    refuse_doubles([f"{cited.source}, {cited.at}" if cited.at else cited.source for cited in citations])
    return citations


def sources_named(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The ids and addresses of the sources, each once, in the order of the citations."""
    return tuple(dict.fromkeys(citation.source for citation in citations))


def by_source(citations: Iterable[Citation]) -> tuple[tuple[Citation, ...], ...]:
    """The citations of each source together, in the order in which the sources are first named."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.source, []).append(citation)
    return tuple(map(tuple, found.values()))


Cited = Annotated[Citation, BeforeValidator(_spelt_out, json_schema_input_type=SourceRef | Citation)]
Citations = Annotated[tuple[Cited, ...], AfterValidator(_once)]


class Sourced(Piece):
    """Any part of a record that states facts."""

    sources: Citations = Field(min_length=1)
    """Where each fact comes from: ids of entries of `data/sources.yaml`, or web addresses. At least one."""
    note: Line | None = None
    """Why the record says what it says, where sources disagree or stay silent. Shown on the page."""


class Record(Sourced):
    """A record with a name of its own."""

    told_from: ClassVar[str] = "published"
    """The field with the day before which nothing of the record is published."""

    id: Id
    """Permanent name in addresses: lower-case a-z, digits and hyphens. Never changed, never reused."""

    @property
    def texts_named(self) -> tuple[str, ...]:
        """Names of the files of data/texts/ that belong to the record."""
        return ()

    @property
    def country_named(self) -> str | None:
        """Code of the country that the record is in; None where it names none."""
        return getattr(self, "country", None)

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return str(getattr(self, "name", None) or getattr(self, "title", None) or self.id)


class Addressed(Record):
    """A record with a page of its own."""

    folder: ClassVar[str | None] = None
    """Folder of the pages of such records below the site's root; None where each has a place on a page of many."""

    formerly: tuple[Id, ...] = ()
    """Ids this record had before, the oldest first; their addresses redirect here."""

    @property
    def path(self) -> str:
        """Address of the record's page below the site's root, without a leading slash, for example "hubs/es-hub-1/"."""
        return f"{self.folder}{self.id}/"

    @property
    def first_id(self) -> str:
        """The id under which the record was first published. It never changes."""
        return self.formerly[0] if self.formerly else self.id


class Publication(Addressed):
    """A record that is announced to subscribers."""

    published: Day
    """Day on which this portal publishes it, like 2026-11-22; one that lies ahead is kept back until then. When
    something happened is said in another field."""
    updated: Day | None = None
    """Day of the last change that a reader should know of."""

    @field_validator("updated")
    @classmethod
    def _after_publication(cls, day: date | None, info: ValidationInfo) -> date | None:
        return not_before(day, info, "published")

    @property
    def changed(self) -> date:
        """Day of the last change; the day of publication if there was none."""
        return self.updated or self.published

    @property
    def in_time(self) -> tuple[date, date]:
        """First and last day of what it is about, as far as they are known; lists are in this order."""
        return self.published, self.published

    @property
    def countries_named(self) -> tuple[str, ...]:
        """Codes of the countries that the record names as its subject."""
        return tuple(getattr(self, "countries", ()))

    @property
    def clusters_named(self) -> tuple[str, ...]:
        """Ids of the hubs that the record names as its subject."""
        return tuple(getattr(self, "clusters", ()))

    @property
    def themes_named(self) -> tuple[str, ...]:
        """Ids of its themes."""
        return tuple(getattr(self, "themes", ()))


class InOwnLanguage(Publication):
    """A publication that may be written in another language than the site."""

    language: LanguageTag | None = None
    """Language of its title and texts, like hr. Left out where that is the language of the site."""


class Account(InOwnLanguage):
    """A publication that tells of something."""

    happened: Happened | None = None
    """When it happened, as exactly as a source tells: a day, month, season or year, like 2021-08-27, 2021-08, autumn
    2021 or 2021, or from one to another, like 2021-09 to 2021-10. Winter 2021 ends in 2022. Left out where no source
    tells, and where it is of the day on which it is published."""

    @field_validator("happened")
    @classmethod
    def _before_it_was_told(cls, happened: str | None, info: ValidationInfo) -> str | None:
        published = info.data.get("published")
        if happened is not None and published is not None and span.began_after(happened, published):
            raise ValueError(
                f"({happened}) lies after published ({published}), the day on which this portal tells of it; correct "
                "one of them, or make it a record of data/events.yaml, which can tell of what is to come"
            )
        return happened

    @property
    def in_time(self) -> tuple[date, date]:
        """First and last day on which it can have happened; the day of publication where it says nothing."""
        return (span.first_day(self.happened), span.last_day(self.happened)) if self.happened else super().in_time

    @property
    def told_later(self) -> bool:
        """True if it was published in a later month than that in which it happened."""
        return self.happened is not None and span.last_day(self.happened) < self.published.replace(day=1)


def public_from(record: Piece) -> date | None:
    """The day from which the record is published, where it says one; of a month or year, the first."""
    told = getattr(record, getattr(record, "told_from", "published"), None)
    return first_day(told) if isinstance(told, str) else told if isinstance(told, date) else None


def agreed(record: Piece, day: date) -> bool:
    """True if what the record is about may be shown on ``day``: always, but where it agreed for a time or no longer."""
    consent = getattr(record, "consent", None)
    return not isinstance(consent, Consent) or consent.holds(day)


def held_back(record: Piece, day: date) -> bool:
    """True if the record is dated ahead of ``day``: nothing of it is published until its own day."""
    begin = public_from(record)
    return begin is not None and begin > day


P = TypeVar("P", bound=Publication)


def latest_first(records: Iterable[P]) -> tuple[P, ...]:
    """The records, the latest first by when they happened; of those at one time, the one whose place is last."""
    return tuple(sorted(records, key=lambda record: record.in_time)[::-1])


class Link(Piece):
    """An address with more about something."""

    title: Line
    """What a reader finds there."""
    url: WebAddress
    """The address."""


class Place(Piece):
    """Where something is, for maps. Leave the coordinates out where the town is not certain."""

    town: Line
    """Town or village."""
    street: Line | None = None
    """Street and number, or the name of the site."""
    region: Line | None = None
    """Province, county or district, where towns of the same name exist."""
    lat: Decimal | None = Field(None, ge=-90, le=90)
    """Latitude in degrees, WGS84, for example 45.81444."""
    lon: Decimal | None = Field(None, ge=-180, le=180)
    """Longitude in degrees, WGS84, for example 15.97798."""
    precision: Literal["town-centre", "approximate", "building"] = "town-centre"
    """What the coordinates mark: `town-centre` (the usual case), `approximate` or `building`."""

    @model_validator(mode="after")
    def _both_or_neither(self) -> "Place":
        if (self.lat is None) != (self.lon is None):
            raise ValueError("has one coordinate of two; give both lat and lon, or neither")
        return self


class Consent(Piece):
    """A person's agreement to be named."""

    given: Day
    """Day on which the person agreed."""
    scope: Line
    """What was agreed to, for example "name and role on the country page"."""
    until: Day | None = None
    """Last day of the agreement, where it has one."""
    withdrawn: Day | None = None
    """Day on which the person took the agreement back."""

    @field_validator("until", "withdrawn")
    @classmethod
    def _in_order(cls, day: date | None, info: ValidationInfo) -> date | None:
        return not_before(day, info, "given")

    @property
    def last_day(self) -> date | None:
        """The last day on which the name may be shown; None where no end is known."""
        before = self.withdrawn - timedelta(days=1) if self.withdrawn is not None else None
        return min((day for day in (self.until, before) if day is not None), default=None)

    def holds(self, day: date) -> bool:
        """True if the name may be shown on ``day``."""
        return self.given <= day <= (self.last_day or day)


class Person(Piece):
    """A named person. Prefer roles and organisations; name people only where they agreed."""

    name: Line
    """The name as the person writes it."""
    consent: Consent
    """The person's dated agreement. Without it the name cannot be published."""


class Contact(Piece):
    """Whom to turn to: a role at an organisation, and a person only where they agreed."""

    role: Line
    """The role, for example "National coordinator"."""
    organisation: PartnerRef | None = None
    """The partner organisation that has the role."""
    email: EmailAddress | None = None
    """An address of the role, not of a person."""
    phone: Phone | None = None
    """Telephone of the role, not of a person, in the international form, for example +385 21 123456."""
    website: Website | None = None
    """Page of the role or office."""
    person: Person | None = None
    """The person in the role, with their consent."""
