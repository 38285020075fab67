"""What values consist of: letters, texts, languages, days, places and addresses."""
