"""Whatever is sent, the work that it makes is bounded, and what is too much is said with a remedy."""

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from portal import sheet
from tests import synthetic


def test_a_text_is_parsed_a_fixed_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    parse = MarkdownIt.parse

    def counted(parser: MarkdownIt, text: str, env: object = None) -> object:
        parsed.append(len(text))
        return parse(parser, text, env)  # type: ignore[arg-type]

    monkeypatch.setattr(MarkdownIt, "parse", counted)
    for lines in (10, 100, 1_000):
        parsed.clear()
        text = "## a\n\n[\n" + "a\n" * lines + "\n[x](javascript:1)\n"
        assert sheet.fault(text) == (
            lines + 5,
            'links to "javascript:1"; link to whole addresses only (https://, http:// or mailto:)',
        )
        assert len(parsed) == 1


def test_the_line_inside_a_text_of_a_record_is_said(tmp_path: Path) -> None:
    school = """\
- id: be-school-0001
  name: A
  country: be
  language: nl
  about: |
    Good.

    - [x](/relative/)
  sources: [synthetic-report]
"""
    found = synthetic.problems(synthetic.small(tmp_path, {"schools.yaml": school}))
    assert [line for line in found if "schools.yaml" in line and "links to" in line] == [
        'data/schools.yaml:8: be-school-0001: about links to "/relative/"; '
        "link to whole addresses only (https://, http:// or mailto:)"
    ]
