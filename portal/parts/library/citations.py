"""How to cite a resource of the library: a line of text, and the same for programs that keep references.

Each format has its own way to keep what a title holds from being read as part of the format.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from portal.frame.media_types import MEDIA_TYPES
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.parts.library.told_languages import sole_language
from portal.portal import Portal
from portal.records.licence import Licence
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


class Form(NamedTuple):
    """What reference formats call a kind of work."""

    bibtex: str
    ris: str
    csl: str


_FORMS: Mapping[str, Form] = {
    "https://schema.org/Report": Form("techreport", "RPRT", "report"),
    "https://w3id.org/kim/hcrt/slide": Form("misc", "SLIDE", "speech"),
    "https://w3id.org/kim/hcrt/video": Form("misc", "VIDEO", "motion_picture"),
    "https://w3id.org/kim/hcrt/image": Form("misc", "FIGURE", "graphic"),
    "https://w3id.org/kim/hcrt/data": Form("misc", "DATA", "dataset"),
    "https://w3id.org/kim/hcrt/application": Form("misc", "COMP", "software"),
}
"""By what the type of a resource is in public vocabularies."""
_PAGE = Form("misc", "ELEC", "webpage")
"""What any other type is: something on the web."""


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
    """Its language (BCP 47); None where it has several or nobody has said it."""
    summary: str
    licence: str
    """The words that say it; empty where nobody has said it."""
    form: "Form"
    """What kind of work it is."""
    sort: str
    """The same as readers call it, like "Checklist"."""

    @property
    def text(self) -> str:
        """The citation as a line of text."""
        authors = _(" and ").join(filter(None, (", ".join(self.authors[:-1]), *self.authors[-1:])))
        year = f"{self.date[0]}" if self.date else _("no date")
        version = _(" (version %(version)s)") % {"version": self.version} if self.version else ""
        title = f"{self.title}{version} [{self.sort}]"
        # Where nobody is named as author, the title takes the place (APA, 7th edition, section 9.12).
        return f"{authors} ({year}). {title}. {self.url}" if authors else f"{title} ({year}). {self.url}"

    def bibtex(self) -> str:
        """An entry for BibTeX and BibLaTeX, in UTF-8. Authors are in braces, because organisations have no surname."""
        fields = {
            "type" if self.form.bibtex == "techreport" else "howpublished": _latex(self.sort),
            "author": " and ".join(f"{{{_latex(name)}}}" for name in self.authors),
            "title": f"{{{_latex(self.title)}}}",
            "institution": _latex(" and ".join(self.authors)) if self.form.bibtex == "techreport" else "",
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
        return "\n".join([f"@{self.form.bibtex}{{{self.key},", *lines, "}"]) + "\n"

    def ris(self) -> str:
        """A record in RIS, with CRLF as its specification asks.

        A comma parts a surname from the rest. One at the end of a name, as programs write it for organisations, keeps
        the name whole; those inside become dashes.
        """
        # DA is year/month/day/other, and keeps its slashes where a part is not known.
        day = "/".join((*(f"{part:02}" for part in self.date), *("",) * (4 - len(self.date))))
        pairs = [
            ("TY", self.form.ris),
            ("M3", self.sort),
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
            "type": self.form.csl,
            "genre": self.sort,
            "title": self.title,
            "author": [{"literal": name} for name in self.authors],
            "URL": self.url,
            **({"language": self.language} if self.language is not None else {}),
            "abstract": self.summary,
            "note": self.licence,
        }
        item = {name: value for name, value in item.items() if value}
        if self.date:
            item["issued"] = {"date-parts": [list(self.date)]}
        if self.version:
            item["version"] = self.version
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def citation(portal: Portal, resource: Resource, site_url: str) -> ReferenceEntry:
    """How to cite the resource."""
    sort = portal.term("resource_types", resource.type)
    return ReferenceEntry(
        key=resource.id,
        authors=tuple(author(portal, written) for written in resource.authors),
        title=resource.title,
        date=tuple(int(part) for part in (resource.date or "").split("-") if part),
        version=resource.version,
        url=source_address(resource, site_url),
        language=sole_language(portal, resource),
        summary=resource.summary,
        licence=_licensed(portal, resource, lambda licence: _with_address(licence.name, licence.url, ", %s")),
        form=next((_FORMS[match.url] for match in sort.matches if match.url in _FORMS), _PAGE),
        sort=sort.label,
    )


def _licensed(portal: Portal, resource: Resource, words: Callable[[Licence], str]) -> str:
    """The licences in words, each with what it is for where there are several; empty where none is stated."""
    stated = [(portal.licences[id], of) for id, of in resource.licences if portal.licences[id].stated]
    if not stated:
        return ""
    named = "; ".join(f"{words(licence)} ({of})" if of else words(licence) for licence, of in stated)
    return _("Licence: %(licence)s") % {"licence": named}


def _with_address(name: str, url: str | None, form: str) -> str:
    return f"{name}{form % url}" if url else name


def source_address(resource: Resource, site_url: str) -> str:
    """Whole address of what is cited: where others publish it, else its page here."""
    return f"{site_url}{resource.path}" if resource.own or resource.url is None else resource.url


def attribution(portal: Portal, resource: Resource, site_url: str) -> str:
    """The line that names title, author, source and licence, as Creative Commons advises; plain text."""
    words = {
        "title": resource.title,
        "authors": ", ".join(author(portal, written) for written in resource.authors),
        "source": source_address(resource, site_url),
    }
    line = _("“%(title)s” by %(authors)s, %(source)s.") if resource.authors else _("“%(title)s”, %(source)s.")
    licence = _licensed(portal, resource, lambda licence: _with_address(licence.short, licence.url, " (%s)"))
    return " ".join(filter(None, (line % words, licence)))


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
