"""Checks PDF (ISO 32000-2). Every object is read, also those in object streams and those that no table lists.

PDF readers repair broken files, each in its own way, so the cross-reference tables are not trusted: if they are wrong
the file is refused, and objects of earlier revisions of the file are checked like the others.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
    read_object,
)

from portal.problem import shortened
from portal.uploads import pictures
from portal.uploads.wording import listed, wrong_type

MOST_OBJECTS = 200_000
MOST_IN_STREAMS = 50_000_000
"""Maximum bytes of all object streams when unpacked."""
_DEEPEST = 100
_MOST_TIMES, _ALWAYS = 5, 1_000_000
"""How many times each byte of a file may be read in total, and the number of bytes that may always be read."""

_HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n \t%]")
_END = re.compile(rb"%%EOF[\s\0]*\Z")
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})[\s\0]+([0-9]{1,5})[\s\0]+obj(?![a-zA-Z])")
_SPACE = re.compile(rb"[\s\0]*")
_LINK = re.compile(r"(https?://[^/?#\s@]+([/?#]\S*)?|mailto:\S+)", re.IGNORECASE)

# Table 201 of the standard and the additions of readers: actions that are allowed, and those that are forbidden.
_ACTIONS = {"/GoTo", "/URI", "/Named", "/SetOCGState", "/Trans", "/Hide", "/ResetForm"}
_STARTS = {"/Launch", "/ImportData", "/GoToR", "/GoToE", "/SubmitForm", "/Rendition", "/RichMediaExecute"}
_FORBIDDEN_ACTIONS = {*_STARTS, "/JavaScript", "/Movie", "/Sound", "/Thread", "/GoTo3DView", "/GoToDp"}
_NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/GoBack", "/GoForward", "/Find", "/Print"}
# Keys of active content, wherever they are.
_FORBIDDEN_KEYS = {
    "/JS": "a script",
    "/JavaScript": "a script",
    "/EmbeddedFiles": "another file",
    "/EF": "another file",
    "/Collection": "another file",
    "/XFA": "a form of Adobe LiveCycle (XFA)",
    "/RichMediaContent": "a film, sound or Flash",
    "/RichMediaSettings": "a film, sound or Flash",
    "/Movie": "a film, sound or Flash",
    "/Sound": "a film, sound or Flash",
    "/Renditions": "a film, sound or Flash",
    "/3DD": "a model in three dimensions",
    "/AlternatePresentations": "slides that a program shows",
    "/OPI": "a picture of another file",
}
_FORBIDDEN_TYPES = {"/EmbeddedFile": "another file", "/Rendition": "a film, sound or Flash"}
# Table 171: notes and marks on a page. All other annotations play, attach or run something.
_ANNOTATIONS = listed(
    """
    /Link /Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut /Caret
    /Stamp /Ink /Popup /Widget /Watermark /PrinterMark /TrapNet /Redact /Projection
    """
)
_DAMAGED = "is damaged, or not made as a PDF should be; save or print it as PDF anew"


def faults(content: bytes) -> Iterator[str]:
    """The faults of a PDF."""
    if not content.startswith(b"%PDF-"):
        yield wrong_type("PDF")
    elif not _HEADER.match(content) or not _END.search(content[-2048:]) or is_zipfile(BytesIO(content)):
        yield _DAMAGED
    elif sum(1 for _found in _OBJECT.finditer(content)) > MOST_OBJECTS:
        yield f"has more than {MOST_OBJECTS} objects; make it smaller"
    else:
        with _silent():
            yield from _File(content).faults()


@contextmanager
def _silent() -> Iterator[None]:
    """Silences pypdf, which logs what it repairs; the faults that matter are reported by this check."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


class _DamagedError(Exception):
    """The cross-reference tables of the file are wrong."""


class _TooLongError(Exception):
    """The same bytes are read again and again."""


