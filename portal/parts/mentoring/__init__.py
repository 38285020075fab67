"""The mentoring guide."""
