"""Converts a text to files that people can edit, read and print: DOCX, ODT, EPUB 3 and PDF (PDF/UA-1).

Texts in Markdown become one pandoc tree, which is adapted to each format; pandoc writes DOCX, ODT and EPUB, and Typst
sets the PDF. The same source gives the same bytes on every machine: pandoc and Typst are pinned wheels, packages are
zipped by pandoc and not with the machine's zlib, fonts come from wheels, and every date is the source's.
"""

from portal.documents.look import Style
from portal.documents.manuscript import FIRST_PAGE, FORMATS, Format, Made, Manuscript, ManuscriptChapter
from portal.documents.shelf import Shelf

__all__ = ["FIRST_PAGE", "FORMATS", "Format", "Made", "Manuscript", "ManuscriptChapter", "Shelf", "Style"]
