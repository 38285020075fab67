"""Checks documents of Word, PowerPoint and Excel (ECMA-376): only parts and relationships that documents need."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from portal.problem import shortened
from portal.uploads import office_names as names
from portal.uploads import office_parts, svg, xmlfile
from portal.uploads.containers import HOLDERS, PROGRAMS, Container, DamagedError
from portal.uploads.outside_links import is_web
from portal.uploads.pictures import has_place
from portal.uploads.wording import wrong_type

_TYPES, _RELS = "[Content_Types].xml", ".rels"
_MOST = 20_000
# A template on the author's own computer. Word writes its path into each document that was made with one.
_OWN_TEMPLATE = re.compile(r"file:///[a-z]:[/\\](?![/\\])[^:]*", re.IGNORECASE)
_MACROS = re.compile(r"(^|/)vba(Project|Data)[^/]*$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}|\\", re.IGNORECASE)


def faults(content: bytes, suffix: str, *, inside: bool = False) -> Iterator[str]:
    """The faults of a document; ``inside`` is true for a workbook within another document."""
    try:
        container = Container(content)
        found = [*container.faults()] or [*_Document(container, suffix, inside=inside).faults()]
    except (DamagedError, xmlfile.UnreadableXmlError, xmlfile.ForbiddenError):
        yield wrong_type(suffix.removeprefix(".").upper())
        return
    yield from dict.fromkeys(found)


class _Document:
    """A document whose archive has no faults."""

    def __init__(self, container: Container, suffix: str, *, inside: bool) -> None:
        self.container, self.suffix, self.inside = container, suffix, inside
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}

    def faults(self) -> Iterator[str]:
        for name in self.container.names:
            if _MACROS.search(name):
                yield f'holds a program or macro ("{shortened(name)}"); take it out'
                return
        if _TYPES not in self.container.names:
            yield wrong_type(self.suffix.removeprefix(".").upper())
            return
        self._read_types()
        if not self._is_of_type():
            yield wrong_type(self.suffix.removeprefix(".").upper())
            return
        for name in self.container.names:
            if name == _TYPES:
                continue
            if name.endswith(_RELS):
                yield from self._relationships(name)
            else:
                yield from self._part(name)

    def _read_types(self) -> None:
        for found in xmlfile.tree(self.container.read(_TYPES), most=_MOST):
            kind = found.get("ContentType", "").strip().lower()
            if found.tag.endswith("}Default"):
                self.defaults.setdefault(found.get("Extension", "").lower(), kind)
            else:
                self.overrides.setdefault(unquote(found.get("PartName", "")).lower().lstrip("/"), kind)

    def _type(self, name: str) -> str:
        kind = self.overrides.get(name.lower()) or self.defaults.get(name.rpartition(".")[2].lower(), "")
        return kind.partition(";")[0].strip()

    def _is_of_type(self) -> bool:
        """True if the main part is that of a document with this extension."""
        main = [
            _target("", found.get("Target", ""))
            for found in self._read_relationships("_rels/.rels")
            if names.relationship(found.get("Type", "")) == "officedocument"
        ]
        return (
            len(main) == 1
            and main[0] in self.container.names
            and self._type(main[0]) == names.MAIN[self.suffix].lower()
        )

    def _read_relationships(self, name: str) -> Iterator[Element]:
        if name in self.container.names:
            yield from xmlfile.tree(self.container.read(name), most=_MOST)

    # Relationships

    def _relationships(self, name: str) -> Iterator[str]:
        folder, _slash, file = name.rpartition("/")
        source = join(dirname(folder), file.removesuffix(_RELS))
        for found in self._read_relationships(name):
            type_ = found.get("Type", "")
            short = names.relationship(type_)
            target = found.get("Target", "")
            if short is None:
                last = type_.rpartition("/")[2].lower()
                what = names.REMEDIES.get(
                    last, f'something that is not known here ("{shortened(last)}"); save it without'
                )
                yield f"contains {what}"
            elif found.get("TargetMode", "").strip().lower() == "external":
                yield from _outside(short, target)
            elif _ELSEWHERE.match(unquote(target)):
                yield f'loads something from "{shortened(target)}"; put it into the document or take it out'
            elif short == "package" and self._type(source) not in names.CHARTS:
                yield f"contains {names.REMEDIES['package']}"
            elif short == "attachedtemplate":
                yield "contains its template; save it without"

    # Parts

    def _part(self, name: str) -> Iterator[str]:
        kind, shown = self._type(name), shortened(name)
        content = self.container.read(name)
        if kind in names.XML:
            yield from office_parts.faults(content, shown, self.suffix)
        elif kind in names.FREE_XML:
            if content.strip():
                xmlfile.walk(content, xmlfile.Visitor(), instructions=True)
        elif kind == names.WORKBOOK and not self.inside and _is_of_charts(name):
            for fault in faults(content, ".xlsx", inside=True):
                yield f'holds the numbers of a chart ("{shown}"), a workbook that {fault}'
        elif kind == names.DRAWING:
            yield from (f'holds a drawing ("{shown}") that {fault}' for fault in svg.faults(content))
        elif kind in names.FIRST_BYTES or kind in names.FILMS:
            yield from _picture(content, kind, shown)
        elif kind in names.BLOBS:
            if content.startswith((*PROGRAMS, *HOLDERS)):
                yield f'holds a program or macro ("{shown}"); take it out'
        elif content:
            yield _unknown(kind, shown)


def _picture(content: bytes, kind: str, shown: str) -> Iterator[str]:
    begins = content[4:8] == b"ftyp" if kind in names.FILMS else content.startswith(names.FIRST_BYTES[kind])
    # Office keeps the original extension of pictures, so a PNG may be named .jpeg.
    if not begins and not content.startswith(tuple(first for firsts in names.FIRST_BYTES.values() for first in firsts)):
        yield f'holds "{shown}", which is not what its name says; take it out or put it in anew'
    elif has_place(content):
        yield f'holds a picture that says where it was taken ("{shown}"); save the picture without, and put it in anew'


def _unknown(kind: str, shown: str) -> str:
    macro = re.search(r"macro|vba|dialogsheet|activex|toolbars", kind) or re.search(
        r"vbaproject|activex", shown.lower()
    )
    if macro:
        return f'holds a program or macro ("{shown}"); take it out'
    if "oleobject" in kind or "/embeddings/" in shown:
        return f'holds an object of another program ("{shown}"); put a picture of it in its place'
    return f'holds "{shown}", which is not known here; save the document anew without it'


def _is_of_charts(name: str) -> bool:
    return "/embeddings/" in name and name.endswith(".xlsx")


def _outside(short: str, target: str) -> Iterator[str]:
    """The faults of a relationship to a target outside the document."""
    shown = shortened(target)
    if short == "hyperlink":
        if target and not target.startswith("#") and not is_web(target):
            yield f'links "{shown}"; link a whole address that begins with https://, or take the link out'
    elif short == "attachedtemplate":
        if not _OWN_TEMPLATE.fullmatch(target):
            yield (f'loads its template from "{shown}"; in Word write Normal under Developer, Document Template')
    elif not (short == "image" and target == "NULL"):  # Office writes this for a missing picture.
        yield f'loads something from "{shown}"; put it into the document or take it out'


def _target(source: str, target: str) -> str:
    target = unquote(target)
    return normpath(target.lstrip("/") if target.startswith("/") else join(dirname(source), target))
