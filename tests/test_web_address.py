"""Addresses lead where they say, to a public place, and to nobody's mailbox but the one they show."""

import sys
from types import FrameType

import pytest

from portal.words import richtext
from portal.words.richtext import html
from portal.words.web_address import fault, has_user_name, link_fault, mail_fault

GOOD = [
    "https://shore.isle.org/advisory-members-list?a=b&c=%20d#e",
    "http://school.eu",
    "HTTPS://School.EU/",
    "https://school.eu:8080/",
    "https://bücher.de/größe",
    "https://xn--bcher-kva.de/",
    "https://школа.рф/",
    "https://ελλάδα.gr/",
    "https://a1-b.school.eu/x@y",
]
BAD = [
    *("https://user@school.eu/", "https://user:word@school.eu", "https://shore.isle.org@evil.eu", "https://@school.eu"),
    *("https://user%40x@school.eu", "https://shore.isle.org%2F@evil.eu/", "https://shore.isle.org\\@evil.eu"),
    *("http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/"),
    *("http://2130706433/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://school.127/", "http://1.0x"),
    *("http://localhost/", "http://localhost:8000/", "http://a.localhost/", "http://router.lan/", "http://x.local"),
    *("http://db.internal/", "http://1.0.0.127.in-addr.arpa/", "http://x.onion/", "http://school", "http://school./"),
    *("https://school.eu:0/", "https://school.eu:22/", "https://school.eu:99999/", "https://school.eu:/x"),
    *("https://school.eu./", "https://.school.eu/", "https://school..eu/", "https://-school.eu/", "https://s_c.eu/"),
    *("https://school.e/", f"https://{'a' * 64}.eu/", f"https://{'a.' * 130}eu/", "https://school.eu%2f.evil.eu/"),
    *("https:school.eu", "https:/school.eu", "https:///school.eu", "//school.eu", "https://", "ftp://school.eu"),
    *(
        "https:\\\\school.eu",
        "https://school.eu\\x",
        "https://school.eu/a b",
        "https://school.eu/\tx",
        "https://s\n.eu",
    ),
    *("https://school.eu/%0d%0aBcc:x", "https://school.eu/%00", "https://school.eu/a\u0308", "https://sch%6fol.eu/"),
    *("https://ѕсһооӏ.eu/", "https://shore.isle.оrg/", "https://xn--80ak6aa92e.com/", "https://xn--a.eu/"),
    *(
        "https://ｓchool.eu/",
        "https://school。eu/",
        "https://school․eu/",
        "https://sch\u00adool.eu/",
        "https://sch\u200dool.eu",
    ),
    *("https://٢.٣.٤.٥/", "https://school.٣/"),
]
MAIL = ["office@school.eu", "first.last+x@a-b.school.eu", "o'neill@school.eu"]
NO_MAIL = [
    *(
        "office",
        "office@school",
        "@school.eu",
        "a@b@school.eu",
        "office@school.eu?bcc=x@y.eu",
        "office@school.eu,x@y.eu",
    ),
    *("office@school.eu%0abcc:x", ".a@school.eu", "a..b@school.eu", "a.@school.eu", "office@127.0.0.1", "office@[::1]"),
    *("office@localhost", "office@school.local", "office@scho ol.eu", "Office <office@school.eu>", "office@ѕсһооӏ.eu"),
    *("оffice@school.eu", "office@school.eu\n", f"{'a' * 65}@school.eu", f"a@{'b.' * 130}eu", "office@school.٣٣"),
]


@pytest.mark.parametrize("address", GOOD)
def test_public_addresses_pass(address: str) -> None:
    assert fault(address) is None


@pytest.mark.parametrize("address", BAD)
def test_other_addresses_are_refused_with_a_remedy(address: str) -> None:
    reason = fault(address)
    assert reason is not None
    assert reason.partition("; ")[2]


