"""Anything a reader has → articles; what cannot be read comes out as an InputError."""

from kg.articles.days import read_day
from kg.articles.head import Doubt, Head, NoDay, Unread
from kg.articles.identity import article_id, former_ids
from kg.articles.read import read
from kg.articles.remarks import FOREIGN, Remark, remarks

__all__ = [
    "FOREIGN",
    "Doubt",
    "Head",
    "NoDay",
    "Remark",
    "Unread",
    "article_id",
    "former_ids",
    "read",
    "read_day",
    "remarks",
]
