"""Rules about profiles: they are about the school that they name, and mentors and schools can be told apart."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.parts.community.records import Profile
from portal.parts.network.records import School
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.vocabulary import VocabularyTerm

LONGEST = timedelta(days=2 * 366)


def profiles_are_of_the_country_of_their_school(records: Records, _day: date) -> Iterator[Problem]:
    """The country of a profile is that of the school."""
    for profile in records.all(Profile):
        school = records.find(School, profile.school) if profile.school is not None else None
        if school is not None and school.country != profile.country:
            text = f'country is not that of the school "{school.id}", which is "{school.country}"; correct one of them'
            yield records.problem("profile", profile.id, ["country"], text)


def profiles_do_not_hold_for_ever(records: Records, _day: date) -> Iterator[Problem]:
    """A profile holds for two years at the most: later, nobody knows whether it is still so."""
    for profile in records.all(Profile):
        if profile.until > profile.published + LONGEST:
            text = (
                f"until ({profile.until}) is more than two years after published ({profile.published}); give an "
                "earlier day, and a new one when the school has said that it still holds"
            )
            yield records.problem("profile", profile.id, ["until"], text)


def schools_have_one_profile_for_each_role(records: Records, day: date) -> Iterator[Problem]:
    """A school is not twice on the board in one role."""
    seen: dict[tuple[str, str], str] = {}
    for profile in records.all(Profile):
        if profile.school is None or not profile.open_on(day):
            continue
        first = seen.setdefault((profile.school, profile.role), profile.id)
        if first != profile.id:
            text = (
                f'the school "{profile.school}" is on the board as {profile.role} already ("{first}"); put both '
                "into one record, or end the older one: write a day that is past under until"
            )
            yield records.problem("profile", profile.id, ["school"], text)


def profiles_say_which_levels(records: Records, _day: date) -> Iterator[Problem]:
    """Levels are those that are meant: a mentor of "secondary, not stated which" fits nobody for sure."""
    for profile in records.all(Profile):
        for place, id in enumerate(profile.levels):
            term = records.entries["levels"].get(id)
            found = term.record if term is not None else None
            if id != "all" and isinstance(found, VocabularyTerm) and found.covers:
                text = f'"{id}" leaves open which of {", ".join(found.covers)} is meant; name those instead'
                yield records.problem("profile", profile.id, ["levels", place], text)


CHECKS = (
    profiles_are_of_the_country_of_their_school,
    profiles_do_not_hold_for_ever,
    schools_have_one_profile_for_each_role,
    profiles_say_which_levels,
)
