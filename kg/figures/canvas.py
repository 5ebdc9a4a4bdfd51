"""A sheet to draw on, in points from its upper left corner, and the file it becomes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import ConfigError

if TYPE_CHECKING:
    from matplotlib.artist import Artist

CM = 72 / 2.54
EDGE = 2.0  # white on all sides, which no place counts
_DPI = 300  # of a PNG
_LONGEST = 300  # no figure shows more characters of one text

# The first family comes with matplotlib, so all machines measure and draw the same. It is wider
# than the others: what fits in it fits in whichever the reader of an SVG has.
_FAMILIES = ["DejaVu Sans", "Verdana", "Arial", "Helvetica"]
_SETTINGS: Any = {
    "font.sans-serif": _FAMILIES,
    "svg.fonttype": "none",  # text stays text: it can be searched, read aloud and edited
    "svg.hashsalt": "kg",  # the same names of parts every time
    "pdf.fonttype": 42,  # TrueType; many journals refuse Type 3
    "path.simplify": False,
}

Point = tuple[float, float]
Align = Literal["left", "center", "right"]


class Canvas:
    """A white sheet with room for a width and a height; `EDGE` is added on all sides.

    ConfigError when matplotlib is not installed.
    """

    def __init__(self, width: float, height: float, title: str = "") -> None:
        with _matplotlib():
            from matplotlib.figure import Figure
            from matplotlib.transforms import Affine2D
        self.width, self.height = width, height
        self._title = plain(title)
        size = ((width + 2 * EDGE) / 72, (height + 2 * EDGE) / 72)
        self._figure = Figure(figsize=size, dpi=72, facecolor="white")
        down = Affine2D().translate(EDGE, EDGE).scale(1 / 72, -1 / 72).translate(0, size[1])
        self._points = down + self._figure.dpi_scale_trans

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float = 0.5,
        *,
        dash: tuple[float, float] | None = None,
        layer: float = 1,
        name: str | None = None,
    ) -> None:
        """Draw a line through points; ``dash`` is a stroke and a gap in points."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        style: Any = (0, (dash[0] / width, dash[1] / width)) if dash else "-"
        line = Line2D(xs, ys, color=colour, linewidth=width, linestyle=style, zorder=layer)
        line.set_solid_capstyle("butt")
        self._add(line, name)

    def polygon(
        self,
        points: Sequence[Point],
        fill: str,
        edge: str = "none",
        width: float = 0.8,
        *,
        layer: float = 2,
        name: str | None = None,
    ) -> None:
        """Draw a closed shape."""
        from matplotlib.patches import Polygon

        patch = Polygon(points, facecolor=fill, edgecolor=edge, linewidth=width, zorder=layer)
        self._add(patch, name)

    def circle(
        self,
        at: Point,
        radius: float,
        fill: str,
        edge: str = "none",
        width: float = 0.8,
        *,
        layer: float = 2,
        name: str | None = None,
    ) -> None:
        """Draw a circle."""
        from matplotlib.patches import Circle

        patch = Circle(at, radius, facecolor=fill, edgecolor=edge, linewidth=width, zorder=layer)
        self._add(patch, name)

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        align: Align = "left",
        ground: str | None = None,
        cover: float = 1,
    ) -> None:
        """Write a line of text on a baseline.

        ``ground`` is the colour of a box behind it, which covers what lies below so far.
        """
        from matplotlib.font_manager import FontProperties
        from matplotlib.text import Text

        weight = "bold" if bold else "normal"
        font = FontProperties(family="sans-serif", size=size, weight=weight)
        written = Text(
            *at, plain(text), color=colour, fontproperties=font, ha=align, va="baseline",
            parse_math=False, usetex=False, zorder=4,
        )  # fmt: skip
        if ground is not None:
            written.set_bbox({"facecolor": ground, "edgecolor": "none", "pad": 0.4, "alpha": cover})
        self._add(written, None)

    def _add(self, artist: Artist, name: str | None) -> None:
        artist.set_transform(self._points)
        if name is not None:
            artist.set_gid(name)
        self._figure.add_artist(artist)

    def save(self, format: str) -> bytes:
        """Return the sheet as svg, pdf or png; equal sheets give equal bytes."""
        import matplotlib

        undated: dict[str, dict[str, str | None]] = {
            "svg": {"Date": None, "Creator": None, "Title": self._title or None},
            "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
            "png": {"Software": None},
        }
        out = io.BytesIO()
        with matplotlib.rc_context(), _quiet():
            matplotlib.rcdefaults()  # whatever the user has set for other figures
            matplotlib.rcParams.update(_SETTINGS)
            self._figure.savefig(out, format=format, dpi=_DPI, metadata=undated[format])
        return out.getvalue()


def plain(text: str) -> str:
    """A text of any origin as one line that can be drawn."""
    cut = " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]
    return "".join(c if c.isprintable() else "\ufffd" for c in cut)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How many points wide a text is."""
    return _measure(plain(text), bold) * size / _MEASURED


def fit(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut to a width in points; an ellipsis shows that it was."""
    text = plain(text)
    if text_width(text, size, bold=bold) <= width:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if text_width(f"{text[:middle].rstrip()}…", size, bold=bold) <= width:
            short = middle
        else:
            long = middle - 1
    return f"{text[:short].rstrip()}…"


_MEASURED = 10  # points


@lru_cache(maxsize=4096)
def _measure(text: str, bold: bool) -> float:
    with _matplotlib():
        from matplotlib.font_manager import FontProperties
        from matplotlib.textpath import text_to_path
    weight = "bold" if bold else "normal"
    font = FontProperties(family=_FAMILIES[0], size=_MEASURED, weight=weight)
    with _quiet():
        return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]


@contextmanager
def _matplotlib() -> Iterator[None]:
    try:
        yield
    except ImportError:
        raise ConfigError(
            "figures need matplotlib, which is not installed", "pip install 'kg-diplomacy[figures]'"
        ) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the warnings for a sign that the font lacks: it is drawn as a box."""
    lacking = "Glyph|Matplotlib currently does not support"
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=lacking, category=UserWarning)
        yield
