"""Feeds and subscriptions: what readers can follow, and in which formats."""
