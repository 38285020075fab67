"""Shows the site while somebody works on it: ``make serve``.

The server knows nothing of the site. A worker, which is a process of its own, builds it again after each change; when
the program changes, it is replaced. What is served is the last build that succeeded, so a mistake leaves it standing.
"""
