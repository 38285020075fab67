"""Rules for every list in a record: it has a maximum length, and names in it are unique.

Names are those of records, terms, countries, languages and sources. Both rules are derived from the models, so that no
list is forgotten. A field may set another maximum (``max_length``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from annotated_types import MaxLen
from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic_core import PydanticKnownError

from portal.problem import shortened
from portal.records.fields import Line

MOST_ENTRIES = 50
_MOST_NAMED = 5


class EntryError(ValueError):
    """An error in an entry of a list, or in one of the fields of a part that was judged as a whole."""

    def __init__(self, entry: int | str, reason: str) -> None:
        super().__init__(reason)
        self.entry = entry
        """The number of the entry, 0 for the first, or the name of the field."""


def bound(model: type[BaseModel]) -> None:
    """Gives every list among the fields of ``model`` a maximum length, and requires the names in it to be unique."""
    for field in model.model_fields.values():
        if get_origin(field.annotation) is not tuple or any(
            isinstance(rule, BeforeValidator) and isinstance(rule.func, AtMost) for rule in field.metadata
        ):
            continue
        if not any(isinstance(rule, MaxLen) for rule in field.metadata):
            field.metadata.append(MaxLen(MOST_ENTRIES))
        most = next(rule.max_length for rule in field.metadata if isinstance(rule, MaxLen))
        field.metadata.append(BeforeValidator(AtMost(most)))
        if _of_names(field.annotation):
            field.metadata.append(AfterValidator(_once))


def _of_names(annotation: Any) -> bool:
    """True if the annotation is of a list whose texts are not free text."""
    entry = get_args(annotation)[0]
    return get_origin(entry) is Annotated and get_args(entry)[0] is str and entry != Line


@dataclass(frozen=True)
class AtMost:
    """A validator that runs before those of the entries, so that a list of thousands of wrong ones is one mistake."""

    most: int

    def __call__(self, entries: Any) -> Any:
        if isinstance(entries, list) and len(entries) > self.most:
            raise PydanticKnownError(
                "too_long", {"field_type": "Tuple", "max_length": self.most, "actual_length": len(entries)}
            )
        return entries


def _once(entries: tuple[str, ...]) -> tuple[str, ...]:
    refuse_doubles(entries)
    return entries


def refuse_doubles(names: Sequence[str]) -> None:
    """Raises EntryError if a name is in the list more than once; it names the doubles and their places."""
    if len(set(names)) == len(names):
        return
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(name, []).append(place)
    twice = [(name, found) for name, found in places.items() if len(found) > 1]
    named = ", ".join(
        f'"{shortened(name)}" (entries {", ".join(str(place + 1) for place in found[:_MOST_NAMED])})'
        for name, found in twice[:_MOST_NAMED]
    )
    raise EntryError(twice[0][1][1], f"names {named} more than once; keep one of each")
