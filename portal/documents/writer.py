"""Makes documents. This module imports the tools, so import it only when a document is made."""

from collections.abc import Callable, Mapping
from io import BytesIO

from pypdf import PdfReader

from portal.building.programs import ProgramError
from portal.documents.book import epub
from portal.documents.look import Style
from portal.documents.manuscript import Made, Manuscript
from portal.documents.office_files import docx, odt
from portal.documents.typst_pdf import first_page, pdf
from portal.problem import UnmadeError

_WRITERS: Mapping[Made, Callable[[Manuscript, Style], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "pdf": pdf,
    "svg": first_page,
}
_DEEP = "lists, quotations or tables stand too deep inside each other"
_LONG = "it needs more memory than there is"


def document(source: Manuscript, form: Made, style: Style) -> bytes:
    """The source as a file of that format.

    Raises UnmadeError, which names the record, if a program fails, the text exceeds its limits, or the PDF has more
    pages than it may have. A note on any other error names the document.
    """
    try:
        made = _WRITERS[form](source, style)
    except (ProgramError, RecursionError, MemoryError) as error:
        why = _DEEP if isinstance(error, RecursionError) else _LONG if isinstance(error, MemoryError) else str(error)
        raise UnmadeError(
            f'{source.record}: "{source.title}" cannot be made as {form.upper()}, because {why.strip()}; '
            "make the text shorter or plainer, or ask a maintainer"
        ) from error
    except Exception as error:
        error.add_note(f"This happened in making {source.address} as {form}.")
        raise
    if form == "pdf" and source.most_pages is not None:
        _bounded(source, made, source.most_pages)
    return made


def _bounded(source: Manuscript, pdf: bytes, most: int) -> None:
    """Raises UnmadeError if the PDF has more pages than ``most``."""
    pages = len(PdfReader(BytesIO(pdf)).pages)
    if pages > most:
        raise UnmadeError(
            f'{source.record}: "{source.title}" takes {pages} pages as PDF and may take {most}; take something out of '
            "it, or write it shorter"
        )
