"""What all records share: fields, lists, people, places and publications."""
