"""Time zones of places, with the rules of the package tzdata: never those of the machine, which may be others."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

# The areas of the IANA database that hold places. What it has beside them is a clock without a place ("Etc/GMT+1",
# "EST5EDT"), a part of a country ("US/Eastern"), or the machine's own ("localtime").
_AREAS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)


@cache
def known() -> frozenset[str]:
    """Every name of the database, whether of a place or not."""
    return frozenset((files("tzdata") / "zones").read_text("utf-8").split())


@cache
def places() -> frozenset[str]:
    """The names of zones that are places, like Europe/Brussels or America/Argentina/Ushuaia."""
    return frozenset(name for name in known() if "/" in name and name.partition("/")[0] in _AREAS)


@cache
def time_zone(place: str) -> ZoneInfo:
    """The zone of a place. Raises ValueError where ``place`` is none of ``places``."""
    if place not in places():
        raise ValueError(f"{place!r} is not the time zone of a place")
    with files("tzdata").joinpath("zoneinfo", *place.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=place)
