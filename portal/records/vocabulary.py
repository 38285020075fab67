"""The controlled vocabularies: themes, levels, contexts, approaches and so on."""

from portal.records.base import Piece, Sourced
from portal.records.fields import Id, Line, WebAddress


class Match(Piece):
    """A term of a public vocabulary, by which machines understand one of ours."""

    url: WebAddress
    """Its address, for example `https://w3id.org/kim/hcrt/worksheet`."""
    label: Line
    """Its name in English, as that vocabulary writes it."""


class VocabularyTerm(Sourced):
    """One term that records may use."""

    id: Id
    """Permanent name, used in records."""
    label: Line
    """What readers see, in a few words."""
    description: Line
    """What the term means, in one sentence."""
    matches: tuple[Match, ...] = ()
    """Terms of public vocabularies with the same meaning, or the nearest wider one, for machines."""
    covers: tuple[Id, ...] = ()
    """Other terms of this list that it takes in, or one of which is meant. Who looks for one of them finds it, too."""
