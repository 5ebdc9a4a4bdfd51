"""Figures for papers: the history of a pair and the network, as SVG, PDF or PNG.

`canvas` alone knows matplotlib; the other modules say what stands where. All lengths are points
of 1/72 inch, counted from the upper left corner.
"""

from kg.figures.writer import to_figure

__all__ = ["to_figure"]
