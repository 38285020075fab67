"""Small pages at former addresses, which lead on where the host reads no ``_redirects``.

Files in HTML have them as pages do; in files of other types nothing can lead on.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote

from portal.frame.templates import Templates
from portal.host.redirects import Redirect
from portal.records.values import Values
from portal.words.language import spoken

_HTML = ".html"
_LEADS_ON = '<meta http-equiv="refresh"'


@dataclass(frozen=True, kw_only=True)
class MovedPage(Values):
    """A page that says where something is now, and leads there at once."""

    template: ClassVar[str] = "moved.html"

    language: str
    """Tag of its language."""
    project: str
    to: str
    """Address of the page that it leads to, below the site's root."""
    title: str
    """The title of that page, or its address."""
    canonical: str
    """The same, as search engines should know it."""


def leads_on(content: str) -> bool:
    """True if that is the HTML of a small page which leads on."""
    return _LEADS_ON in content[:1000]


def forwards(rules: Sequence[Redirect], taken: Collection[str]) -> Mapping[str, str]:
    """Former address of each page or file in HTML -> the address that it leads to, with its fragment.

    Both are below the site's root. ``taken`` are the addresses of all pages and files. Addresses that ask for something
    behind a ``?``, and those at which something else stands, are left out.
    """
    files = {path for path in taken if path and not path.endswith("/")}
    known = {path: path for path in sorted(taken) if path not in files or path.endswith(_HTML)}
    # A former address may lead to another former one, so there are as many steps at most as rules.
    for _step in rules:
        new = {
            origin: known.get(target, target)
            for rule in reversed(rules)
            for origin, target in _redirected(rule, known)
            if origin not in known and _free(origin, files)
        }
        if not new:
            break
        known |= new
    return {origin: to for origin, to in sorted(known.items()) if origin != to}


def _redirected(rule: Redirect, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Former addresses that the rule redirects to a known one, each with that."""
    origin, target = unquote(rule.origin.lstrip("/")), rule.target.lstrip("/")
    if rule.query:
        return
    if origin.endswith("*") and ":splat" not in target:
        # What stood below it all leads to one place, and nothing here knows what it was.
        origin = origin[:-1]
    if origin.endswith("*") and target.endswith(":splat"):
        prefix = target.removesuffix(":splat")
        yield from ((f"{origin[:-1]}{path[len(prefix) :]}", path) for path in known if path.startswith(prefix))
    elif not origin.endswith("*") and target.partition("#")[0] in known:
        yield origin if origin.endswith(_HTML) else f"{origin.rstrip('/')}/", target


def _free(origin: str, files: Collection[str]) -> bool:
    """True if a folder can be made for the address: no file is in its way, and it stays inside the site."""
    names = origin.rstrip("/").split("/")
    if any(name in ("", ".", "..") or name.startswith("_") for name in names):
        return False
    return not any("/".join(names[: count + 1]) in files for count in range(len(names)))


def forced(rules: Sequence[Redirect], made: Mapping[str, str], taken: Collection[str]) -> Iterator[Redirect]:
    """The rules, of which those count before the small pages ``made`` that stand at the addresses they redirect.

    A page or file at such an address is not ``taken`` away.
    """
    for rule in rules:
        yield rule.before_files() if _covers(rule, made) and not _covers(rule, taken) else rule


def _covers(rule: Redirect, paths: Collection[str]) -> bool:
    """True if the rule is about one of the addresses, whatever they ask for behind a ``?``."""
    origin = unquote(rule.origin.lstrip("/"))
    if origin.endswith("*"):
        return any(path.startswith(origin[:-1]) for path in paths)
    return origin in paths or f"{origin}/" in paths


@dataclass(frozen=True)
class Forwarding:
    """What small pages say beside where they lead."""

    project: str
    titles: Mapping[str, str]
    """Titles of pages by address."""
    location: str | None
    """Whole address of the home page, with a slash at its end; None where it is not known."""
    base: str
    """Its path."""


def files(
    rules: Sequence[Redirect], taken: Collection[str], templates: Templates, said: Forwarding
) -> Mapping[str, str]:
    """The file ``_redirects`` and the small pages: path below the site's root -> content.

    ``taken`` are the addresses of all pages and other files.
    """
    made = forwards(rules, taken)
    found = {"_redirects": "".join(f"{rule.line(said.base)}\n" for rule in forced(rules, made, taken))}
    for origin, to in made.items():
        page = MovedPage(
            language=spoken().tag,
            project=said.project,
            to=to,
            title=said.titles.get(to.partition("#")[0]) or f"/{to}",
            canonical=f"{said.location}{to}" if said.location is not None else templates.href(to),
        )
        found[f"{origin}index.html" if origin.endswith("/") else origin] = templates.filled(page)
    return found
