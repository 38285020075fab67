"""Makes the texts that jobs of the forge post, from texts that are not trusted.

The job that posts may write to the forge. So it takes of the other one a single text, not more than LONGEST bytes of
it, and shows it as code: nothing in it is a link, a picture, a mention or HTML there (CommonMark 0.31, section 4.5).
Only the standard library is needed.
"""

import argparse
import re
import sys
import zipfile
from pathlib import Path

LONGEST = 50_000
"""Bytes of a text that are posted. The forge takes comments of 65,536 characters."""
LONGEST_ARCHIVE = 1_000_000
NAME = "report.txt"
REPORT, FRESHNESS = "<!-- portal-report -->", "<!-- portal-freshness -->"
"""First lines, by which a text that was posted is found again."""
_SITE = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_PAGE = re.compile(r"(?<![\w./:])(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+/(?![\w.:/])")
_MOST_PAGES = 20


class NoTextError(Exception):
    """The archive holds no text that can be taken; the message says why."""


def text_in(archive: Path) -> str:
    """The text in the archive that the other job left, cut where it is too long. Raises NoTextError."""
    if archive.stat().st_size > LONGEST_ARCHIVE:
        raise NoTextError("the archive is too large")
    try:
        with zipfile.ZipFile(archive) as members, members.open(NAME) as member:
            # Read no further, whatever the archive says of its size.
            content = member.read(LONGEST + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise NoTextError(f"the archive has no {NAME} that can be read ({type(error).__name__})") from None
    return cut(content)


def cut(content: bytes) -> str:
    """The first LONGEST bytes as text without control characters, with a line that says so where more was left out."""
    text = content[:LONGEST].decode("utf-8", "replace").replace("\r\n", "\n")
    plain = "".join(c if c in "\n\t" or c.isprintable() else "\ufffd" for c in text).strip("\n")
    return plain if len(content) <= LONGEST else f"{plain}\n... cut here; the whole is in the log of the job"


def fenced(text: str) -> str:
    """The text as a block of code that nothing in it can end."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def comment(text: str, number: int, site: str) -> str:
    """What is posted below the pull request ``number``; ``site`` is its name at Netlify, or ""."""
    parts = [REPORT, "### What this change means", fenced(text)]
    if _SITE.fullmatch(site):
        host = f"https://deploy-preview-{number}--{site}.netlify.app"
        pages = list(dict.fromkeys(_PAGE.findall(text)))[:_MOST_PAGES]
        parts += [f"Preview: <{host}/>", "\n".join(f"- <{host}{page}>" for page in pages)]
    return "\n\n".join(filter(None, parts)) + "\n"


def issue(texts: dict[str, str]) -> str:
    """What is written into the issue: each text below its title."""
    parts = [f"### {title}\n\n{fenced(text or 'Nothing.')}" for title, text in texts.items()]
    return "\n\n".join([FRESHNESS, *parts]) + "\n"


def main() -> int:
    """0 also where there is nothing to post; then no file is written."""
    parser = argparse.ArgumentParser(prog="python -m tools.forge_report")
    parser.add_argument("files", type=Path, nargs="+", help="the archive, unless there are texts; then what to write")
    parser.add_argument("--number", type=int, default=0, help="number of the pull request")
    parser.add_argument("--netlify", default="", help="name of the site at Netlify")
    parser.add_argument("--issue", action="append", default=[], metavar="TITLE=FILE", help="a text of an issue")
    options = parser.parse_args()
    target: Path = options.files[-1]
    if options.issue:
        named = (one.partition("=") for one in options.issue)
        # Half of the room for each of two.
        body = issue({title: cut(Path(file).read_bytes()[: LONGEST // 2]) for title, _is, file in named})
    else:
        try:
            body = comment(text_in(options.files[0]), options.number, options.netlify)
        except NoTextError as error:
            print(f"Nothing is posted: {error}.")
            return 0
    target.write_text(body, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
