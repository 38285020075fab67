"""The vocabularies. Each is a kind of record; its terms are used by other records."""

from collections.abc import Mapping

from portal.records.kind import Apart, Kind
from portal.records.vocabulary import VocabularyTerm

VOCABULARIES = (
    "levels",
    "themes",
    "contexts",
    "approaches",
    "policy_challenges",
    "audiences",
    "resource_types",
    "advisory_types",
)

RETIRED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "levels": {
        "primary-and-lower-secondary": ("primary", "lower-secondary"),
        "lower-and-upper-secondary": ("lower-secondary", "upper-secondary"),
    },
}
"""Terms that there are no more, by vocabulary: what to write instead."""

KINDS = tuple(
    Kind(
        name=name,
        stem=f"vocabularies/{name}",
        model=VocabularyTerm,
        most=200,
        apart=Apart("give one another label", field="label"),
        quoted=("label",),
    )
    for name in VOCABULARIES
)
