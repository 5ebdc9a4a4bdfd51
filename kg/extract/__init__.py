"""Article text → mentions and events; the only part that knows spaCy."""
