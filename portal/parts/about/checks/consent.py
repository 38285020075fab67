"""People are named and shown only while they agree."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.base import Consent, Person
from portal.records.image import Image

_AGREED = {Person: ("a person's name", "person"), Image: ("a picture", "picture")}
"""What somebody agrees to: as messages call it, and what to delete when the agreement has ended."""


def consent_still_holds(records: Records, day: date) -> Iterator[Problem]:
    """Says where a name, picture or record is left out: its consent has ended or not begun. The build goes on."""
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, shown in _people(entry.record, ()):
                if shown.consent is not None and (why := _ended(shown.consent, day)):
                    what, gone = _AGREED[type(shown)]
                    text = f"{what} is left out of the site: {why}; renew the consent or delete the {gone}"
                    yield records.problem(kind, id, path, text, notice=True)
            consent = getattr(entry.record, "consent", None)
            if isinstance(consent, Consent) and (why := _ended(consent, day)):
                text = f"is left out of the site: {why}; renew the consent or delete the record"
                yield records.problem(kind, id, ["consent"], text, notice=True)


def _ended(consent: Consent, day: date) -> str:
    """Why the consent does not hold on the day; "" where it does."""
    if consent.holds(day):
        return ""
    if consent.withdrawn is not None and day >= consent.withdrawn:
        return f"consent was withdrawn on {consent.withdrawn}"
    if consent.until is not None and day > consent.until:
        return f"consent ended on {consent.until}"
    return f"consent begins only on {consent.given}"


def _people(part: BaseModel, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Person | Image]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, name) if index is None else (*path, name, index)
            if isinstance(item, Person | Image):
                yield here, item
            elif isinstance(item, BaseModel):
                yield from _people(item, here)
