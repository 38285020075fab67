"""A volume as a book: what ``portal.documents`` makes EPUB, PDF, DOCX and ODT from."""

from portal.documents import Manuscript
from portal.parts.training.take_along.chapters import chapters, opening
from portal.parts.training.take_along.volume import Volume


def book(volume: Volume) -> Manuscript:
    """The source of the book."""
    return Manuscript(
        title=volume.title,
        summary=volume.summary,
        language=volume.language,
        credit=volume.credit,
        version=None,
        day=volume.day,
        identity=volume.identity,
        address=volume.address,
        record=f"data/courses: course {volume.course.id}" + (f", module {volume.module.id}" if volume.module else ""),
        licence=volume.licence.short,
        licence_url=volume.licence.url,
        terms=volume.licence.reuse,
        funding=volume.portal.project.funding_said,
        by_the_eu=volume.portal.project.by_the_eu,
        body=opening(volume),
        chapters=chapters(volume),
    )
