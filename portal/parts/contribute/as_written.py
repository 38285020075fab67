"""A record in the plain form in which a form is filled in with it, without what pages hide."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.records.base import Citation, Person
from portal.records.image import Image
from portal.records.waiver import Waiver

_HIDDEN = (Person, Image, Waiver)
"""Parts that no form asks for. Names of persons are shown only while they agree, and a copy would outlast that."""


def as_written(record: BaseModel) -> dict[str, Any]:
    """What the record says, but for what no form asks for. What stands at its default because nobody wrote it is left
    out."""
    found: dict[str, Any] = {}
    for name in type(record).model_fields:
        if name in record.model_fields_set and not isinstance(value := getattr(record, name), _HIDDEN):
            plain = _plain(value)
            if plain is not None and plain not in ({}, []):
                found[name] = plain
    return found


def _plain(value: Any) -> Any:
    match value:
        case Citation(at=None, quote=None):
            return value.source
        case BaseModel():
            return as_written(value)
        case tuple():
            return [_plain(entry) for entry in value]
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
    return None if value is None else str(value).strip()
