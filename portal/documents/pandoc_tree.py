"""Composes the parts of a document in order: summary, contents, text, chapters, and colophon."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from portal.documents.boxes import boxes, is_boxes
from portal.documents.manuscript import Format, Manuscript, ManuscriptChapter
from portal.documents.markdown_tree import read
from portal.documents.nodes import Node, blank, header, items, link, paragraph, part, raw_inline, words
from portal.documents.pandoc import EMBLEM
from portal.documents.tables import table
from portal.words.language import _, spoken
from portal.words.when import long_date


def composed(source: Manuscript, form: Format) -> list[Node]:
    """The blocks of the document without its title, adapted to the format."""
    blocks = part("summary", [paragraph(words(source.summary))], form)
    if source.chapters:
        blocks += _contents(source.chapters, form)
    blocks += _shaped(read(source.body), form)
    for number, chapter in enumerate(source.chapters, 1):
        blocks.append(header(chapter.level, chapter.title, _anchor(number)))
        blocks += _shaped(read(chapter.body, below=chapter.level), form)
    return [*blocks, *_colophon(source, form)]


def _contents(chapters: tuple[ManuscriptChapter, ...], form: Format) -> list[Node]:
    """The table of contents. E-readers have their own; a word processor would first ask whether to generate one."""
    if form == "epub":
        return []
    if form == "pdf":  # its template makes it, with page numbers
        return part("contents", [], form)
    title = part("contents-title", [paragraph(words(_("Contents")))], form)
    return [*title, items(*_entries(chapters))]


def _entries(chapters: tuple[ManuscriptChapter, ...]) -> list[list[Node]]:
    entries: list[list[Node]] = []
    below: list[list[Node]] | None = None
    for number, chapter in enumerate(chapters, 1):
        entry: list[Node] = [{"t": "Plain", "c": [link(chapter.title, f"#{_anchor(number)}")]}]
        if chapter.level == 1 or not entries:
            entries.append(entry)
            below = None
        elif below is None:
            below = items(entry)["c"]
            entries[-1].append({"t": "BulletList", "c": below})
        else:
            below.append(entry)
    return entries


def _anchor(number: int) -> str:
    return f"chapter-{number}"


def _colophon(source: Manuscript, form: Format) -> list[Node]:
    """Authors, permitted use and funding, at the end of every document."""
    version = _("version %(version)s") % {"version": source.version} if source.version else ""
    credit = ", ".join(filter(None, (source.credit, version, long_date(source.day))))
    licence = [words(f"{_('Licence')}: {source.licence}")]
    if source.licence_url:
        licence += [words(", "), link(source.licence_url, source.licence_url)]
    lines = [
        paragraph(words(f"{credit}. "), words(f"{_('Web page')}: "), link(source.address, source.address)),
        paragraph(*licence, words(f". {source.terms}")),
        *(paragraph(words(said)) for said in source.funding),
    ]
    language = spoken().tag if source.language != spoken().tag else None
    if form == "pdf":  # its template draws the emblem next to the words
        return part("colophon", lines, form)
    if source.by_the_eu:
        lines = [paragraph(_emblem(_("Flag of the European Union"), form)), *lines]
    first, rest = lines[:1], lines[1:]
    return [*part("colophon-start", first, form, language), *part("colophon", rest, form, language)]


def _emblem(alternative: str, form: Format) -> Node:
    """The emblem. Pandoc's ODT writer omits alternative texts, so the ODT frame is written as raw markup."""
    if form != "odt":
        return {"t": "Image", "c": [["", [], [["width", "1.5cm"]]], [words(alternative)], [EMBLEM, ""]]}
    frame = (
        '<draw:frame draw:name="emblem" text:anchor-type="as-char" svg:width="1.5cm" svg:height="1cm">'
        f'<draw:image xlink:href="Pictures/{EMBLEM}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{escape(alternative)}</svg:title></draw:frame>"
    )
    return raw_inline(frame, form)


def _shaped(tree: Any, form: Format) -> Any:
    """The tree with room to write and boxes to tick, adapted to the format."""
    if isinstance(tree, list):
        return [made for child in tree for made in _made(child, form)]
    if isinstance(tree, dict):
        return {name: _shaped(child, form) for name, child in tree.items()}
    return tree


def _made(child: Any, form: Format) -> Iterator[Any]:
    node = _shaped(child, form)
    if isinstance(node, dict) and node.get("t") == "Table":
        yield from table(node, form)
    elif form == "docx" and isinstance(node, dict) and node.get("t") == "HorizontalRule":
        yield from part("rule", [blank()], form)  # pandoc's own is a drawing
    elif isinstance(node, dict) and "t" in node and is_boxes(node):
        yield from boxes(node, form)
    else:
        yield node
