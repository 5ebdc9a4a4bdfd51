import io
import re

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kg.figures.canvas import CM, EDGE, Canvas, fit, plain, text_width


def sheet(width=10 * CM - 2 * EDGE, title="A title"):
    canvas = Canvas(width, 100, title)
    canvas.line([(0, 0), (50, 50)], "#000000", dash=(2, 1))
    canvas.polygon([(0, 0), (9, 0), (9, 9)], "#ff0000", name="shape")
    canvas.circle((50, 50), 5, "#00ff00")
    canvas.text((10, 90), "Łódź $x$ <&>", 7, "#000000", ground="#ffffff", bold=True)
    return canvas


@pytest.mark.parametrize("format", ["svg", "pdf", "png"])
def test_equal_sheets_are_equal_files_without_a_date(format):
    first, second = sheet().save(format), sheet().save(format)
    assert first == second
    assert not re.search(rb"CreationDate|<dc:date>|Software|20\d\d-\d\d-\d\d", first)


def test_text_stays_text():
    svg = sheet().save("svg").decode()
    assert ">Łódź $x$ &lt;&amp;&gt;</text>" in svg
    assert "'DejaVu Sans', 'Verdana'" in svg
    assert "<title>A title</title>" in svg
    pdf = sheet().save("pdf")
    assert pdf.startswith(b"%PDF-1.")
    assert b"/Type3" not in pdf
    assert b"/FontFile2" in pdf


def test_the_width_is_as_asked_in_every_format():
    svg = sheet().save("svg").decode()
    assert float(re.search(r'width="([\d.]+)pt"', svg)[1]) == pytest.approx(10 * CM)
    pdf = sheet().save("pdf")
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert float(box[1]) == pytest.approx(10 * CM, abs=0.01)
    picture = Image.open(io.BytesIO(sheet().save("png")))
    assert picture.width / picture.info["dpi"][0] * 2.54 == pytest.approx(10, abs=0.01)


def test_what_the_user_has_set_for_other_figures_changes_nothing():
    before = sheet().save("svg")
    own = {"savefig.bbox": "tight", "svg.fonttype": "path", "font.sans-serif": ["DejaVu Serif"]}
    with matplotlib.rc_context(own):
        assert sheet().save("svg") == before
        assert matplotlib.rcParams["savefig.bbox"] == "tight"


@settings(deadline=None)
@given(st.text())
def test_any_text_becomes_one_line(text):
    line = plain(text)
    assert line.isprintable() or not line
    assert "\n" not in line
    assert plain(line) == line


@settings(deadline=None)
@given(st.text(max_size=60), st.floats(10, 200))
def test_a_text_is_cut_to_its_width(text, width):
    cut = fit(text, width, 7)
    assert text_width(cut, 7) <= width
    assert cut == plain(text) or cut.endswith("…")


def test_bold_is_wider():
    assert text_width("Russia", 7) < text_width("Russia", 7, bold=True) < text_width("Russia", 14)
