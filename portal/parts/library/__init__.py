"""The library of open educational resources."""
