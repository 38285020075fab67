"""Letters that ask those who know records whether these are right: one for each coordinator or school.

A letter is a file that a mail program opens as a draft. Addresses are those of the data; where it has none, the letter
has no recipient and says so.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import ClassVar

from portal.doors import vouching
from portal.doors.knowing import Knowable, Knower, knowers, to_be_asked
from portal.doors.pairs import what
from portal.doors.vouching import Vouched, vouched
from portal.frame.stated import Statement, stated
from portal.frame.templates import Templates
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import N_, _, spoken

MOST = 60
"""Records of one letter. Where there are more, there is a further one."""
_QUESTIONS = {
    "right": "",
    "wrong": N_("What should it say, and where can that be read?"),
    "over": N_("When did it end, and where can that be read?"),
}


@dataclass(frozen=True)
class Reply:
    """A way to answer."""

    answer: str
    """right, wrong or over."""
    line: str
    """What the mail says to the program."""
    address: str | None
    """Address that opens the mail; None where nobody is named who would read it."""


@dataclass(frozen=True)
class AskedRecord:
    """A record, what the site says of it, and three ways to answer."""

    what: str
    """What it is, in a word."""
    name: str
    url: str | None
    """Whole address of its page; None where it is not known where the site stands."""
    statements: tuple[Statement, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, kw_only=True)
class ConfirmationLetter(Values):
    """A letter as plain text."""

    template: ClassVar[str] = "editions/confirm.txt"

    acronym: str
    """That of the project."""
    place: str
    """Name of the school, or of the country of the coordinator."""
    role: str
    addressed: bool
    """True if the data has an address for it."""
    records: tuple[AskedRecord, ...]
    all_right: tuple[Reply, ...]
    """Mails that say of all of them that they are right, several where one would be too long."""
    mailbox: str | None
    """Where answers go."""
    organisation: str
    """Who runs the site; "" where nobody is named."""


@dataclass(frozen=True, kw_only=True)
class ConfirmationLetterOfLinks(ConfirmationLetter):
    """The same as HTML."""

    template: ClassVar[str] = "editions/confirm.html"

    language: str


@dataclass(frozen=True)
class Posted:
    """A letter as a file."""

    file: str
    """Its name."""
    knower: Knower
    count: int
    """How many records it asks about."""
    content: bytes
    """The mail (RFC 5322)."""


@dataclass(frozen=True)
class Mailing:
    """All letters."""

    letters: tuple[Posted, ...]
    unasked: tuple[Knowable, ...]
    """Records of which the data does not say who knows them."""


def post(portal: Portal, templates: Templates, root: str | None, place: str | None) -> Mailing:
    """The letters about what nobody confirmed within a year, of one country if ``place`` is its code.

    ``root`` is the whole address of the home page; None where it is not known.
    """
    groups: dict[Knower, list[Knowable]] = {}
    unasked = []
    for one in to_be_asked(portal, portal.as_of):
        known = knowers(portal, one.record)
        if place is not None and (not known or known[-1].id != place):
            continue
        if not known:
            unasked.append(one)
            continue
        groups.setdefault(next((knower for knower in known if knower.address), known[-1]), []).append(one)
    made = (_letters(portal, templates, root, knower, records) for knower, records in groups.items())
    return Mailing(tuple(letter for letters in made for letter in letters), tuple(unasked))


def _letters(
    portal: Portal, templates: Templates, root: str | None, knower: Knower, records: Sequence[Knowable]
) -> Iterator[Posted]:
    pieces = [records[start : start + MOST] for start in range(0, len(records), MOST)]
    for number, piece in enumerate(pieces, 1):
        name = f"{knower.id}{f'-part-{number}' if len(pieces) > 1 else ''}.eml"
        yield Posted(name, knower, len(piece), _mail(portal, templates, _letter(portal, root, knower, piece), knower))


def _letter(portal: Portal, root: str | None, knower: Knower, records: Sequence[Knowable]) -> ConfirmationLetter:
    operator = portal.operator
    mailbox = operator.contact.email if operator is not None else None
    return ConfirmationLetter(
        acronym=portal.project.acronym,
        place=knower.place,
        role=knower.role,
        addressed=knower.address is not None,
        records=tuple(_record(portal, root, mailbox, one) for one in records),
        all_right=tuple(_all_right(portal, mailbox, records)) if len(records) > 1 else (),
        mailbox=mailbox,
        organisation=portal.organisation(operator.organisation) if operator is not None else "",
    )


def _record(portal: Portal, root: str | None, mailbox: str | None, one: Knowable) -> AskedRecord:
    subject = f"{portal.project.acronym}: {one.record.label}"
    answers = [(vouched(one, answer), question) for answer, question in _QUESTIONS.items()]  # type: ignore[arg-type]
    return AskedRecord(
        what=what(one.kind),
        name=one.record.label,
        url=f"{root}{one.record.path}" if root is not None else None,
        statements=stated(portal, one.record),
        replies=tuple(
            _reply(mailbox, subject, [answer], _(question) if question else "") for answer, question in answers
        ),
    )


def _reply(mailbox: str | None, subject: str, answers: list[Vouched], question: str) -> Reply:
    text = vouching.body(answers, question)
    address = vouching.address(mailbox, subject, text) if mailbox is not None else None
    return Reply(answers[0].answer, "\n".join(map(str, answers)), address)


def _all_right(portal: Portal, mailbox: str | None, records: Iterable[Knowable]) -> Iterator[Reply]:
    """As few mails as hold all of them."""
    subject = f"{portal.project.acronym}: {_('all of it is right')}"
    room: list[Vouched] = []
    for answer in (vouched(one, "right") for one in records):
        longer = vouching.address(mailbox or "", subject, vouching.body([*room, answer]))
        if room and len(longer) > vouching.MOST_OF_AN_ADDRESS:
            yield _reply(mailbox, subject, room, "")
            room = []
        room.append(answer)
    yield _reply(mailbox, subject, room, "")


def _mail(portal: Portal, templates: Templates, letter: ConfirmationLetter, knower: Knower) -> bytes:
    """The letter as a draft: with a recipient and a sender only where the data has them, and without a day."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _("%(project)s: is this still right? %(place)s") % {
        "project": portal.project.acronym,
        "place": " ".join(knower.place.split()),
    }
    if knower.address is not None:
        mail["To"] = knower.address
    if letter.mailbox is not None:
        mail["From"] = letter.mailbox
        mail["Reply-To"] = letter.mailbox
    # Outlook and Thunderbird open such a file to be written on and sent.
    mail["X-Unsent"] = "1"
    mail.set_content(templates.filled(letter), cte="quoted-printable")
    links = ConfirmationLetterOfLinks(**letter.filled, language=spoken().tag)
    mail.add_alternative(templates.filled(links), subtype="html", cte="quoted-printable")
    # The same bytes at each run.
    mail.set_boundary(f"=_{hashlib.sha256(str(letter).encode()).hexdigest()[:32]}")
    return mail.as_bytes()