class _Read(BytesIO):
    """Limits the bytes read: a picture or text may contain many bytes that look like the beginning of an object."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.left = _MOST_TIMES * len(content) + _ALWAYS

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.left -= len(found)
        if self.left < 0:
            raise _TooLongError
        return found


class _Reader(PdfReader):
    """Reads the objects in the tables, and never searches the whole file for one that is not listed."""

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        number, generation = (
            (indirect_reference, 0)
            if isinstance(indirect_reference, int)
            else (indirect_reference.idnum, indirect_reference.generation)
        )
        known = (generation == 0 and number in self.xref_objStm) or number in self.xref.get(generation, {})
        return super().get_object(indirect_reference) if known else NullObject()


class _File:
    """One PDF file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.unpacked = 0
        self.read = 0
        self.stream = _Read(content)

    def faults(self) -> Iterator[str]:
        try:
            self.reader = _Reader(BytesIO(self.content), root_object_recovery_limit=0)
            if "/Encrypt" in self.reader.trailer:
                yield "is locked with a password or against changes; save it without"
                return
            found = dict.fromkeys(fault for object_ in self._objects() for fault in self._judged(object_))
            self._has_pages()
        except Exception:  # pypdf raises errors of any class on a broken file.
            yield _DAMAGED
            return
        yield from found

    def _has_pages(self) -> None:
        root = self.reader.trailer["/Root"].get_object()
        if not isinstance(root, DictionaryObject) or not self.reader.get_num_pages():
            raise _DamagedError

    # Objects

    def _objects(self) -> Iterator[Any]:
        """Every object of the file."""
        yield self.reader.trailer
        places = self._places()
        packing = {number for number, _index in self.reader.xref_objStm.values()}
        found = [(part.start(), part.end(), (int(part[1]), int(part[2]))) for part in _OBJECT.finditer(self.content)]
        starts = {start: name for start, _end, name in found}
        if any(starts.get(start) != name for start, name in places.items()):
            raise _DamagedError
        for start, end, (number, _generation) in found:
            yield from self._at(end, number in packing, must=start in places)

    def _places(self) -> dict[int, tuple[int, int]]:
        """The offsets of objects according to the tables -> number and generation of each."""
        return {
            offset + len(_SPACE.match(self.content, offset)[0]): (number, generation)  # type: ignore[index]
            for generation, entries in self.reader.xref.items()
            for number, offset in entries.items()
            if offset and not self.reader.xref_free_entry.get(generation, {}).get(number, False)
        }

    def _at(self, position: int, packing: bool, *, must: bool) -> Iterator[Any]:
        self.stream.seek(position)
        try:
            found = read_object(_after_space(self.stream), self.reader)
        except _TooLongError:
            raise
        except Exception as error:
            if must:
                raise _DamagedError from error
            return  # Bytes in a picture or text that look like the beginning of an object.
        self._count()
        yield found
        if isinstance(found, StreamObject) and (packing or {"/First", "/N"} <= found.keys()):
            yield from self._packed(found)

    def _packed(self, packed: StreamObject) -> Iterator[Any]:
        """The objects in an object stream (section 7.5.7)."""
        data = packed.get_data()
        self.unpacked += len(data)
        first, count = packed["/First"], packed["/N"]
        if self.unpacked > MOST_IN_STREAMS or not isinstance(first, int) or not isinstance(count, int):
            raise _DamagedError
        numbers = [int(number) for number in data[: int(first)].split()[: 2 * int(count)]]
        if len(numbers) != 2 * count:
            raise _DamagedError
        stream = BytesIO(data)
        for offset in numbers[1::2]:
            stream.seek(int(first) + offset)
            self._count()
            yield read_object(_after_space(stream), self.reader)

    def _count(self) -> None:
        self.read += 1
        if self.read > MOST_OBJECTS:
            raise _DamagedError

    def _resolved(self, value: Any) -> Any:
        """The object that a reference refers to."""
        for _step in range(5):
            if not isinstance(value, IndirectObject):
                return value
            value = self.reader.get_object(value)
        raise _DamagedError

    # Faults

    def _judged(self, first: Any) -> Iterator[str]:
        waiting = [(first, 0)]
        while waiting:
            value, depth = waiting.pop()
            if depth > _DEEPEST:
                raise _DamagedError
            if isinstance(value, DictionaryObject):
                yield from self._dictionary(value)
                waiting += [(part, depth + 1) for part in dict.values(value)]
            elif isinstance(value, ArrayObject):
                waiting += [(part, depth + 1) for part in list.__iter__(value)]

    def _dictionary(self, found: DictionaryObject) -> Iterator[str]:
        for key in _FORBIDDEN_KEYS.keys() & found.keys():
            # A named destination, whose name may be any word, has a list as its value.
            if key != "/XFA" and isinstance(self._resolved(found.raw_get(key)), ArrayObject):
                continue
            yield f"contains {_FORBIDDEN_KEYS[key]}; save it without"
        kind = self._resolved(found.raw_get("/Type")) if "/Type" in found else None
        if kind in _FORBIDDEN_TYPES:
            yield f"contains {_FORBIDDEN_TYPES[kind]}; save it without"
        action = self._resolved(found.raw_get("/S")) if "/S" in found else None
        if kind == "/Action" or (isinstance(action, str) and action in _FORBIDDEN_ACTIONS):
            yield from self._action(found)
        for key in ("/A", "/Next", "/PA"):
            if key in found:
                yield from self._actions(found.raw_get(key))
        for key in ("/AA", "/OpenAction"):
            if key in found:
                yield from self._by_itself(found.raw_get(key))
        subtype = self._resolved(found.raw_get("/Subtype")) if "/Subtype" in found else None
        if "/Rect" in found and "/Subtype" in found and subtype not in _ANNOTATIONS:
            yield f'has a note of the kind "{shortened(str(subtype))}" on a page; take it out'
        if subtype == "/PS":
            yield "contains a program (PostScript); save it without"
        yield from self._elsewhere(found)
        if isinstance(found, StreamObject):
            yield from self._stream(found)

    def _elsewhere(self, found: DictionaryObject) -> Iterator[str]:
        """Faults of what all links have in common (table 211), and of references to other files (section 8.10.4)."""
        said, part = (self._resolved(found.raw_get(key)) if key in found else None for key in ("/URI", "/Ref"))
        if isinstance(said, DictionaryObject) and "/Base" in said:
            yield from self._link(said.raw_get("/Base"))
        if isinstance(part, DictionaryObject):
            yield "takes a part of it from another file; save it whole"

    def _stream(self, found: StreamObject) -> Iterator[str]:
        if "/F" in found:
            yield "takes a part of it from another file; save it whole"
        filters = self._resolved(found.raw_get("/Filter")) if "/Filter" in found else None
        names = filters if isinstance(filters, ArrayObject) else [filters]
        if list(names) == ["/DCTDecode"] and pictures.has_place(found._data):
            yield "holds a picture that says where it was taken; save the picture without, and make the PDF anew"

    def _actions(self, value: Any) -> Iterator[str]:
        value = self._resolved(value)
        for part in value if isinstance(value, ArrayObject) else [value]:
            action = self._resolved(part)
            if isinstance(action, DictionaryObject) and "/S" in action:
                yield from self._action(action)

    def _action(self, action: DictionaryObject) -> Iterator[str]:
        kind = self._resolved(action.raw_get("/S")) if "/S" in action else None
        if kind == "/JavaScript":
            yield "contains a script; save it without"
        elif kind == "/Launch":
            yield "contains a script or starts a program; save it without"
        elif kind == "/SubmitForm":
            yield "sends what is filled in to another address; take the button out"
        elif kind not in _ACTIONS:
            name = shortened(str(kind).removeprefix("/"))
            yield f'has a link or button that does something else than leading to a page ("{name}"); take it out'
        elif kind == "/Named" and self._resolved(action.get("/N")) not in _NAMED:
            yield "has a button that works a menu of the reader's program; take it out"
        elif kind == "/URI":
            yield from self._link(action.raw_get("/URI") if "/URI" in action else None)

    def _by_itself(self, value: Any) -> Iterator[str]:
        """Faults of actions without a click of the reader: only opening at a page is allowed."""
        value = self._resolved(value)
        if not isinstance(value, DictionaryObject):
            return
        parts = [value] if "/S" in value else [self._resolved(part) for part in dict.values(value)]
        for part in parts:
            if isinstance(part, DictionaryObject) and "/S" in part:
                yield from self._action(part)
                if self._resolved(part.raw_get("/S")) != "/GoTo":
                    yield "does something by itself when it is opened or read; save it without actions"

    def _link(self, value: Any) -> Iterator[str]:
        value = self._resolved(value)
        text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
        if not _LINK.fullmatch(text.strip()):
            yield f'links "{shortened(text)}"; link a whole address that begins with https://, or take the link out'


def _after_space(stream: BytesIO) -> BytesIO:
    while (found := stream.read(1)) and found in b"\0\t\n\f\r ":
        pass
    if found:
        stream.seek(-1, 1)
    return stream
