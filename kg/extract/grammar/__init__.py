"""A parse as the rules read it, and the questions that all of them ask it."""
