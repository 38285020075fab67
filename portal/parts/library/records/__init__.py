"""Records of resources and of the licences under which they are shared."""

from portal.parts.library.records.licence import Licence
from portal.parts.library.records.resource import Resource

__all__ = ["Licence", "Resource"]
