"""Rules about people, words and addresses."""
