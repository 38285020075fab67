"""A volume as one Markdown file, for those who want to change the text."""

import re

import yaml

from portal.course_files.chapters import chapters, opening
from portal.course_files.literal import bullets, joined, literal
from portal.course_files.volume import Volume
from portal.language import _
from portal.richtext import renderer

_HASHES = re.compile("#+")
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
        opening(volume),
        *(
            joined(f"{'#' * (chapter.level + 1)} {literal(chapter.title)}", lowered(chapter.body, chapter.level))
            for chapter in chapters(volume)
        ),
        f"## {_('About this file')}",
        bullets([literal(statement) for statement in volume.statements]),
    )
    return f"---\n{front}---\n\n{told}\n"


def lowered(text: str, by: int) -> str:
    """The text with its headings so many levels lower."""
    lines = text.split("\n")
    for token in renderer(every_target=False).parse(text):
        if token.type == "heading_open" and token.map and token.markup.startswith("#"):
            level = min(_DEEPEST, len(token.markup) + by)
            lines[token.map[0]] = _HASHES.sub("#" * level, lines[token.map[0]], count=1)
    return "\n".join(lines)
