"""What values are made of: letters, texts, languages, days, places and addresses."""
