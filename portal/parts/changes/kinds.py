"""The kind of records of what changed."""

from portal.parts.changes import entry_bodies
from portal.parts.changes.records import Release
from portal.parts.changes.sections import CHANGES
from portal.records.kind import Announcement, Kind

RELEASE = Kind(
    name="release",
    stem="releases",
    model=Release,
    most=5_000,
    section=CHANGES,
    one="release",
    many="releases",
    taken="page-[0-9]+|country",
    announced=Announcement(rank=70, archives=("country",), body=entry_bodies.release),
    open_data=True,
)

KINDS = (RELEASE,)