@pytest.mark.parametrize("address", BAD)
def test_no_text_links_to_such_an_address(address: str) -> None:
    """Markdown reads some of them as other, good addresses (tabs, and letters with a compatible form)."""
    for text in (f"[x](<{address}>)", f"[x]({address})", f"<{address}>", f"[x][y]\n\n[y]: <{address}>"):
        for found in _targets(text):
            assert richtext.fault(text) is not None or fault(found) is None, text


def _targets(text: str) -> list[str]:
    rendered = html(text)
    return [part.partition('"')[0] for part in rendered.split('href="')[1:]]


@pytest.mark.parametrize("address", MAIL)
def test_one_mailbox_passes(address: str) -> None:
    assert mail_fault(address) is None
    assert richtext.fault(f"[{address}](mailto:{address}) and [write](mailto:{address})") is None


@pytest.mark.parametrize("address", NO_MAIL)
def test_what_is_more_or_less_than_a_mailbox_is_refused(address: str) -> None:
    assert mail_fault(address) is not None
    assert link_fault(f"mailto:{address}", "write") is not None


@pytest.mark.parametrize(
    "target",
    [
        "mailto:a@b.eu?bcc=c@d.eu",
        "mailto:a@b.eu?subject=x",
        "mailto:a@b.eu?",
        "mailto:a@b.eu%3Fbcc=c@d.eu",
        "mailto:a@b.eu%0abcc:c@d.eu",
        "mailto:a@b.eu,c@d.eu",
        "mailto:a@b.eu;c@d.eu",
        "mailto:?to=a@b.eu",
        "mailto:%61@b.eu",
        "mailto://a@b.eu",
        "MAILTO:a@b.eu?cc=c@d.eu",
        "mailto:a@b.eu#x",
        "mailto:a@b.eu&quest;cc=c@d.eu",
        "mailto:a@b.eu&#63;cc=c@d.eu",
    ],
)
def test_a_link_to_write_carries_one_address(target: str) -> None:
    for text in (
        f"[x]({target})",
        f"[x](<{target}>)",
        f"<{target}>",
        f"[x][]\n\n[x]: {target}",
        f"> - **[x]({target})**",
    ):
        if "mailto:" in html(text) and "href" in html(text):
            assert richtext.fault(text) is not None, text


SAYS_ANOTHER = [
    "[https://shore.isle.org](https://evil.eu/)",
    "[shore.isle.org](https://evil.eu/)",
    "[www.isle.org](https://evil.eu)",
    "[see shore.isle.org/news for more](https://evil.eu/)",
    "[shore@isle.org](mailto:bad@evil.eu)",
    "[shore@isle.org](https://evil.eu/)",
    "[shore.isle.org](mailto:bad@evil.eu)",
    "[https://shore.isle.org](mailto:shore@isle.org)",
    "[shore.isle.org@evil.eu](https://shore.evil.eu)",
    "[https://isle](https://evil.eu)",
    "[**shore**.*isle*.org](https://evil.eu)",
    "[shore`.isle.`org](https://evil.eu)",
    "[shore\\.isle\\.org](https://evil.eu)",
    "[shore&period;isle&#46;org](https://evil.eu)",
    "[shore.isle.org][x]\n\n[x]: https://evil.eu",
    "[shore.isle.org][]\n\n[shore.isle.org]: https://evil.eu",
    "[shore.isle.org]\n\n[shore.isle.org]: https://evil.eu",
    '[x](https://evil.eu "https://shore.isle.org")',
    "[shore․isle․org](https://evil.eu)",
    "[shore。isle。org](https://evil.eu)",
    "[ｓhore．isle．org](https://evil.eu)",
    "[shore . isle . org](https://evil.eu)",
    "[shore\n.isle\n.org](https://evil.eu)",
    "[ѕhore.isle.org](https://evil.eu)",
    "[isle.org](https://shore.isle.org.evil.eu)",
    "[isle.org](https://evil-isle.org)",
    "[evil.eu/?x=1](https://isle.org/evil.eu)",
    "| a |\n|---|\n| [isle.org](https://evil.eu) |",
    "> 1. # [isle.org](https://evil.eu)",
    "[bücher.de](https://bucher.de/)",
    "[shore@isle](mailto:bad@evil.eu)",
    "[shore.isle.\norg](https://evil.eu)",
    "[192.168.0.1](https://evil.eu)",
    "[isle.pdf/org](https://evil.eu)",
    "[shore.](https://evil.eu)[isle.](https://evil.eu)[org](https://evil.eu)",
    "https://shore.[isle](https://evil.eu).org",
    "[https](https://evil.eu)://shore.isle.org",
    "shore@[isle](https://evil.eu).org",
    "[www. shore. school](https://evil.eu)",
    "[shore. isle. org](https://evil.eu)",
    "[shore. eu](https://evil.eu)",
    "[M.Ed](https://evil.eu)",
    "[t.co.](https://evil.eu)",
]


