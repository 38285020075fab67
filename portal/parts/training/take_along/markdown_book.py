"""A volume as one Markdown file, for those who want to change the text."""

import re
from functools import cache, lru_cache

import yaml
from markdown_it import MarkdownIt

from portal.documents.literal import bullets, joined, literal
from portal.parts.training.take_along.chapters import chapters, opening
from portal.parts.training.take_along.volume import Volume
from portal.words.language import _
from portal.words.richtext import renderer

_HASHES = re.compile("#+")
# Code, what a backslash takes the meaning from, an address between < and >; or what may begin HTML.
_CODE_OR_TAG = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|`+|\\.|<(?:https?://|mailto:|[^\s<>@]+@)[^\s<>]*>|(?P<tag><(?=[A-Za-z/!?]))",
    re.DOTALL,
)
_DEEPEST = 6


def markdown(volume: Volume) -> str:
    """The file: metadata in YAML (as pandoc and others read it), the text, and what must be said with it at the end."""
    metadata = {
        "title": volume.title,
        "description": volume.summary,
        "author": volume.credit,
        "lang": volume.language,
        "date": volume.day.isoformat(),
        "source": volume.address,
        "license": volume.licence.short,
        **({"license-url": volume.licence.url} if volume.licence.url else {}),
    }
    front = yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False, width=10_000)
    told = joined(
        f"# {literal(volume.title)}",
        literal(volume.summary),
        without_html(opening(volume)),
        *(
            joined(
                f"{'#' * (chapter.level + 1)} {literal(chapter.title)}",
                lowered(without_html(chapter.body), chapter.level),
            )
            for chapter in chapters(volume)
        ),
        f"## {_('About this file')}",
        bullets([literal(statement) for statement in volume.statements]),
    )
    return f"---\n{front}---\n\n{told}\n"


def without_html(text: str) -> str:
    """The text with each < escaped that other readers of Markdown would take for the beginning of HTML.

    The portal knows no HTML in a text and shows what was typed. Code stays as it is, in every reader.
    """
    lines = text.split("\n")
    for token in renderer(every_target=False).parse(text):
        if token.type == "inline" and token.map:
            first, end = token.map
            lines[first:end] = _escaped("\n".join(lines[first:end])).split("\n")
    made = "\n".join(lines)
    return made if not _has_html(made) else text.replace("<", "&lt;")


def _escaped(words: str) -> str:
    return _CODE_OR_TAG.sub(lambda found: f"\\{found[0]}" if found["tag"] else found[0], words)


def _has_html(text: str) -> bool:
    tokens = _other_readers().parse(text)
    return any(part.type.startswith("html_") for token in tokens for part in (token, *(token.children or ())))


@cache
def _other_readers() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def lowered(text: str, by: int) -> str:
    """The text with its headings so many levels lower."""
    lines = text.split("\n")
    for line, level in _headings(text):
        lines[line] = _HASHES.sub("#" * min(_DEEPEST, level + by), lines[line], count=1)
    return "\n".join(lines)


# Each text is in two files: that of the course and that of its module, at another level.
@lru_cache(maxsize=256)
def _headings(text: str) -> tuple[tuple[int, int], ...]:
    """The place and level of each heading that begins with #."""
    tokens = renderer(every_target=False).parse(text)
    found = (token for token in tokens if token.type == "heading_open" and token.markup.startswith("#"))
    return tuple((token.map[0], len(token.markup)) for token in found if token.map)
