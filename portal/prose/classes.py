"""Classes allowed in hand-written pages: those with a style there, and none of the site's own frame.

With a class of the frame, a page could cover the whole window with a link or imitate the search. So classes are listed:
those that authors may write, as Material for MkDocs documents them, and those in the output of Markdown's extensions.
"""

import re

from portal.problem import did_you_mean, shortened

ADMONITIONS = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example"),
    "quote",
)
"""Kinds of admonitions and collapsible blocks; docs/assets/styles/anywhere/writing.css gives each its icon."""
WRITTEN = (
    *("grid", "cards", "card"),
    *("md-button", "md-button--primary"),
    *("sm", "lg", "middle"),
    *("lead", "small", "drawing", "drawings", "guide-start", "guide-parts", "ready", "ways-in", "card-title"),
    *ADMONITIONS,
)
"""Classes that authors may write: grids and cards, buttons, icon sizes, those of our own style sheets, admonitions."""

MADE = frozenset(
    {
        *("admonition", "admonition-title", "twemoji", "headerlink", "toc", "toclink", "toctitle"),
        *("tabbed-set", "tabbed-alternate", "tabbed-labels", "tabbed-content", "tabbed-block"),
        *("task-list", "task-list-item", "task-list-control", "task-list-indicator"),
        *("footnote", "footnote-ref", "footnote-backref", "align-left", "align-center", "align-right"),
        *("highlight", "highlighttable", "code", "filename", "linenos", "linenodiv", "linenums", "normal", "special"),
        *("keys", "arithmatex", "critic", "break", "comment", "block", "magiclink"),
    }
)
"""Classes in the output of extensions and of the corrections of their HTML."""
# Languages of code blocks, keyboard keys, and the token classes of Pygments.
_FAMILIES = re.compile(
    r"(?:language|key|magiclink)-[A-Za-z0-9_+#.-]{1,40}|[a-z][a-z0-9]?|[lp]-[A-Za-z-]{1,20}|cpf|err|esc|ges|hll"
)


def fault(name: str) -> str | None:
    """Why no page may have the class ``name``, with the remedy; None if it may."""
    if name in WRITTEN or name in MADE or _FAMILIES.fullmatch(name):
        return None
    known = ", ".join(WRITTEN)
    return f'pages have no class "{shortened(name)}"{did_you_mean(name, WRITTEN)}; use one of: {known}; or delete it'
