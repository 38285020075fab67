"""The types of fields. Each refuses values that cannot be published and says what to write instead."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError

from portal.problem import shortened
from portal.records import times
from portal.words import characters, codes, identity, reserved, span, telephone, web_address
from portal.words.richtext import fault
from portal.words.typography import typeset

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPDX = re.compile(r"[A-Za-z0-9]+([.+-][A-Za-z0-9]+)*\+?")
_TEXT = re.compile(rf"{_ID.pattern}\.md")
_OTHER_WAYS = {
    "jpg jpeg webp txt md": "put it into a .zip",
    "gif bmp tif tiff heic": "save the picture as .png",
    "doc rtf pages": "save it as .docx or .odt",
    "ppt key": "save it as .pptx or .odp",
    "xls numbers": "save it as .xlsx or .ods",
    "dotx docm": "save it as .docx",
    "potx pptm ppsx": "save it as .pptx",
    "xltx xlsm": "save it as .xlsx",
    "mp3 m4a ogg wav flac mp4 m4v mov avi mkv webm h5p elp elpx ggb ipynb html htm sb3 notebook flipchart scorm": (
        "what is played or run is not offered here, in a .zip neither; "
        "put it where it can be, and write its address as url"
    ),
    "7z rar tar gz tgz": "pack what is in it as .zip",
}
"""What to do with files of other types, by their endings."""
_FILE = re.compile(rf"{_ID.pattern}\.(csv|docx|epub|odp|ods|odt|pdf|png|pptx|svg|xlsx|zip)")
_PATH = re.compile(r"/([a-z0-9-]+/)*(#[a-z0-9-]+)?")
_LINE_BREAKS = frozenset("\n\r\u0085\u2028\u2029")
_USER_NAME = "has an address with a user name in it (before the @); take that part out"


class TextError(ValueError):
    """An error in a text, with the number of the line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        """1 is the first line of the text."""


@dataclass(frozen=True)
class Refers:
    """Marks a field that refers to a record of another kind."""

    kind: str
    or_name: bool = False
    """True if it may hold a name instead; whatever is not written like an id is a name."""


@dataclass(frozen=True)
class Term:
    """Marks a field that refers to a term of ``data/vocabularies/<vocabulary>.yaml``."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "x-vocabulary": self.vocabulary}


def is_id(value: str) -> bool:
    """True if ``value`` has the form of a record's id."""
    return _ID.fullmatch(value) is not None


def is_moment(value: Any) -> bool:
    """True if ``value`` is text that a field of the type Moment takes."""
    try:
        return isinstance(value, str) and bool(times.moment(value))
    except ValueError:
        return False


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not an id; use lower-case letters a-z, digits and single hyphens')
    if reason := reserved.id_fault(value):
        raise ValueError(reason)
    return value


def _identity(value: str) -> str:
    if not identity.is_identity(value):
        raise ValueError(
            f'"{shortened(value)}" is not the name of a portal; write urn:uuid: and a UUID in lower case that no other '
            "portal has (make new KIND=identity prints one), and never change it again"
        )
    return value


def _line(value: str) -> str:
    value = _shown(value)
    if web_address.has_user_name(value):
        raise ValueError(_USER_NAME)
    return value


def _shown(value: str) -> str:
    """``value`` in Normalization Form C. Raises ValueError if it is not a single line with visible text."""
    if value.endswith("\n") and _LINE_BREAKS.isdisjoint(value.rstrip("\n")):
        raise ValueError("must be one line of text; write it on the line of its name, without the sign | or >")
    if not _LINE_BREAKS.isdisjoint(value):
        raise ValueError("must be one line of text; remove the line break")
    if not value.strip():
        raise ValueError("has no text; fill it in or delete the line")
    if value != value.strip():
        raise ValueError("begins or ends with a space; remove it")
    value = characters.composed(value)
    if wrong := characters.fault(value):
        raise ValueError(wrong[1])
    if not characters.has_letter(value):
        raise ValueError("has no letter and no digit that readers see; write it in words")
    return value


