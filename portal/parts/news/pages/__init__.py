"""Pages of news and of the newsletter."""
