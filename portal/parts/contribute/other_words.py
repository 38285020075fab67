"""What a form calls the fields of records and asks about them, where the words for those who write files are no help to
a teacher; and in which order it asks."""

from collections.abc import Mapping, Sequence

from portal.prose.sentences import SENTENCES
from portal.words.language import N_

SENTENCES_OF = "questions"
"""The file of sentences with the hints of these questions."""

LABELS: Mapping[str, str] = {
    "as_of": N_("When did somebody look?"),
    "at": N_("Where in it?"),
    "certainty": N_("How sure is it?"),
    "contact": N_("Whom can readers ask?"),
    "form": N_("Who tells it?"),
    "happened": N_("When did it happen?"),
    "id": N_("Name in the address of its page"),
    "join_url": N_("Web address to take part online"),
    "known_until": N_("Until when was it known to be active?"),
    "lat": N_("Latitude"),
    "lon": N_("Longitude"),
    "note": N_("A note for readers"),
    "online": N_("Can one take part online?"),
    "place": N_("Where it is"),
    "places": N_("Several sites"),
    "policy_exchange": N_("Is it a meeting of the policy exchange?"),
    "precision": N_("What do the coordinates mark?"),
    "published": N_("Day on which this site publishes it"),
    "quote": N_("Its own words"),
    "revision": N_("Number of the change"),
    "source": N_("A web address"),
    "sources": N_("Where can this be read?"),
    "state": N_("Is it still active?"),
    "updated": N_("Day of the last change"),
    "Cluster.published": N_("Day on which the hub was made public"),
    "School.about": N_("About the school"),
    "School.language": N_("Language of the name"),
    "School.organisation": N_("One school or several?"),
    "School.published": N_("Day on which the school was made public"),
}
"""By the field, or by its model and the field."""

REQUIRED: tuple[Sequence[str], Sequence[str]] = (
    ("name", "title", "country", "language", "type", "role", "start"),
    ("licence", "until", "sources", "published", "id"),
)
"""What must be answered: what is asked first, and last. The address comes last: it is made from the rest."""

GROUPS: Mapping[str, Sequence[str]] = {
    N_("About it"): (),
    N_("Where it is, and how to reach it"): (
        *("place", "places", "online", "join_url", "registration", "website", "url", "contact", "links"),
    ),
    N_("In the network"): (
        *("memberships", "school", "schools", "clusters", "countries", "others", "levels_of_others", "organiser"),
        *("case_studies", "events", "related", "policy_exchange", "agreement", "size"),
    ),
    N_("When it was, and what came of it"): (
        *(
            "time_zone",
            "happened",
            "since",
            "until",
            "end",
            "sessions",
            "status",
            "moved_from",
            "moved_from_place",
            "outcome",
        ),
        *("what_changed", "recording", "slides", "figures", "state", "as_of", "known_until", "ending", "successors"),
        *("former_names",),
    ),
    N_("About this entry"): (
        *("national_code", "note", "original", "translations", "translation_of", "replaces", "course", "text", "file"),
        *("archived_url", "media_type", "published", "updated", "revision"),
    ),
}
"""What need not be answered, in groups; the first has what no other names."""


def label_of(model: str, name: str) -> str | None:
    """What the form calls the field of the model; None where it has no other name there."""
    return LABELS.get(f"{model}.{name}", LABELS.get(name))


def hint_of(model: str, name: str) -> str:
    """Name of the sentence that says what to answer; "" where the explanation of the field says it."""
    known = SENTENCES[SENTENCES_OF]
    return next((one for one in (f"{model}.{name}", name) if one in known), "")


def group_of(name: str) -> str:
    """The group of an optional field."""
    first, *_others = GROUPS
    return next((group for group, names in GROUPS.items() if name in names), first)


def place_among(names: Sequence[str], name: str) -> int:
    """Where the name stands among these; behind all of them where it does not."""
    return names.index(name) if name in names else len(names)
