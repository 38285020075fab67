"""Findings in the order in which readers meet them, and what speaks to each policy challenge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from portal.parts.exchange.records import STRENGTHS, TOPICS, Finding, PolicyExchange, Post, Topic
from portal.parts.network.membership import programmes
from portal.parts.network.records import Cluster
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.vocabulary import VocabularyTerm

FINDINGS_SHOWN = 3
"""How many findings stand beside a policy challenge, the surest first."""
SPENT: frozenset[Topic] = frozenset({"costs", "rewards"})
"""Topics of what mentoring takes and gives back."""

Speaks = TypeVar("Speaks", Finding, Cluster, CaseStudy, Post)
Topics = Mapping[Topic, tuple[Finding, ...]]


def by_topic(found: Iterable[Finding]) -> Topics:
    """The findings of each topic that has any, the surest first."""
    surest, findings = list(STRENGTHS), tuple(found)
    groups = {
        topic: tuple(
            sorted((one for one in findings if one.topic == topic), key=lambda one: surest.index(one.strength))
        )
        for topic in TOPICS
    }
    return {topic: group for topic, group in groups.items() if group}


def in_brief(portal: Portal, exchange: PolicyExchange) -> tuple[Finding, ...]:
    """The findings of the brief in its order; none where there is no brief."""
    ids = exchange.brief.findings if exchange.brief is not None else ()
    findings = portal.every(Finding)
    return tuple(findings[id] for id in ids if id in findings)


@dataclass(frozen=True)
class Challenge:
    """A policy challenge, with everything here that speaks to it."""

    term: VocabularyTerm
    findings: tuple[Finding, ...]
    """The first FINDINGS_SHOWN."""
    programmes: int
    """How many national programmes are for it."""
    hubs: tuple[Cluster, ...]
    stories: tuple[CaseStudy, ...]
    posts: tuple[Post, ...]

    @property
    def met(self) -> bool:
        """True if anything speaks to it."""
        return bool(self.findings or self.programmes or self.hubs or self.stories or self.posts)


def challenges(portal: Portal, exchange: PolicyExchange) -> tuple[Challenge, ...]:
    """Every policy challenge, in the order of the vocabulary."""
    surest = tuple(one for group in by_topic(portal.every(Finding).values()).values() for one in group)
    for_it = {term.id: len(rows) for term, rows in portal.view(programmes).items()}
    return tuple(
        Challenge(
            term=term,
            findings=_speaking(surest, id)[:FINDINGS_SHOWN],
            programmes=for_it.get(id, 0),
            hubs=_speaking(portal.every(Cluster).values(), id),
            stories=_speaking(portal.view(Cases).latest, id),
            posts=_speaking(exchange.posts, id),
        )
        for id, term in portal.vocabularies["policy_challenges"].items()
    )


def _speaking(records: Iterable[Speaks], challenge: str) -> tuple[Speaks, ...]:
    return tuple(record for record in records if challenge in record.policy_challenges)
