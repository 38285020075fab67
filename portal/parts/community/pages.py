"""The exchange board, /community/board/, with a page for each offer and search, and the tool to find a mentor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.community import board_calendar, matching_files, statements
from portal.parts.community.addresses import BOARD, FIND_A_MENTOR
from portal.parts.community.fit import CRITERIA, Criterion
from portal.parts.community.fit_words import WORDS
from portal.parts.community.records import MatchingRules, Profile
from portal.parts.community.sections import COMMUNITY
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _
from portal.words.territories import language_name

LATEST = 3
PROFILES_A_PAGE = 60
MENTORS_LISTED = 60
"""Mentor schools in the list that needs no script; more are in the network."""
GIVE_A_PROFILE = f"{CONTRIBUTE.path}#profile"


@dataclass(frozen=True)
class OnBoard:
    """A profile on the board."""

    profile: Profile
    name: str
    """Name of the school."""
    school: School | None
    country: Country


@dataclass(frozen=True, kw_only=True)
class CommunityPage(Values):
    """The first page of the community."""

    template: ClassVar[str] = "pages/community.html"
    latest: tuple[OnBoard, ...]
    """What came to the board last."""


@dataclass(frozen=True, kw_only=True)
class ExchangeBoardPage(Values):
    """A page of what schools offer and look for."""

    template: ClassVar[str] = "pages/exchange_board.html"
    offers: tuple[OnBoard, ...]
    """Those on the board, the latest first."""
    follow: Follow
    countries: tuple[Country, ...]
    themes: tuple[VocabularyTerm, ...]
    give: str
    """Address of where to hand in a profile, below the site's root."""
    calendar: str
    """Address of the calendar of the last days, below the site's root."""
    number: int
    pages: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProfilePage(Values):
    """An offer or search."""

    template: ClassVar[str] = "pages/profile.html"
    offer: OnBoard
    open: bool
    """False after its last day."""
    languages: tuple[str, ...]
    """Names of the languages of work."""
    give: str


@dataclass(frozen=True)
class ListedMentor:
    """A mentor school in the directory."""

    school: School
    country: Country
    hub: Cluster | None


