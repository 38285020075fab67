"""Schools as national registers have them: the number is the key, and names are not."""

from collections.abc import Iterator
from datetime import date

from portal.parts.network.namesakes import are_apart, namesake, number
from portal.parts.network.records import School
from portal.problem import Problem
from portal.reading.load import Records


def numbers_stand_once(records: Records, day: date) -> Iterator[Problem]:
    """No two schools of a country have the same number in its register."""
    met: dict[tuple[str, str], str] = {}
    for school in records.all(School):
        if school.national_code is None:
            continue
        other = met.setdefault((school.country, number(school.national_code)), school.id)
        if other != school.id:
            text = (
                f'national_code "{school.national_code}" is that of "{other}"; if they are one school, delete one '
                "record, else correct the number"
            )
            yield records.problem("school", school.id, ["national_code"], text)


def namesakes_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """Two schools of one name in one town have numbers or streets that differ, or a waiver."""
    met: dict[tuple[str, ...], list[School]] = {}
    for school in records.all(School):
        others = met.setdefault(namesake(school), [])
        other = next((one for one in others if not are_apart(one, school)), None)
        others.append(school)
        if other is not None:
            spelling = "" if other.name == school.name else ", but for the spelling"
            text = (
                f'has the same name and town as "{other.id}"{spelling}; if they are one school, delete one record, '
                "else give both what tells them apart (national_code, or street of the place), or a waiver"
            )
            yield records.problem("school", school.id, ["name"], text)
