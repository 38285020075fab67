"""The ledger of all that this site ever published: nothing of it is lost, whatever is added.

``published.json`` holds addresses, entries of feeds and events of calendars. Where there is no such file, nothing was
published yet. BLESS=1 (``make bless``) adds what is new and never takes anything away: a line leaves it only by hand.
What is new and not in it yet is no fault, so that a record can be added without the program.
"""

import json
import os
import warnings
from pathlib import Path

import pytest

from portal import continuity
from portal.continuity import Announced, PublishedSite, Scheduled
from portal.host.redirects import of_config
from portal.host.standing import Standing
from portal.reading import textfile
from portal.site import Site
from tests.content.conftest import ROOT

LEDGER = Path(__file__).parent / "published.json"


def kept(ledger: Path = LEDGER) -> PublishedSite:
    """What a ledger holds."""
    said = json.loads(textfile.read(ledger)) if ledger.is_file() else {}
    about = said.get("standing", {})
    return PublishedSite(
        frozenset(said.get("addresses", ())),
        {guid: Announced(guid, day, page) for guid, (day, page) in said.get("entries", {}).items()},
        {
            uid: Scheduled(uid, sequence, tuple(facts), page)
            for uid, (sequence, page, *facts) in said.get("events", {}).items()
        },
        {path: Standing(kind, id, title, tuple(facts)) for path, (kind, id, title, *facts) in about.items()},
    )


def written(*published: PublishedSite) -> str:
    """The ledger of all of these; of what stands in several, the last counts."""
    entries = {guid: [entry.date, entry.page] for each in published for guid, entry in each.entries.items()}
    events = {
        uid: [event.sequence, event.page, *event.facts] for each in published for uid, event in each.events.items()
    }
    about = {
        path: [one.kind, one.id, one.title, *one.facts] for each in published for path, one in each.standing.items()
    }
    more = {
        "addresses": sorted({path for each in published for path in each.addresses}),
        "entries": dict(sorted(entries.items())),
        "events": dict(sorted(events.items())),
        "standing": dict(sorted(about.items())),
    }
    return json.dumps(more, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.filterwarnings("default:the ledger")
def test_what_was_published_is_still_there(site: Site, present: PublishedSite, grown: Site) -> None:
    rules = (*site.rules, *of_config(textfile.read(ROOT / "netlify.toml")))
    assert continuity.breaks(kept(), present, rules) == []
    if site is grown:
        return
    if os.environ.get("BLESS") == "1":
        LEDGER.write_text(written(kept(), present), encoding="utf-8")
    elif written(kept(), present) != written(kept()):
        warnings.warn("the ledger lacks what is new; a maintainer adds it with make bless", stacklevel=1)


def test_a_ledger_that_is_not_there_holds_nothing_and_one_that_is_keeps_all(
    tmp_path: Path, present: PublishedSite
) -> None:
    assert kept(tmp_path / "none.json") == PublishedSite(frozenset(), {}, {})
    file = tmp_path / "published.json"
    file.write_text(written(present), encoding="utf-8")
    assert kept(file) == present
    file.write_text(written(kept(file), PublishedSite(frozenset({"new/"}), {}, {})), encoding="utf-8")
    assert kept(file).addresses == present.addresses | {"new/"}
