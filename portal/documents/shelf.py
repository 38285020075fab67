"""Makes documents and caches each under a hash of all its inputs, so that it is made once."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from portal.building.kept import Kept
from portal.building.programs import stop
from portal.documents.look import Style
from portal.documents.manuscript import FORMATS, Made, Manuscript
from portal.problem import UnmadeError
from portal.reading import textfile

_TOOLS = ("pypandoc_binary", "typst", "pypdf", "font-manrope", "resvg_py", "babel")
_MOST_AT_ONCE = 4
"""Maximum sources processed in parallel; each run of pandoc needs about 100 MB."""


class Shelf:
    """The cached documents."""

    def __init__(self, style: Style, kept: Kept) -> None:
        self._style, self._kept = style, kept

    def files(
        self, sources: Sequence[Manuscript], forms: Sequence[Made] = FORMATS
    ) -> Mapping[Manuscript, Mapping[Made, Path]]:
        """Every source in each of the ``forms``; what is not cached is made. Raises UnmadeError with all that fail."""
        places = {source: self._found(source, forms) for source in sources}
        missing = [source for source, found in places.items() if len(found) < len(forms)]
        if missing:
            with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
                try:
                    made = list(pool.map(lambda source: self._made(source, forms, places[source]), missing))
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    stop()
                    raise
            if failed := [str(files) for files in made if isinstance(files, UnmadeError)]:
                raise UnmadeError("\n".join(failed))
            places |= {source: files for source, files in zip(missing, made, strict=True) if isinstance(files, dict)}
        return places

    def _found(self, source: Manuscript, forms: Sequence[Made]) -> Mapping[Made, Path]:
        found = ((form, self._kept.find(self._name(source, form))) for form in forms)
        return {form: file for form, file in found if file is not None}

    def _made(
        self, source: Manuscript, forms: Sequence[Made], found: Mapping[Made, Path]
    ) -> dict[Made, Path] | UnmadeError:
        # A build in which every document is cached does not import the tools.
        from portal.documents.writer import document  # noqa: PLC0415

        try:
            return {
                form: found.get(form) or self._kept.keep(self._name(source, form), document(source, form, self._style))
                for form in forms
            }
        except UnmadeError as error:  # the others are still made, so that every problem is reported at once
            return error

    def _name(self, source: Manuscript, form: Made) -> str:
        made_from = "\0".join((form, self._look, _made_with(), repr(source)))
        return f"documents/{sha256(made_from.encode()).hexdigest()[:32]}.{form}"

    @cached_property
    def _look(self) -> str:
        return self._style.mark()


@cache
def _made_with() -> str:
    """Versions of the tools and hashes of the modules of this room; others may give other bytes."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return " ".join(
        (*map(version, _TOOLS), *(sha256(textfile.evened(module.read_bytes())).hexdigest() for module in modules))
    )
