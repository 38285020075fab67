"""The kind of record of the mentoring guide."""

from portal.parts.mentoring.records import Guide
from portal.records.kind import Kind

GUIDE = Kind(name="guide", stem="guide", model=Guide, single=True)

KINDS = (GUIDE,)
