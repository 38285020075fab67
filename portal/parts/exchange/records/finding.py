"""What is known about schools that help each other, and how sure it is."""

from collections.abc import Mapping
from typing import Literal, get_args

from portal.parts.exchange.addresses import FINDINGS
from portal.records.base import Addressed
from portal.records.fields import Line, PolicyChallenge
from portal.words.language import N_

Topic = Literal["effects", "conditions", "small-schools", "training", "costs", "rewards"]
Strength = Literal["reviewed", "asked", "counted", "experience", "planned", "not-found"]

TOPICS: Mapping[Topic, str] = {
    "effects": N_("Effects"),
    "conditions": N_("Conditions"),
    "small-schools": N_("Small and rural schools"),
    "training": N_("Training and courses"),
    "costs": N_("Costs"),
    "rewards": N_("Incentives and rewards"),
}
"""What findings are about, in the order of the page, as readers call it."""
STRENGTHS: Mapping[Strength, str] = {
    "reviewed": N_("Research, read at second hand"),
    "asked": N_("Survey or interviews"),
    "counted": N_("Counted or decided"),
    "experience": N_("Experience"),
    "planned": N_("Plan"),
    "not-found": N_("Nobody has said"),
}
"""How sure findings are, the surest first, as readers call it."""


class Finding(Addressed):
    """One thing that is known, or that nobody has said, with its sources."""

    statement: Line
    """What is known, in one sentence, as its sources say it."""
    topic: Topic
    """What it is about: `effects`, `conditions`, `small-schools`, `training`, `costs` or `rewards`."""
    strength: Strength
    """How sure it is: `reviewed` where a source sums up research, `asked` where people or schools were asked, `counted`
    where those who ran something counted or decided it, `experience` where those who did it say so, `planned` for what
    was to be, `not-found` where a source says that it was to be found out and no result is known."""
    limits: Line | None = None
    """What it does not show, or what nobody has said of it."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """Policy challenges that it helps with."""

    @property
    def label(self) -> str:
        """What it says."""
        return self.statement

    @property
    def path(self) -> str:
        """Address of its place on the page of all findings, below the site's root."""
        return f"{FINDINGS}#finding-{self.id}"


assert tuple(TOPICS) == get_args(Topic)
assert tuple(STRENGTHS) == get_args(Strength)
