"""The number of stories that pages state, with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import _, counted


def all_stories(portal: Portal) -> Figure:
    """All stories."""
    found = tuple(portal.every(CaseStudy).values())
    return Figure(
        name="case_studies",
        value=len(found),
        label=_label(found),
        rule="stories",
        slice=Slice(dataset="stories"),
        records=found,
        listed=STORIES.path,
    )


def _label(found: tuple[CaseStudy, ...]) -> str:
    """What they are together: stories are told by schools and hubs, notes by this portal."""
    told = sum(one.form == "story" for one in found)
    if not told:
        return counted("note on hubs and schools", "notes on hubs and schools", len(found))
    return counted("story", "stories", told) if told == len(found) else _("stories and notes")


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"case_studies": all_stories}
