"""The mentoring guide of this network."""

import re
from collections.abc import Mapping


def test_every_section_of_the_guide_says_its_sources(made: Mapping[str, str]) -> None:
    """All but what to read, which is a list of sources itself."""
    sections = re.split(r'<h2 id="', made["mentoring/"])[1:]
    silent = {section.partition('"')[0] for section in sections if 'class="cites"' not in section}
    assert sections
    assert silent <= {"reading", "sources"}
