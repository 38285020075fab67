"""The glossary: words of the field, explained once and linked to where pages use them."""

from portal.parts.about.addresses import GLOSSARY
from portal.records.base import Sourced
from portal.records.fields import GlossaryRef, Id, Line


class GlossaryTerm(Sourced):
    """A word or phrase, and what it means here."""

    id: Id
    """Permanent name, used in addresses: lower-case a-z, digits and hyphens."""
    term: Line
    """The word or phrase as it is written inside a sentence: with a small first letter, unless it is a name."""
    short: Line | None = None
    """Its abbreviation, where it has one."""
    definition: Line
    """What it means, in one or two short sentences."""
    also: tuple[Line, ...] = ()
    """Other forms that pages use, above all plurals. All forms lead to this entry."""
    see_also: tuple[GlossaryRef, ...] = ()
    """Ids of related entries."""

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.term

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that a page may call it."""
        return (self.term, *((self.short,) if self.short else ()), *self.also)

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return f"{GLOSSARY}#term-{self.id}"
