"""Checks web and e-mail addresses from contributors: an address leads where it appears to lead, and to a public host.

The same rules apply to every address, in a field or in a text. Hosts are names after RFC 1123, section 2.1, or
international ones after IDNA 2008 (RFC 5890); addresses of one mailbox are those of the HTML standard, section
4.10.5.1.5.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from portal.problem import shortened
from portal.words.alphabets import looks_latin, mixed_word

_LONGEST_TARGET = 2_000
"""Maximum characters of a link address in a text, counted percent-encoded if not ASCII (%C5%A1)."""
_LONGEST_HOST = 253
"""Maximum characters; RFC 1035, section 3.1."""
_LONGEST_MAIL = 254
"""Maximum characters; RFC 5321, section 4.5.3.1, without the angle brackets."""
_WEB = re.compile(r"(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?)://(?P<authority>[^/?#]+)(?P<rest>[/?#].*)?", re.DOTALL)
_MAILTO = re.compile("mailto:", re.IGNORECASE)
_LABEL = re.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_PORTS = frozenset({"80", "443", "8080", "8443"})
# Names that resolve within the reader's own machine or network (RFC 6761, 6762, 7686, 8375, 9476, and router defaults).
_NOT_PUBLIC = frozenset(
    {"alt", "arpa", "corp", "home", "internal", "intranet", "lan", "local", "localdomain", "localhost", "onion"}
    | {"private", "workgroup"}
)
_BETWEEN = re.compile(r"[\s,;|]+|/(?=\s)")
"""What people type between two addresses in one field."""
_NEVER = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"\\^`{|}]|%(?:[01][0-9a-fA-F]|7[fF])")
# Before the @, only those characters of the standard that have no other meaning in links and in Markdown.
_MAIL = re.compile(r"(?P<box>[\w.'+=~-]{1,64})@(?P<host>[^@]+)")
_USER = re.compile(r"://[^\s/?#<>\[\]()]*@")

_MAIL_IN_WORDS = re.compile(r"(?<![\w.+'-])([\w.+'-]+)@([\w-]+(?:\.[\w-]+)*)")
_HOST_IN_WORDS = re.compile(r"(?<![\w-])([\w-]+(?:\.[\w-]+)+)(?:([/?#:])\S*)?")
COMMON_END = "com|edu|gov|info|int|net|org|[a-z]{2}"
"""Pattern of well-known top-level domains: the oldest, and those of countries."""
# Full stops of other scripts, which some programs accept as the dot in a host name.
_DOTS = str.maketrans(dict.fromkeys("\u3002\uff61\u2024\ufe52\uff0e\u06d4\u0701\u0702\ua60e", "."))
_SPREAD = re.compile(
    r"(?:www ?|[\w-]+ )\. ?[\w-]+(?: ?\. ?[\w-]+)*"
    rf"|[\w-]+(?: ?\. ?[\w-]+)* ?\. ?(?:{COMMON_END})",
    re.IGNORECASE,
)
"""A name and nothing else, with spaces or line breaks at its dots, except texts such as "Dr. Novak" or "i.e. this"."""
_DEGREE = re.compile(r"\b[A-Z]\.[A-Z][a-z]\.(?!\w)")
"""Abbreviations such as "M.Ed."; a host would not be followed by a full stop, or would not have capitals."""
# Filename extensions that look like the end of a host name. None of them is a top-level domain.
_FILES = frozenset(
    {"csv", "doc", "docx", "epub", "gif", "htm", "html", "ics", "jpeg", "jpg", "js", "json", "mp3", "mp4", "odp", "ods"}
    | {"odt", "pdf", "php", "png", "ppt", "pptx", "rtf", "svg", "txt", "webp", "xls", "xlsx", "xml", "yaml", "yml"}
)


def archived(address: str) -> str:
    """The address at which the Internet Archive lists its copies of the page at ``address``; there may be none."""
    return f"https://web.archive.org/web/*/{address}"


def below(address: str, location: str) -> str | None:
    """``address`` below the site at ``location`` (the whole address of its home page, with a slash at its end).

    It keeps its query and not its fragment. None if it is at another host or outside the folder of the site, or no
    web address. The usual ports may be written or not (RFC 3986, 6.2.3).
    """
    # urlsplit of the standard library raises ValueError where a host is none, and texts may have any.
    asked, here = _WEB.fullmatch(address), _WEB.fullmatch(location)
    if asked is None or here is None or _host(asked) != _host(here):
        return None
    path, _, query = (asked["rest"] or "/").partition("#")[0].partition("?")
    folder = here["rest"] or "/"
    if not f"{path}/".startswith(folder):
        return None
    return f"{path[len(folder) :]}{'?' if query else ''}{query}"


def _host(address: re.Match[str]) -> str:
    """Host and port in small letters, without the port of its scheme and the dot of the root of all names."""
    host, _colon, port = address["authority"].casefold().partition(":")
    usual = {"http": "80", "https": "443"}[address["scheme"].casefold()]
    return f"{host.removesuffix('.')}{f':{port}' if port and port != usual else ''}"


def fault(address: str) -> str | None:
    """Why ``address`` (https:// or http://) cannot be published, with the remedy; None if it can."""
    shown = f'"{shortened(address)}"'
    whole = _WEB.fullmatch(address)
    if whole is None:
        return f"{shown} is not a web address; write the whole address, beginning with https:// or http://"
    if "@" in whole["authority"]:
        return f"{shown} has a user name or password in it; take that part out, or write an e-mail address under email"
    if _NEVER.search(address) or not (address.isascii() or unicodedata.is_normalized("NFC", address)):
        return f"{shown} has characters no web address has; copy it from the address bar"
    host, colon, port = whole["authority"].partition(":")
    if reason := _host_fault(host):
        return f"{shown} {reason}"
    if colon and port not in _PORTS:
        return f"{shown} names a port that browsers do not ask for pages; take the colon and the number out"
    return None


def website(typed: str) -> str:
    """The address of a website that registers write without a scheme, which is https, or with a host in capitals.

    Raises ValueError, with the remedy, if it is none.
    """
    if is_mail(typed.partition("://")[2].strip("/") or typed):
        raise ValueError(f'"{shortened(typed)}" is an e-mail address; put it under contact, email')
    if len([part for part in _BETWEEN.split(typed) if _looks_like_a_site(part)]) > 1:
        raise ValueError(f'"{shortened(typed)}" is more than one web address; write the first, and no other')
    address = typed if "://" in typed else f"https://{typed}"
    if (whole := _WEB.fullmatch(address)) and "@" not in whole["authority"]:
        address = f"{whole['scheme'].lower()}://{whole['authority'].lower()}{whole['rest'] or ''}"
    if reason := fault(address):
        if "://" in typed:
            raise ValueError(reason)
        remedy = "write it like www.school.eu, or delete the line where there is none"
        raise ValueError(f'"{shortened(typed)}" is not a web address; {remedy}')
    return address


def is_mail(typed: str) -> bool:
    """True if an e-mail address is meant, be it with mailto: in front or spaces at the @."""
    return mail_fault(re.sub(r"\s*@\s*", "@", _MAILTO.sub("", typed.strip(), count=1).strip())) is None


def mailbox(typed: str) -> str:
    """The address of one mailbox. Raises ValueError, with the remedy, if ``typed`` is not written as one."""
    reason = mail_fault(typed)
    if reason is None:
        return typed
    shown = f'"{shortened(typed)}"'
    if len([part for part in _BETWEEN.split(typed) if is_mail(part)]) > 1:
        raise ValueError(f"{shown} is more than one e-mail address; write the first, and no other")
    if is_mail(typed):
        plain = re.sub(r"\s*@\s*", "@", _MAILTO.sub("", typed.strip(), count=1).strip())
        raise ValueError(f"{shown} is an e-mail address with more around it; write {plain}, without mailto: and spaces")
    if "@" not in typed and _looks_like_a_site(typed):
        raise ValueError(f"{shown} is a web address; put it under website, and an address with @ here")
    raise ValueError(reason)


def _looks_like_a_site(typed: str) -> bool:
    return "." in typed and fault(typed if "://" in typed else f"https://{typed}") is None


def mail_fault(address: str) -> str | None:
    """Why ``address``, such as office@school.eu, is not the address of one mailbox, with the remedy; None if it is.

    International addresses are accepted (RFC 6531), with letters of one alphabet in each word.
    """
    found = _MAIL.fullmatch(address)
    box = found["box"] if found else ""
    if (
        found is None
        or len(address) > _LONGEST_MAIL
        or not unicodedata.is_normalized("NFC", address)
        or mixed_word(box)
        or looks_latin(box)
        or _host_fault(found["host"])
        or box != box.strip(".")
        or ".." in box
    ):
        return f'"{shortened(address)}" is not an e-mail address; write it like office@school.eu'
    return None


def has_user_name(text: str) -> bool:
    """True if an address anywhere in ``text``, linked or not, has a user name before its host (https://name@host)."""
    return "://" in text and "@" in text and _USER.search(text) is not None


def host(address: str) -> str | None:
    """The host of a web or e-mail address as the Domain Name System knows it; None if there is none."""
    whole = _WEB.fullmatch(address)
    name = whole["authority"].rpartition("@")[2].partition(":")[0] if whole else address.partition("@")[2]
    return _plain_host(name) if name else None


def target_fault(target: str) -> str | None:
    """Why a link to ``target`` (a complete address) cannot be published, with the remedy; None if it can."""
    if len(target) > _LONGEST_TARGET:
        most = f"longer than {_LONGEST_TARGET} characters"
        return f'links to "{shortened(target)}", which is {most}; give a shorter address of the page'
    if prefix := _MAILTO.match(target):
        address = target[prefix.end() :]
        if "?" in address or "%" in address or "," in address or ";" in address:
            return (
                f'links to "{shortened(target)}"; write mailto: and one e-mail address, and nothing after it, '
                "like mailto:office@school.eu"
            )
        reason = mail_fault(address)
    elif _WEB.match(target):
        reason = fault(target)
    else:
        return f'links to "{shortened(target)}"; link to whole addresses only (https://, http:// or mailto:)'
    return f"has a link, but {reason}" if reason else None


@lru_cache(maxsize=100)  # One text can have a thousand links to the same address.
def link_fault(target: str, words: str) -> str | None:
    """Why a link to ``target`` with the link text ``words`` (without markup) cannot be published; None if it can.

    If the words name a host or a mailbox, it must be the one that the link leads to.
    """
    if reason := target_fault(target):
        return reason
    for named in _named(words, target):
        return (
            f'has a link that says "{shortened(named)}" and leads to "{shortened(target)}"; '
            "say what one finds there, or write the address that it leads to"
        )
    return None


def as_read(words: str) -> str:
    """The words in compatibility forms that programs treat as equal, with full stops of any script as "."."""
    return " ".join(unicodedata.normalize("NFKC", words.translate(_DOTS)).split())


def _named(words: str, target: str) -> Iterator[str]:
    """Hosts and mailboxes that ``words`` name and that differ from those of ``target``."""
    text = as_read(words)
    text = _DEGREE.sub(" ", text)
    text = re.sub(r" ?\. ?" if _SPREAD.fullmatch(text) else r" \. ?(?=\w)", ".", text)
    prefix = _MAILTO.match(target)
    mailbox = target[prefix.end() :].casefold() if prefix else None
    leads_to = host(mailbox or target)
    for mail in _MAIL_IN_WORDS.finditer(text):
        box = mail[0].strip(".'-")
        if (box.casefold() != mailbox) if mailbox is not None else (host(box) != leads_to):
            yield box
    # In a mail address the part before the @ is not a host; in a web address it would be read as one.
    text = _MAIL_IN_WORDS.sub(" " if mailbox is not None else r"\1 \2", text)
    for found in _HOST_IN_WORDS.finditer(text):
        if _is_host(found[1], whole=found[2] != "/") and _plain_host(found[1]) != leads_to:
            yield found[1]
    if any(_plain_host(found) != leads_to for found in re.findall(r"://([^\s/?#:]*)", text)):
        yield words


def _is_host(name: str, *, whole: bool) -> bool:
    """True if readers take it for a host name: it has dots, and is neither a version number nor a file name."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+){3}", name):
        return True
    *_first, last = name.split(".")
    odd = last[0].isdecimal() or last[0] == "-" or "_" in last
    return len(last) > 1 and not odd and not (whole and last.casefold() in _FILES)


def _plain_host(name: str) -> str:
    """The name in lower case and ASCII, without a leading "www."."""
    low = name.lower().rstrip(".")
    with suppress(ValueError):
        low = ".".join(_ascii(label) for label in low.split("."))
    return low.removeprefix("www.")


@lru_cache(maxsize=1000)
def _host_fault(name: str) -> str | None:
    """Why the host is not valid, worded to follow the address in a message; None if it is."""
    labels = name.lower().split(".")
    if name.startswith("[") or re.fullmatch("[0-9]+|0x[0-9a-f]*", labels[-1]):
        return "has a number in place of a name; write the name of the site, like https://www.school.eu"
    if labels[-1] in _NOT_PUBLIC:
        return "leads into the reader's own network; write the address that everybody can open"
    plain = _plain_labels(labels) if len(name) <= _LONGEST_HOST else None
    if plain is None:
        return "is not a web address; write the whole address, beginning with https:// or http://"
    latin = not plain[-1].startswith("xn--")
    for label in map(_shown, plain):
        if mixed_word(label) or (latin and looks_latin(label)):
            return f'has letters that look like others (in "{label}"); copy it from the address bar of the site itself'
    return None


def _plain_labels(labels: list[str]) -> list[str] | None:
    """The labels in ASCII; None if they do not form a host name below a top-level domain."""
    try:
        plain = [_ascii(label) for label in labels]
    except ValueError:
        return None
    fit = len(plain) > 1 and all(map(_LABEL.fullmatch, plain)) and plain[-1].strip("0123456789-") and len(plain[-1]) > 1
    return plain if fit else None


def _ascii(label: str) -> str:
    """The label of a host in ASCII. Raises ValueError if IDNA 2008 does not allow it."""
    if label.isascii() and not label.startswith("xn--"):
        return label
    import idna  # noqa: PLC0415 (few addresses need it)

    # Decoded as well, because a label may begin with "xn--" without being valid Punycode.
    return idna.alabel(idna.ulabel(label)).decode()


def _shown(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    import idna  # noqa: PLC0415

    return idna.ulabel(label)
