"""The site's templates: one autoescaping Jinja environment for page bodies, components and the page frame alike."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import imagesize
from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal import constellation, diagrams, emblem, moment, richtext
from portal.addresses import address
from portal.figures import figure
from portal.language import TRANSLATIONS
from portal.maps.atlas import Atlas
from portal.portal import Portal
from portal.territories import languages, territories
from portal.timeline import timeline

LOCALE = "en_GB"


class Templates:
    """Renders templates and components for one portal at one address."""

    def __init__(
        self,
        portal: Portal,
        folders: Sequence[Path],
        assets: Path,
        images: Path,
        base: str,
        cache: Path | None = None,
    ) -> None:
        """``base`` is the path of the site's root, with slashes at both ends; ``cache`` keeps compiled templates."""
        self._portal, self._assets, self._images, self._base = portal, assets, images, base
        self._components = lru_cache(maxsize=1024)(
            lambda name, /, **values: self.render(f"components/{name}.html", values)
        )
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
        self.environment = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache is not None else None,
        )
        self.environment.install_gettext_translations(TRANSLATIONS, newstyle=True)  # type: ignore[attr-defined]
        self.environment.globals.update(
            portal=portal,
            component=self.component,
            link=self.link,
            href=self.href,
            asset=lru_cache(self.asset),
            figure=lambda name: figure(portal, name),
            marks=constellation.marks,
            pattern=constellation.pattern,
            diagrams=diagrams,
            emblem=emblem,
            atlas=Atlas(portal),
            timeline=timeline,
            image_size=lru_cache(self.image_size),
            picture=lru_cache(self.picture),
        )
        self.environment.filters.update(
            markdown=richtext.html,
            long_date=_long_date,
            month=_month,
            when=_when,
            number=number,
            territory=self.territory,
            language=lambda code: languages().get(code, code),
        )

    def render(self, template: str, values: Mapping[str, Any]) -> Markup:
        """The template filled with ``values``; whatever is in them stays text."""
        return Markup(self.environment.get_template(template).render(values))

    def component(self, name: str, /, **values: Any) -> Markup:
        """The component ``overrides/components/<name>.html`` filled with ``values``, which are hashable.

        What it looks like depends on nothing else, so the last thousand are kept: a card is rendered once.
        """
        return self._components(name, **values)

    def link(self, record: Any) -> str:
        """Address of the record's page, from the root of the host."""
        return f"{self._base}{address(record)}"

    def href(self, path: str) -> str:
        """Address of a page of the site, given as a path below its root, from the root of the host."""
        return f"{self._base}{path}"

    def territory(self, code: str) -> str:
        """English name of the country with that two-letter code, as the portal's own records call it where they do."""
        country = self._portal.countries.get(code)
        return territories()[code] if country is None else country.territory or country.name

    def image_size(self, file: str) -> tuple[int, int]:
        """Width and height of a picture of data/images/, in pixels."""
        width, height = imagesize.get(self._images / file)
        return width, height

    def asset(self, name: str) -> str:
        """Address of a file of ``docs/assets``, with a mark of its content so that browsers may keep it for good."""
        return self._marked(f"assets/{name}", self._assets / name)

    def picture(self, file: str) -> str:
        """Address of a picture of ``data/images``, marked likewise."""
        return self._marked(f"assets/images/{file}", self._images / file)

    def _marked(self, path: str, file: Path) -> str:
        return f"{self._base}{path}?v={sha256(file.read_bytes()).hexdigest()[:10]}"


def number(value: float) -> str:
    """A number as readers write it, for example 12,000."""
    return format_decimal(value, locale=LOCALE)


def _long_date(day: date) -> str:
    return format_date(day, "d MMMM y", locale=LOCALE)


def _when(start: str, end: str | None = None) -> str:
    """A day, month or year as exactly as it is known, or the stretch from one to another (6–7 December 2022).

    Times of the clock stand after the day: 6 December 2022, 10:00–12:00.
    """
    if moment.timed(start):
        return _when_timed(start, end)
    words: dict[int, Callable[[str], str]] = {4: str, 7: _month, 10: lambda text: _long_date(date.fromisoformat(text))}
    last = words[len(start)](end or start)
    if end is None or end == start:
        return last
    if start[:7] == end[:7]:
        return f"{date.fromisoformat(start).day}–{last}"
    return f"{words[len(start)](start)} – {last}"


def _when_timed(start: str, end: str | None) -> str:
    first = f"{_long_date(date.fromisoformat(start[:10]))}, {start[11:]}"
    if end is None or end == start:
        return first
    if end[:10] == start[:10]:
        return f"{first}–{end[11:]}"
    return f"{first} – {_long_date(date.fromisoformat(end[:10]))}, {end[11:]}"


def _month(month: str) -> str:
    return format_date(date.fromisoformat(f"{month}-01"), "MMMM y", locale=LOCALE)
