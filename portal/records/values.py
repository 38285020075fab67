"""What the templates of pages are filled with: a class for each template, with a field for each value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True)
class Values:
    """The values of one template. A page is made of nothing else, but for what every template has (``Templates``)."""

    template: ClassVar[str]
    """The template that they fill, under ``overrides/`` or in the room of a part."""

    @property
    def filled(self) -> Mapping[str, Any]:
        """The values by the names that the template calls them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
