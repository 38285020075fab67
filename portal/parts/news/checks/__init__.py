"""Rules about news and issues of the newsletter."""
