"""News and the newsletter."""
