"""``make links``: asks every outside address of the records whether it still answers, and tells which are dead.

It is not part of any test, because it asks other people's servers. Each address is asked once, a host at a time with a
pause in between, and only for its headers where the server allows.
"""

import re
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from portal.building.configuration import location_in
from portal.parts.registry import KINDS
from portal.reading import yamlfile
from portal.reading.load import files_of
from portal.reading.yamlfile import Listing, Mapping, Node, Text

AGENT = f"portal-link-report/1.0 (+{location_in(Path(__file__).parents[1] / 'mkdocs.yml') or 'no address'})"
AT_ONCE = 6
"""Hosts that are asked at the same time."""
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_RESERVED = "%:/?#[]@!$&'()*+,;=~"
_GONE = frozenset({404, 410})
_DATES = ("date", "published", "start")


@dataclass(frozen=True)
class Mention:
    """An address where a record names it."""

    address: str
    record: str
    """Id of the record; "" where its file has only one."""
    field: str
    file: str
    line: int
    date: str
    """Day, month or year that the record tells, or ""."""
    archived: bool
    """Whether the record names a copy in a web archive."""

    @property
    def suggestion(self) -> str:
        """Where the Internet Archive may have a copy: the one nearest to the date, or the list of all."""
        return f"https://web.archive.org/web/{self.date.replace('-', '') or '*'}/{self.address}"


@dataclass(frozen=True)
class Answer:
    """What became of an address."""

    state: Literal["alive", "dead", "not judged"]
    detail: str


@dataclass(frozen=True)
class Patience:
    """How an address is asked."""

    timeout: float = 20
    """Seconds until a try is given up."""
    tries: int = 3
    pause: float = 1
    """Seconds between two questions to one host."""


def mentions(data: Path) -> list[Mention]:
    """Every outside address of the records in the folder, in the order of kinds, files and lines."""
    found: list[Mention] = []
    for kind in KINDS:
        for path in files_of(data, kind):
            shown = path.relative_to(data.parent).as_posix()
            root, _problems = yamlfile.read(path, shown)
            records = root.items if isinstance(root, Listing) else [] if root is None else [root]
            for record in records:
                found += _of_record(record, shown)
    return found


def answers(addresses: Iterable[str], patience: Patience) -> dict[str, Answer]:
    """What became of each address; several hosts at once, and each host asked one address after the other."""
    hosts: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda group: list(_of_host(group, patience)), hosts.values())
        return {address: answer for group in found for address, answer in group}


def ask(address: str, patience: Patience) -> Answer:
    """What becomes of one address. Only a server that says so, or none at all, makes it dead."""
    answer = Answer("dead", "")
    for attempt in range(patience.tries):
        if attempt:
            time.sleep(patience.pause)
        answer = _try(address, "HEAD", patience.timeout)
        # Servers that refuse to tell headers alone are asked as a browser would.
        if answer.state != "alive":
            answer = _try(address, "GET", patience.timeout)
        if answer.state == "alive" or answer.detail.startswith("HTTP"):
            break
    return answer


def report(data: Path, patience: Patience) -> tuple[list[str], bool]:
    """Lines to print, and whether any address is dead."""
    named = mentions(data)
    found = answers((mention.address for mention in named), patience)
    lines = []
    for mention in named:
        answer = found[mention.address]
        if answer.state == "alive":
            continue
        where = f"{mention.file}:{mention.line}: {mention.record + ': ' if mention.record else ''}{mention.field}"
        lines.append(f"{where}: {answer.state} ({answer.detail}): {mention.address}")
        if answer.state == "dead":
            known = "archived_url is set" if mention.archived else "no archived_url"
            lines.append(f"    {known}; a copy may be at {mention.suggestion}")
    states = [answer.state for answer in found.values()]
    counted = ", ".join(f"{states.count(state)} {state}" for state in ("alive", "dead", "not judged"))
    return [*lines, f"{len(found)} addresses: {counted}."], "dead" in states


def _of_record(record: Node, file: str) -> Iterator[Mention]:
    values = record.entries if isinstance(record, Mapping) else {}
    told = {name: node.value for name, node in values.items() if isinstance(node, Text)}
    date = next((told[name][:10] for name in _DATES if name in told), "")
    for field, text in _texts(record, ""):
        for address in _ADDRESS.findall(text.value):
            plain = address.rstrip(".,;:!?")
            yield Mention(plain, told.get("id", ""), field, file, text.line, date, "archived_url" in told)


def _texts(node: Node, field: str) -> Iterator[tuple[str, Text]]:
    if isinstance(node, Text):
        yield field, node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _texts(item, field)
    else:
        for name, value in node.entries.items():
            yield from _texts(value, f"{field}.{name}" if field else name)


def _of_host(addresses: Iterable[str], patience: Patience) -> Iterator[tuple[str, Answer]]:
    for number, address in enumerate(addresses):
        if number:
            time.sleep(patience.pause)
        yield address, ask(address, patience)


def _try(address: str, method: str, timeout: float) -> Answer:
    request = Request(quote(address, safe=_RESERVED), method=method, headers={"User-Agent": AGENT})
    try:
        with urlopen(request, timeout=timeout) as response:
            return Answer("alive", f"HTTP {response.status}")
    except HTTPError as error:
        error.close()
        return Answer("dead" if error.code in _GONE else "not judged", f"HTTP {error.code}")
    except (OSError, HTTPException, ValueError) as error:
        return _silent(error.reason if isinstance(error, URLError) else error, timeout)


def _silent(reason: object, timeout: float) -> Answer:
    """What it means that no answer came."""
    match reason:
        case TimeoutError():
            return Answer("dead", f"no answer in {timeout:g} s")
        case socket.gaierror():
            return Answer("dead", "the host does not exist")
        case ConnectionError():
            return Answer("dead", "the host refuses")
    return Answer("not judged", str(reason) or type(reason).__name__)


def main() -> int:
    """0 where every address lives or could not be judged, 1 where one is dead."""
    lines, dead = report(Path("data"), Patience())
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
