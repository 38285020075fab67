"""Schools of one name in one town, and what tells them apart."""

import re

from portal.parts.network.records import School
from portal.words.alphabets import alike


def namesake(school: School) -> tuple[str, ...]:
    """A key that two schools share whose name and town readers cannot tell apart."""
    return alike(school.name), school.country, alike(school.site.town) if school.site else ""


def distinction(school: School) -> str:
    """What tells the school from another of its name in its town: its street, else its number; "" if none is known."""
    street = school.site.street if school.site else None
    return street or school.national_code or ""


def number(code: str) -> str:
    """A key that is equal for two spellings of one number: spaces, full stops and hyphens are not part of it."""
    return re.sub(r"[\s.-]", "", alike(code))


def are_apart(one: School, other: School) -> bool:
    """True if two of one name and town differ in their number or their street, or a waiver says that they are two."""
    streets = [school.site.street if school.site else None for school in (one, other)]
    differ = any(
        first and second and key(first) != key(second)
        for key, first, second in ((number, one.national_code, other.national_code), (alike, streets[0], streets[1]))
    )
    return differ or one.waiver is not None or other.waiver is not None
