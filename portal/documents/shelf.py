"""Documents, each kept under a name made from all that it is made from, so that it is made once."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from portal.documents.source import FORMATS, Format, Source
from portal.documents.style import Style

_TOOLS = ("pypandoc_binary", "typst", "pypdf", "font-manrope", "resvg_py", "babel")
_MOST_AT_ONCE = 4
"""How many sources are worked on at a time; pandoc needs about 100 MB each time."""


class Shelf:
    """The documents that are kept in a folder."""

    def __init__(self, style: Style, cache: Path) -> None:
        self._style, self._cache = style, cache

    def files(self, sources: Sequence[Source]) -> Mapping[Source, Mapping[Format, Path]]:
        """Every source in every format; what is not kept is made."""
        places = {source: {form: self._place(source, form) for form in FORMATS} for source in sources}
        missing = [source for source, files in places.items() if not all(file.is_file() for file in files.values())]
        if missing:
            with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
                for _done in pool.map(lambda source: self._make(source, places[source]), missing):
                    pass
        return places

    def _make(self, source: Source, files: Mapping[Format, Path]) -> None:
        # A build that finds every document kept pays nothing for the tools.
        from portal.documents.making import document  # noqa: PLC0415

        self._cache.mkdir(parents=True, exist_ok=True)
        for form, file in files.items():
            if not file.is_file():
                content = document(source, form, self._style)
                # Written aside first: a build that is stopped leaves no half document behind.
                with NamedTemporaryFile(dir=self._cache, delete=False) as aside:
                    aside.write(content)
                Path(aside.name).replace(file)

    def _place(self, source: Source, form: Format) -> Path:
        made_from = "\0".join((form, self._look, _made_with(), repr(source)))
        return self._cache / f"{sha256(made_from.encode()).hexdigest()[:32]}.{form}"

    @cached_property
    def _look(self) -> str:
        return self._style.mark()


@cache
def _made_with() -> str:
    """What makes documents: with another version they may differ."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return " ".join((*map(version, _TOOLS), *(sha256(module.read_bytes()).hexdigest() for module in modules)))
