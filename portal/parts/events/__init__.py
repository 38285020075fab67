"""Events, their months and calendars."""
