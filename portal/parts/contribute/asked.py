"""What a form asks: the fields of a model as controls of a page, from the description that its script judges by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from portal.frame.stated import field_label
from portal.parts.contribute.judging import Described
from portal.parts.contribute.known import NamedRecords
from portal.parts.contribute.other_words import GROUPS, REQUIRED, group_of, hint_of, label_of, place_among
from portal.words.language import _
from portal.words.territories import languages_to_choose

Control = Literal["line", "text", "choice", "boxes", "lines", "part", "parts"]

_BY_LETTER = frozenset({"formerly", "waiver", "image", "person", "confirmed"})
"""Fields that no form asks for: what is agreed with those who run the site, files, names of persons, which need their
agreement, and that a record is right, which is asked by letter. Those who hand them in write a letter."""
_MOST_BOXES = 24
"""Choices that are boxes to tick, or stand in a list to choose from; more are typed."""
_MOST_OPTIONS = 400
"""Names that are suggested while one types."""
_LONG_TEXT = "fields.block"
_LANGUAGE = "codes.language"


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
    said: str
    """Name of the sentence that is shown in the place of the hint; "" for none."""
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
    return tuple(sorted(found, key=_place))


def grouped(fields: tuple[AskedField, ...]) -> tuple[tuple[str, tuple[AskedField, ...]], ...]:
    """The fields that need no answer, by the title of their group."""
    found = [
        (group, tuple(one for one in fields if not one.needed and group_of(one.name) == group)) for group in GROUPS
    ]
    return tuple((_(group), members) for group, members in found if members)


def _place(one: AskedField) -> tuple[bool, int, int]:
    if not one.needed:
        return True, 0, place_among(GROUPS[group_of(one.name)], one.name)
    first, last = REQUIRED
    return False, place_among(first, one.name), last.index(one.name) + 1 if one.name in last else 0


def lists(fields: tuple[AskedField, ...]) -> frozenset[str]:
    """The names of the lists that these fields suggest from."""
    inner = (name for one in fields for name in lists(one.fields))
    return frozenset(filter(None, (*(one.suggestions for one in fields), *inner)))


@dataclass(frozen=True)
class _Words:
    """What a field is called, and what is said below it."""

    label: str
    hint: str
    said: str


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
            said = hint_of(part, name)
            label = label_of(part, name)
            words = _Words(_(label) if label else field_label(name), "" if said else _plain(node["hint"]), said)
            if node["is"] == "list":
                yield self._several(node, path, words, needed=needed)
            elif node["is"] == "part":
                inner = tuple(self.fields(node["part"], f"{path}."))
                yield _group(path, words, "part", inner, needed=needed)
            else:
                yield self._one(node, node, path, words, needed=needed)

    def _several(self, node: Mapping[str, Any], path: str, words: _Words, *, needed: bool) -> AskedField:
        entry = node["of"]
        if entry["is"] == "part":
            return _group(path, words, "parts", tuple(self.fields(entry["part"], f"{path}.0.")), needed=needed)
        options = self._options(node, entry)
        if 0 < len(options) <= _MOST_BOXES:
            whole = "fields._all_or_some" in node.get("before", ()) and "all" not in {one.value for one in options}
            every = (Option("all", _("All")),) if whole else ()
            return replace(_group(path, words, "boxes", (), needed=needed), options=options + every)
        one = self._one(node, entry, f"{path}.0", _Words(words.label, "", ""))
        return _group(path, words, "lines", (one,), needed=needed)

    def _one(
        self, field: Mapping[str, Any], node: Mapping[str, Any], path: str, words: _Words, *, needed: bool = False
    ) -> AskedField:
        """A single value: of the ``field``, or of an entry (``node``) of its list."""
        options = self._options(field, node)
        in_list = len(options) > _MOST_BOXES and not _is_language(node)
        typed = field.get("or_name") or field.get("target") == "source" or in_list
        control: Control = "choice" if options and not typed else "line"
        if _LONG_TEXT in node.get("after", ()):
            control = "text"
        asked_for = AskedField(
            path=path,
            label=words.label,
            hint=words.hint,
            said=words.said,
            control=control,
            needed=needed,
            options=options if control == "choice" else (),
            suggestions=field.get("target", "") if control == "line" and 0 < len(options) <= _MOST_OPTIONS else "",
            unchosen=_unchosen(field, options, needed=needed),
        )
        return replace(asked_for, filled=self.day) if asked_for.name == "published" and needed else asked_for

    def _options(self, field: Mapping[str, Any], node: Mapping[str, Any]) -> tuple[Option, ...]:
        if node["is"] == "choice":
            return tuple(Option(value, _(value.replace("-", " ").capitalize())) for value in node["of"])
        if node["is"] == "yes-no":
            return Option("true", _("Yes")), Option("false", _("No"))
        if _is_language(node):
            return tuple(Option(tag, name) for tag, name in languages_to_choose())
        return tuple(Option(id, label) for id, label in self.known.labels(field.get("target", "")).items())


def _is_language(node: Mapping[str, Any]) -> bool:
    return _LANGUAGE in (*node.get("after", ()), *node.get("last", ()))


def _group(path: str, words: _Words, control: Control, fields: tuple[AskedField, ...], *, needed: bool) -> AskedField:
    return AskedField(
        path=path,
        label=words.label,
        hint=words.hint,
        said=words.said,
        control=control,
        needed=needed,
        fields=fields,
    )


def _unchosen(field: Mapping[str, Any], options: tuple[Option, ...], *, needed: bool) -> str:
    usual = next((option.label for option in options if option.value == field.get("default")), None)
    return _("Usual: %(what)s") % {"what": usual} if usual else _("Please choose") if needed else _("Not stated")


def _plain(hint: str) -> str:
    return hint.replace("`", "")
