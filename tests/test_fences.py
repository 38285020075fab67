"""Components inside hand-written pages: no record makes a block of Markdown there."""

import markdown
import pytest

from portal.prose.fences import unfenced
from portal.words import richtext

RECORD = "```\ncode\n~~~ {.python onclick=window.planted=1}\nx\n~~~\n```\n\nwords\n\\~~~ {.python onclick=y}\nx\n\\~~~"


@pytest.mark.parametrize("text", [RECORD, RECORD.replace("\n", "\n  "), RECORD.replace("~~~", "~~~~")])
def test_a_fence_in_a_record_is_no_fence_on_the_page(text: str) -> None:
    component = f"<section>\n{richtext.html(text)}\n</section>"
    page = markdown.markdown(unfenced(component), extensions=["pymdownx.superfences", "attr_list", "md_in_html"])
    assert "onclick" in page
    assert "{.python" in page  # as text
    assert "<code " not in page
    assert page.replace("&#126;", "~").replace("&#96;", "`") == component
