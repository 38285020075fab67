"""Checks fields of Word (ECMA-376 part 1, section 17.16): numbers, dates and references, no fields that load or run."""

import re
from collections.abc import Iterator

from portal.problem import shortened
from portal.uploads.outside_links import is_web
from portal.uploads.wording import listed

_KNOWN = listed(
    """
    = ADDIN ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BARCODE BIBLIOGRAPHY
    BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME
    FILESIZE FILLIN FORMCHECKBOX FORMDROPDOWN FORMTEXT GLOSSARY GOTOBUTTON GREETINGLINE HYPERLINK IF INDEX INFO
    KEYWORDS LASTSAVEDBY LISTNUM MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES
    NUMWORDS PAGE PAGEREF PRINTDATE PRIVATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE SKIPIF
    STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE
    """
)
_WORD = re.compile(r"\s*(=|[^\s\"\\=]+)")
_QUOTED = re.compile(r"\"([^\"]*)\"|“([^”]*)”")
_UNBOUND = "in Word press Ctrl+A and then Ctrl+Shift+F9, which puts its text in its place"


def faults(instruction: str) -> Iterator[str]:
    """The faults of a field, given its instruction."""
    if not instruction.strip():
        return
    found = _WORD.match(instruction)
    word = found[1].upper() if found else ""
    if word == "MACROBUTTON":
        if not re.match(r"\s*macrobutton\s+(nomacro|abc|none)\b", instruction, re.IGNORECASE):
            yield f"has a field that runs a macro (MACROBUTTON); {_UNBOUND}"
    elif word == "HYPERLINK":
        yield from _link(instruction)
    elif word not in _KNOWN and not _is_bookmark(instruction):
        yield f'has a field that loads or runs something ("{shortened(instruction.strip())}"); {_UNBOUND}'


def _link(instruction: str) -> Iterator[str]:
    rest = instruction.split(None, 1)[1] if len(instruction.split(None, 1)) > 1 else ""
    quoted = _QUOTED.match(rest.strip())
    target = (quoted[1] or quoted[2] or "") if quoted else rest.split(None, 1)[0] if rest.strip() else ""
    if target and not target.startswith(("\\l", "\\o", "\\t", "\\n", "\\m", "#")) and not is_web(target):
        yield f'links "{shortened(target)}"; link a whole address that begins with https://, or take the link out'


def _is_bookmark(instruction: str) -> bool:
    """True if it is one word and switches: the name of a bookmark, whose text the field shows."""
    return bool(re.fullmatch(r"\s*_?[A-Za-z]\w*\s*(\\[*#@hpnrtw!]\s*\w*\s*)*", instruction)) and not re.match(
        r"\s*(dde|ddeauto|include\w*|import|link|embed|database|rd|print|data|control|htmlactivex|snapshot)\b",
        instruction,
        re.IGNORECASE,
    )
