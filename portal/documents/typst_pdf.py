"""Makes PDF/UA-1 on A4 with Typst: tagged, with title, language and licence in its metadata.

The first page is drawn small, too.
"""

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from portal.building.programs import ProgramError, run
from portal.documents.look import Style
from portal.documents.manuscript import Manuscript
from portal.documents.miniature import miniature
from portal.documents.pandoc_tree import composed
from portal.words.language import _, spoken

if TYPE_CHECKING:
    from portal.documents.typesetter import Job

_PROGRAM = Path(__file__).with_name("typesetter.py")


def pdf(source: Manuscript, style: Style) -> bytes:
    """The document for printing. Raises ProgramError if it does not conform to PDF/UA: a letter that no font has."""
    return _set(source, style, "pdf")


def first_page(source: Manuscript, style: Style) -> bytes:
    """A small drawing (SVG) of the first page of that document. Raises ProgramError if Typst cannot set it."""
    return miniature(_set(source, style, "svg"))


def _set(source: Manuscript, style: Style, form: Literal["pdf", "svg"]) -> bytes:
    language, region = language_and_region(source.language)
    values = {
        "title": source.title,
        "summary": source.summary,
        "credit": source.credit,
        "footer": source.footer,
        "contents": _("Contents"),
        "page": _("Page"),
        "flag": _("Flag of the European Union") if source.by_the_eu else "",
        "emblem": style.emblem if source.by_the_eu else "",
        "lang": language,
        "region": region,
        "site-lang": spoken().tag,
        "year": str(source.day.year),
        "month": str(source.day.month),
        "day": str(source.day.day),
        "depth": str(source.depth),
        "tree": json.dumps(composed(source, "pdf")),
    }
    job: Job = {
        "markup": style.text("document.typ"),
        "form": form,
        "values": values,
        "fonts": str(files("font_manrope") / "files"),
        "time": source.time.isoformat(),
        "rights": _rights(source),
    }
    try:
        made, _warnings = run([sys.executable, "-I", str(_PROGRAM)], json.dumps(job).encode())
    except ProgramError as error:
        raise ProgramError(f"Typst: {error}") from None
    return made


def _rights(source: Manuscript) -> str:
    """The licence as XMP (wiki.creativecommons.org/wiki/XMP), which Typst cannot write."""
    rights = f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(source.licence)}</rdf:li></rdf:Alt></dc:rights>'
    rights += '<xmpRights:Marked xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">True</xmpRights:Marked>'
    if source.licence_url:
        rights += (
            '<xmpRights:WebStatement xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
            f"{escape(source.licence_url)}</xmpRights:WebStatement>"
        )
    return rights


def language_and_region(tag: str) -> tuple[str, str]:
    """Both as Typst takes them, the region in two letters or ""; it knows no scripts, variants or larger regions."""
    language, *rest = tag.split("-")
    return language, next((part for part in rest if len(part) == 2), "")
