"""Exceptions from rules."""

from portal.records.base import Piece
from portal.records.fields import Day, Line


class Waiver(Piece):
    """A reasoned, dated exception from a rule."""

    reason: Line
    """Why the record is an exception."""
    granted: Day
    """Day on which the exception was agreed."""
