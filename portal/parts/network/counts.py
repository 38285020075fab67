"""Numbers of the network that pages and texts state, each with its receipt."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, Role, School
from portal.parts.network.roster import Roster
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.records.figure import Counted, Demand, Figure, Slice
from portal.words.language import N_, _, counted

_SCHOOLS, _HUBS = f"{NETWORK.path}#schools", f"{NETWORK.path}#hubs"
_COUNTED = Demand("counted", "is", "true")
_LIKELY = (Demand("role_certainty", "is", "likely"), Demand("state", "is not", "ended"))


def _in_country(country: Country) -> Demand:
    return Demand("country_code", "is", country.id.upper())


def _members(portal: Portal, schools: Iterable[School]) -> tuple[School, ...]:
    """Those of the schools that are named as members."""
    return tuple(filter(portal.view(Membership).is_counted, schools))


def _only_likely(portal: Portal, schools: Iterable[School]) -> tuple[School, ...]:
    """Those that have not ended and are only likely to be in a hub."""
    return tuple(school for school in filter(portal.view(Membership).is_likely, schools) if not school.ended)


def countries(portal: Portal) -> Figure:
    """The countries, or parts of one, that have hubs."""
    found = tuple(portal.every(Country).values())
    return Figure(
        name="countries",
        value=len(found),
        label=counted("country", "countries", len(found)),
        rule="countries",
        slice=Slice(dataset="countries"),
        records=found,
        listed=NETWORK.path,
    )


def _planned(portal: Portal, name: str, value: int, label: str, where: Demand, *, rule: str) -> Figure:
    return Figure(
        name=name,
        value=value,
        label=label,
        rule=rule,
        slice=Slice(dataset="planned", where=(where,), sums="number"),
        sources=portal.project.sources,
    )


def hubs_planned(portal: Portal) -> Figure:
    """The hubs that the network was to have."""
    value, where = portal.project.targets.clusters, Demand("id", "is", "hubs")
    return _planned(portal, "hubs_planned", value, _("hubs planned"), where, rule="planned")


def schools_planned(portal: Portal) -> Figure:
    """The schools that it was to have."""
    value, where = portal.project.targets.schools, Demand("counts", "is", "schools")
    return _planned(portal, "schools_planned", value, _("schools planned"), where, rule="schools-planned")


def _mentors_planned(portal: Portal) -> Figure:
    value, where = portal.project.targets.mentor_schools, Demand("id", "is", "mentor-schools")
    return _planned(portal, "mentor_schools_planned", value, _("mentor schools planned"), where, rule="planned")


def _mentees_planned(portal: Portal) -> Figure:
    value, where = portal.project.targets.mentee_schools, Demand("id", "is", "mentee-schools")
    return _planned(portal, "mentee_schools_planned", value, _("mentee schools planned"), where, rule="planned")


def mentees_of_a_hub(portal: Portal) -> Figure:
    """The mentee schools of a hub of the usual shape."""
    value, where = portal.project.targets.mentees_per_cluster, Demand("id", "is", "mentees-of-a-hub")
    return _planned(portal, "mentees_of_a_hub", value, _("mentee schools in a hub"), where, rule="planned")


def hubs(portal: Portal) -> Figure:
    """The hubs of which something is published."""
    return _hubs(tuple(portal.every(Cluster).values()), "", (), _HUBS)


def _hubs(found: tuple[Counted, ...], of: str, where: tuple[Demand, ...], listed: str) -> Figure:
    return Figure(
        name="hubs",
        of=of,
        value=len(found),
        label=counted("hub published here", "hubs published here", len(found)),
        rule="hubs",
        slice=Slice(dataset="hubs", where=where),
        records=found,
        listed=listed,
    )


def schools(portal: Portal) -> Figure:
    """The schools that are named as members."""
    return _named(_members(portal, portal.every(School).values()), "", (), _SCHOOLS)


def _named(found: tuple[School, ...], of: str, where: tuple[Demand, ...], listed: str) -> Figure:
    return Figure(
        name="schools",
        of=of,
        value=len(found),
        label=counted("school named here", "schools named here", len(found)),
        rule="schools",
        slice=Slice(dataset="schools", where=(*where, _COUNTED)),
        records=found,
        listed=listed,
    )


def schools_likely(portal: Portal) -> Figure:
    """The schools that are likely to be in a hub, and no source states it."""
    return _likely(_only_likely(portal, portal.every(School).values()), "", (), _SCHOOLS)


def _likely(found: tuple[School, ...], of: str, where: tuple[Demand, ...], listed: str) -> Figure:
    return Figure(
        name="schools_likely",
        of=of,
        value=len(found),
        label=counted("school that was probably a member", "schools that were probably members", len(found)),
        rule="likely",
        slice=Slice(dataset="schools", where=(*where, *_LIKELY)),
        records=found,
        listed=listed,
    )


def schools_listed(portal: Portal) -> Figure:
    """All schools with a page, the likely ones among them, those that ended, and those in no hub."""
    return Figure(
        name="schools_listed",
        value=len(portal.every(School)),
        label=counted("school in the list", "schools in the list", len(portal.every(School))),
        rule="schools-listed",
        slice=Slice(dataset="schools"),
        listed=_SCHOOLS,
    )


def _with_role(portal: Portal, role: Role, name: str, one: str, many: str) -> Figure:
    named, members = _members(portal, portal.every(School).values()), portal.view(Membership)
    found = tuple(school for school in named if members.role_of(school) == role)
    return Figure(
        name=name,
        value=len(found),
        label=counted(one, many, len(found)),
        rule="role",
        slice=Slice(dataset="schools", where=(Demand("role", "is", role), _COUNTED)),
        records=found,
        listed=_SCHOOLS,
    )


def schools_unnamed(portal: Portal) -> Figure:
    """The members of the published hubs that no source names."""
    found = map(portal.view(Membership).roster, portal.every(Cluster).values())
    return _unnamed(found, "schools_unnamed", "", (N_("member not named here"), N_("members not named here")), ())


def _unnamed(
    rosters: Iterable[Roster], name: str, of: str, labels: tuple[str, str], where: tuple[Demand, ...]
) -> Figure:
    roles = {condition.value for condition in where if condition.field == "role"}
    places = (place for roster in rosters for place in roster.open_places)
    value = sum(place.count for place in places if not roles or place.role in roles)
    return Figure(
        name=name,
        of=of,
        value=value,
        label=counted(*labels, value),
        rule="unnamed",
        slice=Slice(dataset="unnamed", where=where, sums="count"),
    )


def programmes(portal: Portal) -> Figure:
    """The national programmes."""
    total = sum(len(country.programmes) for country in portal.every(Country).values())
    return Figure(
        name="programmes",
        value=total,
        label=counted("national programme", "national programmes", total),
        rule="programmes",
        slice=Slice(dataset="programmes"),
        listed="mentoring/programmes/#programmes",
    )


def programme_countries(portal: Portal) -> Figure:
    """The countries of which a programme is listed."""
    found = tuple(country for country in portal.every(Country).values() if country.programmes)
    return Figure(
        name="programme_countries",
        value=len(found),
        label=counted("country with programmes", "countries with programmes", len(found)),
        rule="programme-countries",
        slice=Slice(dataset="programmes", distinct="country_code"),
        records=found,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {
    "countries": countries,
    "hubs_planned": hubs_planned,
    "hubs": hubs,
    "schools_planned": schools_planned,
    "schools": schools,
    "schools_likely": schools_likely,
    "schools_listed": schools_listed,
    "schools_unnamed": schools_unnamed,
    "mentor_schools_planned": _mentors_planned,
    "mentor_schools": lambda portal: _with_role(
        portal, "mentor", "mentor_schools", N_("mentor school named here"), N_("mentor schools named here")
    ),
    "mentee_schools_planned": _mentees_planned,
    "mentee_schools": lambda portal: _with_role(
        portal, "mentee", "mentee_schools", N_("mentee school named here"), N_("mentee schools named here")
    ),
    "mentees_of_a_hub": mentees_of_a_hub,
    "programmes": programmes,
    "programme_countries": programme_countries,
}


def of_country(portal: Portal, country: Country) -> dict[str, Figure]:
    """The numbers of a country by name; those of what was planned only where a plan is known."""
    members, where = portal.view(Membership), (_in_country(country),)
    all_schools = members.schools_in(country)
    found = [
        _hubs(members.clusters_in(country), country.id, where, f"{country.path}#hubs"),
        _named(_members(portal, all_schools), country.id, where, f"{country.path}#schools"),
        _likely(_only_likely(portal, all_schools), country.id, where, f"{country.path}#schools"),
    ]
    if country.clusters_planned is not None:
        planned = Slice(dataset="countries", where=where, sums="hubs_planned")
        found += [
            Figure(
                name="hubs_planned",
                of=country.id,
                value=country.clusters_planned,
                label=counted("hub planned", "hubs planned", country.clusters_planned),
                rule="hubs-of-country",
                slice=planned,
                sources=country.sources,
            ),
            Figure(
                name="hubs_unpublished",
                of=country.id,
                value=members.clusters_unpublished(country),
                label=counted("more hub planned", "more hubs planned", members.clusters_unpublished(country)),
                rule="hubs-unpublished",
                slice=planned,
                less=f"hubs/{country.id}",
            ),
        ]
    return {figure.name: figure for figure in found}


def of_hub(roster: Roster) -> dict[str, Figure]:
    """The numbers of a hub by name."""
    hub = roster.hub
    in_hub = Demand("hub", "is", hub.id)
    seated = (in_hub, Demand("counted", "is", "true"))
    found = (
        Figure(
            name="members_named",
            of=hub.id,
            value=len(roster.named),
            label=counted("member named here", "members named here", len(roster.named)),
            rule="members-named",
            slice=Slice(dataset="memberships", where=(*seated, Demand("certainty", "is not", "likely"))),
            records=tuple(seat.school for seat in roster.named),
            listed=f"{hub.path}#schools",
        ),
        Figure(
            name="members",
            of=hub.id,
            value=roster.size,
            label=counted("member in all", "members in all", roster.size),
            rule="members",
            slice=Slice(dataset="hubs", where=(Demand("id", "is", hub.id),), sums="size"),
            sources=hub.sources,
        ),
        Figure(
            name="members_likely",
            of=hub.id,
            value=len(roster.likely),
            label=counted("likely member", "likely members", len(roster.likely)),
            rule="likely",
            slice=Slice(dataset="memberships", where=(*seated, Demand("certainty", "is", "likely"))),
            records=tuple(seat.school for seat in roster.likely),
            listed=f"{hub.path}#schools",
        ),
        *(
            _unnamed([roster], name, hub.id, labels, (in_hub, Demand("role", "is", role)))
            for name, labels, role in (
                (
                    "mentees_unnamed",
                    (N_("mentee school not named here"), N_("mentee schools not named here")),
                    "mentee",
                ),
                (
                    "others_unnamed",
                    (
                        N_("member not named here, whose role is not stated"),
                        N_("members not named here, whose role is not stated"),
                    ),
                    "not-stated",
                ),
            )
        ),
    )
    return {figure.name: figure for figure in found}


def of_places(portal: Portal) -> Iterator[Figure]:
    """The numbers of each country and each hub."""
    for country in portal.every(Country).values():
        yield from of_country(portal, country).values()
    for hub in portal.every(Cluster).values():
        yield from of_hub(portal.view(Membership).roster(hub)).values()
