"""The newsletter: its archive /newsletter/ and a page for each issue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.following.hearing import hear_more
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.network.constellation import ConstellationMark, pattern
from portal.parts.network.membership import Membership
from portal.parts.network.records import Role, School
from portal.parts.news import linked_data
from portal.parts.news.editions import Edition
from portal.parts.news.issue import Issue, issue
from portal.parts.news.newsroom import Newsroom
from portal.parts.news.records import Newsletter
from portal.parts.news.sections import NEWSLETTER
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values
from portal.words.language import _
from portal.words.territories import names_of_language

ISSUES_A_PAGE = 24
SHOWN = 30
"""How many records of a kind the page of an issue shows; what is more is in the archives it links to."""


@dataclass(frozen=True)
class NewSchool:
    """A school that is new in the network."""

    school: School
    role: Role | None
    """Its role in its hub; None where it is in none."""
    implied: bool
    """True if sources imply the role without stating it."""


@dataclass(frozen=True, kw_only=True)
class NewslettersPage(Values):
    """A page of the list of issues."""

    template: ClassVar[str] = "pages/newsletters.html"

    issues: tuple[tuple[Newsletter, Issue], ...]
    """Each issue with its contents."""
    acronym: str
    """That of the project."""
    drawing: tuple[ConstellationMark, ...]
    """The drawing on a cover: the usual hub."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages of the list below the site's root."""


@dataclass(frozen=True, kw_only=True)
class NewsletterPage(Values):
    """The page of an issue."""

    template: ClassVar[str] = "pages/newsletter.html"

    newsletter: Newsletter
    acronym: str
    """That of the project."""
    licence: Licence
    issue: Issue
    """All its contents."""
    shown: Issue
    """Those that the page shows."""
    schools: tuple[NewSchool, ...]
    """The schools that the page shows."""
    editions: tuple[Edition, ...]
    later: Newsletter | None
    earlier: Newsletter | None


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
            values=NewslettersPage(
                issues=tuple((newsletter, issue(portal, newsletter)) for newsletter in shown),
                acronym=portal.project.acronym,
                drawing=pattern(portal.project.targets.mentees_per_cluster, named=True),
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=NEWSLETTER,
            parents=root if sheet.first else above,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
            feeds=(channel_path(NEWSLETTER.key),),
            changed=max((newsletter.changed for newsletter in shown), default=None),
        )
    for index, newsletter in enumerate(issues):
        contents = issue(portal, newsletter)
        first = contents.first(SHOWN)
        yield Page(
            path=newsletter.path,
            title=newsletter.title,
            description=newsletter.summary,
            values=NewsletterPage(
                newsletter=newsletter,
                acronym=portal.project.acronym,
                licence=portal.licences[newsletter.licence],
                issue=contents,
                shown=first,
                schools=tuple(
                    NewSchool(
                        school, portal.view(Membership).role_of(school), portal.view(Membership).role_is_implied(school)
                    )
                    for school in first.schools
                ),
                editions=editions.get(newsletter.id, ()),
                later=issues[index - 1] if index else None,
                earlier=issues[index + 1] if index + 1 < len(issues) else None,
            ),
            section=NEWSLETTER,
            parents=above,
            linked_data=linked_data.newsletter(portal, newsletter, first, site_url),
            record=newsletter,
            about="telling",
            title_language=newsletter.language,
            names=names_of_language(newsletter.language),
            feeds=(channel_path(NEWSLETTER.key),),
            changed=newsletter.changed,
            next_steps=(hear_more(portal, ()),),
        )
