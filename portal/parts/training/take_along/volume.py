"""What a file holds: a course or one module of it, and what must be said with it wherever it goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.parts.library.holdings import author
from portal.parts.training.addresses import module_page
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module
from portal.portal import Portal
from portal.records.licence import Licence
from portal.words.language import _, spoken


@dataclass(frozen=True)
class Volume:
    """A course that is offered here, or one module of it."""

    portal: Portal
    course: Course
    module: Module | None
    """The module, None for the whole course."""
    site_url: str
    """Whole address of the portal's home page, with a slash at its end."""

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules it holds, in order."""
        return self.course.modules if self.module is None else (self.module,)

    @property
    def name(self) -> str:
        """Name of its files, without ending."""
        return self.course.id if self.module is None else f"{self.course.id}-{self.module.id}"

    @property
    def page(self) -> str:
        """Address of its page below the site's root."""
        return self.course.path if self.module is None else module_page(self.course, self.module)

    @property
    def identity(self) -> str:
        """Its lasting name (a URN), wherever the portal stands."""
        return self.portal.identity_of(self.course, *(() if self.module is None else (self.module.id,)))

    @property
    def address(self) -> str:
        """Whole address of its page."""
        return f"{self.site_url}{self.page}"

    @property
    def title(self) -> str:
        """Its title; that of a module begins with its number."""
        return self.course.title if self.module is None else self.heading(self.module)

    def heading(self, module: Module) -> str:
        """The title of a module with its number."""
        return _("Module %(number)s: %(title)s") % {"number": self.number(module), "title": module.title}

    def number(self, module: Module) -> int:
        """The module's place in the course, counted from 1."""
        return self.course.modules.index(module) + 1

    @property
    def summary(self) -> str:
        """What it is, in one or two sentences."""
        if self.module is None:
            return self.course.summary
        words = {"number": self.number(self.module), "count": len(self.course.modules), "course": self.course.title}
        return _("Module %(number)s of %(count)s of the course “%(course)s”.") % words

    @property
    def language(self) -> str:
        """Two-letter code of its language."""
        return self.course.language or spoken().tag

    @property
    def day(self) -> date:
        """The day of this version."""
        return self.course.changed

    @property
    def credit(self) -> str:
        """Who made it."""
        return author(self.portal, self.course.provider)

    @property
    def licence(self) -> Licence:
        """The licence of its texts."""
        return self.portal.licences[self.course.licence]

    @property
    def edition(self) -> str:
        """Which edition of the course it is, as a sentence; "" where nothing is said."""
        return f"{self.course.edition.rstrip('.')}." if self.course.edition else ""

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """What must be said with it, as plain text: which edition it is, who made it, licence, funding."""
        licence = self.licence
        named = f"{licence.name} ({licence.short}), {licence.url}" if licence.url else licence.name
        origin = {"title": self.course.title, "credit": self.credit, "address": self.address}
        said = (
            self.edition,
            _("“%(title)s” by %(credit)s, %(address)s") % origin,
            _("Licence: %(licence)s. %(terms)s") % {"licence": named, "terms": licence.reuse},
            *self.portal.project.funding_said,
        )
        return tuple(filter(None, said))


def volumes(portal: Portal, site_url: str) -> Iterator[Volume]:
    """The volumes of every course that is offered here: first the course, then its modules."""
    for course in portal.every(Course).values():
        if course.offered:
            yield Volume(portal, course, None, site_url)
            yield from (Volume(portal, course, module, site_url) for module in course.modules)
