"""Numbers of the network that texts state."""

from portal.frame.figures import Figures
from portal.parts.network.records import Cluster, Country, School

FIGURES: Figures = {
    "countries": lambda portal: len(portal.every(Country)),
    "hubs_planned": lambda portal: portal.project.targets.clusters,
    "hubs": lambda portal: len(portal.every(Cluster)),
    "schools_planned": lambda portal: portal.project.targets.schools,
    "schools": lambda portal: len(portal.every(School)),
    "mentor_schools_planned": lambda portal: portal.project.targets.mentor_schools,
    "mentor_schools": lambda portal: sum(1 for cluster in portal.every(Cluster).values() if cluster.mentor),
    "mentee_schools_planned": lambda portal: portal.project.targets.mentee_schools,
    "mentee_schools": lambda portal: sum(len(cluster.mentees) for cluster in portal.every(Cluster).values()),
    "programmes": lambda portal: sum(len(country.programmes) for country in portal.every(Country).values()),
    "programme_countries": lambda portal: sum(1 for one in portal.every(Country).values() if one.programmes),
}
