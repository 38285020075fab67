"""The pages /contribute/fields/<kind>/: the fields of a record with meaning, an example and a mistake often made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from portal.frame import json_ld
from portal.frame.addresses import fields_page, form_page
from portal.frame.page import Page
from portal.frame.stated import line
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.contribute.as_written import as_written
from portal.parts.contribute.judging import Described
from portal.parts.contribute.mistakes import Mistake, often_made
from portal.parts.making import Making
from portal.portal import Portal
from portal.records.kind import Kind
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class ExplainedField:
    """One field."""

    name: str
    """As it is written in a file, after the parts that it is in: "place.town"."""
    meaning: str
    needed: bool
    example: str
    """What a record says there; "" where none does, or where the value has fields of its own."""
    mistake: Mistake | None


@dataclass(frozen=True, kw_only=True)
class FieldsPage(Values):
    """The fields of one kind."""

    template: ClassVar[str] = "pages/fields.html"
    title: str
    fields: tuple[ExplainedField, ...]
    file: str
    form: str
    """Address of the form for it, below the site's root."""


@dataclass(frozen=True)
class FieldPages(Values):
    """The pages of all kinds."""

    template: ClassVar[str] = "components/field_pages.html"
    pages: tuple[tuple[str, str], ...]
    """What each is for, and its address."""


def field_pages(portal: Portal) -> FieldPages:
    """The pages of all kinds that readers hand in."""
    return FieldPages(
        tuple((_(kind.proposed), fields_page(kind.name)) for kind in portal.kinds if kind.proposed is not None)
    )


def pages(making: Making, rules: Mapping[str, Described]) -> Iterator[Page]:
    """A page for each kind that ``rules`` describe."""
    portal = making.portal
    parents = (*making.home, (_("Contribute"), CONTRIBUTE.path))
    for kind in portal.kinds:
        if kind.name not in rules:
            continue
        what = _(kind.proposed or kind.name)
        title = _("Every question explained: %(what)s") % {"what": what}
        records = [as_written(record) for record in portal.tables[kind.name].values()]
        yield Page(
            path=fields_page(kind.name),
            title=title,
            name=_("Questions: %(what)s") % {"what": what},
            description=_("%(what)s: what each field means, with examples.") % {"what": what},
            values=FieldsPage(
                title=title,
                fields=tuple(_Explaining(kind, rules[kind.name]).fields(rules[kind.name]["root"]["part"], (), records)),
                file=f"data/{kind.stem}.yaml",
                form=form_page(kind.name),
            ),
            section=CONTRIBUTE,
            parents=parents,
            linked_data=json_ld.web_page(title, f"{making.url}{fields_page(kind.name)}"),
            own_styles=("styles/contribute.css",),
            searched=False,
        )


@dataclass(frozen=True)
class _Explaining:
    kind: Kind
    described: Described

    def fields(self, part: str, path: tuple[str | int, ...], records: Iterable[Any]) -> Iterator[ExplainedField]:
        """The fields of a part, and below each those of its own parts; ``records`` are the values it has."""
        known = [record for record in records if isinstance(record, Mapping)]
        every = self.described["parts"][part]["fields"].items()
        for name, node in sorted(every, key=lambda one: "needless" in one[1]):
            here = (*path, name)
            stated = [record[name] for record in known if name in record]
            of = node["of"] if node["is"] == "list" else node
            inside = of["part"] if of["is"] == "part" else None
            entry = (*here, 0) if node["is"] == "list" else here
            yield ExplainedField(
                name=".".join(step for step in here if isinstance(step, str)),
                meaning=node["hint"].replace("`", ""),
                needed="needless" not in node,
                example="" if inside else next(map(_shown, stated), ""),
                mistake=None if inside else self._mistake(here, entry, node, of),
            )
            if inside is not None:
                values = [one for value in stated for one in (value if isinstance(value, list) else [value])]
                yield from self.fields(inside, entry, values)

    def _mistake(
        self, here: tuple[str | int, ...], entry: tuple[str | int, ...], node: Described, of: Described
    ) -> Mistake | None:
        return often_made(self.kind.model, entry, of) or often_made(self.kind.model, here, node)


def _shown(value: Any) -> str:
    """The value as it is written in a file, on one line."""
    return line(f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value))
