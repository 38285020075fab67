"""Which files the editor offers, and as what: records in files of their own, lists while they are short, single ones.

Decap takes a folder with one record in each file (``folder``) or files that are named one by one (``files``). A file
with a comment beside its values is not offered: a value that is changed or taken away would leave it at the wrong
place. Words at the head of a file are kept as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from portal.editor.widgets import FREE, WHOLE_LIST, Option, Options, Widget, hidden, widgets
from portal.portal import Portal
from portal.reading import load, textfile, yamlfile
from portal.reading.yamlfile import Listing
from portal.records.fields import Refers, Term
from portal.records.kind import Kind

MOST_RECORDS = 40
"""Records of a list that is offered as one form; more of them make the form slow and the list hard to review."""
MOST_OPTIONS = 500
"""Records to choose one from; of more, the id is typed."""
DATA = "data"
"""The folder of the records in the repository."""


@dataclass(frozen=True)
class Offer:
    """A file that the editor offers by its name."""

    kind: Kind
    file: str
    """Path in the data folder, with its ending."""
    listed: bool
    """True where it is a list of records."""


def commented(text: str) -> bool:
    """True if a comment stands after the first value of the file. Raises yaml.YAMLError if it is not YAML."""
    end, begun = 0, False
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start, after = token.start_mark.index, token.end_mark.index
        if begun and "#" in text[end:start]:
            return True
        begun = begun or after > start
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            # The mark of a block ends behind the empty lines and comments that follow its text.
            begun_at, width = text[start:after], _indent(text, start)
            after = start + _inside(begun_at, width)
        end = max(end, after)
    return "#" in text[end:] and begun


def _indent(text: str, start: int) -> int:
    """The indentation of the line on which a block begins."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip(" -"))


def _inside(block: str, width: int) -> int:
    """How many characters of the block are its own: its head up to a comment, and the lines indented deeper."""
    head, _newline, rest = block.partition("\n")
    if "#" in head:
        return head.index("#")
    size = len(head) + 1
    for line in rest.splitlines(keepends=True):
        if line.strip() and len(line) - len(line.lstrip(" ")) <= width:
            break
        size += len(line)
    return size


def offers(data: Path, kinds: Sequence[Kind]) -> Iterator[Offer]:
    """The files of single records and the short lists in the folder ``data`` that can be changed here without loss.

    Lists in a folder of their kind are among them, records in files of their own are not: their folder is offered.
    """
    for kind in kinds:
        if kind.single and not (data / f"{kind.stem}.yaml").is_file():
            yield Offer(kind, f"{kind.stem}.yaml", listed=False)
        for file in load.files_of(data, kind):
            root, problems = yamlfile.read(file, file.name)
            if problems or commented(textfile.read(file)):
                continue
            listed = isinstance(root, Listing)
            if kind.single is not listed and (not isinstance(root, Listing) or len(root.items) <= MOST_RECORDS):
                yield Offer(kind, file.relative_to(data).as_posix(), listed)


def options_of(portal: Portal) -> Options:
    """The records and terms that there are to refer to, each with its name and id."""
    tables = portal.tables

    def options(target: Refers | Term) -> Sequence[Option] | None:
        if isinstance(target, Refers) and (target.or_name or target.kind == "source"):
            return None
        name = target.kind if isinstance(target, Refers) else _vocabulary(portal, target)
        records = tables[name].values()
        if len(records) > MOST_OPTIONS:
            return None
        return [{"label": f"{record.label} ({record.id})", "value": record.id} for record in records]

    return options


def _vocabulary(portal: Portal, target: Term) -> str:
    return next(kind.name for kind in portal.kinds if kind.stem == f"vocabularies/{target.vocabulary}")


def collections(data: Path, portal: Portal) -> list[Widget]:
    """The collections of the editor: one for each kind of which there can be many, one of lists, one of the rest.

    Of a kind with many records, the folder of files of their own is offered, whether there are any yet or not: what is
    new goes there, and nobody else's file is touched.
    """
    options = options_of(portal)
    named = list(offers(data, portal.kinds))
    many = [kind for kind in portal.kinds if not kind.single]
    made = [_folder(kind, options) for kind in many]
    lists = [_file(offer, options) for offer in named if offer.listed]
    single = [_file(offer, options) for offer in named if not offer.listed]
    if single:
        made.insert(0, {"name": "whole", "label": "One of each", "format": "yaml", "files": single})
    if lists:
        said = "Lists of records that are short. What is new can also be made under its kind."
        made.append({"name": "lists", "label": "Short lists", "description": said, "format": "yaml", "files": lists})
    return made


def label(kind: Kind) -> str:
    """What the editor calls the records of a kind."""
    called = Path(kind.stem).name if kind.many in ("records", "items") else kind.many
    return called.replace("_", " ").capitalize()


def one_of(kind: Kind) -> str:
    """What it calls one of them."""
    if kind.vocabulary:
        return "Term"
    return (kind.name if kind.one in ("record", "item", "issue") else kind.one).capitalize()


def _folder(kind: Kind, options: Options) -> Widget:
    fields = widgets(kind.model, options)
    shown = next((name for name in ("name", "title", "label", "term") if name in kind.model.model_fields), "id")
    made: Widget = {
        "name": Path(kind.stem).name,
        "label": label(kind),
        "label_singular": one_of(kind),
        "folder": f"{DATA}/{kind.stem}",
        "create": True,
        # What was published stays: a record ends by what is said in it, not by being deleted.
        "delete": False,
        "format": "yaml",
        "extension": "yaml",
        "identifier_field": "id",
        "slug": "{{fields.id}}",
        "summary": f"{{{{{shown}}}}}" if shown == "id" else f"{{{{{shown}}}}} ({{{{id}}}})",
        "sortable_fields": ["id"] if shown == "id" else [shown, "id"],
        "filter": {"field": FREE, "value": "yes"},
        "fields": [*fields, *hidden()],
    }
    if kind.folder:
        made["preview_path"] = f"{kind.folder}{{{{fields.id}}}}/"
    return made


def _file(offer: Offer, options: Options) -> Widget:
    kind = offer.kind
    path = offer.file.removesuffix(".yaml")
    called = label(kind) if path == kind.stem else f"{label(kind)}: {Path(path).name}"
    made: Widget = {"name": path.replace("/", "-"), "label": called}
    made["file"] = f"{DATA}/{offer.file}"
    if kind.section is not None:
        made["preview_path"] = kind.section.path
    if not offer.listed:
        return {**made, "fields": [*widgets(kind.model, options), *hidden()]}
    fields = widgets(kind.model, options)
    shown = next((name for name in ("name", "title", "label", "term") if name in kind.model.model_fields), "id")
    entries: Mapping[str, object] = {
        "name": WHOLE_LIST,
        "label": label(kind),
        "label_singular": one_of(kind),
        "widget": "list",
        "collapsed": True,
        "allow_remove": False,
        "summary": f"{{{{fields.{shown}}}}}",
        "fields": fields,
    }
    return {**made, "fields": [dict(entries), *hidden()]}
