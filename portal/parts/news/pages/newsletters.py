"""The newsletter: its archive /newsletter/ and a page for each issue."""

from collections.abc import Iterator, Mapping

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.news import linked_data
from portal.parts.news.editions import Edition
from portal.parts.news.issue import issue
from portal.parts.news.newsroom import Newsroom
from portal.parts.news.sections import NEWSLETTER
from portal.portal import Portal
from portal.words.language import _

ISSUES_A_PAGE = 24
SHOWN = 30
"""How many records of a kind the page of an issue shows; what is more is in the archives it links to."""


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], editions: Mapping[str, tuple[Edition, ...]]
) -> Iterator[Page]:
    """All issues, the latest first, at most ISSUES_A_PAGE a page, and a page for each."""
    issues = portal.view(Newsroom).issues
    above = (*root, (_("Newsletter"), NEWSLETTER.path))
    for sheet in sheets(issues, ISSUES_A_PAGE, NEWSLETTER.path):
        shown, title = sheet.items, sheet.title(_("Newsletter"))
        yield Page(
            path=sheet.path,
            title=title,
            description=_("All issues of the newsletter, the latest first."),
            written=sheet.first,
            template="pages/newsletters.html",
            values={
                "issues": [(newsletter, issue(portal, newsletter)) for newsletter in shown],
                "number": sheet.number,
                "pages": sheet.paths,
            },
            section=NEWSLETTER,
            parents=root if sheet.first else above,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=("feeds/newsletter",),
            changed=max((newsletter.changed for newsletter in shown), default=None),
        )
    for index, newsletter in enumerate(issues):
        contents = issue(portal, newsletter)
        yield Page(
            path=newsletter.path,
            title=newsletter.title,
            description=newsletter.summary,
            template="pages/newsletter.html",
            values={
                "newsletter": newsletter,
                "licence": portal.licences[newsletter.licence],
                "issue": contents,
                "shown": contents.first(SHOWN),
                "editions": editions.get(newsletter.id, ()),
                "later": issues[index - 1] if index else None,
                "earlier": issues[index + 1] if index + 1 < len(issues) else None,
            },
            section=NEWSLETTER,
            parents=above,
            linked_data=linked_data.newsletter(portal, newsletter, contents.first(SHOWN), site_url),
            record=newsletter,
            feeds=("feeds/newsletter",),
            changed=newsletter.changed,
        )
