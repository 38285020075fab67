"""Writes EPUB 3 that begins with the title and has one file per chapter."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from portal.documents.look import Style
from portal.documents.manuscript import Manuscript
from portal.documents.nodes import header, nodes
from portal.documents.pandoc import written
from portal.documents.pandoc_tree import composed
from portal.words.language import _

_ACCESS: Mapping[str, object] = {
    "accessModes": ["textual", "visual"],
    "accessModeSufficient": ["textual"],
    "accessibilityFeatures": ["structuralNavigation", "tableOfContents", "readingOrder", "alternativeText"],
    "accessibilityHazards": ["none"],
}
"""Accessibility metadata that is true of every document, in the terms of EPUB Accessibility 1.1, section 2.2."""


def epub(source: Manuscript, style: Style) -> bytes:
    """The document for e-readers and telephones."""
    said = {
        **_ACCESS,
        "accessibilitySummary": _(
            "Text with headings, lists and tables that have a header row. The one picture is described."
        ),
        "date": source.day.isoformat(),
        "identifier": source.identity,
        "rights": ", ".join(filter(None, (source.licence, source.licence_url))),
        "toc-title": _("Contents"),
    }
    blocks = composed(source, "epub")
    if not source.chapters:
        for node in nodes(blocks):
            if node["t"] == "Header":
                node["c"][0] += 1
    options = (
        "--epub-title-page=false",
        f"--split-level={max(1, source.depth)}",
        f"--toc-depth={source.depth + 1 if source.chapters else 2}",
        "--css=epub.css",
        # Pandoc's own template titles a chapter with its filename.
        "--template=epub.xhtml",
        f"--variable=heading:{escape(source.title)}",
    )
    parts = {name: style.text(name).encode() for name in ("epub.css", "epub.xhtml")}
    return written(source, [header(1, source.title), *blocks], "epub", style, *options, said=said, parts=parts)
