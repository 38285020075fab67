"""The controlled vocabularies: themes, levels, contexts, approaches and so on."""

from portal.records.base import Sourced
from portal.records.fields import Id, Line


class VocabularyTerm(Sourced):
    """One term that records may use."""

    id: Id
    """Permanent name, used in records."""
    label: Line
    """What readers see, in a few words."""
    description: Line
    """What the term means, in one sentence."""
