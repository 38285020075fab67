"""A message to those who run the site, filled in with a page and what it says: readers add only what is wrong.

It works without a script: as the address of a letter (RFC 6068) and as a file within its own address (RFC 2397).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from pydantic import BaseModel

from portal.frame.page import PageFacts
from portal.frame.stated import Statement, asked, line, stated
from portal.portal import Portal
from portal.words.language import _

MOST_OF_AN_ADDRESS = 1_900
"""Letters of the address of a letter; mail programs and browsers cut longer ones near 2,000."""

_PLAIN = ":,()@!"
"""Letters that may stand in a part of that address as they are (RFC 6068, section 2: some-delims)."""
_PLAIN_IN_MAILBOX = "@!$'*+"
_NEW_LINE = "\r\n"
"""RFC 6068, section 5."""


@dataclass(frozen=True)
class Remark:
    """A message that is ready to be filled in and sent."""

    text: str
    """Its text, in lines."""
    letter: str | None
    """Address that opens it in a mail program; None where nobody is named who would read it."""
    mailbox: str | None
    """Where to send it; None likewise."""
    download: str
    """Address of the same text as a file."""
    file: str
    """Name of that file."""


def remark(portal: Portal, page: PageFacts, root: str | None) -> Remark:
    """A message about the page. ``root`` is the whole address of the home page; None where it is not known."""
    about = page.record
    return _message(
        portal,
        _("Correction: %(title)s") % {"title": line(page.name or page.title)},
        (f"{_('Page')}: {root or '/'}{page.path}", f"{_('Title')}: {line(page.title)}"),
        stated(portal, about) if about is not None and page.part is None else (),
        f"{page.path.strip('/').replace('/', '-') or 'home'}.txt",
    )


def remark_on(portal: Portal, record: BaseModel, path: str, root: str | None) -> Remark:
    """A message about a record that has a place on a page of many, whose address below the site's root is ``path``."""
    name = line(str(getattr(record, "label", "")))
    return _message(
        portal,
        _("Correction: %(title)s") % {"title": name},
        (f"{_('Page')}: {root or '/'}{path}",),
        stated(portal, record),
        f"{path.replace('/', '-').replace('#', '').strip('-')}.txt",
    )


def proposal(portal: Portal, model: type[BaseModel], what: str, file: str) -> Remark:
    """A message that hands in a new record of that model, which readers call ``what``."""
    return _message(portal, _("New: %(what)s") % {"what": what}, (), asked(model), f"{file}.txt", new=True)


def _message(
    portal: Portal,
    subject: str,
    head: tuple[str, ...],
    statements: tuple[Statement, ...],
    file: str,
    *,
    new: bool = False,
) -> Remark:
    titled = line(f"{portal.project.acronym}: {subject}")
    mailbox = portal.operator.contact.email if portal.operator is not None else None
    begin = f"mailto:{quote(mailbox or '', safe=_PLAIN_IN_MAILBOX)}?subject={_quoted(titled)}&body="
    tail = (f"{_('What else is wrong or missing')}: ",) if not new else ()
    tail = (*tail, f"{_('Where can it be read (web page, document)')}: ")
    blocks: list[tuple[str, ...]] = [head] if head else []
    left = MOST_OF_AN_ADDRESS - len(begin) - len(_quoted(_joined([*blocks, tail])))
    for one in statements:
        block = _lines(one, new=new)
        left -= len(_quoted(_NEW_LINE * 2 + _NEW_LINE.join(block)))
        if left < 0:
            break
        blocks.append(block)
    if len(blocks) == len(head[:1]) and not new:  # Nothing is stated, or nothing so short that it fits.
        blocks.append((f"{_('The page says')}: ", f"{_('should be')}: "))
    text = _joined([*blocks, tail])
    return Remark(
        text=text.replace(_NEW_LINE, "\n"),
        letter=f"{begin}{_quoted(text)}" if mailbox is not None else None,
        mailbox=mailbox,
        download=f"data:text/plain;charset=utf-8,{_quoted(f'{titled}{_NEW_LINE * 2}{text}')}",
        file=file,
    )


def _lines(one: Statement, *, new: bool) -> tuple[str, ...]:
    if new:
        return (f"{one.label}: ",)
    return f"{one.label}: {one.text or _('(nothing yet)')}", f"{_('should be')}: "


def _joined(blocks: Iterable[tuple[str, ...]]) -> str:
    return (_NEW_LINE * 2).join(_NEW_LINE.join(block) for block in blocks)


def _quoted(text: str) -> str:
    return quote(text, safe=_PLAIN)
