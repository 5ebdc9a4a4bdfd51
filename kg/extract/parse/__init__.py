"""A text as spaCy Doc: words, trees, tags, names, and what the network reads of acts."""
