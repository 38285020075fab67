"""Which style sheets a page needs: those with a rule for something that is on it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import tinycss2
from tinycss2.ast import Node

from portal.frame import assets

Words = frozenset[str]
"""Classes, as written, and ids with a # before them."""
Wants = tuple[Words, ...]
"""What a selector asks for: one word of each group must be on the page."""

AROUND: Words = frozenset(
    ("js", "page", "page-home", "top", "foot", "foot-inner", "foot-funding", "foot-grant", "trail")
)
"""What is around the body of every page, so that it asks for no sheet of its own."""
_EVERYWHERE = "site.css"
"""The sheet that every page loads."""
_ATTRIBUTES = re.compile(r'\b(class|id)="([^"]*)"')
_ONE_OF = {"is", "where", "has"}
"""Functions of selectors that ask for one of several things; ``:not()`` asks for nothing to be there."""


@dataclass(frozen=True)
class Wardrobe:
    """The style sheets that a page wears if something on it is styled by them."""

    sheets: Mapping[str, frozenset[Wants]]
    """What the rules of each sheet ask for: name below the folder of assets -> wants, in the order of loading."""

    _answers: dict[Words, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """What was asked before: pages of one kind ask alike."""

    @classmethod
    def of(cls, folder: Path) -> "Wardrobe":
        """The look that the folder of assets holds: files of several sheets, so that a page loads few of them, and the
        sheets in the folders of styles/ that stand in none.
        """
        together = assets.together(folder)
        alone = set((folder / "styles").glob("*/*.css")).difference(*together.values())
        files = sorted({file for file in together if file.name != _EVERYWHERE} | alone)
        return cls({file.relative_to(folder).as_posix(): _wanted(file) for file in files})

    def needed(self, html: str) -> tuple[str, ...]:
        """The names of the sheets that a page with that HTML needs, below the folder of assets."""
        there = self._styled.intersection(words(html))
        if there not in self._answers:
            present = there | AROUND
            self._answers[there] = tuple(
                name for name, sheet in self.sheets.items() if any(_met(wants, present) for wants in sheet)
            )
        return self._answers[there]

    @cached_property
    def _styled(self) -> Words:
        return frozenset(word for sheet in self.sheets.values() for wants in sheet for group in wants for word in group)


def words(html: str) -> Iterator[str]:
    """The classes and ids in some HTML."""
    for attribute, value in _ATTRIBUTES.findall(html):
        yield from (f"#{value}",) if attribute == "id" else value.split()


def wanted(selector: Sequence[Node]) -> Wants:
    """What a selector without commas asks for."""
    groups = []
    for before, token in zip((None, *selector), selector, strict=False):
        if token.type == "hash":
            groups.append(frozenset((f"#{token.value}",)))
        elif token.type == "ident" and before is not None and before == ".":
            groups.append(frozenset((token.value,)))
        elif token.type == "function" and token.lower_name in _ONE_OF:
            choices = [wanted(choice) for choice in _choices(token.arguments)]
            if all(choices):
                groups.append(frozenset(word for choice in choices for group in choice for word in group))
    return tuple(groups)


def _met(wants: Wants, present: Words) -> bool:
    return all(group & present for group in wants)


def _wanted(file: Path) -> frozenset[Wants]:
    sheet = tinycss2.parse_stylesheet(assets.published(file).decode(), skip_comments=True, skip_whitespace=True)
    return frozenset(wanted(selector) for rule in _rules(sheet) for selector in _choices(rule.prelude))


def _rules(nodes: Iterable[Node]) -> Iterator[Node]:
    """The rules with a selector, also those inside layers and conditions."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword != "keyframes":
            yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def _choices(tokens: Sequence[Node]) -> list[list[Node]]:
    """What stands between commas."""
    choices: list[list[Node]] = [[]]
    for one in tokens:
        if one == ",":
            choices.append([])
        else:
            choices[-1].append(one)
    return choices
