"""The kinds of records of the community."""

from portal.parts.community.records import MatchingRules, Profile
from portal.parts.community.sections import COMMUNITY
from portal.records.kind import Announcement, Apart, Kind
from portal.words.language import N_

KINDS = (
    Kind(
        name="profile",
        stem="profiles",
        model=Profile,
        section=COMMUNITY,
        one="offer or search",
        many="offers and searches",
        proposed=N_("What a school offers or looks for"),
        taken="page-[0-9]+",
        apart=Apart(Apart.one_of_them(), also=lambda profile: (profile.name,)),
        announced=Announcement(rank=60, mentions=None),
    ),
    Kind(name="matching", stem="matching", model=MatchingRules, single=True, optional=True),
)
