"""Files that the editor would harm are not offered: with comments between values, or with long lists."""

from pathlib import Path

import pytest

from portal.editor import offered
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from tests import synthetic

FREE = {
    "nothing beside values": "id: a\nname: b\n",
    "words at the head": "# Schema\n# of the file\n\n- id: a\n",
    "a mark in a value": 'name: "#schools"\nurl: https://a.eu/#top\nother: a#b\n',
    "a mark in a text": "about: |\n  # Heading\n\n  Text\nname: b\n",
    "a text at the end": "- id: a\n  about: |\n    # Heading\n    Text\n",
    "a text with empty lines": "a: |\n  x\n\n\nb: c\n",
    "nothing": "# Only words\n[]\n",
}
WITH_COMMENTS = {
    "between records": "- id: a\n\n# Croatia\n\n- id: b\n",
    "behind a value": "id: a # not sure\n",
    "in a part": "place:\n  # the old one\n  town: a\n",
    "at the end": "id: a\n# more to come\n",
    "behind a text": "about: |\n  Text\n# to do\nname: b\n",
    "at the end behind a text": "about: |\n  Text\n\n# to do\n",
    "behind the sign of a text": "about: | # in two lines\n  Text\n",
    "in a short list": "themes: [a, # first\n  b]\n",
}


@pytest.mark.parametrize("text", FREE.values(), ids=FREE)
def test_without_a_comment_between_values_a_file_is_free(text: str) -> None:
    assert not offered.commented(text)


@pytest.mark.parametrize("text", WITH_COMMENTS.values(), ids=WITH_COMMENTS)
def test_a_comment_between_values_is_found(text: str) -> None:
    assert offered.commented(text)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small network of the tests."""
    return synthetic.small(tmp_path)


def names(data: Path) -> list[str]:
    """The files that are offered by name."""
    return [offer.file for offer in offered.offers(data, kinds_of(PARTS))]


def test_single_records_and_short_lists_are_offered_by_name(data: Path) -> None:
    assert {"project.yaml", "schools.yaml", "vocabularies/levels.yaml"} <= set(names(data))


def test_a_list_with_a_comment_in_it_is_not_offered_until_that_is_gone(data: Path) -> None:
    file = data / "schools.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}# More to come\n", "utf-8")
    assert "schools.yaml" not in names(data)
    file.write_text(text, "utf-8")
    assert "schools.yaml" in names(data)


def test_a_long_list_is_not_offered(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offered, "MOST_RECORDS", 1)
    assert "schools.yaml" not in names(data)
    assert "project.yaml" in names(data)


def test_a_list_in_the_folder_of_its_kind_is_offered_and_a_record_of_its_own_is_not(data: Path) -> None:
    (data / "schools").mkdir(exist_ok=True)
    (data / "schools" / "several.yaml").write_text("- id: hr-several\n", "utf-8")
    (data / "schools" / "hr-one.yaml").write_text("id: hr-one\n", "utf-8")
    assert "schools/several.yaml" in names(data)
    assert "schools/hr-one.yaml" not in names(data)


def test_a_single_record_that_is_not_there_yet_can_be_written(data: Path) -> None:
    (data / "operator.yaml").unlink(missing_ok=True)
    assert "operator.yaml" in names(data)
