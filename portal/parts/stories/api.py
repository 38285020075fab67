"""What is published of stories for programs."""

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Code, ConfirmedItem, RecordItem, citations, confirming, sources
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import latest_first
from portal.words.language import _


class StoryItem(ConfirmedItem, RecordItem):
    """A story that a school or hub tells, or a note on one."""

    type: str
    """What sort of account it is, or is a note on."""
    form: str
    """story where a school or hub tells it itself; note where this site sums up what they reported elsewhere."""
    country_code: Code
    """Country it happened in, as two capital letters (ISO 3166-1 alpha-2)."""
    hubs: tuple[str, ...]
    """Ids of the hubs it is about."""
    schools: tuple[str, ...]
    """Ids of the schools it is about."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms."""
    themes: tuple[str, ...]
    """Themes: ids, explained under terms."""


def _story(portal: Portal, record: CaseStudy, site_url: str) -> StoryItem:
    return StoryItem(
        id=record.id,
        name=record.title,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        type=record.type,
        form=record.form,
        country_code=record.country.upper(),
        hubs=record.clusters,
        schools=record.schools,
        levels=record.levels,
        themes=record.themes,
        **confirming(portal, record),
    )


def _stories(portal: Portal, site_url: str) -> OpenRecords:
    found = latest_first(portal.every(CaseStudy).values())
    return OpenRecords(
        id="stories",
        title=_("Stories"),
        description=_("Each story and note with its country, hubs, schools and sources."),
        model=StoryItem,
        document=Document[StoryItem],
        collection=None,
        count=len(found),
        items=lambda: (_story(portal, record, site_url) for record in found),
        vocabularies=("levels", "themes"),
    )


DATASETS = (_stories,)
