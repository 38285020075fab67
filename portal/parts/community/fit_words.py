"""What is said of a fit, in the same words on pages, in reports and in the browser (``docs/assets/matching.js``)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.parts.community.fit import Fit, Judged, SchoolStatement, Weights
from portal.parts.community.ranking import WhatIf
from portal.words.language import N_, _

WORDS: Mapping[str, str] = {
    "score": N_("{score} of {total} points"),
    "range": N_("between {low} and {high} once all is known"),
    "facts": N_("{known} of {counted} facts known"),
    "needs": N_("Needs and offers"),
    "challenge": N_("Policy challenge"),
    "context": N_("Circumstances"),
    "approach": N_("Approach"),
    "visits": N_("Visits or online"),
    "distance": N_("Distance"),
    "met": N_("offered: {names}"),
    "not-met": N_("not offered: {names}"),
    "shared": N_("shared: {names}"),
    "not-shared": N_("not shared: {names}"),
    "away": N_("about {km} km"),
    "not-counted": N_("does not count, because no visits are planned"),
    "silent-school": N_("unknown: the school has not said it"),
    "silent-mentor": N_("unknown: the mentor has not said it"),
    "silent-both": N_("unknown: neither has said it"),
    "line": N_("{criterion}: {said} ({points})"),
    "same": N_("the same school"),
    "excluded": N_("excluded"),
    "taken": N_("already in a hub"),
    "country": N_("another country"),
    "language": N_("no shared language"),
    "level": N_("no shared level"),
    "place": N_("no free place"),
    "open-country": N_("country not stated"),
    "open-language": N_("languages of work not stated"),
    "open-level": N_("school levels not stated"),
    "open-place": N_("free places not stated"),
    "refused": N_("Not offered: {reasons}"),
    "open": N_("To ask first: {reasons}"),
    "if-offers": N_("If it also offered {what}, it would {brings}."),
    "if-challenges": N_("If its challenge were {what}, it would {brings}."),
    "if-contexts": N_("If it worked in these circumstances ({what}), it would {brings}."),
    "if-approaches": N_("If it worked so ({what}), it would {brings}."),
    "if-visits": N_("If it planned this ({what}), it would {brings}."),
    "if-capacity": N_("If it had a free place, it would {brings}."),
    "if-languages": N_("If it also worked in {what}, it would {brings}."),
    "if-levels": N_("If it also had this level ({what}), it would {brings}."),
    "if-across": N_("If it worked across borders, it would {brings}."),
    "no-change": N_("No single change would put it first."),
    "no-opening": N_("No single change would make it possible."),
    "first": N_("come first"),
    "offered": N_("be offered"),
    "both-give": N_("The mentor looks for something that the school offers: {names}."),
    "one-gives": N_("The school offers nothing that the mentor looks for."),
    "giving-unknown": N_("Nobody has said what the mentor would learn."),
    "visits-planned": N_("visits"),
    "online-only": N_("online only"),
}
"""Key -> words, with values in braces. None is longer than a label."""


SORTS: Mapping[str, str] = {
    "needs": "themes",
    "offers": "themes",
    "challenge": "policy_challenges",
    "challenges": "policy_challenges",
    "context": "contexts",
    "contexts": "contexts",
    "approach": "approaches",
    "approaches": "approaches",
    "languages": "languages",
    "levels": "levels",
    "visits": "ways",
}
"""The sort of terms of each criterion and of each field."""


@dataclass(frozen=True)
class Wording:
    """The words of one language, and the names of terms."""

    words: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    """What readers call a term or language: by its sort, and by its id."""

    def fit(self, one: Fit, weights: Weights) -> Iterator[str]:
        """All that is said of a fit, a line each: its points first, or why it is not offered."""
        if one.refused:
            yield self._say("refused", reasons=", ".join(self.words[name] for name in one.refused))
        else:
            yield self.points(one, weights)
        if one.open:
            yield self._say("open", reasons=", ".join(self.words[f"open-{name}"] for name in one.open))
        for judged in one.judged:
            yield self._say(
                "line",
                criterion=self.words[judged.criterion],
                said=self._judged(judged, one.kilometres),
                points=signed(judged.points),
            )

    def points(self, one: Fit, weights: Weights) -> str:
        """Its points, the range of what they can be, and how much is known."""
        said = [self._say("score", score=one.score, total=weights.total)]
        if one.spread:
            said.append(self._say("range", low=one.score - one.spread, high=one.score + one.spread))
        return "; ".join([*said, self._say("facts", known=one.known, counted=one.counted)])

    def _judged(self, one: Judged, apart: int | None) -> str:
        if one.outcome == "not-counted":
            return self.words["not-counted"]
        if one.silent:
            return self.words[f"silent-{one.silent}"]
        if one.criterion == "distance":
            return self._say("away", km=apart or 0)
        met, missed = ("met", "not-met") if one.criterion == "needs" else ("shared", "not-shared")
        said = []
        if one.shared:
            said.append(self._say(met, names=self._named(one.criterion, one.shared)))
        if one.missing:
            said.append(self._say(missed, names=self._named(one.criterion, one.missing)))
        return "; ".join(said)

    def what_if(self, found: WhatIf | None, *, offered: bool) -> str:
        """What would have to change."""
        if found is None:
            return self.words["no-change" if offered else "no-opening"]
        what = self._named(found.change.field, [found.change.said])
        return self._say(f"if-{found.change.field}", what=what, brings=self.words[found.brings])

    def giving(self, school: SchoolStatement, mentor: SchoolStatement) -> str:
        """Whether both have something to give: a relation in which one only takes is easily one of power."""
        if not school.offers or not mentor.needs:
            return self.words["giving-unknown"]
        both = [need for need in mentor.needs if need in school.offers]
        return self._say("both-give", names=self._named("offers", both)) if both else self.words["one-gives"]

    def _named(self, about: str, ids: Iterable[str]) -> str:
        names = self.names.get(SORTS.get(about, ""), {})
        return ", ".join(names.get(id) or self.words.get(id, id) for id in ids)

    def _say(self, key: str, **values: object) -> str:
        return self.words[key].format_map(values)


def signed(points: int) -> str:
    """Points with their sign, as they are added."""
    return f"+{points}" if points > 0 else f"\u2212{-points}" if points < 0 else "0"


def wording(names: Mapping[str, Mapping[str, str]]) -> Wording:
    """The words of the language that is spoken."""
    return Wording({key: _(words) for key, words in WORDS.items()}, names)
