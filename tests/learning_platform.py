"""A learning platform as the specifications describe one: reads cartridges and quizzes, and says what is wrong in them.

It shares no code with what writes them. The rules are those of IMS Common Cartridge: the content models and Schematron
rules ("rule 4d") of its profiles of Content Packaging 1.2 and QTI 1.2.1, and of its manifest metadata (LOM).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from tests.platform_profile import (
    ASSESSMENT_FIELDS,
    ATTRIBUTES,
    ITEM_FIELDS,
    LEAST,
    LINK_MODEL,
    MANIFEST_MODEL,
    QTI_MODEL,
    SAFE,
    XML_NAME,
)

MANIFEST = "imsmanifest.xml"
QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
ASSESSMENT, WEB_LINK, PAGE = "assessment", "web link", "page"


def name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def words(html: str) -> str:
    """What a reader sees of a piece of HTML on one line."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


@dataclass(frozen=True)
class Asked:
    """A question as the platform shows it."""

    ident: str
    title: str
    profile: str
    weight: int
    shown: tuple[str, ...]
    """The paragraphs of the question."""
    choices: Mapping[str, str]
    """The text of each answer, by its name."""
    item: etree._Element

    @property
    def several(self) -> bool:
        """Whether several answers can be chosen."""
        return bool(self.item.xpath(".//*[local-name()='response_lid']/@rcardinality='Multiple'"))

    def answered(self, chosen: frozenset[str]) -> tuple[int, dict[str, str]]:
        """The points of a hundred, and what the learner is told, by the name of the feedback (QTI 1.2, section 4)."""
        score, told = 0, {}
        feedback = {
            part.get("ident", ""): "".join(part.itertext())
            for part in self.item
            if name(part) == "itemfeedback"
        }  # fmt: skip
        for condition in self.item.xpath("./*[local-name()='resprocessing']/*[local-name()='respcondition']"):
            parts = {name(part): part for part in condition}
            if not all(_holds(test, chosen) for test in parts["conditionvar"]):
                continue
            for part in condition:
                if name(part) == "setvar":
                    score = int(part.text)
                elif name(part) == "displayfeedback":
                    told[part.get("linkrefid")] = words(feedback[part.get("linkrefid")])
            if condition.get("continue", "No") != "Yes":
                break
        return score, told


def _holds(test: etree._Element, chosen: frozenset[str]) -> bool:
    if name(test) == "other":
        return True
    if name(test) == "varequal":
        return test.text in chosen
    if name(test) == "not":
        return not all(_holds(part, chosen) for part in test)
    return all(_holds(part, chosen) for part in test)


@dataclass(frozen=True)
class Outline:
    """An entry in the outline of a course."""

    title: str
    file: str | None
    kind: str | None
    entries: tuple["Outline", ...]

    def all(self) -> Iterator["Outline"]:
        """This entry and all below it, in order."""
        yield self
        for entry in self.entries:
            yield from entry.all()


