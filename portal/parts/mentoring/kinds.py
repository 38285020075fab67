"""The kinds of records of the mentoring guide and of the way to a hub."""

from portal.parts.mentoring.records import Guide, HubPath
from portal.parts.mentoring.sections import START
from portal.records.kind import Kind, Printed


def _printed(path: HubPath) -> Printed:
    return Printed(
        fields=("title", "summary", "credit", "steps"),
        quoted=(("licence", path.licence), *(("resource", id) for step in path.steps for id in step.resources)),
    )


GUIDE = Kind(name="guide", stem="guide", model=Guide, single=True)
HUB_PATH = Kind(
    name="hub path",
    stem="start_a_hub",
    model=HubPath,
    single=True,
    optional=True,
    section=START,
    printed=_printed,
)

KINDS = (GUIDE, HUB_PATH)
