"""What words can mean: the lexicon of acts, nouns of actors, frames, lists of words."""
