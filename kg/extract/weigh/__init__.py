"""What the rules say against what the network reads."""
