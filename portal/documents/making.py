"""Makes documents. Only where one is made are the tools loaded."""

from collections.abc import Callable, Mapping

from portal.documents.book import epub
from portal.documents.office import docx, odt
from portal.documents.printed import pdf
from portal.documents.source import Format, Source
from portal.documents.style import Style

_WRITERS: Mapping[Format, Callable[[Source, Style], bytes]] = {"docx": docx, "odt": odt, "epub": epub, "pdf": pdf}


def document(source: Source, form: Format, style: Style) -> bytes:
    """The source as a file of that format. An error names the document in a note."""
    try:
        return _WRITERS[form](source, style)
    except Exception as error:
        error.add_note(f"This happened in making {source.address} as {form}.")
        raise
