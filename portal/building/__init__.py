"""How the site is built: programs that are run, results that are kept, and builds that stop."""
