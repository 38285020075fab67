"""The mechanics of a build: external programs, cached results, and builds that fail."""
