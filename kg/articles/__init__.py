"""Anything a reader has → articles; what cannot be read comes out as an InputError."""

from kg.articles.head import Doubt, Head
from kg.articles.identity import article_id
from kg.articles.read import read

__all__ = ["Doubt", "Head", "article_id", "read"]
