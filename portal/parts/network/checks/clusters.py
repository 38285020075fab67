"""Hubs are as many as planned, and stories are filed where their hubs are."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.records import CaseStudy
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.project import Project


def planned_clusters_add_up(records: Records, day: date) -> Iterator[Problem]:
    """It is noticed where the countries' planned hubs do not add up to the project's, and where a country has more.

    A country is written by those who know it, who cannot change the record of the project.
    """
    project = next(records.all(Project), None)
    countries = list(records.all(Country))
    if project is None or len(countries) != len(records.seen["country"]):
        return
    total = sum(country.clusters_planned or 0 for country in countries)
    hubs = Counter(cluster.country for cluster in records.all(Cluster))
    if total != project.targets.clusters:
        yield records.problem(
            "project",
            "project",
            ["targets", "clusters"],
            f"plans {project.targets.clusters} hubs, but the countries plan {total} (clusters_planned in "
            "data/countries.yaml); make them agree, and leave clusters_planned out for a country that joined later",
            notice=True,
        )
    for country in countries:
        published = hubs[country.id]
        if country.clusters_planned is not None and published > country.clusters_planned:
            yield records.problem(
                "country",
                country.id,
                ["clusters_planned"],
                f"clusters_planned is {country.clusters_planned}, and there are {published} hubs of this country; "
                "if a hub stands there twice, delete one",
                notice=True,
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
