"""Writes data folders of invented schools for tests and benchmarks.

``small`` copies the readable one in tests/valid/, with files put in place. ``write`` makes one of any size. In that,
every field of every model occurs at least once (in the first record of its kind), so that a test which plants a text
in each free-text field misses none. Strings are built directly, because dumping YAML takes minutes for many schools.
"""

import base64
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from portal.inspection import inspect
from portal.open_data.catalogue import Catalogue
from portal.parts.making import Making
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.problem import DataError

DAY = date(2022, 1, 1)
"""The day on which tests judge consents."""

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAHCAIAAACOQloVAAAAE0lEQVR42mPgDk0mCTGMaiACAQAFRlVR4oX7ngAAAABJRU5ErkJggg=="
)
"""A PNG of 16 by 7 pixels."""

_MAX_BYTES = 4_000_000
_ABOUT = "This network was invented to test a portal.\n\nIt has **no** real schools."
_TOLD = "The invented schools **met**. Nobody came. " + " ".join(
    f"In the {hour} hour nobody sat down, nobody said a word, and the tea got cold."
    for hour in ("first", "second", "third", "last")
)
_TERMS = {
    "levels": ("primary", "lower-secondary", "upper-secondary"),
    "themes": ("reading", "digital-tools", "well-being", "science", "inclusion"),
    "contexts": ("rural", "urban", "bilingual"),
    "approaches": ("bottom-up", "top-down"),
    "policy_challenges": ("equity", "teacher-shortage"),
    "audiences": ("teachers", "heads"),
    "resource_types": ("checklist", "report"),
    "advisory_types": ("association", "company"),
}
_SCHEMES = {
    "levels": "https://w3id.org/kim/educationalLevel/",
    "audiences": "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/",
    "resource_types": "https://w3id.org/kim/hcrt/",
}
_MATCHES = {
    "primary": "level_1",
    "lower-secondary": "level_2",
    "upper-secondary": "level_3",
    "teachers": "teacher",
    "heads": "administrator",
    "checklist": "worksheet",
    "report": "text",
}
# What JSON leaves as it is but YAML does not read back: C1 controls, line separators, byte order marks, surrogates.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


_REGIONS = 7
"""The regions of a country, from west to east."""


@dataclass(frozen=True)
class _Country:
    code: str
    name: str
    language: str
    colour: str
    south: float
    west: float
    north: float
    east: float


_COUNTRIES = (
    _Country("be", "Belgium", "nl", "amber", 49.4, 2.5, 51.6, 6.5),
    _Country("hr", "Croatia", "hr", "rose", 42.3, 13.4, 46.6, 19.5),
    _Country("cz", "Czechia", "cs", "blue", 48.5, 12.0, 51.1, 18.9),
    _Country("hu", "Hungary", "hu", "green", 45.7, 16.1, 48.6, 22.9),
    _Country("it", "Italy", "it", "teal", 35.4, 6.6, 47.1, 18.6),
    _Country("pt", "Portugal", "pt", "plum", 36.9, -9.6, 42.2, -6.1),
)


