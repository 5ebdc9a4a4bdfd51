"""Pages of old that put their text into tables → pages with paragraphs."""

from __future__ import annotations

from typing import Any

_LONG = 200  # characters of a cell that is no datum
_PARTS = frozenset("table tbody thead tfoot tr td th center font".split())
_BLOCKS = frozenset("br p div table ul ol blockquote h1 h2 h3 h4 h5 h6 hr pre".split())


def without_layout_tables(tree: Any) -> Any:
    """The tree (of lxml) of a page in which a table is a table of data.

    One with a cell that holds a text was made for the looks of the page: its cells become blocks,
    and the lines in them paragraphs. The tree is changed.
    """
    made = {table for cell in tree.iter("td") if _holds_text(cell) for table in _around(cell)}
    for table in made:
        own = [part for part in table.iter(*_PARTS) if _nearest(part) in made]
        for line in [line for line in table.iter("br") if _nearest(line) in made]:
            _make_paragraph(line)
        for part in own:
            part.tag = "span" if part.tag == "font" else "div"
    return tree


def _holds_text(cell: Any) -> bool:
    table = _nearest(cell)
    inner = (one for one in cell.iter("table") if _nearest(one.getparent()) is table)
    return _length(cell) - sum(map(_length, inner)) >= _LONG


def _length(part: Any) -> int:
    return sum(len(text.strip()) for text in part.itertext())


def _around(cell: Any) -> list[Any]:
    return list(cell.iterancestors("table"))


def _nearest(part: Any) -> Any:
    """The table that a part of a page stands in, or is."""
    return part if part.tag == "table" else next(part.iterancestors("table"), None)


def _make_paragraph(line: Any) -> None:
    """A line break → a paragraph with what stands on the line."""
    line.tag, line.text, line.tail = "p", line.tail, None
    following = line.getnext()
    while following is not None and following.tag not in _BLOCKS:
        behind = following.getnext()
        line.append(following)
        following = behind
