"""The site's templates: one autoescaping Jinja environment for page bodies, components and the page frame alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from portal.frame import addresses, assets, components
from portal.frame.component import Filling, Takes
from portal.frame.wardrobe import Wardrobe
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.uploads import pictures
from portal.words import language, moment, richtext, span, when
from portal.words.plurals import plural_forms
from portal.words.territories import language_name
from portal.words.web_address import archived


class _Compiled(BytecodeCache):
    """Templates compiled by this process, for its next build. Those of another would be run, so none is kept."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name and place, as they are: Jinja's own fails where a name is not in UTF-8."""
        return f"{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes the template if it is still the same text."""
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Holds on to the template."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class _SpokenTemplate(Template):
    """A template. That of the frame speaks the language of the page, whichever program renders it."""

    def render(self, *given: Any, **named: Any) -> str:
        """The template filled."""
        frame = dict(*given, **named).get("frame")
        with language.speaking(frame.page.language if frame is not None else language.spoken()):
            return super().render(*given, **named)


@dataclass(frozen=True)
class Tools:
    """What templates of one part of the site call."""

    components: tuple[Filling, ...] = ()
    """What fills its components, where they show more than their calls give."""
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)


def _rooms(folder: Path) -> tuple[Path, ...]:
    """The folder, and those below it in which the templates of one room lie under the same names as in it."""
    return (
        folder,
        *sorted((folder / "parts").glob("*")),
        *(folder / name for name in ("following", "host", "open_data")),
    )


class Templates:
    """Renders templates and components for one portal at one address."""

    def __init__(
        self,
        portal: Portal,
        folders: Sequence[Path],
        assets: Path,
        images: Path,
        base: str,
        tools: Iterable[Tools] = (),
    ) -> None:
        """``base`` is the path of the site's root, with slashes at both ends.

        ``tools`` are what the templates of parts of the site call beside what all of them do.
        """
        self._portal, self._assets, self._images, self._base = portal, assets, images, base
        self.wardrobe = Wardrobe.of(assets)
        self._fillings = {filling.__name__: filling for filling in components.FILLINGS}
        self._components = lru_cache(maxsize=1024)(self._component)
        self.takes = lru_cache(self._takes)
        self.environment = Environment(
            loader=FileSystemLoader([place for folder in folders for place in _rooms(folder)]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=_COMPILED,
        )
        self.environment.template_class = _SpokenTemplate
        self.environment.install_gettext_callables(language._, language.counted, newstyle=True)  # type: ignore[attr-defined]
        self.environment.globals.update(
            component=self.component,
            link=self.link,
            href=self.href,
            asset=lru_cache(self.asset),
            styles_for=self.wardrobe.needed,
            spoken=lambda: language.spoken().tag,
            plural_forms=plural_forms,
            locale=lambda: language.spoken().locale.replace("_", "-"),
            image_size=lru_cache(self.image_size),
            picture=lru_cache(self.picture),
        )
        self.environment.filters.update(
            markdown=richtext.html,
            long_date=when.long_date,
            archived=archived,
            month=when.month,
            month_name=when.month_name,
            when=when.when,
            happened=when.happened,
            machine=span.machine,
            clocks=when.clocks,
            duration=when.duration,
            iso=moment.iso,
            number=number,
            counted=self.counted,
            language=language_name,
        )
        for tool in tools:
            self._fillings.update({filling.__name__: filling for filling in tool.components})
            self.environment.filters.update(tool.filters)
            self.environment.globals.update(tool.functions)

    def render(self, template: str, values: Mapping[str, Any]) -> Markup:
        """The template filled with ``values``; whatever is in them stays text."""
        return Markup(self.environment.get_template(template).render(values))

    def filled(self, values: Values) -> str:
        """The template of these values, filled with them."""
        return str(self.render(values.template, values.filled))

    def component(self, name: str, /, **given: Any) -> Markup:
        """The component ``overrides/components/<name>.html``; what it is given is hashable.

        Beside this it depends on the language and the portal only, so the last thousand are kept. Raises TypeError
        where something is missing that it takes, or given that it does not take.
        """
        return self._components(language.spoken(), name, **given)

    def _component(self, _spoken: language.Language, name: str, /, **given: Any) -> Markup:
        takes = self.takes(name)
        takes.judge(name, given)
        if name in self._fillings:
            values = self._fillings[name](self._portal, **given)
            return self.render(values.template, values.filled)
        return self.render(f"components/{name}.html", {**dict.fromkeys(takes.optional), **given})

    def _takes(self, name: str) -> Takes:
        """What a call of the component of that name gives it."""
        if name in self._fillings:
            return Takes.of_filling(self._fillings[name])
        return Takes.declared(self.source(f"components/{name}.html"))

    def source(self, template: str) -> str:
        """The text of a template."""
        assert self.environment.loader is not None
        return self.environment.loader.get_source(self.environment, template)[0]

    def counted(self, figure: Figure) -> Markup:
        """The number of the figure, marked for programs."""
        return self.component("counted", key=figure.key, value=figure.value)

    def link(self, record: Any) -> str:
        """Address of the record's page, from the root of the host."""
        return f"{self._base}{record.path}"

    def href(self, path: str) -> str:
        """Address of a page of the site, given as a path below its root, from the root of the host."""
        return f"{self._base}{path}"

    def image_size(self, file: str) -> tuple[int, int]:
        """Width and height of a picture of data/images/, in pixels."""
        picture = pictures.published(self._images / file)
        return picture.width, picture.height

    def picture_bytes(self, file: str) -> int:
        """Size of a picture of data/images/ as it is published, in bytes."""
        return len(pictures.published(self._images / file).content)

    def asset(self, name: str) -> str:
        """Address of a file of ``docs/assets``, with a mark of its content so that browsers may keep it for good."""
        return self._marked(f"assets/{name}", assets.published(self._assets / name))

    def picture(self, file: str) -> str:
        """Address of a picture of ``data/images``, marked likewise."""
        return self._marked(f"{addresses.IMAGES}{file}", pictures.published(self._images / file).content)

    def _marked(self, path: str, content: bytes) -> str:
        return f"{self._base}{path}?v={sha256(content).hexdigest()[:10]}"


def number(value: float) -> str:
    """A number as readers write it, for example 12,000."""
    return format_decimal(value, locale=language.spoken().locale)
