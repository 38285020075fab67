"""Time zones of places, with the rules of the package tzdata, never those of the operating system, which may differ."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# The areas of the IANA database that contain places. Its other names are clocks without a place ("Etc/GMT+1",
# "EST5EDT"), parts of a country ("US/Eastern"), or the setting of the operating system ("localtime").
_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)


@cache
def known() -> frozenset[str]:
    """Every name in the database, of a place or not."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


@cache
def places() -> frozenset[str]:
    """The names of zones that are places, such as Europe/Brussels or America/Argentina/Ushuaia."""
    return frozenset(name for name in known() if "/" in name and name.partition("/")[0] in _AREAS)


@cache
def time_zone(place: str) -> ZoneInfo:
    """The time zone of a place. Raises ValueError if ``place`` is not one of ``places``."""
    if place not in places():
        raise ValueError(f"{place!r} is not the time zone of a place")
    with files("tzdata").joinpath("zoneinfo", *place.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=place)
