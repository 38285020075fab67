"""The network that is published from here: the names that must not stand in the program and its tests."""

import re
from functools import cache
from urllib.parse import urlsplit

from portal import inspection
from portal.parts.about.records import Partner
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from tests.project import ROOT


@cache
def records() -> Portal:
    """Its records."""
    return inspection.read(ROOT / "data")[0]


@cache
def names() -> frozenset[str]:
    """What the network and those in it are called, by readers and in addresses."""
    found = records()
    project = found.project
    called = {project.acronym, project.name, project.email, project.hashtag}
    called |= {word for funder in project.funding for word in (funder.grant, funder.programme) if word}
    called |= {urlsplit(site.url).netloc for site in project.websites}
    for partner in found.every(Partner).values():
        called |= {partner.name, partner.short_name, partner.national_name or ""}
    for country in found.every(Country).values():
        called |= {country.name, country.short_name or "", country.territory or ""}
    for table in (found.every(Partner), found.every(School), found.every(Cluster)):
        for id, record in table.items():
            called |= {id, record.label}
    return frozenset(name for name in called if len(name) > 2)


@cache
def alone() -> frozenset[str]:
    """Those of the names that no invented network has: it may lie in the same countries and number its hubs so."""
    countries = records().every(Country).values()
    shared = {name for one in countries for name in (one.name, one.short_name, one.territory)} | set(
        records().every(Cluster)
    )
    return names() - shared


def named(text: str, known: frozenset[str]) -> list[str]:
    """The names that stand in the text as words of their own."""
    folded = text.casefold()
    # Most texts have none, and one search for each is much faster than the expression for all.
    known = frozenset(name for name in known if name.casefold() in folded)
    if not known:
        return []
    found = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})(?![\w-])", re.I)
    return [match[0] for match in found.finditer(text)]
