"""Resources of the library in the order in which readers meet them."""

from collections.abc import Iterable

from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster
from portal.portal import Portal, grouped


class Holdings:
    """The resources of one portal. ``portal.view(Holdings)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        self._resources = portal.every(Resource)
        found = self._resources.values()
        self._newer = {resource.replaces: resource for resource in found if resource.replaces is not None}
        self.all = tuple(sorted(found, key=lambda item: (item.published, item.date or ""), reverse=True))
        """All resources: first those published last, then those made last, else in the order of their files."""
        self.latest = tuple(resource for resource in self.all if resource.id not in self._newer)
        """Those that no newer version replaces, in the same order: what lists show."""
        self._by_hub = grouped((id, resource) for resource in self.latest for id in resource.clusters)
        pairs = [(resource.translation_of, resource) for resource in found]
        self._translations = grouped((original, resource) for original, resource in pairs if original is not None)

    def newest(self, resource: Resource) -> Resource:
        """The newest version of the resource: itself where nothing replaces it."""
        while (newer := self._newer.get(resource.id)) is not None:
            resource = newer
        return resource

    def older(self, resource: Resource) -> Resource | None:
        """The version that the resource replaces, where it does; that one names the one before."""
        return self._resources[resource.replaces] if resource.replaces is not None else None

    def named(self, ids: Iterable[str]) -> tuple[Resource, ...]:
        """The resources of these ids, each in its newest version and once."""
        return tuple(dict.fromkeys(self.newest(self._resources[id]) for id in ids))

    def of_hub(self, hub: Cluster) -> tuple[Resource, ...]:
        """The resources that come from a hub or are about it, the latest first."""
        return self._by_hub.get(hub.id, ())

    def sheets_about(self, themes: Iterable[str]) -> tuple[Resource, ...]:
        """The sheets of our own with one of these themes: those with most of them first, then with fewest others."""
        asked = frozenset(themes)
        found = [sheet for sheet in self.latest if sheet.own and asked.intersection(sheet.themes)]
        return tuple(sorted(found, key=lambda sheet: (-len(asked.intersection(sheet.themes)), len(sheet.themes))))

    def translations_of(self, resource: Resource) -> tuple[Resource, ...]:
        """The same resource in other languages: what it is a translation of, and the other translations of that."""
        original = resource.translation_of or resource.id
        same = (self._resources[original], *self._translations.get(original, ()))
        return tuple(other for other in same if other.id != resource.id)


def author(portal: Portal, written: str) -> str:
    """The name of an author of a resource, which is written as the id of a partner or as a name."""
    return portal.organisation(written)


def organisations(portal: Portal, authors: Iterable[str]) -> tuple[str, ...]:
    """The authors that are organisations, as programs are told.

    A site is none. Where it is named as the author of its texts (as "SYN portal"), that is who runs it; nobody while no
    operator is named.
    """
    site = f"{portal.project.acronym} portal"
    operator = (portal.operator.organisation,) if portal.operator is not None else ()
    found = (operator if written == site else (written,) for written in authors)
    return tuple(dict.fromkeys(name for names in found for name in names))
