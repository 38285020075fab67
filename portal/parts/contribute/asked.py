"""What a form asks: the fields of a model as controls of a page, from the description that its script judges by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from portal.frame.stated import field_label
from portal.parts.contribute.judging import Described
from portal.parts.contribute.known import NamedRecords
from portal.words.language import _

Control = Literal["line", "text", "choice", "boxes", "lines", "part", "parts"]

_BY_LETTER = frozenset({"formerly", "waiver", "image", "person", "confirmed"})
"""Fields that no form asks for: what is agreed with those who run the site, files, names of persons, which need their
agreement, and that a record is right, which is asked by letter. Those who hand them in write a letter."""
_FIRST = ("name", "title")
_LAST = ("id", "sources", "since", "until", "state", "as_of", "known_until", "published", "updated", "revision", "note")
"""Fields about the record more than about its subject: behind the others."""
_MOST_BOXES = 24
"""Choices that are boxes to tick, or stand in a list to choose from; more are typed."""
_MOST_OPTIONS = 400
"""Names that are suggested while one types."""
_LONG_TEXT = "fields.block"


@dataclass(frozen=True)
class Option:
    """A value that can be chosen."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class AskedField:
    """One field."""

    path: str
    """Its name in the form: "place.town", "memberships.0.role"; 0 is the place of an entry."""
    label: str
    hint: str
    control: Control
    needed: bool
    options: tuple[Option, ...] = ()
    suggestions: str = ""
    """Name of the list of what can be typed; "" for none."""
    filled: str = ""
    """What stands there at first."""
    unchosen: str = ""
    """What is shown while nothing is chosen."""
    fields: tuple["AskedField", ...] = ()
    """The fields of a part, or of the first entry of a list."""

    @property
    def id(self) -> str:
        """Its anchor on the page."""
        return f"f-{self.path}"

    @property
    def name(self) -> str:
        """Its name in the record, as messages say it."""
        return self.path.removesuffix(".0").rpartition(".")[2]


def asked(described: Described, known: NamedRecords, day: str) -> tuple[AskedField, ...]:
    """The fields of a record, those first that it must have. ``day`` is filled in where the day of publication is."""
    found = list(_Asking(described, known, day).fields(described["root"]["part"], ""))
    found.sort(key=lambda one: (not one.needed, one.name not in _FIRST, one.name in _LAST, _rank(one.name)))
    return tuple(found)


def _rank(name: str) -> int:
    return _LAST.index(name) if name in _LAST else 0


def lists(fields: tuple[AskedField, ...]) -> frozenset[str]:
    """The names of the lists that these fields suggest from."""
    inner = (name for one in fields for name in lists(one.fields))
    return frozenset(filter(None, (*(one.suggestions for one in fields), *inner)))


@dataclass(frozen=True)
class _Asking:
    described: Described
    known: NamedRecords
    day: str

    def fields(self, part: str, above: str) -> Iterator[AskedField]:
        for name, node in self.described["parts"][part]["fields"].items():
            if name in _BY_LETTER:
                continue
            path, needed = f"{above}{name}", "needless" not in node
            if node["is"] == "list":
                yield self._several(node, path, name, needed=needed)
            elif node["is"] == "part":
                yield self._group(node, path, name, "part", tuple(self.fields(node["part"], f"{path}.")), needed=needed)
            else:
                yield self._one(node, node, path, name, needed=needed)

    def _several(self, node: Mapping[str, Any], path: str, name: str, *, needed: bool) -> AskedField:
        entry = node["of"]
        if entry["is"] == "part":
            return self._group(
                node, path, name, "parts", tuple(self.fields(entry["part"], f"{path}.0.")), needed=needed
            )
        options = self._options(node, entry)
        if 0 < len(options) <= _MOST_BOXES:
            everything = (Option("all", _("All")),) if "fields._all_or_some" in node.get("before", ()) else ()
            hint = _plain(node["hint"])
            label = field_label(name)
            return AskedField(
                path=path, label=label, hint=hint, control="boxes", needed=needed, options=options + everything
            )
        return self._group(node, path, name, "lines", (self._one(node, entry, f"{path}.0", name),), needed=needed)

    def _group(
        self,
        node: Mapping[str, Any],
        path: str,
        name: str,
        control: Control,
        fields: tuple[AskedField, ...],
        *,
        needed: bool,
    ) -> AskedField:
        hint = _plain(node["hint"])
        return AskedField(path=path, label=field_label(name), hint=hint, control=control, needed=needed, fields=fields)

    def _one(
        self, field: Mapping[str, Any], node: Mapping[str, Any], path: str, name: str, *, needed: bool = False
    ) -> AskedField:
        """A single value: of the ``field``, or of an entry (``node``) of its list."""
        options = self._options(field, node)
        typed = field.get("or_name") or field.get("target") == "source" or len(options) > _MOST_BOXES
        control: Control = "choice" if options and not typed else "line"
        if _LONG_TEXT in node.get("after", ()):
            control = "text"
        return AskedField(
            path=path,
            label=field_label(name),
            hint=_plain(node.get("hint", "")),
            control=control,
            needed=needed,
            options=options if control == "choice" else (),
            suggestions=field.get("target", "") if control == "line" and 0 < len(options) <= _MOST_OPTIONS else "",
            filled=self.day if name == "published" and needed else "",
            unchosen=_unchosen(field, options, needed=needed),
        )

    def _options(self, field: Mapping[str, Any], node: Mapping[str, Any]) -> tuple[Option, ...]:
        if node["is"] == "choice":
            return tuple(Option(value, _(value.replace("-", " ").capitalize())) for value in node["of"])
        if node["is"] == "yes-no":
            return Option("true", _("Yes")), Option("false", _("No"))
        return tuple(Option(id, label) for id, label in self.known.labels(field.get("target", "")).items())


def _unchosen(field: Mapping[str, Any], options: tuple[Option, ...], *, needed: bool) -> str:
    usual = next((option.label for option in options if option.value == field.get("default")), None)
    return _("Usual: %(what)s") % {"what": usual} if usual else _("Please choose") if needed else _("Not stated")


def _plain(hint: str) -> str:
    return hint.replace("`", "")
