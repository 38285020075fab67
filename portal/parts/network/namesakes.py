"""Schools of one name in one town, and what tells them apart."""

from portal.parts.network.records import School
from portal.words.alphabets import alike


def namesake(school: School) -> tuple[str, ...]:
    """A key that two schools share whose name and town readers cannot tell apart."""
    return alike(school.name), school.country, alike(school.site.town) if school.site else ""


def distinction(school: School) -> str:
    """What tells the school from another of its name in its town: its street, else its number; "" if none is known."""
    street = school.site.street if school.site else None
    return street or school.national_code or ""


def are_apart(one: School, other: School) -> bool:
    """True if two of one name and town differ in their number or their street, or a waiver says that they are two."""
    streets = [school.site.street if school.site else None for school in (one, other)]
    pairs = [(one.national_code, other.national_code), (streets[0], streets[1])]
    differ = any(first and second and alike(first) != alike(second) for first, second in pairs)
    return differ or one.waiver is not None or other.waiver is not None
