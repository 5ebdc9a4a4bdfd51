"""How fast and how large `kg` is; every figure is a ratio of two things measured in one run."""
