"""Letters that can be printed: those of the fonts with which PDF documents are set."""

import re

# Manrope and the fonts inside Typst have all of these; tests/test_documents.py sets every one. Left out are letters
# that stand alone in a row of others that no font has, and those that are never written by themselves.
_LETTERS = (
    "\t\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff"  # Latin
    "\u0300-\u0304\u0306-\u030c\u0327\u0328"  # its accents, where they are written apart
    "\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff"  # Greek, Cyrillic
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u2040\u2044-\u2052\u2054-\u205e"  # more Latin, punctuation
    "\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2100-\u211e\u2126-\u2151\u2153-\u2184"
    # Arrows and signs.
    "\u2190-\u2328\u232b-\u23ff\u2460-\u262f\u2638-\u268b\u2701-\u2704\u270c-\u2727\u2761-\u277f\u2798-\u27af"
)
_UNKNOWN = re.compile(f"[^{_LETTERS}]")


def unprintable(text: str) -> tuple[int, str] | None:
    """The first letter of ``text`` that no font has, with its place; None where all can be printed."""
    found = _UNKNOWN.search(text)
    return None if found is None else (found.start(), found[0])
