"""Links the first use of each word of the glossary on a page to its entry.

It works on the finished HTML of a page, where all text is already escaped, and looks at text only: tags, attributes,
links, headings, code and drawings stay as they are. What is put around a word comes from a template.
"""

import re
from collections.abc import Iterable
from functools import cached_property, partial
from html import escape, unescape
from typing import Protocol

from portal.frame.templates import Templates
from portal.parts.about.records import GlossaryTerm
from portal.parts.part import Explaining
from portal.portal import Portal

_TAG = re.compile(
    r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)([^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*)>""",
    re.DOTALL,
)
_CLASS = re.compile(r"""\sclass=["']([^"']*)""")
_DIVISION = re.compile(r"<(/?)div\b")
_LONG_TEXT = re.compile(r'<(div) class="prose\b')
_RUNNING = frozenset({"p", "li", "dd", "td"})
"""Elements that hold running text."""
_KEPT = frozenset({f"h{level}" for level in range(1, 7)}) | {
    *("a", "abbr", "aside", "button", "caption", "code", "dfn", "dt", "form", "label", "nav", "pre", "script", "style"),
    *("summary", "svg", "th"),
}
"""Elements whose text stays as it is."""
_KEPT_CLASSES = frozenset(
    {"admonition-title", "card", "chips", "cites", "eyebrow", "hero", "key", "sources", "without-terms"}
)
"""Classes of elements whose text stays as it is: labels, and cards that are links as a whole."""


class TermLink(Protocol):
    """The HTML for a word: called with the id of its entry and the text as the page has it, unescaped."""

    def __call__(self, *, id: str, text: str) -> str: ...


def explaining(portal: Portal, templates: Templates) -> Explaining:
    """Links the words of the glossary in the body of a page to their entries, and puts the definitions below it."""
    terms = TermLinker(portal.every(GlossaryTerm).values())
    link = partial(templates.component, "term")

    def explained(body: str, *, whole: bool) -> str:
        linked, ids = terms.linked(body, link, whole=whole)
        return "".join((linked, templates.component("definitions", ids=tuple(ids)))) if ids else body

    return explained


class TermLinker:
    """The words of a glossary, ready to be found."""

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._ids = {" ".join(form.split()): term.id for term in terms for form in term.forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any form of any word, the longest first. What follows & or # is a character reference, or a hashtag."""
        forms = sorted(self._ids, key=len, reverse=True)
        return re.compile(rf"(?<![\w&#-])(?:{'|'.join(map(_written, forms))})(?![\w-])")

    def linked(self, html: str, link: TermLink, *, whole: bool) -> tuple[str, tuple[str, ...]]:
        """``html`` with its words linked, each once, and the ids of their entries in order.

        ``whole`` looks at all running text of the page; else only long text from records is looked at.
        """
        if not self._ids:
            return html, ()
        met: dict[str, None] = {}
        out, done = [], 0
        for start, end in ((0, len(html)),) if whole else _long_texts(html):
            if self._pattern.search(html, start, end):
                out += [html[done:start], *self._pieces(html[start:end], link, met)]
                done = end
        return "".join((*out, html[done:])), tuple(met)

    def _pieces(self, html: str, link: TermLink, met: dict[str, None]) -> Iterable[str]:
        done, kept, depth, running = 0, "", 0, 0
        for tag in _TAG.finditer(html):
            text = html[done : tag.start()]
            yield self._words(text, link, met) if running > 0 and not kept else text
            yield tag[0]
            done = tag.end()
            closing, name, attributes = bool(tag[1]), (tag[2] or "").lower(), tag[3] or ""
            if kept:
                if name == kept and not attributes.endswith("/"):
                    depth += -1 if closing else 1
                    kept = kept if depth else ""
            elif not closing and (name in _KEPT or _is_kept(attributes)):
                kept, depth = name, 1
            elif name in _RUNNING:
                running += -1 if closing else 1
        yield html[done:]

    def _words(self, text: str, link: TermLink, met: dict[str, None]) -> str:
        def replaced(match: re.Match[str]) -> str:
            word = unescape(match[0])
            form = " ".join(word.split())
            id = self._ids.get(form) or self._ids[form[0].lower() + form[1:]]
            if id in met:
                return match[0]
            met[id] = None
            return link(id=id, text=word)

        return self._pattern.sub(replaced, text)


def _is_kept(attributes: str) -> bool:
    found = _CLASS.search(attributes)
    return found is not None and not _KEPT_CLASSES.isdisjoint(found[1].split())


def _long_texts(html: str) -> Iterable[tuple[int, int]]:
    """Where long text from records begins and ends: the divisions with the class ``prose``."""
    end = 0
    while begin := _LONG_TEXT.search(html, end):
        depth, end = 0, len(html)
        for tag in _DIVISION.finditer(html, begin.start()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.start()
                break
        yield begin.start(), end


def _written(form: str) -> str:
    """The pattern of a form in HTML: a small first letter may be a capital, and a space may be a line break."""
    first, rest = form[0], escape(form[1:], quote=False)
    letter = f"[{first}{first.upper()}]" if first.islower() and len(first.upper()) == 1 else re.escape(escape(first))
    return letter + r"\s+".join(map(re.escape, rest.split(" ")))
