"""Redirects from former addresses, as the file ``_redirects`` and netlify.toml state them.

The form is that of https://docs.netlify.com/routing/redirects/redirect-options/.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from portal.portal import Portal


@dataclass(frozen=True)
class Redirect:
    """A redirect rule, with at most one ``*`` (``:splat`` in the target)."""

    origin: str
    target: str
    query: str = ""
    """The parameter, like ``id=7``, without which the rule does not match; "" where it asks for none."""
    forced: bool = False
    """True if it counts even where a file stands at the address, as the host calls it."""

    @classmethod
    def between(cls, former: str, now: str) -> Self:
        """The rule from the address ``former``, with or without a query, to ``now``; both are below the root."""
        path, _sign, query = former.partition("?")
        return cls(f"/{path}", f"/{now}", query)

    def before_files(self) -> Self:
        """The same rule, which counts even where a file stands at the address."""
        return replace(self, forced=True)

    def line(self, base: str) -> str:
        """The rule as a line of ``_redirects``, on a host where the site stands in the folder ``base`` ("/" for none).

        The file is at the root of the host.
        """
        folder, status = base.rstrip("/"), "301!" if self.forced else "301"
        words = (f"{folder}{self.origin}", self.query, f"{folder}{self.target}", status)
        return " ".join(word for word in words if word)

    def leads(self, address: str) -> str | None:
        """The address below the site's root that the rule redirects ``address`` to; None if the rule does not match."""
        path, _sign, query = address.partition("?")
        if self.query and self.query not in query.split("&"):
            return None
        pattern = re.escape(self.origin.lstrip("/")).replace(r"\*", "(.*)")
        found = re.fullmatch(pattern, path)
        if found is None:
            return None
        return self.target.replace(":splat", "".join(found.groups())).lstrip("/").partition("#")[0]


def rules(portal: Portal, moved: Iterable[tuple[str, str]]) -> tuple[Redirect, ...]:
    """The rules by which every address that a record had before leads to where it is now.

    ``moved`` come first, because the first rule that matches an address counts, and these are the narrower ones.
    """
    found = [Redirect.between(former, now) for former, now in moved]
    for kind in portal.kinds:
        if kind.folder is not None:
            for record in portal.tables[kind.name].values():
                found += [Redirect(f"/{kind.folder}{former}/*", f"/{record.path}:splat") for former in record.formerly]
    return tuple(found)


def of_config(config: str) -> tuple[Redirect, ...]:
    """The rules of netlify.toml, except those that only return "not found"."""
    written = tomllib.loads(config).get("redirects", [])
    return tuple(Redirect(rule["from"], rule["to"]) for rule in written if rule.get("status") != 404)