@pytest.mark.parametrize("text", SAYS_ANOTHER)
def test_words_do_not_name_another_host_than_the_link(text: str) -> None:
    _line, reason = richtext.fault(text) or (0, None)
    assert reason is not None
    assert "say what one finds there" in reason


@pytest.mark.parametrize(
    "text",
    [
        "[https://shore.isle.org/news](https://shore.isle.org/)",
        "[shore.isle.org/a.b/c.html](https://shore.isle.org/a.b/c.html)",
        "[www.isle.org](https://isle.org/)",
        "[ISLE.org](https://www.isle.org/)",
        "[bücher.de](https://xn--bcher-kva.de/)",
        "<https://bücher.de/größe>",
        "[Shore@isle.org](mailto:shore@isle.org)",
        "[write to shore@isle.org.](mailto:shore@isle.org)",
        "[shore@isle.org](https://isle.org/contact)",
        "[report.pdf, 1.2 MB](https://school.eu/7)",
        "[Version 2.0, e.g. for the U.S. (Ph.D.)](https://school.eu/)",
        "[2021-05-19, 10.30](https://school.eu/)",
        "[Col·legi Sant Jordi](https://school.eu/)",
        "[Shore · News](https://school.eu/)",
        "[It ends here. Then more](https://school.eu/).",
        "(see[1](https://school.eu/)), and [more](https://school.eu/).",
        "`[isle.org](https://evil.eu)`",
        *(f"[{words}](https://school.eu/)" for words in ("Dr. Novak", "St. Patrick", "i.e. this", "U.S. schools")),
        *(f"[{words}](https://school.eu/)" for words in ("p.m. session", "s.r.o. Firma", "M.Ed. programme", "Kft.-k")),
    ],
)
def test_words_that_name_the_host_or_none_pass(text: str) -> None:
    assert richtext.fault(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://user@school.eu/", True),
        ("<https://a:b@school.eu>", True),
        ("https://school.eu/x@y", False),
        ("https://school.eu?q=a@b", False),
        ("https://school.eu or office@school.eu", False),
    ],
)
def test_user_names_are_found_in_any_text(text: str, found: bool) -> None:
    assert has_user_name(text) is found


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a" * 19_000 + "](https://school.eu/)",
        "[" + "-" * 19_000 + "x](https://school.eu/)",
        "[" + "a." * 9_000 + "](https://school.eu/)",
        "[" + "a@" * 9_000 + "](https://school.eu/)",
        "[a" + " " * 19_000 + "b](https://school.eu/)",
        "a" * 15_000 + "[b](https://school.eu/)" * 150,
        "[x](https://school.eu/" + "a@" * 9_000 + ")",
        "[x](https://" + "xn--a." * 3_000 + "eu/)",
        "[x](mailto:" + "a." * 9_000 + "@school.eu)",
        "://" * 6_000 + "@",
    ],
)
def test_the_work_does_not_grow_with_the_square_of_a_text(text: str) -> None:
    """Counted in steps of Python; the parser's own are left out, and patterns are bounded by where they may begin."""
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        richtext.fault(text)
        has_user_name(text)
    finally:
        sys.setprofile(None)
    assert steps < 100 * len(text)
