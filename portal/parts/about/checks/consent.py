"""People are named and shown only while they agree."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.base import Person
from portal.records.image import Image

_AGREED = {Person: ("a person's name", "person"), Image: ("a picture", "picture")}
"""What somebody agrees to: as messages call it, and what to delete when the agreement has ended."""


def consent_still_holds(records: Records, day: date) -> Iterator[Problem]:
    """Says where a name or picture is left out, because the consent has ended or not begun. The build goes on."""
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, shown in _people(entry.record, ()):
                consent = shown.consent
                if consent is None or consent.holds(day):
                    continue
                what, gone = _AGREED[type(shown)]
                if consent.withdrawn is not None and day >= consent.withdrawn:
                    why = f"consent was withdrawn on {consent.withdrawn}"
                elif consent.until is not None and day > consent.until:
                    why = f"consent ended on {consent.until}"
                else:
                    why = f"consent begins only on {consent.given}"
                text = f"{what} is left out of the site: {why}; renew the consent or delete the {gone}"
                yield records.problem(kind, id, path, text, notice=True)


def _people(part: BaseModel, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Person | Image]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, name) if index is None else (*path, name, index)
            if isinstance(item, Person | Image):
                yield here, item
            elif isinstance(item, BaseModel):
                yield from _people(item, here)
