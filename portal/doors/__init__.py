"""The doors through which partners send records, and the one answer that all of them give."""
