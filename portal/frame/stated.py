"""What a record says now, field by field, in words for readers: the middle of a message that corrects it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.portal import Portal
from portal.reading.references import models_in, target_of
from portal.records.base import Citation, Consent, Person
from portal.records.fields import Refers, is_id
from portal.records.waiver import Waiver
from portal.words.language import N_, _
from portal.words.territories import language_name, territories
from portal.words.when import long_date

MOST_OF_A_VALUE = 120
"""Letters of one value; a longer text is cut."""
MOST_ENTRIES = 8
"""Entries of a list that are named."""

_KEPT_BACK = frozenset(
    {"id", "formerly", "note", "published", "updated", "known_until", "as_of", "state", "certainty", "confirmed"}
)
"""Fields about the record and not about what it describes."""
_RARE = frozenset(
    {"since", "until", "ending", "successor", "successors", "former_names", "names", "places", "agreement", "waiver"}
)
"""Fields of which most records say nothing, so that nobody is asked for them."""
_DRAWN = frozenset({"colour", "bounds", "lat", "lon", "precision", "image", "revision", "happened_note"})
"""Fields that pages draw and readers do not read."""
_NO_FACTS = (Citation, Consent, Person, Waiver)
"""Parts of records that are not facts to correct. Persons are left out, because their consent can end."""
_LANGUAGES = frozenset({"language", "languages", "national_language"})
_LABELS = {
    "about": N_("Description"),
    "clusters": N_("Hubs"),
    "clusters_planned": N_("Planned hubs"),
    "coordinator": N_("Who coordinates the hubs"),
    "context": N_("Context"),
    "cluster": N_("Hub"),
    "contexts": N_("Circumstances"),
    "hubs_in": N_("Coordinates the hubs in"),
    "memberships": N_("Hub and role"),
    "names": N_("Names in other languages"),
    "national_code": N_("Number in the national register"),
    "organisation": N_("Organisation"),
    "policy_challenges": N_("Policy challenges"),
    "since": N_("Began"),
    "until": N_("Ended"),
    "url": N_("Web address"),
}
"""What readers call a field whose own name would not tell them."""


@dataclass(frozen=True)
class Statement:
    """What the site says in one field."""

    label: str
    text: str | None
    """One line; None where it says nothing."""


def stated(portal: Portal, record: BaseModel) -> tuple[Statement, ...]:
    """What the record says, what it says nothing of last; in the order of its fields otherwise.

    Nothing that pages hide is in it: no names of persons, and no records that are not published.
    """
    found = tuple(_statements(portal, record))
    return (*(one for one in found if one.text is not None), *(one for one in found if one.text is None))


def asked(model: type[BaseModel]) -> tuple[Statement, ...]:
    """The fields of a record that does not exist yet."""
    names = [name for name in model.model_fields if _is_fact(model, name) and name not in _RARE]
    return tuple(Statement(field_label(name), None) for name in names)


def line(text: str) -> str:
    """The text on one line, without control characters, at most MOST_OF_A_VALUE letters long."""
    shown = "".join(" " if letter.isspace() else letter for letter in text)
    plain = "".join(letter for letter in shown if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    whole = " ".join(plain.split())
    return whole if len(whole) <= MOST_OF_A_VALUE else f"{whole[: MOST_OF_A_VALUE - 1].rstrip()}…"


def _statements(portal: Portal, record: BaseModel) -> Iterator[Statement]:
    model = type(record)
    for name in model.model_fields:
        if _is_fact(model, name):
            text = _value(portal, model, name, getattr(record, name))
            if not text and name in _RARE:
                continue
            yield Statement(field_label(name), line(text) if text else None)


def _is_fact(model: type[BaseModel], name: str) -> bool:
    if name in _KEPT_BACK or name in _DRAWN:
        return False
    return not any(issubclass(part, _NO_FACTS) for part in models_in(model.model_fields[name].annotation))


def field_label(name: str) -> str:
    """What readers call a field."""
    plain = name.replace("_", " ")
    return _(_LABELS.get(name, f"{plain[:1].upper()}{plain[1:]}"))


def _value(portal: Portal, model: type[BaseModel], name: str, value: Any) -> str:
    """The value of a field in words; "" where it says nothing."""
    if isinstance(value, tuple):
        said = [text for entry in value[:MOST_ENTRIES] if (text := _value(portal, model, name, entry))]
        return "; ".join((*said, "…") if len(value) > MOST_ENTRIES else said)
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        parts = [one for one in _statements(portal, value) if one.text is not None]
        return ", ".join(f"{one.text}" if len(parts) < 3 else f"{one.label}: {one.text}" for one in parts)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return long_date(value)
    return _words(portal, model, name, str(value))


def _words(portal: Portal, model: type[BaseModel], name: str, value: str) -> str:
    target = target_of(model, name)
    if isinstance(target, Refers):
        record = portal.tables[target.kind].get(value)
        return record.label if record is not None else "" if is_id(value) else value
    if target is not None:
        return portal.term(target.vocabulary, value).label
    if name in _LANGUAGES:
        return language_name(value)
    if name == "country":
        return territories().get(value, value)
    return value
