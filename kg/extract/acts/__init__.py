"""Which words tell which act."""
