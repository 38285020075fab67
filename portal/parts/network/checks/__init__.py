"""Rules about hubs and places."""
