"""The kind of record that says under which terms data is open."""

from portal.open_data.records import OpenData
from portal.records.kind import Kind

KINDS = (Kind(name="open data", stem="open_data", model=OpenData, single=True),)
