"""Whom the forge asks for a review: the file CODEOWNERS, made from what the operator states."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from portal.problem import Problem
from portal.reading import textfile
from portal.records.kind import Kind
from portal.records.operator import Operator

FILE = ".github/CODEOWNERS"
_HEAD = """\
# Whom the forge asks for a review. Made by `python -m portal codeowners` from `review` in data/operator.yaml: change it
# there. The last line that fits a file counts. A list of records (data/schools.yaml) belongs to no country; where each
# record has a file of its own (`python -m portal split schools`), those of a country are its reviewers'.
"""
_NOBODY = """\
# Nobody is named yet, so nobody is asked.
"""


def codeowners(operator: Operator | None, kinds: Sequence[Kind]) -> str:
    """The text of the file."""
    review = operator.review if operator is not None else None
    if review is None or not (review.reviewers or review.by_country):
        return _HEAD + _NOBODY
    lines = [f"* {' '.join(review.reviewers)}"] if review.reviewers else []
    for one in review.by_country:
        for kind in sorted(kinds, key=lambda kind: kind.stem):
            if not kind.single and not kind.vocabulary and "country" in kind.model.model_fields:
                lines.append(f"/data/{kind.stem}/{one.country}-*.yaml {' '.join(one.reviewers)}")
        lines.append(f"/data/countries/{one.country}.yaml {' '.join(one.reviewers)}")
    return _HEAD + "\n".join(lines) + "\n"


def differs(root: Path, operator: Operator | None, kinds: Sequence[Kind]) -> Iterator[Problem]:
    """A notice where the file of the project in ``root`` says something else; none where there is no such file."""
    file = root / FILE
    if file.is_file() and textfile.read(file) != codeowners(operator, kinds):
        text = f"is not what data/operator.yaml says; run: python -m portal codeowners > {FILE}"
        yield Problem(FILE, 1, "", text, notice=True)
