"""What the parser gets wrong often enough in news to be mended by rule."""
