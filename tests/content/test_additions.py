"""What CONTRIBUTING.md invites can be done: one more record of every kind, and everything is still made."""

from collections.abc import Mapping

import pytest

from portal.continuity import PublishedSite
from portal.following.entries import entries
from portal.parts.library.records import Resource
from portal.parts.registry import KINDS
from portal.reading.load import load
from portal.records.kind import Kind
from portal.site import Site
from tests.content.additions import MANY, NEW, Additions

pytestmark = pytest.mark.build


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_the_check_takes_a_new_record_of_every_kind(grown: Site, additions: Additions, kind: Kind) -> None:
    records, problems = load(additions.data, KINDS)
    assert not problems
    added = [id for id in records.entries[kind.name] if NEW in id or id in additions.ids.values()]
    assert added


def test_what_is_said_about_new_records_is_advice_that_names_file_and_remedy(grown: Site, additions: Additions) -> None:
    said = [notice for notice in grown.notices if NEW in notice.record]
    assert all(notice.notice and notice.line > 1 and ";" in notice.message for notice in said)
    # The text of a sheet is complete without the guide, and the new news is of the length that is asked for. The
    # new letter comes out when its time is over.
    assert {notice.record for notice in said if "will be published on" not in notice.message} <= {f"{NEW}-of-our-own"}


def test_every_page_and_every_other_file_is_made(made: Mapping[str, str], present: PublishedSite, site: Site) -> None:
    assert {page.path for page in site.pages} < set(made)
    assert all(made.values())
    assert set(made) <= present.addresses
    own = [resource for resource in site.portal.every(Resource).values() if resource.own]
    assert {f"library/{resource.id}/{resource.id}.pdf" for resource in own} <= present.addresses


def test_new_records_have_their_page_and_are_announced(grown: Site, additions: Additions) -> None:
    paths = {page.path for page in grown.pages}
    announced = {grown.portal.identity_of(entry.record) for entry in entries(grown.portal)}
    for kind in MANY:
        id = additions.ids.get(kind.name, NEW)
        if kind.section is None or id not in grown.portal.tables[kind.name]:
            continue
        record = grown.portal.tables[kind.name][id]
        assert record.path in paths
        assert (grown.portal.identity_of(record) in announced) == (
            kind.announced is not None and record.published is not None
        ), kind.name
