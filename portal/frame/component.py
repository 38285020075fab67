"""What a component takes: what its template declares at its top, or what the function asks for that fills it.

A template of a component begins with a comment that names what a call gives, and says what it is::

    {#- marks, large?, label?: the members of a hub; label: what the picture says -#}

A name with a question mark may be left out, and is none then. A component that takes nothing has no names there.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Self

from portal.records.values import Values

Filling = Callable[..., Values]
"""Makes the values of the component after which it is named, from the portal and what a call gives it."""

_DECLARED = re.compile(r"\{#-? ((?:[a-z_]+\??)(?:, [a-z_]+\??)*):")


@dataclass(frozen=True)
class Takes:
    """What a call of a component gives it."""

    needed: frozenset[str]
    optional: frozenset[str] = frozenset()

    @classmethod
    def declared(cls, source: str) -> Self:
        """As the template declares at its top."""
        found = _DECLARED.match(source)
        names = found[1].split(", ") if found else []
        optional = frozenset(name[:-1] for name in names if name.endswith("?"))
        return cls(frozenset(name for name in names if not name.endswith("?")), optional)

    @classmethod
    def of_filling(cls, filling: Filling) -> Self:
        """As the function asks for after the portal."""
        _portal, *asked = signature(filling).parameters.values()
        optional = frozenset(one.name for one in asked if one.default is not Parameter.empty)
        return cls(frozenset(one.name for one in asked) - optional, optional)

    def judge(self, name: str, given: Collection[str]) -> None:
        """Raises TypeError where a call of the component of that name does not give what it takes."""
        if missing := self.needed.difference(given):
            raise TypeError(f"the component {name} is not given: {', '.join(sorted(missing))}")
        if surplus := set(given) - self.needed - self.optional:
            raise TypeError(f"the component {name} does not take: {', '.join(sorted(surplus))}")
