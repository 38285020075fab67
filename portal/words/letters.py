"""The letters that the fonts of PDF documents can print, and those that the font of preview images can draw."""

import re

# Manrope and the fonts built into Typst have all of these; tests/test_documents.py sets every one. Omitted are single
# letters in a range of others that no font has, and those that are never written alone.
_LETTERS = (
    "\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff"  # Latin
    "\u0300-\u0304\u0306-\u030c\u0327\u0328"  # Latin accents that are encoded separately
    "\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff"  # Greek, Cyrillic
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u2040\u2044-\u2052\u2054-\u205e"  # more Latin, punctuation
    "\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2100-\u211e\u2126-\u2151\u2153-\u2184"
    # Arrows and signs.
    "\u2190-\u2328\u232b-\u23ff\u2460-\u262f\u2638-\u268b\u2701-\u2704\u270c-\u2727\u2761-\u277f\u2798-\u27af"
)
_UNKNOWN = re.compile(f"[^{_LETTERS}]")
# Manrope alone; tests/test_previews.py looks each up in the font.
_DRAWN = (
    " -~\u00a0-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0131\u0134-\u0137\u0139-\u013e\u0141-\u0148"
    "\u014a-\u014d\u0150-\u017e\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0259\u02c6\u02c7\u02d8-\u02dd"
    "\u0374\u0375\u037e\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u04ae\u04af"
    "\u04ba\u04bb\u04e8\u04e9\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2011\u2013\u2014\u2018-\u201a\u201c-\u2022"
    "\u2026\u2030\u2039\u203a\u2044\u2070\u2074-\u2079\u2080-\u2089\u20ac\u2116\u2122\u2190-\u2193\u2212"
)
_UNDRAWN = re.compile(f"[^{_DRAWN}]")


def unprintable(text: str) -> tuple[int, str] | None:
    """The first letter of ``text`` that no font has, with its index; None if all can be printed."""
    found = _UNKNOWN.search(text)
    return None if found is None else (found.start(), found[0])


def undrawable(text: str) -> tuple[int, str] | None:
    """The first letter of ``text`` that the font of preview images lacks, with its index; None if all can be drawn."""
    found = _UNDRAWN.search(text)
    return None if found is None else (found.start(), found[0])
