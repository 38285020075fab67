"""The number of resources that pages state, with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.library.records import Resource
from portal.parts.library.sections import LIBRARY
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import counted


def all_resources(portal: Portal) -> Figure:
    """All resources."""
    found = tuple(portal.every(Resource).values())
    return Figure(
        name="resources",
        value=len(found),
        label=counted("resource in the library", "resources in the library", len(found)),
        rule="resources",
        slice=Slice(dataset="resources"),
        records=found,
        listed=LIBRARY.path,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"resources": all_resources}