def small(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Copies tests/valid/ to ``folder``/data, writes ``files`` (path inside it -> content) there, and returns it."""
    data = folder / "data"
    shutil.copytree(Path(__file__).parent / "valid", data)
    for name, content in (files or {}).items():
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return data


def holding(portal: Portal, model: type[Any], records: Mapping[str, Any]) -> Portal:
    """The portal with these records of a kind, and no others of it."""
    (name,) = (kind.name for kind in portal.kinds if kind.model is model)
    return replace(portal, tables={**portal.tables, name: records})


def catalogue(portal: Portal, url: str) -> Catalogue:
    """The files for programs of the portal at that address."""
    return Making(portal, url, PARTS).catalogue


def hand_written(folder: Path) -> Path:
    """A folder ``docs`` in ``folder`` with some pages, beside a ``mkdocs.yml`` without a menu."""
    docs = folder / "docs"
    for page in ("index.md", "mentoring/index.md", "contribute/index.md", "about/data/index.md"):
        (docs / page).parent.mkdir(parents=True, exist_ok=True)
        (docs / page).write_text("---\ntitle: A page\ndescription: What is on it.\n---\n# A page\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Synthetic\n", encoding="utf-8")
    return docs


def problems(data: Path, as_of: date = DAY, docs: Path | None = None) -> list[str]:
    """The lines that are printed about the folder; none where all is well."""
    try:
        inspect(data, as_of, docs)
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return []


def notices(data: Path, as_of: date = DAY) -> list[str]:
    """The lines that are printed about a valid folder beside that all is well."""
    return [f"Note: {line}" for line in inspect(data, as_of)[1].lines()]


def write(folder: Path, schools: int = 10, *, news: int = 3, text: Callable[[str], str] | None = None) -> None:
    """Writes a valid data folder of ``schools`` schools, rounded up to a multiple of five and at least ten.

    There are ``news`` items of news, at least one.

    ``text`` gives the free text for a label such as "school.about" or "project.timeline.title", in place of the
    invented one. Names of schools and hubs get a number after it, because two must not have the same name.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    _Writer(folder, max(2, -(-schools // 5)), news, text).write()


def quoted(value: str) -> str:
    """``value`` as a double-quoted YAML scalar, whatever characters it has."""
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04X}", json.dumps(value, ensure_ascii=False))


class _Writer:
    def __init__(self, folder: Path, hubs: int, news: int, text: Callable[[str], str] | None) -> None:
        self.folder, self.news = folder, news
        self.text = text
        self.countries = _COUNTRIES[: min(len(_COUNTRIES), hubs)]
        share, rest = divmod(hubs, len(self.countries))
        self.hubs = {country.code: share + (index < rest) for index, country in enumerate(self.countries)}

    def write(self) -> None:
        (self.folder / "images").mkdir()
        (self.folder / "images" / "synthetic.png").write_bytes(PICTURE)
        (self.folder / "files").mkdir()
        (self.folder / "files" / "synthetic.png").write_bytes(PICTURE)
        self._file("project.yaml", self._project())
        self._file("advisory_board.yaml", self._board())
        self._file("policy_exchange.yaml", self._policy_exchange())
        self._file("findings.yaml", self._finding())
        self._file("accessibility.yaml", self._accessibility())
        self._file("operator.yaml", self._operator())
        self._file("open_data.yaml", self._open_data())
        self._file("deliverables.yaml", self._deliverable())
        self._file("events.yaml", self._event())
        self._file("news.yaml", "\n".join(self._news()))
        self._file("chronicle.yaml", self._chapter())
        self._file("resources.yaml", self._resources())
        self._file("texts/synthetic-sheet.md", self._sheet())
        self._file("courses/synthetic.yaml", self._course() + self._past_course())
        self._file("surveys.yaml", self._surveys())
        for name in ("intro", "unit", "last-unit", "guide"):
            self._file(f"texts/synthetic-{name}.md", self._lesson(name))
        self._file("newsletters.yaml", self._newsletter())
        self._file("profiles.yaml", self._profile())
        self._file("matching.yaml", self._matching())
        self._file("releases.yaml", self._release())
        self._file("licences.yaml", self._licence())
        self._file("guide.yaml", self._guide())
        self._file("start_a_hub.yaml", self._hub_path())
        self._file("search.yaml", self._search())
        self._file("glossary.yaml", "\n".join(self._glossary()))
        self._file("old_addresses.yaml", self._old_addresses())
        self._file("sources.yaml", self._sources())
        self._file("partners.yaml", self._partner())
        self._file("advisory_members.yaml", self._advisory_member())
        self._file("countries.yaml", "\n".join(self._country(country) for country in self.countries))
        for name, terms in _TERMS.items():
            self._file(f"vocabularies/{name}.yaml", "\n".join(self._term(name, term) for term in terms))
        for country in self.countries:
            self._split("schools", country, self._schools(country))
            self._split("clusters", country, self._clusters(country))
            self._split("case_studies", country, self._cases(country))

    def _file(self, name: str, content: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")

    def _split(self, stem: str, country: _Country, records: Iterable[str]) -> None:
        """Writes records to as many files as keep each of them well below the limit of 5 MB."""
        part: list[str] = []
        size = files = 0
        for record in records:
            length = len(record.encode())
            if part and size + length > _MAX_BYTES:
                files += 1
                self._file(f"{stem}/{country.code}-{files}.yaml", "\n".join(part))
                part, size = [], 0
            part.append(record)
            size += length + 1
        if part:
            self._file(f"{stem}/{country.code}-{files + 1}.yaml", "\n".join(part))

    def _t(self, label: str, invented: str) -> str:
        return quoted(self.text(label) if self.text else invented)

    def _named(self, label: str, invented: str, number: str) -> str:
        return quoted(f"{self.text(label) if self.text else invented} {number}")

    # Records of which there are few

    def _project(self) -> str:
        t, hubs = self._t, sum(self.hubs.values())
        return f"""\
identity: urn:uuid:00000000-0000-4000-8000-000000000003
acronym: {t("project.acronym", "SYN")}
name: {t("project.name", "Synthetic School Network")}
tagline: {t("project.tagline", "A network of invented schools.")}
headline: {t("project.headline", "Invented schools, real pages")}
about: {t("project.about", _ABOUT)}
start: 2020-11-01
portal_since: 2021-01-01
end: 2023-02-28
coordinator: synthetic-office
targets:
  clusters: {hubs}
  mentor_schools: {hubs}
  mentee_schools: {4 * hubs}
  mentees_per_cluster: 4
funding:
  - name: {t("project.funding.name", "Synthetic fund")}
    programme: {t("project.funding.programme", "Synthetic programme")}
    action: {t("project.funding.action", "Synthetic action")}
    grant: {t("project.funding.grant", "001234567")}
    statement: {t("project.funding.statement", "No one has funded this invented network.")}
    disclaimer: {t("project.funding.disclaimer", "Nothing in these pages describes a real school.")}
    emblem: eu
email: office@synthetic.example.eu
editor: false
repository:
  address: https://forge.example.eu/owner/name
  forge: gitlab
  branch: live
  application: {t("project.repository.application", "synthetic-editors")}
  sign_in: https://forge.example.eu/sign-in
security_reports:
  reviewed: 2021-10-01
  expires: 2022-09-01
  languages: [en]
licence: CC-BY-4.0
hashtag: {t("project.hashtag", "#synthetic")}
hashtag_use: {{state: active, as_of: 2021-11-15, since: 2020-11, sources: [synthetic-report]}}
hub_explained: {t("project.hub_explained", "One school mentors four others.")}
hub_steps:
  - title: {t("project.hub_steps.title", "Synthetic step")}
    text: {t("project.hub_steps.text", "The schools meet.")}
websites:
  - title: {t("project.websites.title", "Synthetic site")}
    url: https://synthetic.example.eu/
    state: active
    as_of: 2021-11-15
    since: 2020-11
    sources: [synthetic-report]
objectives:
  - title: {t("project.objectives.title", "Synthetic aim")}
    text: {t("project.objectives.text", "Test every page of the portal.")}
outcomes:
  - title: {t("project.outcomes.title", "Synthetic result")}
    text: {t("project.outcomes.text", "A report on invented schools.")}
    state: {t("project.outcomes.state", "Published.")}
    see: /network/
    sources: [synthetic-report]
phases:
  - title: {t("project.phases.title", "Synthetic phase")}
    start: 2020-11
    end: 2021-08
work_packages:
  - number: {t("project.work_packages.number", "WP1")}
    title: {t("project.work_packages.title", "Synthetic work")}
    sources: [synthetic-report]
timeline:
  - month: 2020-11
    title: {t("project.timeline.title", "Synthetic start")}
    text: {t("project.timeline.text", "The network begins.")}
    sources: [synthetic-report]
sources: [synthetic-report]
note: {t("project.note", "Everything here is invented.")}
"""

    def _board(self) -> str:
        t = self._t
        return f"""\
about: {t("board.about", "The board advises the invented network.")}
history: {t("board.history", "It has met never.")}
joining_open: {t("board.joining_open", "Fill in nothing.")}
charter_url: https://synthetic.example.eu/charter
controller: {t("board.controller", "Synthetic Office")}
charter: {t("board.charter", "Its charter is synthetic as well.")}
benefits:
  - title: {t("board.benefits.title", "Synthetic benefit")}
    text: {t("board.benefits.text", "Members see how invented schools work.")}
    now: {t("board.benefits.now", "Members see it now.")}
open: false
joining: {t("board.joining", "No one can join an invented board.")}
purpose: {t("board.purpose", "Answers are read by no one.")}
retention: {t("board.retention", "Answers are never kept.")}
email: board@synthetic.example.eu
empty_list: {t("board.empty_list", "No member is published yet.")}
about_open: {t("board.about_open", "It is open.")}
mark:
  rules: [{t("board.mark.rules", "Only members use it.")}]
  sources: [synthetic-report]
  note: {t("board.mark.note", "Invented for tests.")}
state: not-known
as_of: 2021-11-15
since: 2020-11
known_until: 2021-06
sources: [synthetic-report]
note: {t("board.note", "Invented for tests.")}
"""

    def _policy_exchange(self) -> str:
        t = self._t
        return f"""\
about: {t("exchange.about", "Invented ministries talk.")}
participants:
  - name: {t("exchange.participants.name", "Synthetic ministries")}
    text: {t("exchange.participants.text", "Ministries that do not exist.")}
joining: {t("exchange.joining", "No one can take part.")}
state: not-known
as_of: 2021-11-15
since: 2020-11
known_until: 2021-06
email: exchange@synthetic.example.eu
questions:
  - question: {t("exchange.questions.question", "What does an invented hub cost?")}
    why: {t("exchange.questions.why", "No one has invented it.")}
    findings: [synthetic-finding]
    resources: [synthetic-sheet]
cost_sheet: synthetic-sheet
brief:
  title: {t("exchange.brief.title", "Synthetic brief")}
  summary: {t("exchange.brief.summary", "Two pages of nothing.")}
  authors: [{t("exchange.brief.authors", "Synthetic Office")}]
  licence: CC-BY-4.0
  version: {t("exchange.brief.version", "1")}
  published: 2021-10-01
  updated: 2021-10-02
  findings: [synthetic-finding]
posts:
  - title: {t("exchange.posts.title", "Synthetic article")}
    url: https://synthetic.example.eu/article
    date: 2022-03
    summary: {t("exchange.posts.summary", "It tells nothing.")}
    policy_challenges: [equity]
sources: [synthetic-report]
note: {t("exchange.note", "Invented for tests.")}
"""

    def _finding(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-finding
  formerly: [earlier-finding]
  statement: {t("finding.statement", "Invented schools learn.")}
  topic: effects
  strength: asked
  limits: {t("finding.limits", "No one was asked.")}
  policy_challenges: [equity]
  sources: [synthetic-report]
  note: {t("finding.note", "Invented for tests.")}
"""

    def _operator(self) -> str:
        t = self._t
        return f"""\
organisation: {t("operator.organisation", "Synthetic Office")}
address: {t("operator.address", "Synthetic Street 1")}
contact: {{email: desk@synthetic.example.eu, confirmed: 2021-12-01}}
controller:
  name: {t("operator.controller.name", "Synthetic Controller")}
  address: {t("operator.controller.address", "Synthetic Street 2")}
  contact: privacy@synthetic.example.eu
host:
  name: {t("operator.host.name", "Synthetic Servers")}
  privacy: https://synthetic.example.eu/servers
editor:
  role: {t("operator.editor.role", "Synthetic Editor")}
  organisation: synthetic-office
  email: editor@synthetic.example.eu
  website: https://synthetic.example.eu/editor
  phone: +385 21 111111
  person:
    name: {t("operator.editor.person.name", "Synthetic Person")}
    consent:
      given: 2021-01-01
      scope: {t("operator.editor.person.consent.scope", "name on the page of contacts")}
      until: 9999-12-31
review:
  by: {t("operator.review.by", "Synthetic Reviewers")}
  within: {t("operator.review.within", "ten invented days")}
  reviewers: ["@synthetic-office/reviewers"]
  by_country: [{{country: be, reviewers: ["@synthetic-office/be"]}}]
mailing_list:
  provider: {t("operator.mailing_list.provider", "Synthetic Letters")}
  sign_up: https://letters.example.eu/join
  privacy: https://letters.example.eu/privacy
"""

    def _accessibility(self) -> str:
        t = self._t
        return f"""\
status: partial
standard: {t("accessibility.standard", "WCAG 2.2, level AA")}
prepared: 2021-01-01
reviewed: 2021-06-01
how: {t("accessibility.how", "No one has looked.")}
audits:
  - method: {t("accessibility.audits.method", "Guessing")}
    scope: {t("accessibility.audits.scope", "Invented pages")}
    result: {t("accessibility.audits.result", "Nothing was found")}
    date: 2021-06-01
limitations:
  - what: {t("accessibility.limitations.what", "An invented picture has no text.")}
    why: {t("accessibility.limitations.why", "It does not exist.")}
    instead: {t("accessibility.limitations.instead", "Read this sentence.")}
email: access@synthetic.example.eu
feedback: {t("accessibility.feedback", "Write to no one.")}
sources: [synthetic-report]
note: {t("accessibility.note", "Invented for tests.")}
"""

    def _open_data(self) -> str:
        t = self._t
        return f"""\
facts: {t("open_data.facts", "Invented facts are free to use.")}
credits:
  - what: {t("open_data.credits.what", "Invented places")}
    holder: {t("open_data.credits.holder", "Synthetic Office")}
    terms: {t("open_data.credits.terms", "CC BY")}
    url: https://synthetic.example.eu/places
sources: [synthetic-report]
note: {t("open_data.note", "Invented for tests.")}
"""

    def _deliverable(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-manual
  title: {t("deliverable.title", "Synthetic manual")}
  number: {t("deliverable.number", "D1.1")}
  type: manual
  state: published
  date: 2021-05
  summary: {t("deliverable.summary", "How to invent schools.")}
  licence: {t("deliverable.licence", "Synthetic licence")}
  url: https://synthetic.example.eu/manual
  sources:
    - source: synthetic-report
      at: {t("deliverable.sources.at", "section 2.1")}
      quote: {t("deliverable.sources.quote", "Invent with care.")}
  note: {t("deliverable.note", "Invented for tests.")}
"""

    def _profile(self) -> str:
        t, code = self._t, self.countries[0].code
        return f"""\
- id: synthetic-offer
  title: {t("profile.title", "Synthetic offer")}
  summary: {t("profile.summary", "An invented school shows how it reads.")}
  role: mentor
  name: {t("profile.name", "Synthetic School 1")}
  school: {code}-school-0001
  country: {code}
  across: true
  languages: [en]
  levels: [primary]
  offers: [reading]
  needs: [science]
  contexts: [rural]
  policy_challenges: [equity]
  approaches: [bottom-up]
  visits: true
  capacity: 4
  place:
    town: {t("profile.place.town", "Synthetic Town")}
    street: {t("profile.place.street", "Synthetic Street 1")}
    region: {t("profile.place.region", "Synthetic Region")}
    lat: 50.5
    lon: 4.5
    precision: building
  contact:
    role: {t("profile.contact.role", "Head teacher")}
    organisation: synthetic-office
    email: head@synthetic.example.eu
    phone: +385 21 000001
    website: https://synthetic.example.eu/head
    person:
      name: {t("profile.contact.person.name", "Synthetic Head")}
      consent:
        given: 2021-01-01
        scope: {t("profile.contact.person.consent.scope", "name on the board")}
        until: 2031-12-31
  published: 2021-10-11
  updated: 2021-10-12
  until: 2022-06-30
  formerly: [old-synthetic-offer]
  confirmed: {{day: 2021-12-01, by: school}}
  sources:
    - source: synthetic-report
      at: {t("profile.sources.at", "page 4")}
      quote: {t("profile.sources.quote", "It offers to read.")}
  note: {t("profile.note", "Invented for tests.")}
"""

    def _matching(self) -> str:
        t = self._t
        return f"""\
needs: 1000
challenge: 90
context: 80
approach: 15
visits: 12
distance: 10
far: 300
mentors_needed: 1
sources:
  - source: synthetic-report
    at: {t("matching.sources.at", "page 5")}
    quote: {t("matching.sources.quote", "Match with care.")}
note: {t("matching.note", "Invented for tests.")}
"""

    def _event(self) -> str:
        t, code = self._t, self.countries[0].code
        return f"""\
- id: synthetic-meeting
  title: {t("event.title", "Synthetic meeting")}
  type: meeting
  summary: {t("event.summary", "Invented schools meet.")}
  start: 2021-10-13 10:00
  time_zone: Europe/Brussels
  end: 2021-10-14 16:30
  status: moved
  moved_from: 2021-10-06 10:00
  revision: 1
  published: 2021-09-01
  updated: 2021-10-20
  formerly: [synthetic-old-meeting]
  join_url: https://synthetic.example.eu/join
  registration:
    url: https://synthetic.example.eu/register
    opens: 2021-09-15
    deadline: 2021-10-01
  languages: [en]
  audience: [teachers]
  figures:
    - value: 120
      about: more-than
      label: {t("event.figures.label", "invented guests")}
  agenda:
    - title: {t("event.agenda.title", "Inventing schools")}
      speakers: [{t("event.agenda.speakers", "Synthetic Office")}]
  recording: https://synthetic.example.eu/recording
  slides: https://synthetic.example.eu/pages
  waiver:
    reason: {t("event.waiver.reason", "Invented for tests.")}
    granted: 2021-09-01
  place:
    town: {t("event.place.town", "Synthetic Town")}
    region: {t("event.place.region", "Synthetic Region")}
    lat: 50.5
    lon: 4.5
  online: true
  organiser: synthetic-office
  countries: [{code}]
  clusters: [{code}-hub-0001]
  themes: [reading]
  policy_exchange: true
  outcome: {t("event.outcome", "Nothing came of it.")}
  case_studies: [{code}-story-0001]
{self._image("event")}\
  links:
    - title: {t("event.links.title", "Synthetic slides")}
      url: https://synthetic.example.eu/slides
  sources: [synthetic-report]
  note: {t("event.note", "Invented for tests.")}
- id: synthetic-series
  title: {t("event.title", "Synthetic series")}
  type: meeting
  summary: {t("event.summary", "Invented schools meet twice.")}
  time_zone: Europe/Brussels
  sessions:
    - start: 2021-11-03 10:00
      end: 2021-11-03 11:00
      as_the_event: true
    - start: 2021-11-12 10:00
      end: 2021-11-12 11:00
      status: moved
      moved_from: 2021-11-10 10:00
  revision: 1
  published: 2021-09-02
  updated: 2021-10-21
  online: true
  countries: [{code}]
  themes: [reading]
  sources: [synthetic-report]
"""

    def _news(self) -> Iterator[str]:
        t = self._t
        for number in range(1, max(1, self.news) + 1):
            country = self.countries[number % len(self.countries)]
            yield f"""\
- id: synthetic-news-{number:04}
  title: {self._named("news.title", "Synthetic News", f"{number:04}")}
  summary: {t("news.summary", "Something was invented.")}
  body: {t("news.body", _TOLD)}
  published: {date.fromordinal(date(2021, 1, 4).toordinal() + number % 300)}
  countries: [{country.code}]
  clusters: [{country.code}-hub-0001]
  themes: [{_TERMS["themes"][number % 5]}]
  licence: CC-BY-4.0
{self._first_news() if number == 1 else ""}\
  sources: [synthetic-report]
"""

    def _first_news(self) -> str:
        t = self._t
        return f"""\
  updated: 2021-02-01
  happened: autumn 2020 to 2021-01-02
  language: hr
  formerly: [synthetic-old-news]
  events: [synthetic-meeting]
  case_studies: [{self.countries[0].code}-story-0001]
  links:
    - title: {t("news.links.title", "Synthetic report")}
      url: https://synthetic.example.eu/report
{self._image("news")}\
  translations:
    - language: nl
      title: {t("news.translations.title", "Sintetička vijest")}
      summary: {t("news.translations.summary", "Nešto je izmišljeno.")}
      body: {t("news.translations.body", "Izmišljene škole su se **sastale**.")}
  waiver:
    reason: {t("news.waiver.reason", "Invented for tests.")}
    granted: 2021-01-01
  note: {t("news.note", "Invented for tests.")}
"""

    def _chapter(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-spring
  title: {t("chapter.title", "synthetic spring")}
  period: 2021-03 to 2021-05
  text: {t("chapter.text", "Much was **invented**.")}
  formerly_issues: [synthetic-older-issue]
  sources: [synthetic-report]
  note: {t("chapter.note", "Invented for tests.")}
"""

    def _newsletter(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-issue
  title: {t("newsletter.title", "Synthetic issue")}
  start: 2021-01-01
  end: 2021-12-31
  published: 2021-12-31
  updated: 2022-01-01
  language: hr
  formerly: [synthetic-old-issue]
  summary: {t("newsletter.summary", "What was invented in a year.")}
  introduction: {t("newsletter.introduction", "Dear **readers**, nothing happened.")}
  licence: CC-BY-4.0
  waiver:
    reason: {t("newsletter.waiver.reason", "Invented for tests.")}
    granted: 2021-01-01
  sources: [synthetic-report]
  note: {t("newsletter.note", "Invented for tests.")}
"""

    def _release(self) -> str:
        t, code = self._t, self.countries[0].code
        return f"""\
- id: 2021-12-01-{code}
  title: {t("release.title", "Synthetic changes")}
  summary: {t("release.summary", "One school was invented.")}
  published: 2021-12-01
  updated: 2021-12-02
  formerly: [2021-12-01-old]
  country: {code}
  changes:
    - fate: new
      what: {t("release.changes.what", "school")}
      name: {t("release.changes.name", "Synthetic School")}
      record: schools/nowhere
      text: {t("release.changes.text", "Its town was invented.")}
  left_out: 2
  note: {t("release.note", "Invented for tests.")}
  sources: [synthetic-report]
"""

    def _resources(self) -> str:
        t, code = self._t, self.countries[0].code
        return f"""\
- id: synthetic-sheet
  title: {t("resource.title", "Synthetic sheet")}
  summary: {t("resource.summary", "A sheet that was invented.")}
  type: checklist
  audience: [teachers]
  levels: [primary]
  themes: [reading]
  languages: [en]
  authors:
    - synthetic-office
    - {t("resource.authors", "Synthetic Authors")}
  date: 2021-05
  version: {t("resource.version", "1.0")}
  licence: CC-BY-4.0
  description: {t("resource.description", "It has **boxes** to tick.")}
  objectives: [{t("resource.objectives", "You can tick a box.")}]
  minutes: 20
  text: synthetic-sheet.md
  clusters: [{code}-hub-0001]
  case_studies: [{code}-story-0001]
  related: [synthetic-report-sheet]
  published: 2021-06-01
  updated: 2021-07-01
  formerly: [synthetic-old-sheet]
  sources: [synthetic-report]
  confirmed: {{day: 2021-12-01, by: authors}}
  note: {t("resource.note", "Invented for tests.")}

- id: synthetic-report-sheet
  title: {t("resource.title", "Sintetički list")}
  summary: {t("resource.summary", "A sheet that was invented.")}
  type: report
  audience: [heads]
  languages: [hr]
  authors: [synthetic-office]
  licence: CC-BY-4.0
  url: https://synthetic.example.eu/sheet
  archived_url: https://synthetic.example.eu/archive/sheet
  media_type: {t("resource.media_type", "web page")}
  translation_of: synthetic-sheet
  published: 2021-06-02
  sources: [synthetic-report]

- id: synthetic-file
  title: {t("resource.title", "Synthetic picture")}
  summary: {t("resource.summary", "A picture that was invented.")}
  type: report
  audience: [heads]
  languages: [en]
  course: synthetic-past-course
  authors: [synthetic-office]
  licence: CC-BY-4.0
  file: synthetic.png
  published: 2021-06-03
  sources: [synthetic-report]
"""

    def _sheet(self) -> str:
        """The text of our own resource: prose in the place of one label, and what is typical of sheets."""
        prose = "Tick what is true." if self.text is None else self.text("resource.text")
        return f"{prose}\n\n## Boxes\n\n- \u2610 We met.\n\n| Who | When |\n|-----|------|\n|     |      |\n"

    def _course(self) -> str:
        """A course to follow, with every sort of question."""
        t, n = self._t, self._named
        return f"""\
- id: synthetic-course
  title: {t("course.title", "Synthetic course")}
  summary: {t("course.summary", "How to invent a school.")}
  state: open
  audience: [teachers]
  themes: [reading]
  language: en
  mode: blended
  provider: {t("course.provider", "Synthetic Academy")}
  edition: {t("course.edition", "Invented edition")}
  workload: {{least: 60, most: 90}}
  aims: {t("course.aims", "To test **every** page.")}
  objectives: [{t("course.objectives", "You can invent.")}]
  intro: synthetic-intro.md
  pass_mark: 75
  certificate: {t("course.certificate", "There is none.")}
  licence: CC-BY-4.0
  licence_note: {t("course.licence_note", "It was invented as well.")}
  modules:
    - id: synthetic-module
      title: {t("course.modules.title", "Synthetic module")}
      focus: {t("course.modules.focus", "Schools that are **not** there.")}
      scene: visit
      opens: 2021-09-02
      objectives:
        - id: invent
          text: {t("course.modules.objectives.text", "You can name a school that is not there.")}
      units:
        - id: first-unit
          formerly: [1-0]
          title: {t("course.units.title", "Synthetic unit")}
          text: synthetic-unit.md
          minutes: 30
          activity: {t("course.units.activity", "Invent **one** school.")}
          resources: [synthetic-sheet]
          sources: [synthetic-report]
        - id: second-unit
          title: {t("course.units.title", "Synthetic quiz")}
          text: synthetic-last-unit.md
          minutes: 35
          sources: ["https://synthetic.example.eu/unit"]
      quiz:
        id: synthetic-quiz
        title: {t("course.quiz.title", "Synthetic quiz")}
        questions:
          - id: single
            type: single-choice
            question: {t("course.questions.question", "Which school is there?")}
            objectives: [invent]
            unit: first-unit
            answers:
              - text: {n("course.answers.text", "None", "1")}
                right: true
                feedback: {n("course.answers.feedback", "Yes, none.", "1")}
              - text: {n("course.answers.text", "All", "2")}
          - id: order
            type: ordering
            question: {t("course.questions.question", "What comes first?")}
            objectives: [invent]
            unit: first-unit
            order:
              - {n("course.questions.order", "Think", "1")}
              - {n("course.questions.order", "Write", "2")}
              - {n("course.questions.order", "Read", "3")}
            feedback: {t("course.questions.feedback", "Then it is invented.")}
          - id: match
            type: matching
            question: {t("course.questions.question", "What belongs to what?")}
            objectives: [invent]
            unit: first-unit
            pairs:
              - left: {n("course.pairs.left", "School", "1")}
                right: {n("course.pairs.right", "Pupil", "1")}
              - left: {n("course.pairs.left", "Hub", "2")}
                right: {n("course.pairs.right", "School", "2")}
      peer_review:
        product: {t("course.review.product", "A page about nothing")}
        intro: {t("course.review.intro", "You look at **nothing**.")}
        steps:
          - title: {t("course.review.steps.title", "Look")}
            text: {t("course.review.steps.text", "Everybody looks.")}
            minutes: 5
        rules: [{t("course.review.rules", "Nobody laughs.")}]
        levels:
          - {n("course.review.levels", "Empty", "1")}
          - {n("course.review.levels", "Full", "2")}
        criteria:
          - title: {t("course.review.criteria.title", "Nothing")}
            question: {t("course.review.criteria.question", "Is there anything?")}
            levels:
              - {n("course.review.criteria.levels", "There is nothing.", "1")}
              - {n("course.review.criteria.levels", "There is less.", "2")}
        prompts: [{t("course.review.prompts", "I saw nothing, because ...")}]
  guide: synthetic-guide.md
  published: 2021-08-01
  updated: 2021-08-02
  formerly: [synthetic-old-course]
  sources: [synthetic-report]
  confirmed: {{day: 2021-12-01, by: editors}}
  note: {t("course.note", "Invented for tests.")}

"""

    def _past_course(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-past-course
  title: {t("course.past.title", "Synthetic course of the past")}
  summary: {t("course.summary", "How a school was invented.")}
  state: archived
  audience: [heads]
  provider: synthetic-office
  start: 2021-09
  end: 2021-10
  planned:
    - date: 2021-09-02
      label: {t("course.planned.label", "Nothing begins")}
  planned_note: {t("course.planned_note", "Nothing was planned.")}
  description: {t("course.description", "It was **not** there.")}
  licence: CC-BY-4.0
  results:
    - value: 12
      label: {t("course.results.label", "people who were invented")}
      sources: [synthetic-report]
  modules:
    - id: synthetic-module
      title: {t("course.modules.title", "Synthetic module")}
      opens: 2021-09-02
      units:
        - id: first-unit
          title: {t("course.units.title", "Synthetic unit")}
  outline_note: {t("course.outline_note", "The outline is invented.")}
  links:
    - title: {t("course.links.title", "Synthetic page")}
      url: https://synthetic.example.eu/course
  published: 2021-08-01
  sources: [synthetic-report]
"""

    def _surveys(self) -> str:
        """One that is open, and one to print; the second has an open question only."""
        t = self._t
        options = f"[{self._named('survey.options', 'Yes', '1')}, {self._named('survey.options', 'No', '2')}]"
        return f"""\
- id: synthetic-before
  course: synthetic-course
  when: before
  title: {t("survey.title", "Synthetic survey")}
  intro: {t("survey.intro", "Nobody is asked **anything**.")}
  purpose: {t("survey.purpose", "To test a form.")}
  retention: {t("survey.retention", "Nothing is kept.")}
  open: true
  questions:
    - {{id: scale, type: scale, text: {t("survey.questions.text", "How many?")}, options: {options}}}
    - {{id: one, type: single-choice, text: {t("survey.questions.text", "Which one?")}, options: {options}}}
    - {{id: many, type: multiple-choice, text: {t("survey.questions.text", "Which ones?")}, options: {options}}}
    - {{id: words, type: open, text: {t("survey.questions.text", "What?")}}}
  sources: [synthetic-report]
  note: {t("survey.note", "Invented for tests.")}

- id: synthetic-after
  course: synthetic-course
  when: after
  title: {t("survey.title", "Synthetic survey afterwards")}
  intro: {t("survey.intro", "Nobody is asked **anything**.")}
  purpose: {t("survey.purpose", "To test a sheet.")}
  retention: {t("survey.retention", "Nothing is kept.")}
  questions:
    - {{id: scale, type: scale, text: {t("survey.questions.text", "How many?")}, options: {options}}}
    - {{id: one, type: single-choice, text: {t("survey.questions.text", "Which one?")}, options: {options}}}
    - {{id: words, type: open, text: {t("survey.questions.text", "What?")}}}
  sources: [synthetic-report]
"""

    def _lesson(self, name: str) -> str:
        """A text of the course: prose in the place of a label, a link to a page of the portal, and what is typical.

        HTML in a text is refused, so what begins a tag is written as a character that begins none.
        """
        prose = "Schools can be invented." if self.text is None else self.text(f"course.text.{name}")
        code = self.countries[0].code
        return (
            prose.replace("<", "\\<")
            + f"\n\n## Why\n\nSee [a hub](SITE:/hubs/{code}-hub-0001/).\n\n## In short\n\n- \u2610 We met.\n"
        )

    def _licence(self) -> str:
        t = self._t
        return f"""\
- id: CC-BY-4.0
  name: {t("licence.name", "Creative Commons Attribution 4.0 International")}
  short: {t("licence.short", "CC BY 4.0")}
  url: https://creativecommons.org/licenses/by/4.0/
  share: true
  change: true
  commercial: true
  credit: true
  same_licence: true
  reuse: {t("licence.reuse", "You may do anything with it if you name the source.")}
  sources: [synthetic-report]
  note: {t("licence.note", "Invented for tests.")}
"""

    def _image(self, label: str) -> str:
        return f"""\
  image:
    file: synthetic.png
    alt: {self._t(f"{label}.image.alt", "A synthetic colour")}
    credit: {self._t(f"{label}.image.credit", "Synthetic Office")}
    licence: {self._t(f"{label}.image.licence", "CC BY 4.0")}
    nobody: true
"""

    def _search(self) -> str:
        t = self._t
        return f"""\
answers:
  - title: {t("search.answers.title", "Ask a synthetic question")}
    page: /network/
    asked: [{t("search.answers.asked", "invented question")}]
    anywhere: true
sought:
  - page: /library/
    words: [{t("search.sought.words", "inventedword")}]
same:
  - words: [{t("search.same.words", "synthesised")}, inventedly]
school_types:
  - language: la
    words: [{t("search.school_types.words", "schola")}]
kinds:
  - under: /library/
    words: [{t("search.kinds.words", "inventedkind")}]
small_words:
  - language: en
    words: [{t("search.small_words.words", "the")}]
endings:
  - language: la
    endings: [{t("search.endings.endings", "orum")}]
beside: [{t("search.beside", "please")}]
"""

    def _hub_path(self) -> str:
        t = self._t
        return f"""\
title: {t("hub path.title", "Synthetic way")}
summary: {t("hub path.summary", "A way that was invented.")}
credit: {t("hub path.credit", "Synthetic Authors")}
licence: CC-BY-4.0
course: synthetic-course
published: 2021-06-01
updated: 2021-07-01
steps:
  - id: synthetic-step
    title: {t("hub path.steps.title", "Synthetic step")}
    text: {t("hub path.steps.text", "Invent **one** school.")}
    who: {t("hub path.steps.who", "Nobody")}
    week: 1
    weeks: 2
    minutes: 30
    often: {t("hub path.steps.often", "at each meeting")}
    resources: [synthetic-sheet]
    units: [first-unit]
sources:
  - source: synthetic-report
    at: {t("hub path.sources.at", "page 1")}
    quote: {t("hub path.sources.quote", "They invented it.")}
note: {t("hub path.note", "Invented for tests.")}
"""

    def _guide(self) -> str:
        t = self._t
        named = "resources: [synthetic-sheet]\n  sources: [synthetic-report]"
        rest = f"{named}\n  note: {t('guide.part.note', 'Invented for tests.')}"
        points = f"""
    - title: {t("guide.point.title", "Synthetic point")}
      text: {t("guide.point.text", "Invented schools make it.")}"""
        return f"""\
title: {t("guide.title", "Synthetic guide")}
why:
  reasons:{points}
  {rest}
models:
  models:
    - approach: top-down
      question: who-starts-it
      how: {t("guide.models.how", "An office begins.")}
      worth_knowing: {t("guide.models.worth_knowing", "The office is invented.")}
      example: {t("guide.models.example", "The synthetic office")}
      clusters: [be-hub-0001]
      case_studies: [be-story-0001]
      sources: [synthetic-report]
  mentoring:{points}
  {rest}
earlier_project:
  levels:
    - {t("guide.earlier.levels", "Low")}
    - {t("guide.earlier.levels", "High")}
  steps:
    - {t("guide.earlier.steps", "Ask")}
    - {t("guide.earlier.steps", "Build")}
    - {t("guide.earlier.steps", "Change")}
  {rest}
self_review:
  facts:
    - title: {t("guide.self_review.facts.title", "Price")}
      text: {t("guide.self_review.facts.text", "It costs nothing, because it is invented.")}
      sources: [synthetic-report]
  {rest}
conditions:
  conditions:
    - title: {t("guide.conditions.title", "Time")}
      checks: [{t("guide.conditions.checks", "There is time.")}]
  {rest}
small_schools:
  countries: [se, mt]
  incomplete: [mt]
  findings: [{t("guide.small.findings", "They are invented.")}]
  challenges: [{t("guide.small.challenges", "Being invented")}]
  interviews: [{{country: se, count: 2}}]
  dimensions:
    - title: {t("guide.small.dimensions.title", "Space")}
      aspects: [{t("guide.small.dimensions.aspects", "Rooms")}]
      findings: [{t("guide.small.dimensions.findings", "There are none.")}]
  {rest}
learning:
  community:{points}
  reasons:{points}
  {rest}
theory:
  {rest}
reading:
  - source: synthetic-report
    why: {t("guide.reading.why", "It is short.")}
sources: [synthetic-report]
note: {t("guide.note", "Invented for tests.")}
"""

    def _old_addresses(self) -> str:
        return f"""
- id: former-about
  url: https://former.example.eu/about-us
  also: [https://former.example.eu/fr/about-us]
  to: /contribute/
  note: {self._t("old_address.note", "It tells the same.")}
"""

    def _glossary(self) -> Iterator[str]:
        """Some words that the invented texts use and some that they do not."""
        t = self._t
        for number, word in enumerate(("mentor school", "diary", "lesson", "invented law", "story", "headline")):
            first = f"""\
  short: {self._named("glossary.short", "MS", "(short)")}
  also: [{self._named("glossary.also", "mentor schools", "(also)")}]
  see_also: [word-1]
  note: {t("glossary.note", "Invented for tests.")}
"""
            term = self._named("glossary.term", word, f"{number}") if self.text else quoted(word)
            yield f"""\
- id: word-{number}
  term: {term}
  definition: {t("glossary.definition", "A word that invented schools use.")}
  sources: [synthetic-report]
{first if number == 0 else ""}"""

    def _sources(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-report
  title: {t("source.title", "Synthetic report")}
  publisher: {t("source.publisher", "Synthetic Office")}
  url: https://synthetic.example.eu/report
  date: 2021-05-19
  language: en
  note: {t("source.note", "Read as a whole, because it is invented.")}
"""

    def _partner(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-office
  name: {t("partner.name", "Synthetic Office")}
  short_name: {t("partner.short_name", "SO")}
  formerly: [synthetic-old-office]
  national_name: {t("partner.national_name", "Synthetisch Bureau")}
  national_language: nl
  role: coordinator
  country: be
  city: {t("partner.city", "Synthetic City")}
  website: https://synthetic.example.eu/office
  hubs_in: be
  state: active
  as_of: 2021-11-15
  since: 2001
  about: {t("partner.about", "An office that exists in tests only.")}
  sources:
    - source: synthetic-report
      at: {t("partner.sources.at", "page 2")}
      quote: {t("partner.sources.quote", "The office exists in tests only.")}
  confirmed: {{day: 2021-12-01, by: organisation}}
  note: {t("partner.note", "Invented for tests.")}
"""

    def _advisory_member(self) -> str:
        t = self._t
        return f"""\
- id: synthetic-association
  name: {t("member.name", "Synthetic Association")}
  type: association
  country: cz
  website: https://synthetic.example.eu/association
  joined: 2021-03-01
  state: active
  as_of: 2021-11-15
  formerly: [synthetic-old-association]
  about: {t("member.about", "An association of invented teachers.")}
  sources: [synthetic-report]
  confirmed: {{day: 2021-12-01, by: organisation}}
  note: {t("member.note", "Invented for tests.")}
"""

    def _country(self, country: _Country) -> str:
        t = self._t
        return f"""\
- id: {country.code}
  name: {t("country.name", country.name)}
  short_name: {t("country.short_name", country.name)}
  territory: {t("country.territory", country.name)}
  in_sentence: {t("country.in_sentence", country.name)}
  languages: [{country.language}]
  colour: {country.colour}
  clusters_planned: {self.hubs[country.code]}
  coordinator:
    role: {t("country.coordinator.role", "Synthetic coordinator")}
    organisation: synthetic-office
    email: {country.code}@synthetic.example.eu
    website: https://synthetic.example.eu/{country.code}
    person:
      name: {t("country.coordinator.person.name", "Synthetic Person")}
      consent:
        given: 2021-01-01
        scope: {t("country.coordinator.person.consent.scope", "name and role on the country page")}
        until: 9999-12-31
  context: {t("country.context", "Invented schools have invented laws.")}
  selection: {t("country.selection", "The schools were counted, not chosen.")}
  priorities: [reading]
  programmes:
    - name: {t("country.programmes.name", "Synthetic programme")}
      national_name: {t("country.programmes.national_name", "Programma Syntheticum")}
      purpose: {_TERMS["policy_challenges"][self.countries.index(country) % 2]}
      approach: top-down
      summary: {t("country.programmes.summary", "Schools visit each other.")}
      state: not-known
      as_of: 2021-11-15
      since: 2018
      known_until: 2021-06
      sources: [synthetic-report]
      note: {t("country.programmes.note", "Invented for tests.")}
  bounds: {{south: {country.south}, west: {country.west}, north: {country.north}, east: {country.east}}}
  formerly: [old-{country.code}]
  sources: [synthetic-report]
  confirmed: {{day: 2021-12-01, by: coordinator}}
  note: {t("country.note", "Invented for tests.")}
"""

    def _term(self, vocabulary: str, id: str) -> str:
        scheme = _SCHEMES.get(vocabulary, "https://terms.example.eu/")
        match = f"{scheme}{_MATCHES.get(id, id)}"
        label = id.replace("-", " ").capitalize()
        return f"""\
- id: {id}
  label: {self._t("term.label", label)}
  description: {self._t("term.description", f"Schools that have to do with {label.lower()}.")}
  matches:
    - url: {match}
      label: {self._t("term.match.label", label)}
  sources: [synthetic-report]
  note: {self._t("term.note", "Invented for tests.")}
"""

    # Records of which there are many

    def _schools(self, country: _Country) -> Iterator[str]:
        code, levels, themes, contexts = country.code, _TERMS["levels"], _TERMS["themes"], _TERMS["contexts"]
        height, width = country.north - country.south, country.east - country.west
        town = self._t("school.place.town", "Synthetic Town")
        role = self._t("school.contact.role", "Head teacher")
        for number in range(1, 5 * self.hubs[code] + 1):
            # Steps of the golden ratio and of the square root of two spread the schools evenly over the box.
            lat = country.south + height * (0.1 + 0.8 * (number * 0.6180339887 % 1))
            east = number * 0.4142135624 % 1
            lon = country.west + width * (0.1 + 0.8 * east)
            region = self._named("school.place.region", "Synthetic Region", f"{1 + int(_REGIONS * east)}")
            theme = themes[number % 5]
            about = (
                f"Synthetic School {number:04} has {80 + number * 7 % 900} pupils and {5 + number * 3 % 70} teachers. "
                f"It began to work on {theme.replace('-', ' ')} with one class and goes on with the whole school.\n\n"
                "- Teachers visit a lesson of another school every month.\n"
                f"- Pupils keep a *diary* of what they learned, now in its {1 + number % 9}. year."
            )
            yield f"""\
- id: {code}-school-{number:04}
  name: {self._named("school.name", "Synthetic School", f"{number:04}")}
  country: {code}
  organisation: {"school-cluster" if number % 10 == 9 else "school"}
  language: {country.language}
  levels: [{levels[number % 3]}]
  contexts: [{contexts[number % 3]}]
  themes: [{theme}, {themes[(number + 1) % 5]}]
{self._sites(number, f"town: {town}, region: {region}, lat: {lat:.5f}, lon: {lon:.5f}, precision: approximate")}\
  national_code: {self._named("school.national_code", "17", f"{number:05}")}
  website: https://synthetic.example.eu/{code}/{number}
  about: {self._t("school.about", about)}
  sources: [synthetic-report]
{self._membership(code, number)}  contact:
    role: {role}
    email: school-{number}@synthetic.example.eu
    phone: +385 21 {number:06}
{self._first_school(code) if number == 1 else ""}"""

    def _sites(self, number: int, place: str) -> str:
        """Where a school is; the second has two sites."""
        street = self._t("school.place.street", f"Synthetic Street {number}")
        if number == 2:
            return f"  places:\n    - {{{place}, street: {street}}}\n    - {{{place}}}\n"
        return f"  place: {{{place}{f', street: {street}' if number == 1 else ''}}}\n"

    def _membership(self, code: str, number: int) -> str:
        """The hub of a school: five after one another are a hub, the first of them its mentor."""
        hub = (number + 4) // 5
        if hub > self.hubs[code]:
            return ""
        role = "mentor" if number % 5 == 1 else "not-stated" if number == 5 else "mentee"
        if number > 1:
            return f"  memberships: [{{hub: {code}-hub-{hub:04}, role: {role}}}]\n"
        return f"""\
  memberships:
    - hub: {code}-hub-0001
      role: mentor
      since: 2021-09
      certainty: implied
      why: {self._t("school.memberships.why", "The report calls it the leading school.")}
      sources:
        - source: synthetic-report
          at: {self._t("school.memberships.sources.at", "page 3")}
          quote: {self._t("school.memberships.sources.quote", "It leads the hub.")}
      note: {self._t("school.memberships.note", "It asked for a second year.")}
    - {{hub: {code}-hub-0001, role: mentee, until: 2021-08}}
"""

    def _first_school(self, code: str) -> str:
        t = self._t
        return f"""\
    person:
      name: {t("school.contact.person.name", "Synthetic Head")}
      consent:
        given: 2021-01-01
        scope: {t("school.contact.person.consent.scope", "name on the page of the school")}
  formerly: [{code}-old-school]
  names: [{{name: {t("school.names.name", "Schola Synthetica")}, language: la}}]
  former_names:
    - {{name: {t("school.former_names.name", "Synthetic Old School")}, language: la, since: 2001, until: 2020}}
  waiver:
    reason: {t("school.waiver.reason", "It has the name of another.")}
    granted: 2021-09-01
  published: 2021-09-01
  state: active
  as_of: 2021-11-15
  since: 1961
  confirmed: {{day: 2021-12-01, by: school}}
  note: {t("school.note", "Invented for tests.")}
"""

    def _clusters(self, country: _Country) -> Iterator[str]:
        code, themes = country.code, _TERMS["themes"]
        for number in range(1, self.hubs[code] + 1):
            theme = themes[number % 5]
            profile = (
                f"The hub works on {theme.replace('-', ' ')}. Its mentor school has done so for {2 + number % 7} "
                "years, and the four mentee schools try it in their own way.\n\n"
                "They meet once a month, in turn at each school, and write down what they saw."
            )
            yield f"""\
- id: {code}-hub-{number:04}
  name: {self._named("cluster.name", "Synthetic Hub", f"{code}-{number:04}")}
  country: {code}
{self._first_hub(country) if number == 1 else "  others: []"}
  levels: [{_TERMS["levels"][number % 3]}]
  themes: [{theme}]
  contexts: [{_TERMS["contexts"][number % 3]}]
  approaches: [{_TERMS["approaches"][number % 2]}]
  policy_challenges: [{_TERMS["policy_challenges"][number % 2]}]
  profile: {self._t("cluster.profile", profile)}
  sources: [synthetic-report, "https://synthetic.example.eu/hubs/{number}"]
"""

    def _first_hub(self, country: _Country) -> str:
        """The first hub of a country has all that is rare, with a waiver for its sixth member."""
        t, lat, lon = self._t, (country.south + country.north) / 2, (country.west + country.east) / 2
        return f"""\
  size: 6
  levels_of_others: [primary]
  agreement:
    text: {t("cluster.agreement.text", "Schools across the border may join.")}
    agreed: 2021-08
    sources: [synthetic-report]
    note: {t("cluster.agreement.note", "None has joined so far.")}
  others:
    - role: not-stated
      place:
        town: {t("cluster.others.place.town", "Synthetic Village")}
        region: {t("cluster.others.place.region", "Synthetic Region")}
      levels: [primary]
      note: {t("cluster.others.note", "A school that is not named here.")}
  place:
    town: {t("cluster.place.town", "Synthetic Town")}
    region: {t("cluster.place.region", "Synthetic Region")}
    lat: {lat:.5f}
    lon: {lon:.5f}
  waiver:
    reason: {t("cluster.waiver.reason", "A sixth school asked to join.")}
    granted: 2021-09-01
  formerly: [{country.code}-old-hub]
  published: 2021-09-01
  state: not-known
  as_of: 2021-11-15
  since: 2020-09
  known_until: 2021-06
  confirmed: {{day: 2021-12-01, by: hub}}
  note: {t("cluster.note", "Invented for tests.")}"""

    def _first_story(self, country: _Country) -> str:
        return f"{self._image('case')}  language: {country.language}\n"

    def _cases(self, country: _Country) -> Iterator[str]:
        """One story for every twenty schools, about every fourth hub."""
        code, t = country.code, self._t
        for number in range(1, self.hubs[code] + 1, 4):
            done = "The mentor school showed a lesson.\n\n1. The others watched.\n2. Each tried it at home."
            yield f"""\
- id: {code}-story-{number:04}
  title: {self._named("case.title", "Synthetic Story", f"{number:04}")}
  type: {("case-study", "school-story", "hub-diary", "meeting-report")[number // 4 % 4]}
  summary: {t("case.summary", "Five schools tried the same lesson in five ways.")}
  country: {code}
  clusters: [{code}-hub-{number:04}]
  schools: [{code}-school-{5 * number:04}]
  happened: autumn 2021
  levels: [primary]
  themes: [{_TERMS["themes"][number % 5]}]
  contexts: [{_TERMS["contexts"][number % 3]}]
  approaches: [bottom-up]
  policy_challenges: [equity]
  context: {t("case.context", "The schools had met only once before.")}
  what_was_done: {t("case.what_was_done", done)}
  what_changed: {t("case.what_changed", "Teachers now plan lessons *together*.")}
  original: {{url: "https://synthetic.example.eu/stories/{number}", language: {country.language}}}
{self._first_story(country) if number == 1 else ""}\
  published: 2021-11-{number % 28 + 1:02}
  updated: 2021-12-01
  formerly: [{code}-old-story-{number:04}]
  sources: [synthetic-report]
  confirmed: {{day: 2021-12-01, by: school}}
  note: {t("case.note", "Invented for tests.")}
"""
