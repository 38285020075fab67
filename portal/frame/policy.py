"""What any page may load: the Content-Security-Policy of the site, but for who may frame it."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; upgrade-insecure-requests"
)
"""What any page may load, those that are not there included. It does not say who may frame it.

No script, the search's neither, makes markup or code of a text, and browsers that know trusted types hold them to it.
"""
