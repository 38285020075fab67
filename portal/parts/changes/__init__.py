"""What changed from one release of the site to the next."""
