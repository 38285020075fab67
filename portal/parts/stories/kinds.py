"""The kind of record of stories."""

from portal.parts.stories import entry_bodies
from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES
from portal.records.kind import Announcement, Apart, Kind
from portal.records.section import Card
from portal.words.language import N_

CASE_STUDY = Kind(
    name="case study",
    stem="case_studies",
    model=CaseStudy,
    section=STORIES,
    one="story",
    many="stories",
    proposed=N_("A story"),
    taken="page-[0-9]+",
    apart=Apart(Apart.one_of_them()),
    announced=Announcement(rank=40, mentions=None, body=entry_bodies.story),
    card=Card(N_("A story from the network"), "story"),
)

KINDS = (CASE_STUDY,)
