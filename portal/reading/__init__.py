"""Reading data: files, records and what is wrong with them."""
