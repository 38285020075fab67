"""The types that fields are made of. Each refuses what it cannot publish and says what to write instead."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, EmailStr, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from portal.richtext import forbidden_in

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LINE_BREAKS = "\n\r\u0085\u2028\u2029"
# Left-to-right and right-to-left marks, embeddings, overrides and isolates: text that shows other than it is.
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Refers:
    """Marks a field that names a record of another kind."""

    kind: str


@dataclass(frozen=True)
class Term:
    """Marks a field that names a term of ``data/vocabularies/<vocabulary>.yaml``."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "x-vocabulary": self.vocabulary}


LINE_LENGTH = 300
TEXT_LENGTH = 20_000


def _short(value: str, limit: int) -> None:
    if len(value) > limit:
        raise ValueError(f"is {len(value)} characters long and the limit is {limit}; shorten it")


def _identifier(value: str) -> str:
    _short(value, 80)
    if not _ID.fullmatch(value):
        raise ValueError(f'"{value}" is not an id; use lower-case letters a-z, digits and single hyphens')
    return value


def _visible(value: str, allowed: str = "") -> str:
    for character in value:
        if character in allowed:
            continue
        name = f"U+{ord(character):04X}"
        if character in _BIDIRECTIONAL:
            raise ValueError(f"contains the invisible direction mark {name}; retype the text without it")
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"} or character in "\u2028\u2029":
            raise ValueError(f"contains the invisible character {name}; retype the text without it")
    return value


def _line(value: str, limit: int = LINE_LENGTH) -> str:
    _short(value, limit)
    if any(character in _LINE_BREAKS for character in value):
        raise ValueError("must be one line of text; remove the line break")
    if not value.strip():
        raise ValueError("has no text; fill it in or delete the line")
    if value != value.strip():
        raise ValueError("begins or ends with a space; remove it")
    return _visible(value)


def _block(value: str) -> str:
    _short(value, TEXT_LENGTH)
    if not value.strip():
        raise ValueError("has no text; fill it in or delete the line")
    _visible(value, allowed="\n\t")
    if reason := forbidden_in(value):
        raise ValueError(reason)
    return value


def _web_address(value: str) -> str:
    remedy = "write the whole address, beginning with https:// or http://"
    _line(value, limit=2000)
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f'"{value}" is not a web address ({error}); {remedy}') from error
    if parts.scheme not in {"http", "https"} or not host or "." not in host:
        raise ValueError(f'"{value}" is not a web address; {remedy}')
    if parts.username or re.search(r"[\s<>\"\\^`{|}]", value):
        raise ValueError(f'"{value}" has characters no web address has; copy it from the address bar')
    return value


def _source(value: str) -> str:
    if _ID.fullmatch(value):
        return value
    if "://" in value:
        return _web_address(value)
    raise ValueError(f'"{value}" is not a source; give the id of an entry of data/sources.yaml or a web address')


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError(f'"{value}" is not a date; write it as year-month-day, like 2021-05-19')
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f'"{value}" is not a day of the calendar; correct it') from error


def _month(value: str) -> str:
    if not _MONTH.fullmatch(value):
        raise ValueError(f'"{value}" is not a month; write it as year-month, like 2021-05')
    return value


Id = Annotated[
    str,
    AfterValidator(_identifier),
    Field(json_schema_extra={"pattern": f"^{_ID.pattern}$", "maxLength": 80}),
]
Line = Annotated[str, AfterValidator(_line), Field(json_schema_extra={"maxLength": LINE_LENGTH})]
Markdown = Annotated[str, AfterValidator(_block), Field(json_schema_extra={"maxLength": TEXT_LENGTH})]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
EmailAddress = EmailStr
SourceRef = Annotated[str, Refers("source"), AfterValidator(_source)]
Day = Annotated[date, BeforeValidator(_day)]
Month = Annotated[str, AfterValidator(_month)]
CountryCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Count = Annotated[int, Field(ge=0, le=100_000)]

CountryRef = Annotated[Id, Refers("country")]
PartnerRef = Annotated[Id, Refers("partner")]
SchoolRef = Annotated[Id, Refers("school")]
ClusterRef = Annotated[Id, Refers("cluster")]

Level = Annotated[Id, Term("levels")]
Theme = Annotated[Id, Term("themes")]
Context = Annotated[Id, Term("contexts")]
Approach = Annotated[Id, Term("approaches")]
PolicyChallenge = Annotated[Id, Term("policy_challenges")]
AdvisoryType = Annotated[Id, Term("advisory_types")]
