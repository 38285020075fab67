"""The guide leads readers to what the library has for them."""

from collections.abc import Iterator
from datetime import date

from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Chapter, Guide
from portal.problem import Problem
from portal.reading.load import Records


def guide_names_our_own_sheets(records: Records, day: date) -> Iterator[Problem]:
    """Says which of our own sheets no chapter of the guide names. The build goes on.

    A guide that names no resource at all leaves that to the library. A translation is found through its original.
    """
    for guide in records.all(Guide):
        chapters = [part for _name, part in guide if isinstance(part, Chapter)]
        named = {id for chapter in chapters for id in chapter.resources}
        for resource in records.all(Resource):
            if named and resource.own and resource.translation_of is None and resource.id not in named:
                text = (
                    "no chapter of the guide names this sheet, so its readers do not find it there; "
                    "add its id under resources: of the chapter that it helps with, in data/guide.yaml"
                )
                yield records.problem("resource", resource.id, ["text"], text, notice=True)