@dataclass(frozen=True, kw_only=True)
class MentorsPage(Values):
    """The tool to find a mentor, and the list that it improves."""

    template: ClassVar[str] = "pages/find_a_mentor.html"
    proposes: bool
    """True if enough mentors gave a profile; else the page is a directory with distances."""
    given: int
    """Mentors on the board."""
    needed: int
    """How many there must be."""
    offers: tuple[OnBoard, ...]
    """The mentors on the board."""
    mentors: tuple[ListedMentor, ...]
    """The mentor schools of the network, by country."""
    more: int
    """Mentor schools that are not listed here."""
    countries: tuple[Country, ...]
    files: Mapping[str, str]
    """Address of the file of each country, by its code."""
    rules: str
    across: str
    terms: Mapping[str, tuple[VocabularyTerm, ...]]
    """What a school can say of itself, by the name of the field."""
    languages: Mapping[str, str]
    weights: tuple[tuple[Criterion, str, int], ...]
    """Each criterion with its name and weight."""
    weighed: MatchingRules | None
    """Where the weights are from; None where the network has set none."""
    most_needs: int
    give: str
    board: str
    network: str


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """The first page, the board, at most PROFILES_A_PAGE a page, what is and was on it, and the tool."""
    community = (*root, (COMMUNITY.name, COMMUNITY.path))
    board = (*community, (_("Exchange board"), BOARD))
    shown = sorted(statements.open_profiles(portal), key=lambda one: (one.published, one.id), reverse=True)
    yield Page(
        path=COMMUNITY.path,
        title=COMMUNITY.name,
        description=_("Find a mentor, offer help, look for help."),
        written=True,
        values=CommunityPage(latest=tuple(on_board(portal, one) for one in shown[:LATEST])),
        section=COMMUNITY,
        parents=root,
        linked_data=json_ld.web_page(COMMUNITY.name, f"{site_url}{COMMUNITY.path}"),
        feeds=(channel_path(COMMUNITY.key),),
    )
    line = follow(channels, channel_path(COMMUNITY.key), _("the exchange board"))
    for sheet in sheets(shown, PROFILES_A_PAGE, BOARD):
        title, used = sheet.title(_("Exchange board")), {one.country for one in sheet.items}
        themes = {id for one in sheet.items for id in one.themes_named}
        yield Page(
            path=sheet.path,
            title=title,
            description=_("What schools offer and look for, each with its last day."),
            written=sheet.first,
            values=ExchangeBoardPage(
                offers=tuple(on_board(portal, one) for one in sheet.items),
                follow=line,
                countries=tuple(one for one in portal.every(Country).values() if one.id in used),
                themes=tuple(term for id, term in portal.vocabularies["themes"].items() if id in themes),
                give=GIVE_A_PROFILE,
                calendar=board_calendar.ALL,
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=COMMUNITY,
            parents=community if sheet.first else board,
            linked_data=json_ld.item_list(title, sheet.items, site_url),
            searched=sheet.first,
            feeds=(channel_path(COMMUNITY.key),),
            next_steps=(NextStep(_("Find a mentor"), FIND_A_MENTOR),),
        )
    for profile in portal.every(Profile).values():
        yield _profile(portal, profile, site_url, board)
    yield _mentors(portal, site_url, community)


def on_board(portal: Portal, profile: Profile) -> OnBoard:
    """A profile with its school and country."""
    school = statements.school_of(portal, profile)
    country = portal.every(Country)[profile.country]
    return OnBoard(profile, statements.name_of(portal, profile), school, country)


def _profile(portal: Portal, profile: Profile, site_url: str, board: tuple[Crumb, ...]) -> Page:
    return Page(
        path=profile.path,
        title=profile.title,
        description=profile.summary,
        values=ProfilePage(
            offer=on_board(portal, profile),
            open=profile.open_on(portal.as_of),
            languages=tuple(language_name(code) for code in profile.languages),
            give=GIVE_A_PROFILE,
        ),
        section=COMMUNITY,
        parents=board,
        linked_data=json_ld.web_page(profile.title, f"{site_url}{profile.path}"),
        record=profile,
        country=profile.country,
        searched=profile.open_on(portal.as_of),
        feeds=(channel_path(COMMUNITY.key), channel_path(COMMUNITY.key, "country", profile.country)),
        changed=profile.changed,
        next_steps=(NextStep(_("See all offers and searches"), BOARD), NextStep(_("Find a mentor"), FIND_A_MENTOR)),
    )


def _mentors(portal: Portal, site_url: str, community: tuple[Crumb, ...]) -> Page:
    members, weights = portal.view(Membership), statements.weights_of(portal)
    schools = [school for school in portal.every(School).values() if members.role_of(school) == "mentor"]
    countries = portal.every(Country)
    given = statements.open_profiles(portal, "mentor")
    proposes = matching_files.proposes(portal)
    fields = ("levels", "themes", "contexts", "policy_challenges", "approaches")
    return Page(
        path=FIND_A_MENTOR,
        title=_("Find a mentor"),
        description=_("Mentor schools, how far away they are, and what they offer."),
        written=True,
        values=MentorsPage(
            proposes=proposes,
            given=len(given),
            needed=statements.mentors_needed(portal),
            offers=tuple(on_board(portal, one) for one in given[:MENTORS_LISTED]),
            mentors=tuple(
                ListedMentor(school, countries[school.country], members.cluster_of(school))
                for school in schools[:MENTORS_LISTED]
            ),
            more=max(len(schools) - MENTORS_LISTED, 0),
            countries=tuple(countries.values()),
            files={code: matching_files.of_country(code) for code in countries},
            rules=matching_files.RULES,
            across=matching_files.ACROSS,
            terms={name: _single(portal, name) for name in fields},
            languages=matching_files.names(portal)["languages"],
            weights=tuple((name, _(WORDS[name]), weights.of(name)) for name in CRITERIA),
            weighed=portal.optional(MatchingRules),
            most_needs=4,
            give=GIVE_A_PROFILE,
            board=BOARD,
            network=NETWORK.path,
        ),
        section=COMMUNITY,
        parents=community,
        linked_data=json_ld.web_page(_("Find a mentor"), f"{site_url}{FIND_A_MENTOR}"),
        next_steps=(NextStep(_("See all offers and searches"), BOARD),),
    )


def _single(portal: Portal, vocabulary: str) -> tuple[VocabularyTerm, ...]:
    """The terms that stand for themselves, not for others."""
    return tuple(term for term in portal.vocabularies[vocabulary].values() if not term.covers)
