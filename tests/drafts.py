"""What a contributor writes into the drafts that ``portal new`` prints, for the records of tests/valid/."""

import re

VALUES = {
    "approach": "bottom-up",
    "approaches": "bottom-up",
    "bounds.east": "20",
    "bounds.north": "47",
    "bounds.south": "42",
    "bounds.west": "13",
    "clusters": "hr-hub-1",
    "clusters_planned": "2",
    "contexts": "rural",
    "country": "hr",
    "case_studies": "first-story",
    "countries": "hr",
    "about": "exactly",
    "archived_url": "https://nova.example.eu/archive",
    "audience": "teachers",
    "authors": "network-office",
    "change": "true",
    "commercial": "true",
    "credit": "true",
    "course": "reading-course",
    "date": "2021-10-01",
    "deadline": "2021-09-30 12:00",
    "registration.opens": "2021-09-01",
    "events": "first-meeting",
    "join_url": "https://nova.example.eu/join",
    "licence": "CC-BY-4.0",
    "modules.id": "module-1",
    "most": "90",
    "moved_from": "2021-09-01 10:00",
    "moved_from_place": "Old Town",
    "minutes": "20",
    "published": "2021-10-01",
    "related": "tablet-rules",
    "share": "true",
    "text": "sheet.md",
    "translation_of": "tablet-rules",
    "recording": "https://nova.example.eu/recording",
    "revision": "1",
    "slides": "https://nova.example.eu/slides",
    "status": "moved",
    "time_zone": "Europe/Brussels",
    "updated": "2021-10-02",
    "value": "12",
    "file": "picture.png",
    "email": "office@nova.example.eu",
    "end": "2021-10-02",
    "formerly": "hr-old",
    "formerly_issues": "hr-older",
    "happened": "2021-09",
    "period": "2021-05",
    "given": "2021-10-01",
    "granted": "2021-10-01",
    "guide": "course-guide.md",
    "hubs_in": "hr",
    "intro": "course-intro.md",
    "joined": "2021-10-01",
    "language": "hr",
    "languages": "hr",
    "lat": "45.555",
    "least": "60",
    "levels": "primary",
    "lon": "18.695",
    "agreed": "2021-10",
    "memberships.hub": "hr-hub-1",
    "memberships.role": "not-stated",
    "memberships.since": "2021-10",
    "memberships.until": "2022",
    "size": "5",
    "national_language": "hr",
    "objectives.id": "read",
    "opens": "2021-10-01",
    "online": "true",
    "organisation": "network-office",
    "organiser": "network-office",
    "original.language": "hr",
    "policy_challenges": "equity",
    "pass_mark": "75",
    "priorities": "reading",
    "programmes.purpose": "equity",
    "provider": "network-office",
    "questions.id": "question",
    "questions.objectives": "read",
    "quiz.id": "quiz",
    "school": "hr-mentor",
    "schools": "hr-mentor",
    "see_also": "reading-circle",
    "sources": "annual-report",
    "start": "2021-10-01",
    "themes": "reading",
    "type": "association",
    "unit": "first-unit",
    "units.id": "first-unit",
    "units.formerly": "old-unit",
    "units.text": "lesson.md",
    "until": "2031-10-01",
    "phone": "+385 21 123456",
    "url": "https://nova.example.eu/page",
    "website": "https://nova.example.eu/",
    "withdrawn": "2031-10-01",
}
"""Sensible values by field, or by part and field. Every other field is text."""


def filled(text: str, id: str = "hr-new") -> str:
    """The draft with a value for every "..."."""
    lines = []
    parents: dict[int, str] = {}
    for line in text.split("\n"):
        if line.lstrip().startswith("#"):
            lines.append(line)
            continue
        if found := re.match(r"( *(?:- )?)([a-z_]+):", line):
            parents = {column: name for column, name in parents.items() if column < len(found[1])}
            parents[len(found[1])] = found[2]
        path = [name for _column, name in sorted(parents.items())]
        value = VALUES.get(".".join(path[-2:]), VALUES.get(path[-1], "Words")) if path else ""
        lines.append(line.replace("...", id if path == ["id"] else value, 1))
    return "\n".join(lines)
