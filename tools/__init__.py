"""Tools for maintainers and tests; the portal runs without them."""