class Cartridge:
    """A cartridge that was uploaded."""

    def __init__(self, content: bytes) -> None:
        self.archive = ZipFile(BytesIO(content))
        self.files = {entry.filename: self.archive.read(entry) for entry in self.archive.infolist()}

    @cached_property
    def manifest(self) -> etree._Element:
        """The root of the manifest."""
        return etree.fromstring(self.files[MANIFEST], SAFE)

    @property
    def mark(self) -> str:
        """The version, as it stands in names, like v1p3."""
        (version,) = self.texts("//*[local-name()='schemaversion']")
        return f"v{version.removesuffix('.0').replace('.', 'p')}"

    def texts(self, path: str) -> list[str]:
        """The texts of elements of the manifest."""
        return ["".join(element.itertext()).strip() for element in self.manifest.xpath(path)]

    @cached_property
    def resources(self) -> Mapping[str, etree._Element]:
        """The resources by their identifiers."""
        return {part.get("identifier"): part for part in self.manifest.xpath("//*[local-name()='resource']")}

    def kind(self, resource: etree._Element) -> str:
        """What a resource is."""
        types = {
            "webcontent": PAGE,
            f"imswl_xml{self.mark}": WEB_LINK,
            f"imsqti_xmlv1p2/imscc_xml{self.mark}/assessment": ASSESSMENT,
        }
        return types[resource.get("type")]

    @cached_property
    def outline(self) -> tuple[Outline, ...]:
        """The outline of the course."""
        (root,) = self.manifest.xpath("//*[local-name()='organization']/*[local-name()='item']")
        return tuple(self._outline(item) for item in root)

    def _outline(self, item: etree._Element) -> Outline:
        title, *below = item
        resource = self.resources.get(item.get("identifierref", ""))
        file = resource[0].get("href") if resource is not None else None
        kind = self.kind(resource) if resource is not None else None
        return Outline(title.text, file, kind, tuple(self._outline(part) for part in below))

    def quiz(self, file: str) -> tuple[Asked, ...]:
        """The questions of a quiz."""
        return tuple(
            _asked(item) for item in etree.fromstring(self.files[file], SAFE).xpath("//*[local-name()='item']")
        )

    def link(self, file: str) -> tuple[str, str]:
        """Title and address of a web link."""
        title, url = etree.fromstring(self.files[file], SAFE)
        return title.text, url.get("href")

    def faults(self) -> list[str]:
        """What breaks a rule; nothing where the cartridge is right."""
        return [*self._faults_of_manifest(), *self._faults_of_items(), *self._faults_of_files()]

    def _faults_of_manifest(self) -> Iterator[str]:
        mark = self.mark
        yield from _order(self.manifest, MANIFEST_MODEL)
        names = {etree.QName(element).namespace for element in self.manifest.iter()}
        lom = f"http://ltsc.ieee.org/xsd/imscc{mark}/LOM/manifest"
        if names != {f"http://www.imsglobal.org/xsd/imscc{mark}/imscp_v1p1", lom}:
            yield f"namespaces {names}"
        if self.texts("//*[local-name()='schema']") != ["IMS Common Cartridge"]:
            yield "schema"
        (organization,) = self.manifest.xpath("//*[local-name()='organization']")
        if organization.get("structure") != "rooted-hierarchy":
            yield "structure"
        idents = Counter(self.manifest.xpath("//@identifier"))
        yield from (f"identifier {ident} twice" for ident, count in idents.items() if count > 1)
        yield from (f"{ident} is no XML name" for ident in idents if not XML_NAME.fullmatch(ident))

    def _faults_of_items(self) -> Iterator[str]:
        (root,) = self.manifest.xpath("//*[local-name()='organization']/*[local-name()='item']")
        if root.xpath("./*[local-name()='title']") or root.get("identifierref"):
            yield "the first item is the root, which has no title and names nothing"
        for item in root.iterdescendants("{*}item"):
            ref, below = item.get("identifierref"), item.xpath("./*[local-name()='item']")
            if not item.xpath("./*[local-name()='title']/text()"):
                yield f"item {item.get('identifier')} has no title"
            if ref is None and not below:
                yield f"item {item.get('identifier')} is empty"
            if ref is not None and (below or ref not in self.resources):
                yield f"item {item.get('identifier')}: {ref} (rule 8b, or no resource)"

    def _faults_of_files(self) -> Iterator[str]:
        listed: list[str] = []
        for ident, resource in self.resources.items():
            files = [file.get("href") for file in resource]
            listed += files
            if resource.get("type") == "webcontent":
                if resource.get("href") not in files:
                    yield f"{ident}: href is not among its files (rule 10b)"
            elif resource.get("href") is not None or len(files) != 1:
                yield f"{ident}: has href, or not one file (rules 2a-c, 3a-c)"
            for file in files:
                if file not in self.files:
                    yield f"{file} is listed and not there"
                elif self.kind(resource) == ASSESSMENT:
                    yield from (f"{file}: {fault}" for fault in faults_of_quiz(self.files[file]))
                elif self.kind(resource) == WEB_LINK:
                    yield from (f"{file}: {fault}" for fault in self._faults_of_link(self.files[file]))
        yield from (f"{file} is listed twice" for file, count in Counter(listed).items() if count > 1)
        yield from (f"{file} is there and not listed" for file in self.files if file not in {*listed, MANIFEST})
        if len(self.files) != len(self.archive.infolist()):
            yield "a file is in the archive twice"
        if any(entry.compress_type != ZIP_STORED for entry in self.archive.infolist()):
            yield "packed files differ between versions of zlib"

    def _faults_of_link(self, content: bytes) -> Iterator[str]:
        root = etree.fromstring(content, SAFE)
        yield from _order(root, LINK_MODEL)
        if etree.QName(root).namespace != f"http://www.imsglobal.org/xsd/imscc{self.mark}/imswl_{self.mark}":
            yield "namespace"
        if not root[1].get("href", "").startswith("https://"):
            yield "href"


