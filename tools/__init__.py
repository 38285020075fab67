"""What maintainers run now and then, and the site never needs."""
