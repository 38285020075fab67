"""The number of stories that pages state, with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import counted


def all_stories(portal: Portal) -> Figure:
    """All stories."""
    found = tuple(portal.every(CaseStudy).values())
    return Figure(
        name="case_studies",
        value=len(found),
        label=counted("story", "stories", len(found)),
        rule="stories",
        slice=Slice(dataset="stories"),
        records=found,
        listed=STORIES.path,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"case_studies": all_stories}
