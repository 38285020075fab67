"""How to cite a resource of the library: a line of text, and the same for programs that keep references.

Each format has its own way to keep what a title holds from being read as part of the format.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.frame.media_types import MEDIA_TYPES
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.parts.library.told_languages import told_languages
from portal.portal import Portal
from portal.words.language import _

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {
    "\\": r"\textbackslash{}",
    # Not \{ and \}: BibTeX counts braces, and one alone would swallow the next entries.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&%#_"},
}
_SPECIAL = re.compile(f"[{re.escape(''.join(_LATEX))}]")

ENDINGS: Mapping[str, str] = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}
"""What the files of each format end with."""
_UNKNOWN: Mapping[str, str] = {"BibTeX": MEDIA_TYPES["bib"], "RIS": MEDIA_TYPES["ris"]}
"""Media types that hosts do not know, by format."""
_COMMA = re.compile(r"\s*,\s*")


@dataclass(frozen=True)
class ReferenceEntry:
    """A resource as reference lists name it."""

    key: str
    """What a BibTeX file calls it."""
    authors: tuple[str, ...]
    """Names of organisations."""
    title: str
    date: tuple[int, ...]
    """Year, month and day, as far as known."""
    version: str | None
    url: str
    """Whole address: where others publish it, else of its page here."""
    language: str | None
    """The first of its languages, as a two-letter code; None where no source tells."""
    summary: str
    licence: str

    @property
    def text(self) -> str:
        """The citation as a line of text."""
        authors = _(" and ").join(filter(None, (", ".join(self.authors[:-1]), self.authors[-1])))
        year = f"{self.date[0]}" if self.date else _("no date")
        version = _(" (version %(version)s)") % {"version": self.version} if self.version else ""
        return f"{authors} ({year}). {self.title}{version}. {self.url}"

    def bibtex(self) -> str:
        """An entry for BibTeX and BibLaTeX, in UTF-8. Authors are in braces, because organisations have no surname."""
        fields = {
            "author": " and ".join(f"{{{_latex(name)}}}" for name in self.authors),
            "title": f"{{{_latex(self.title)}}}",
            "year": f"{self.date[0]}" if self.date else "",
            "url": self.url,
            "language": self.language or "",
            "version": _latex(self.version or ""),
            "note": _latex(self.licence),
            "abstract": _latex(self.summary),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        if len(self.date) > 1:
            lines.append(f"  month = {_MONTHS[self.date[1] - 1]},")
        return "\n".join([f"@misc{{{self.key},", *lines, "}"]) + "\n"

    def ris(self) -> str:
        """A record in RIS, with CRLF as its specification asks.

        A comma parts a surname from the rest. One at the end of a name, as programs write it for organisations, keeps
        the name whole; those inside become dashes.
        """
        # DA is year/month/day/other, and keeps its slashes where a part is not known.
        day = "/".join((*(f"{part:02}" for part in self.date), *("",) * (4 - len(self.date))))
        pairs = [
            ("TY", "ELEC"),
            *(("AU", f"{_COMMA.sub(' – ', name)},") for name in self.authors),
            ("TI", self.title),
            ("PY", day[:4].strip("/")),
            ("DA", day.strip("/") and day),
            ("ET", self.version or ""),
            ("LA", self.language or ""),
            ("AB", self.summary),
            ("N1", self.licence),
            ("UR", self.url),
        ]
        return "".join(f"{tag}  - {value}\r\n" for tag, value in pairs if value) + "ER  - \r\n"

    def csl(self) -> str:
        """A list of one item in CSL-JSON, the format of citation styles."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": name} for name in self.authors],
            "URL": self.url,
            **({"language": self.language} if self.language is not None else {}),
            "abstract": self.summary,
            "note": self.licence,
        }
        if self.date:
            item["issued"] = {"date-parts": [list(self.date)]}
        if self.version:
            item["version"] = self.version
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def citation(portal: Portal, resource: Resource, site_url: str) -> ReferenceEntry:
    """How to cite the resource."""
    licence = portal.licences[resource.licence]
    named = f"{licence.name}, {licence.url}" if licence.url else licence.name
    return ReferenceEntry(
        key=resource.id,
        authors=tuple(author(portal, written) for written in resource.authors),
        title=resource.title,
        date=tuple(int(part) for part in (resource.date or "").split("-") if part),
        version=resource.version,
        url=source_address(resource, site_url),
        language=next(iter(told_languages(portal, resource)), None),
        summary=resource.summary,
        licence=_("Licence: %(licence)s") % {"licence": named},
    )


def source_address(resource: Resource, site_url: str) -> str:
    """Whole address of what is cited: where others publish it, else its page here."""
    return f"{site_url}{resource.path}" if resource.own or resource.url is None else resource.url


def attribution(portal: Portal, resource: Resource, site_url: str) -> str:
    """The line that names title, author, source and licence, as Creative Commons advises; plain text."""
    licence = portal.licences[resource.licence]
    words = {
        "title": resource.title,
        "authors": ", ".join(author(portal, written) for written in resource.authors),
        "source": source_address(resource, site_url),
        "licence": f"{licence.short} ({licence.url})" if licence.url else licence.short,
    }
    return _("“%(title)s” by %(authors)s, %(source)s. Licence: %(licence)s") % words


def paths(resource: Resource) -> Mapping[str, str]:
    """Addresses of the files with the citation, below the site's root, by format."""
    return {form: f"{resource.path}{resource.id}{ending}" for form, ending in ENDINGS.items()}


def citations(portal: Portal, site_url: str) -> Mapping[str, str]:
    """The citation of every resource in every format: path -> content."""
    files: dict[str, str] = {}
    for resource in portal.every(Resource).values():
        cited = citation(portal, resource, site_url)
        contents = (cited.bibtex(), cited.ris(), cited.csl())
        files |= dict(zip(paths(resource).values(), contents, strict=True))
    return files


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _LATEX[match[0]], text)


def types(portal: Portal) -> Mapping[str, str]:
    """The media types of citations, where hosts do not know them: path -> type."""
    resources = portal.every(Resource).values()
    return {paths(resource)[form]: type for resource in resources for form, type in _UNKNOWN.items()}
