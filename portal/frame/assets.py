"""Files of ``docs/assets`` as they are published."""

from pathlib import Path

from portal.reading import textfile

_SCRIPTS = {".js", ".mjs"}


def published(file: Path) -> bytes:
    """What readers get of a file: scripts without comments and indentation, which are a third of what they weigh."""
    content = textfile.published(file)
    if file.suffix not in _SCRIPTS:
        return content
    from rjsmin import jsmin  # noqa: PLC0415 (only a build publishes scripts)

    return f"{jsmin(content.decode())}\n".encode()
