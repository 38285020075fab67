"""Places lie where they are said to be."""

from collections.abc import Iterator
from datetime import date

from portal.parts.about.records import AdvisoryMember, Partner
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, Country, School
from portal.problem import Problem
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.base import Place
from portal.words.territories import country_codes


def coordinates_lie_in_the_country(records: Records, day: date) -> Iterator[Problem]:
    """Coordinates of schools and hubs lie inside the box of their country; swapped ones do not."""
    for school in records.all(School):
        paths: list[list[str | int]] = [["places", index] for index in range(len(school.places))] or [["place"]]
        for where, place in zip(paths, school.sites, strict=False):
            yield from _placed(records, "school", school.id, school.country, where, place)
    for cluster in records.all(Cluster):
        yield from _placed(records, "cluster", cluster.id, cluster.country, ["place"], cluster.place)
        for index, other in enumerate(cluster.others):
            path: list[str | int] = ["others", index, "place"]
            yield from _placed(records, "cluster", cluster.id, cluster.country, path, other.place)


def _placed(
    records: Records, kind: str, id: str, code: str, path: list[str | int], place: Place | None
) -> Iterator[Problem]:
    country = records.find(Country, code)
    if country is None or place is None or place.lat is None or place.lon is None:
        return
    box = country.bounds
    if not (box.south <= place.lat <= box.north and box.west <= place.lon <= box.east):
        yield records.problem(
            kind,
            id,
            [*path, "lat"],
            f"the coordinates {place.lat}, {place.lon} lie outside {country.name} (latitude {box.south} to "
            f"{box.north}, longitude {box.west} to {box.east}); correct them (are they swapped?) or leave them out",
        )


def territories_exist(records: Records, day: date) -> Iterator[Problem]:
    """Two-letter codes of countries are real (ISO 3166-1)."""
    codes: list[tuple[str, str, list[str | int], str | None]] = []
    codes += [("country", country.id, ["id"], country.state) for country in records.all(Country)]
    codes += [("partner", partner.id, ["country"], partner.country) for partner in records.all(Partner)]
    members = records.all(AdvisoryMember)
    codes += [("advisory member", member.id, ["country"], member.country) for member in members]
    for guide in records.all(Guide):
        for field in ("countries", "incomplete"):
            named = enumerate(getattr(guide.small_schools, field))
            codes += [("guide", guide.id, ["small_schools", field, index], code) for index, code in named]
        for index, entry in enumerate(guide.small_schools.interviews):
            codes.append(("guide", guide.id, ["small_schools", "interviews", index, "country"], entry.country))
    for kind, id, path, code in codes:
        if code is not None and code not in country_codes():
            hint = ' (did you mean "gb"?)' if code == "uk" else ""
            remedy = 'use the two letters of ISO 3166-1, like "be"'
            text = f'{field_path(tuple(path))} "{code}" is not a country code{hint}; {remedy}'
            yield records.problem(kind, id, path, text)