def block(value: str) -> str:
    """``value`` in Normalization Form C.

    Raises TextError, with the fault and the remedy, if it cannot be published as long text.
    """
    if not value.strip():
        raise TextError(1, "has no text; fill it in or delete the line")
    value = characters.composed(value)
    # The text as Markdown displays it: "&shy;" and "&#8203;" are characters too, and asterisks can be inside words.
    shown = re.sub("[*~`]", "", unescape(value) if "&" in value else value)
    for text in (value, shown):
        if wrong := characters.fault(text, allowed="\n\t"):
            place, reason = wrong
            raise TextError(text.count("\n", 0, place) + 1, reason)
    if characters.composed(shown) != shown:
        raise TextError(1, 'has an accent that is written with "&"; type the letter with its accent')
    if not characters.has_letter(shown):
        raise TextError(1, "has no letter and no digit that readers see; write it in words")
    if web_address.has_user_name(shown):
        raise TextError(1, _USER_NAME)
    if found := fault(value):
        raise TextError(*found)
    return value


def _web_address(value: str) -> str:
    _shown(value)
    if reason := web_address.fault(value):
        raise ValueError(reason)
    return value


def _source(value: str) -> str:
    if _ID.fullmatch(value):
        return value
    if "://" in value:
        return _web_address(value)
    raise ValueError(
        f'"{shortened(value)}" is not a source; give the id of an entry of data/sources.yaml or a web address'
    )


def _email(value: str) -> str:
    return web_address.mailbox(value)


def _phone(value: str) -> str:
    if web_address.is_mail(value):
        raise ValueError(f'"{shortened(value)}" is an e-mail address; put it under email')
    return telephone.international(_shown(value))


def _website(value: str) -> str:
    _shown(value)
    return web_address.website(value)


def _whole(value: Any) -> Any:
    """``value``, if it is written as a whole number: Python also accepts spellings such as "1_6", "5.0" and "nan"."""
    if isinstance(value, str) and not re.fullmatch("-?[0-9]+", value):
        raise PydanticKnownError("int_parsing")
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        raise PydanticKnownError("float_parsing")
    return value


def _licence_id(value: str) -> str:
    if not _SPDX.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not an SPDX id; write one like CC-BY-NC-SA-4.0')
    if reason := reserved.id_fault(value):
        raise ValueError(reason)
    return value


def _file_name(value: str) -> str:
    if not _FILE.fullmatch(value):
        rule = "lower-case letters, digits and hyphens, and .pdf, .docx, .odt, .epub, .pptx, .odp, .xlsx, .ods, .csv, "
        raise ValueError(
            f'"{shortened(value)}" cannot be offered; name a file of data/files/ with {rule}.png, .svg or .zip'
            f"{_other_way(value)}"
        )
    return _not_reserved(value)


def _other_way(file: str) -> str:
    """What to do with a file of a type that cannot be offered, where there is something; else ""."""
    ending = file.rpartition(".")[2].casefold()
    for endings, way in _OTHER_WAYS.items():
        if ending in endings.split():
            return f"; {way}"
    return ""


def _text_name(value: str) -> str:
    if not _TEXT.fullmatch(value):
        rule = "lower-case letters, digits and hyphens, and .md"
        raise ValueError(f'"{shortened(value)}" cannot be used; name a file of data/texts/ with {rule}')
    return _not_reserved(value)


def _not_reserved(file: str) -> str:
    if reason := reserved.file_fault(file):
        raise ValueError(f'("{file}") {reason}')
    return file


def _site_path(value: str) -> str:
    if not _PATH.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not a page of this site; write its path, like /network/')
    return value


def _all_or_some(value: Any) -> Any:
    """``value``; the one word "all" as a list of that term. Raises ValueError if other terms stand beside it."""
    if isinstance(value, list) and "all" in value and len(value) > 1:
        raise ValueError('has "all" beside others; write all alone where it is for all, or delete it')
    return ["all"] if value == "all" else value


