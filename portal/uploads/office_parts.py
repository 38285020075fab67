"""Checks the content of parts of Office documents: no fields, formulas or buttons that load or run something."""

import re
from collections.abc import Iterator, Mapping

from portal.problem import shortened
from portal.uploads import office_fields, xmlfile
from portal.uploads.outside_links import is_web
from portal.uploads.xmlfile import parted

_LONGEST_FIELD = 20_000
_OBJECTS = {
    "OLEObject": "an object of another program (OLE); put a picture of it in its place",
    "oleObj": "an object of another program (OLE); put a picture of it in its place",
    "oleObject": "an object of another program (OLE); put a picture of it in its place",
    "altChunk": "another document (altChunk); open it in Word and save it anew",
    "ddeLink": "numbers that another program sends (DDE); put values in place of the formulas",
    "oleLink": "numbers that another program sends (OLE); put values in place of the formulas",
    "macrosheet": "macros of old Excel; delete the macro sheets",
    "dialogsheet": "dialogs of old Excel; delete the dialog sheets",
    "mailMerge": "the addresses of a mail merge; in Word choose Mailings, Start Mail Merge, Normal Word Document",
    "subDoc": "another document; in Word choose View, Outline, Show Document, Unlink",
    "webextension": "an add-in; take it out",
    "dataConsolidate": "numbers of another workbook; put values in place of them",
}
_FORMULAS = {"f", "formula", "formula1", "formula2", "definedName", "oldFormula"}
_TAKEN = {*_FORMULAS, "instrText", "delInstrText", "t"}
# Functions that query other programs or computers, and those of macro sheets.
_REACHING = re.compile(
    r"\b(webservice|rtd|call|register(\.id)?|exec|image|stockhistory|sql\.request|evaluate|run|dde|"
    r"fopen|fwrite|fwriteln|initiate|poke|execute|importdata|importxml|importhtml|importfeed|importrange)\s*\(",
    re.IGNORECASE,
)
# Allowed actions of a button or link on a slide: go to another slide, or play media on the slide.
_SLIDE_ACTIONS = re.compile(
    r"(ppaction://(noaction|media|hlinksldjump|hlinkshowjump\b.*|customshow\b.*))?", re.IGNORECASE
)
_VML_PICTURES = {"imagedata", "fill", "stroke"}
_ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)


def faults(content: bytes, shown: str, suffix: str) -> Iterator[str]:
    """The faults of a part, which messages call ``shown``. Raises the errors of ``xmlfile.walk``."""
    reader = _Part(shown, suffix)
    xmlfile.walk(content, reader)
    for rest in reader.open_fields:  # Fields without an end.
        reader.judge("".join(rest or ()))
    yield from reader.found


class _Part(xmlfile.Visitor):
    def __init__(self, shown: str, suffix: str) -> None:
        self.shown, self.suffix = shown, suffix
        self.found: dict[str, None] = {}
        self.open_fields: list[list[str] | None] = []
        """The instruction of each open field, in pieces; None once its result has begun."""
        self.taking: list[str] | None = None
        """The list that collects the text of the current element."""
        self.formula: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = parted(name)[1]
        if local in _OBJECTS and not (local == "oleObject" and self.suffix != ".xlsx"):
            self._say(f"contains {_OBJECTS[local]}")
        for attribute, value in attributes.items():
            self._attribute(local, parted(attribute)[1], value)
        if self.suffix == ".docx":
            self._field(local, attributes)
        elif local in _FORMULAS and self.suffix == ".xlsx":
            self.taking = self.formula = []

    def end(self, name: str) -> None:
        local = parted(name)[1]
        if self.suffix == ".xlsx" and local in _FORMULAS:
            self._formula("".join(self.formula))
            self.formula = []
        if local in _TAKEN:
            self.taking = None

    def text(self, data: str) -> None:
        if self.taking is not None:
            self.taking.append(data)

    def _say(self, fault: str) -> None:
        self.found[fault] = None

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name in {"src", "href"} and element in _VML_PICTURES:
            if _ELSEWHERE.match(value):
                self._say(f'loads something from "{shortened(value)}"; put it into the document or take it out')
        elif name == "href":
            if value and not value.startswith("#") and not is_web(value):
                self._say(f'links "{shortened(value)}"; link a whole address (https://...) or take the link out')
        elif element in {"hlinkClick", "hlinkHover", "hlinkMouseOver"} and name == "action":
            if not _SLIDE_ACTIONS.fullmatch(value):
                self._say(f'has a button or link that starts something ("{shortened(value)}"); take it out')
        elif element == "cacheSource" and name == "type" and value == "external":
            self._say("contains a connection to other data; in Excel delete it under Data, Queries & Connections")

    # Fields of Word

    def _field(self, local: str, attributes: Mapping[str, str]) -> None:
        values = {parted(name)[1]: value for name, value in attributes.items()}
        if local == "fldSimple":
            self.judge(values.get("instr", ""))
        elif local == "fldChar":
            kind = values.get("fldCharType")
            if kind == "begin":
                self.open_fields.append([])
            elif kind == "separate" and self.open_fields:
                self.judge("".join(self.open_fields[-1] or ()))
                self.open_fields[-1] = None
            elif kind == "end" and self.open_fields:
                self.judge("".join(self.open_fields.pop() or ()))
        elif local in {"instrText", "delInstrText"}:
            if not self.open_fields:
                self.open_fields.append([])
            elif self.open_fields[-1] is None:
                self.open_fields[-1] = []
            self.taking = self.open_fields[-1]
        elif local == "t" and self.open_fields and self.open_fields[-1] is not None:
            # The result of a field nested in the instruction of another.
            self.taking = self.open_fields[-1]

    def judge(self, instruction: str) -> None:
        """Records the faults of a field."""
        for fault in office_fields.faults(instruction[:_LONGEST_FIELD]):
            self._say(fault)

    # Formulas of Excel

    def _formula(self, formula: str) -> None:
        plain = re.sub(r'"[^"]*"', '""', formula)
        if "|" in plain or "://" in plain or "\\" in plain:
            self._say(f'has a formula that reaches outside ("{shortened(formula)}"); put its value in its place')
        elif found := _REACHING.search(plain):
            self._say(f"has a formula that reaches outside ({found[1].upper()}); put its value in its place")