def _asked(item: etree._Element) -> Asked:
    fields = _fields(item.xpath("./*[local-name()='itemmetadata']")[0])
    (material,) = item.xpath("./*[local-name()='presentation']/*[local-name()='material']/*[local-name()='mattext']")
    return Asked(
        ident=item.get("ident"),
        title=item.get("title"),
        profile=fields["cc_profile"].removeprefix("cc.").removesuffix(".v0p1"),
        weight=int(fields["cc_weighting"]),
        shown=tuple(words(paragraph) for paragraph in re.findall("<p>(.*?)</p>", material.text)),
        choices={
            label.get("ident"): words("".join(label.itertext()))
            for label in item.iter("{*}response_label")
        },
        item=item,
    )  # fmt: skip


def _fields(element: etree._Element) -> dict[str, str]:
    return {field[0].text: field[1].text for field in element.iter("{*}qtimetadatafield")}


def faults_of_quiz(content: bytes) -> Iterator[str]:
    """What breaks a rule of the profile of QTI."""
    root = etree.fromstring(content, SAFE)
    yield from _order(root, QTI_MODEL)
    if {etree.QName(element).namespace for element in root.iter()} != {QTI}:
        yield "namespaces"
    yield from _wrong_fields(
        root.xpath("./*[local-name()='assessment']/*[local-name()='qtimetadata']")[0], ASSESSMENT_FIELDS
    )
    items = root.xpath("//*[local-name()='item']")
    if len({item.get("ident") for item in items}) < len(items):
        yield "an ident twice (rule 13a)"
    for item in items:
        yield from (f"{item.get('ident')}: {fault}" for fault in _faults_of_item(item))


def _faults_of_item(item: etree._Element) -> Iterator[str]:
    yield from _wrong_fields(item.xpath("./*[local-name()='itemmetadata']")[0], ITEM_FIELDS)
    asked = _asked(item)
    if asked.several != (asked.profile == "multiple_response"):
        yield "cardinality (rules 3a, 4a, 5a)"
    if len(asked.choices) < LEAST.get(asked.profile, 2) or (asked.profile == "true_false" and len(asked.choices) > 2):
        yield f"{len(asked.choices)} answers (rules 3d, 4d, 5d)"
    if len(asked.choices) < len(list(item.iter("{*}response_label"))):
        yield "an answer's ident twice"
    (lid,) = item.iter("{*}response_lid")
    for test in item.iter("{*}varequal"):
        if test.get("respident") != lid.get("ident") or test.text not in asked.choices:
            yield "a test of what cannot be answered (rules 3e, 4e, 5e, 9a)"
    feedback = {part.get("ident") for part in item.iter("{*}itemfeedback")}
    told = {part.get("linkrefid") for part in item.iter("{*}displayfeedback")}
    if feedback != told or any(part.get("feedbacktype") != "Response" for part in item.iter("{*}displayfeedback")):
        yield "feedback without a trigger, or the reverse (rules 12c, 12d)"
    if feedback & {"hint", "solution"}:
        yield "feedback with a name that means something else (rules 10, 11)"
    (variable,) = item.iter("{*}decvar")
    if variable.get("varname") != "SCORE" or variable.get("vartype") not in {"Integer", "Decimal"}:
        yield "decvar"


def _wrong_fields(element: etree._Element, allowed: Mapping[str, str]) -> Iterator[str]:
    fields = [(field[0].text, field[1].text) for field in element.iter("{*}qtimetadatafield")]
    if len(dict(fields)) < len(fields):
        yield "a field twice (rules 1k-s, 2g-j)"
    if "cc_profile" not in dict(fields):
        yield "no cc_profile (rule 2f)"
    for label, entry in fields:
        if label not in allowed or not re.fullmatch(allowed[label], entry or ""):
            yield f"field {label}: {entry} (rules 1a-j, 2a-e)"


def _order(root: etree._Element, model: Mapping[str, str]) -> Iterator[str]:
    for element in root.iter():
        below = "".join(f"{name(part)} " for part in element)
        expected = re.sub(r"([\w|]+)([?*+]?)\s*", r"(?:(?:\1) )\2", model.get(name(element), ""))
        # The title of an item is text; that of the metadata is in a language.
        if not re.fullmatch(expected, below) and (name(element), below) != ("title", "string "):
            yield f"<{name(element)}> holds {below or 'nothing'}"
        allowed = ATTRIBUTES.get(name(element)) if model is QTI_MODEL else None
        if allowed is not None:
            strange = {etree.QName(key).localname for key in element.attrib} - allowed
            yield from (f"<{name(element)}> has the attribute {key}" for key in sorted(strange))
