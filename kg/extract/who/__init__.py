"""Who is named, and who is meant by other words."""
