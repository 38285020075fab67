"""Lists of boxes to tick: those in which every item begins with ☐."""

from portal.documents.manuscript import Format
from portal.documents.nodes import Node, paragraph, part, raw, words

BOX = "☐"


def is_boxes(node: Node) -> bool:
    """True if the element is such a list."""
    return node["t"] == "BulletList" and all(_is_box(item) for item in node["c"])


def boxes(node: Node, form: Format) -> list[Node]:
    """The list, with the box as its bullet."""
    if form == "docx":  # pandoc's DOCX writer makes such items a task list
        return [node]
    if form == "epub":
        return part("checks", [node], form)
    for item in node["c"]:
        item[0]["c"] = item[0]["c"][2:]  # without the box and the space after it
    if form == "pdf":
        return part("checks", [node], form)
    made = [raw('<text:list text:style-name="Checks">', form)]
    for first, *rest in node["c"]:
        made += [raw("<text:list-item>", form), *part("checks", [paragraph(*first["c"])], form), *rest]
        made.append(raw("</text:list-item>", form))
    return [*made, raw("</text:list>", form)]


def _is_box(item: list[Node]) -> bool:
    return bool(item) and item[0]["t"] in ("Plain", "Para") and item[0]["c"][:1] == [words(BOX)]
