"""``portal match``: the mentors for one school, or whole hubs for all, from the profiles on the board."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.parts.community import proposal_tables, statements
from portal.parts.community.fit import SchoolStatement, Weights
from portal.parts.community.fit_words import Wording, wording
from portal.parts.community.matching_files import names
from portal.parts.community.proposal_tables import ProposalTable
from portal.parts.community.ranking import ranked
from portal.parts.community.whole_hubs import HubProposal, whole_hubs
from portal.portal import Portal


class MatchingError(ValueError):
    """Nothing can be matched; the text says why, and what to do."""


@dataclass(frozen=True)
class ToMatch:
    """Who is matched, and by which rules."""

    schools: tuple[SchoolStatement, ...]
    mentors: tuple[SchoolStatement, ...]
    size: int
    """Schools of a hub beside its mentor."""
    weights: Weights
    wording: Wording

    def all(self, decided: Sequence[tuple[int, Sequence[str]]]) -> HubProposal:
        """Whole hubs for all; ``decided`` are the rows of a table of places that came back.

        Raises DecisionError where one of them cannot be taken.
        """
        made = proposal_tables.decisions(decided, self.schools, self.mentors) if decided else []
        return whole_hubs(self.schools, self.mentors, self.size, self.weights, made)

    def tables(self, proposal: HubProposal) -> tuple[ProposalTable, ...]:
        """The proposal as tables."""
        return proposal_tables.tables(proposal, self.wording, self.weights)

    def text(self, proposal: HubProposal) -> Iterator[str]:
        """The proposal in lines."""
        return proposal_tables.text(proposal, self.wording, self.weights)

    def one(self, id: str) -> Iterator[str]:
        """The mentors for one school in lines. Raises MatchingError where it is not on the board."""
        school = next((one for one in self.schools if one.id == id), None)
        if school is None:
            known = ", ".join(one.id for one in self.schools[:20])
            raise MatchingError(f'No school "{id}" looks for a mentor on the board; there are: {known}')
        ranking = ranked(school, self.mentors, self.weights)
        for place, fit in enumerate((*ranking.offered, *ranking.refused), 1):
            mentor = ranking.mentors[fit.mentor]
            yield f"{place}. {mentor.name} ({mentor.id})"
            yield from (f"   {line}" for line in self.wording.fit(fit, self.weights))
            if fit is not ranking.offered[0] if ranking.offered else True:
                found = ranking.what_if(fit.mentor)
                yield f"   {self.wording.what_if(found, offered=not fit.refused)}"
            if not fit.refused:
                yield f"   {self.wording.giving(school, mentor)}"


def to_match(portal: Portal, country: str | None = None, size: int | None = None) -> ToMatch:
    """Who is on the board, in one country or in all.

    Raises MatchingError where nobody looks for a mentor or nobody offers to be one: who gave no profile is never
    matched.
    """
    found = {
        role: tuple(
            statements.stated(portal, one)
            for one in statements.open_profiles(portal, role)
            if country is None or one.country == country
        )
        for role in ("mentor", "mentee")
    }
    for role, many in (("mentor", "mentors"), ("mentee", "schools that look for a mentor")):
        if not found[role]:
            raise MatchingError(
                f"There are no {many} on the board, so nobody is matched; a school gives a profile with role: {role} "
                "(python -m portal new profile)"
            )
    size = size or portal.project.targets.mentees_per_cluster
    return ToMatch(found["mentee"], found["mentor"], size, statements.weights_of(portal), wording(names(portal)))
