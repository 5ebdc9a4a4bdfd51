"""The network page: one HTML file that shows who dealt with whom, and asks nothing of a network.

pyvis carries vis-network and our own template; everything else (filters, timeline, table) is
the plain JavaScript and CSS in ``static/``.
"""

from kg.page.payload import Source, Subset, gather
from kg.page.render import render, render_data

__all__ = ["Source", "Subset", "gather", "render", "render_data"]
