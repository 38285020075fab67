"""What readers call the types of events."""

from portal.words.language import _


def type_name(type: str) -> str:
    """The name of a type of event. Raises KeyError where there is no such type."""
    return {
        "meeting": _("Meeting"),
        "conference": _("Conference"),
        "workshop": _("Workshop"),
        "webinar": _("Webinar"),
        "training": _("Training"),
        "decision": _("Decision"),
    }[type]
