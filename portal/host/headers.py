"""Netlify's ``_headers``: which resources each part of the site may load, and which sites may load or frame it.

Netlify applies every rule that matches a path (https://docs.netlify.com/manage/routing/headers/). The result of two
rules with the same header is not documented reliably, so there is no rule for all paths: each top-level folder and file
has one of its own, and no header gets two values. Contributed files are in folders of their own, in a sandbox.
"""

from collections.abc import Iterable, Mapping

from portal.following.channels import ENDINGS
from portal.frame.addresses import EMBEDS, FILES, IMAGES
from portal.frame.policy import POLICY

# A sandbox has an opaque origin: nothing in it is a page of this site. Inline styles and pictures of a drawing are
# allowed.
_CONTRIBUTED = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_Values = Mapping[str, str]
_ALONE: _Values = {"Cross-Origin-Opener-Policy": "same-origin"}
_UNFRAMED: _Values = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    **_ALONE,
}
_OURS: _Values = {"Cross-Origin-Resource-Policy": "same-origin"}
_ANYBODYS: _Values = {"Cross-Origin-Resource-Policy": "cross-origin"}
# Files for programs, also for those that run in a browser on another site.
_READ: _Values = {**_UNFRAMED, **_ANYBODYS, "Access-Control-Allow-Origin": "*"}
_HARMLESS: _Values = {
    "Content-Security-Policy": _CONTRIBUTED,
    "X-Frame-Options": "DENY",
    **_ALONE,
    # Downloaded, never opened as a page. Pages still show pictures, because <img> ignores this header.
    "Content-Disposition": "attachment",
}
_PARTS: Mapping[str, _Values] = {
    "api": _READ,
    "calendar": _READ,
    "feeds": _READ,
    **{f"feed{ending}": _READ for ending in ENDINGS.values()},
    # An embedded list loads its style sheet, and in a sandbox it counts as cross-origin.
    "assets": {**_UNFRAMED, **_ANYBODYS},
    EMBEDS.strip("/"): {"Content-Security-Policy": POLICY, **_ALONE, **_ANYBODYS},
    FILES.strip("/"): {**_HARMLESS, **_OURS},
    # Feed readers show the pictures of entries, and lists in a sandbox count as cross-origin.
    IMAGES.strip("/"): {**_HARMLESS, **_ANYBODYS},
}


def headers(paths: Iterable[str], types: Mapping[str, str], own: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """A rule for each top-level folder or file in ``paths``, and the media ``types`` of files.

    ``own`` has the headers of folders that need others than all the rest, by name of the folder.

    ``paths`` are the addresses of all pages and files below the site's root, "" for the home page. The folders of
    contributed files have a rule even if they are empty.
    """
    rules: dict[str, _Values] = {}
    special = {**_PARTS, **(own or {})}
    # Netlify does not publish its own files, which begin with _.
    tops = {_top(path) for path in paths if not path.startswith("_")}
    for top in sorted(tops | {"", "404.html", "index.html", f"{FILES}*", f"{IMAGES}*"}):
        rules[f"/{top}"] = special.get(top.removesuffix("/*"), {**_UNFRAMED, **_OURS})
    for path, type in sorted(types.items()):
        rules[f"/{path}"] = {"Content-Type": type}
    return "".join(_rule(path, values) for path, values in rules.items())


def _top(path: str) -> str:
    folder, slash, _rest = path.partition("/")
    return f"{folder}/*" if slash else folder


def _rule(path: str, values: _Values) -> str:
    return "".join((f"{path}\n", *(f"  {name}: {value}\n" for name, value in values.items())))
