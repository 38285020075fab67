"""Hubs are one mentor school and the planned number of mentee schools, of one country."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.records import CaseStudy
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.project import Project


def member_stands_once(records: Records, day: date) -> Iterator[Problem]:
    """No school is listed twice in a hub, and no mentor is its own mentee."""
    for cluster in records.all(Cluster):
        met = {cluster.mentor}
        for field in ("mentees", "role_not_stated"):
            for index, school in enumerate(getattr(cluster, field)):
                if school == cluster.mentor and field == "mentees":
                    text = f'"{school}" is the mentor and its own mentee; take it out of mentor or of mentees'
                    yield records.problem("cluster", cluster.id, [field, index], text)
                elif school in met:
                    text = f'"{school}" is listed twice in this hub; keep one'
                    yield records.problem("cluster", cluster.id, [field, index], text)
                met.add(school)


def implied_roles_are_members(records: Records, day: date) -> Iterator[Problem]:
    """A role can be implied only for a member."""
    for cluster in records.all(Cluster):
        for index, implied in enumerate(cluster.implied):
            if implied.school not in cluster.members:
                text = (
                    f'implied names "{implied.school}", which is not a member of this hub; add it or delete the entry'
                )
                yield records.problem("cluster", cluster.id, ["implied", index], text)


def school_has_one_cluster(records: Records, day: date) -> Iterator[Problem]:
    """No school is in two hubs."""
    first: dict[str, str] = {}
    for cluster in records.all(Cluster):
        for field in ("mentor", "mentees", "role_not_stated"):
            value = getattr(cluster, field)
            for index, school in enumerate(value if isinstance(value, tuple) else (value,)):
                if school is None:
                    continue
                if first.setdefault(school, cluster.id) != cluster.id:
                    text = (
                        f'"{school}" is already in the hub "{first[school]}"; a school has one hub, remove it from one'
                    )
                    path = [field, index] if isinstance(value, tuple) else [field]
                    yield records.problem("cluster", cluster.id, path, text)


def cluster_has_its_shape(records: Records, day: date) -> Iterator[Problem]:
    """Named and unnamed members make one mentor and the planned number of mentees, unless a waiver says why not."""
    project = next(records.all(Project), None)
    if project is None:
        return
    planned = project.targets.mentees_per_cluster
    for cluster in records.all(Cluster):
        mentors = (1 if cluster.mentor else 0) + cluster.unnamed_count("mentor")
        mentees = len(cluster.mentees) + cluster.unnamed_count("mentee")
        fits = cluster.size == planned + 1 and mentors <= 1 and mentees <= planned
        if not fits and cluster.waiver is None:
            others = cluster.size - mentors - mentees
            unclear = f" + {others} whose role is not stated" if others else ""
            remedy = (
                "take the surplus out: lower a count under unnamed, delete an entry there, or correct the lists"
                if cluster.size > planned + 1
                else "add the missing members, or say under unnamed how many are not named"
                if cluster.size <= planned
                else "correct the roles"
            )
            text = f"has {mentors} mentor + {mentees} mentees{unclear}, but a hub is 1 + {planned}; {remedy}"
            path = ["mentees"] if cluster.mentees else ["unnamed"]
            yield records.problem(
                "cluster", cluster.id, path, f"{text}; a hub that is rightly different needs a waiver"
            )


def cluster_stays_in_its_country(records: Records, day: date) -> Iterator[Problem]:
    """The schools of a hub are in the hub's country."""
    for cluster in records.all(Cluster):
        for field in ("mentor", "mentees", "role_not_stated"):
            value = getattr(cluster, field)
            for index, id in enumerate(value if isinstance(value, tuple) else (value,)):
                school = records.find(School, id)
                if school is not None and school.country != cluster.country:
                    path = [field, index] if isinstance(value, tuple) else [field]
                    text = (
                        f'school "{id}" is in "{school.country}" but the hub is in "{cluster.country}"; '
                        "correct the country of one or move the school"
                    )
                    yield records.problem("cluster", cluster.id, path, text)


def planned_clusters_add_up(records: Records, day: date) -> Iterator[Problem]:
    """The countries' planned hubs add up to the project's, and no country has more hubs than planned."""
    project = next(records.all(Project), None)
    countries = list(records.all(Country))
    if project is None or len(countries) != len(records.seen["country"]):
        return
    total = sum(country.clusters_planned for country in countries)
    hubs = Counter(cluster.country for cluster in records.all(Cluster))
    if total != project.targets.clusters:
        yield records.problem(
            "project",
            "project",
            ["targets", "clusters"],
            f"plans {project.targets.clusters} hubs, but the countries plan {total} (clusters_planned in "
            "data/countries.yaml); make them agree",
        )
    for country in countries:
        published = hubs[country.id]
        if published > country.clusters_planned:
            yield records.problem(
                "country",
                country.id,
                ["clusters_planned"],
                f"clusters_planned is {country.clusters_planned}, but there are {published} hubs of this country; "
                "raise the number (and the project's) or remove a hub",
            )


def stories_stay_in_their_country(records: Records, day: date) -> Iterator[Problem]:
    """A case study is filed under the country of its hubs and schools."""
    countries = {("school", school.id): school.country for school in records.all(School)}
    countries |= {("cluster", cluster.id): cluster.country for cluster in records.all(Cluster)}
    for case in records.all(CaseStudy):
        for field, kind, ids in (("clusters", "cluster", case.clusters), ("schools", "school", case.schools)):
            for index, id in enumerate(ids):
                country = countries.get((kind, id), case.country)
                if country != case.country:
                    text = (
                        f'{kind} "{id}" is in "{country}" but the story is in "{case.country}"; '
                        "correct the country or the reference"
                    )
                    yield records.problem("case study", case.id, [field, index], text)
