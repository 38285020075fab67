"""Rules about courses and their texts."""