_All = Literal["all"]
LONGEST_ID = 80
"""Characters of an id."""
Id = Annotated[
    str,
    Field(max_length=LONGEST_ID, json_schema_extra={"pattern": f"^{_ID.pattern}$"}),
    AfterValidator(_identifier),
]
PortalIdentity = Annotated[str, Field(max_length=45), AfterValidator(_identity)]
Line = Annotated[str, Field(max_length=300), AfterValidator(_line), AfterValidator(typeset)]
Markdown = Annotated[str, Field(max_length=20_000), AfterValidator(block), AfterValidator(typeset)]
# What somebody else asks to be said letter for letter.
LineAsWritten = Annotated[str, Field(max_length=300), AfterValidator(_line)]
MarkdownAsWritten = Annotated[str, Field(max_length=20_000), AfterValidator(block)]
WebAddress = Annotated[str, Field(max_length=600, json_schema_extra={"format": "uri"}), AfterValidator(_web_address)]
EmailAddress = Annotated[
    str, Field(max_length=254), AfterValidator(_email), Field(json_schema_extra={"format": "idn-email"})
]
SourceRef = Annotated[str, Field(max_length=600), Refers("source"), AfterValidator(_source)]
Day = Annotated[date, BeforeValidator(times.day)]
Month = Annotated[str, AfterValidator(times.month)]
When = Annotated[str, AfterValidator(times.when), Field(json_schema_extra={"pattern": f"^{times.WHEN.pattern}$"})]
Happened = Annotated[str, AfterValidator(times.happened), Field(json_schema_extra={"pattern": f"^{span.PATTERN}$"})]
Moment = Annotated[
    str, AfterValidator(times.moment), Field(json_schema_extra={"pattern": f"^({times.MOMENT.pattern})$"})
]
TimeZone = Annotated[str, AfterValidator(times.time_zone)]
LicenceId = Annotated[
    str, Field(max_length=80, json_schema_extra={"pattern": f"^{_SPDX.pattern}$"}), AfterValidator(_licence_id)
]
FileName = Annotated[
    str, Field(max_length=100), AfterValidator(_file_name), Field(json_schema_extra={"pattern": f"^{_FILE.pattern}$"})
]
TextName = Annotated[
    str, Field(max_length=100), AfterValidator(_text_name), Field(json_schema_extra={"pattern": f"^{_TEXT.pattern}$"})
]
SitePath = Annotated[
    str, Field(max_length=300), AfterValidator(_site_path), Field(json_schema_extra={"pattern": f"^{_PATH.pattern}$"})
]
ForgeAccount = Annotated[
    str,
    Field(max_length=100),
    AfterValidator(codes.forge_account),
    Field(json_schema_extra={"pattern": f"^{codes.FORGE_ACCOUNT.pattern}$"}),
]
BranchName = Annotated[
    str,
    Field(max_length=100),
    AfterValidator(codes.branch),
    Field(json_schema_extra={"pattern": f"^{codes.BRANCH.pattern}$"}),
]
CountryCode = Annotated[str, AfterValidator(codes.country), Field(json_schema_extra={"pattern": "^[a-z]{2}$"})]
SystemCode = Annotated[
    str,
    Field(max_length=20),
    AfterValidator(codes.system),
    AfterValidator(_identifier),
    Field(json_schema_extra={"pattern": f"^{codes.SYSTEM.pattern}$"}),
]
LanguageTag = Annotated[
    str,
    Field(max_length=15),
    AfterValidator(codes.language),
    Field(json_schema_extra={"pattern": f"^{codes.LANGUAGE.pattern}$"}),
]
Website = Annotated[str, Field(max_length=600), AfterValidator(_website)]
Phone = Annotated[str, Field(max_length=40), AfterValidator(_phone)]
Whole = Annotated[int, BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Count = Annotated[Whole, Field(ge=0, le=100_000)]

CountryRef = Annotated[Line, Refers("country")]
AuthorRef = Annotated[Line, Refers("partner", or_name=True)]
PartnerRef = Annotated[Line, Refers("partner")]
MemberRef = Annotated[Line, Refers("advisory member")]
SchoolRef = Annotated[Line, Refers("school")]
ClusterRef = Annotated[Line, Refers("cluster")]
CaseStudyRef = Annotated[Line, Refers("case study")]
EventRef = Annotated[Line, Refers("event")]
CourseRef = Annotated[Line, Refers("course")]
ResourceRef = Annotated[Line, Refers("resource")]
LicenceRef = Annotated[Line, Refers("licence")]
GlossaryRef = Annotated[Line, Refers("glossary term")]
FindingRef = Annotated[Line, Refers("finding")]

Level = Annotated[Line, Term("levels")]
Levels = Annotated[tuple[Level, ...], BeforeValidator(_all_or_some, json_schema_input_type=tuple[Level, ...] | _All)]
Theme = Annotated[Line, Term("themes")]
Context = Annotated[Line, Term("contexts")]
Approach = Annotated[Line, Term("approaches")]
PolicyChallenge = Annotated[Line, Term("policy_challenges")]
ResourceType = Annotated[Line, Term("resource_types")]
Audience = Annotated[Line, Term("audiences")]
Audiences = Annotated[
    tuple[Audience, ...],
    BeforeValidator(_all_or_some, json_schema_input_type=tuple[Audience, ...] | _All),
]
AdvisoryType = Annotated[Line, Term("advisory_types")]
