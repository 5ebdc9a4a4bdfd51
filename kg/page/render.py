"""Data to HTML: pyvis lays the network out in our template, scripts run by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from kg.actors.hierarchy import Hierarchy
from kg.model import Level
from kg.page.packing import pack, squeeze
from kg.page.payload import Source, gather

STATIC = Path(__file__).parent / "static"
TITLE = "Who dealt with whom"

# One script, in this order: a file uses only what stands before it, or is called later.
SCRIPTS = (
    "dom", "dates", "packed", "data", "happening", "levels", "state", "filter", "links", "place",
    "counts", "labels", "stamps", "camera", "focus", "still", "spared", "pointed", "graph",
    "draw", "slips", "combo", "facets", "chips", "bins", "axis", "brush", "histogram", "play",
    "pair", "events", "rows", "panel", "paths", "table", "files", "picture", "keys", "main",
)  # fmt: skip
STYLES = ("tokens", "frame", "parts", "details")

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 10_000,
        "keyboard": {"enabled": False, "bindToWindow": False},
    },
    "nodes": {"shape": "dot", "chosen": False, "borderWidth": 1.5},
    "edges": {
        "chosen": False,
        "hoverWidth": 1.2,
        "smooth": {"enabled": True, "type": "continuous"},
    },
}


def render(
    source: Source,
    title: str = TITLE,
    *,
    hierarchy: Hierarchy | None = None,
    level: Level = Level.PERSON,
) -> str:
    """The page as one HTML text, for a store or a `Subset`.

    With a ``hierarchy`` the reader can count acts for organisations, states and blocs; the page
    begins at ``level``.
    """
    return render_data(gather(source, title, hierarchy=hierarchy, level=level))


def render_data(data: dict[str, Any]) -> str:
    """The page of what `gather` returned.

    With the keys of the events in ``pages`` it is a page of `kg serve`, and links to theirs.
    """
    from markupsafe import Markup

    net = _carrier(data)
    script, style = Markup(_script()), Markup(_style())
    first, rest = pack(data)
    net.templateEnv.globals.update(
        title=_encodable(data["title"]),
        policy=_policy([_vis_network(), script], style),
        served="pages" in data,
        library=squeeze(_vis_network()),
        script=script,
        style=style,
        payload=first,
        rest=rest,
        as_json=lambda value: Markup(in_script(value)),
    )
    return str(net.generate_html("page.html"))


def _carrier(data: dict[str, Any]) -> Any:
    """A pyvis network that carries our options and our template; the page hands it the actors.

    pyvis's own ``set_template_dir`` would build an environment without escaping.
    """
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", heading=data["title"])
    net.templateEnv = Environment(
        loader=FileSystemLoader(str(Path(__file__).parent)), autoescape=True
    )
    net.path = "template.html"
    net.set_options(json.dumps(OPTIONS))
    return net


def _encodable(text: str) -> str:
    """A text that UTF-8 can hold: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def in_script(value: Any) -> str:
    """JSON that may stand in a script element: nothing in it can end the element."""
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


# Comments and indents of scripts and styles; who wants to read those finds them in `STATIC`.
_SPARE = re.compile(r"^ *//[^\n]*\n|/\*(?:(?!\*/).)*\*/\n?|^ +", re.M | re.S)


def _script() -> str:
    """The scripts as one."""
    code = "\n".join(_lean(STATIC / f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{code}\n}})();\n'


def _style() -> str:
    return "\n".join(_lean(STATIC / f"{name}.css") for name in STYLES)


def _lean(path: Path) -> str:
    """What a browser needs of a file: a third of the scripts is for those who read them."""
    return re.sub(r"\n{2,}", "\n", _SPARE.sub("", path.read_text(encoding="utf-8")))


def _vis_network() -> str:
    """vis-network as pyvis ships it, less the pointer to a source map that is not there."""
    import pyvis

    path = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return path.read_text(encoding="utf-8").replace("//# sourceMappingURL=", "// ")


def content_policy() -> str:
    """The content security policy that stands in every page, for a server to send along."""
    return _policy([_vis_network(), _script()], _style())


def _policy(scripts: list[str], style: str) -> str:
    """A content security policy: our scripts and styles by hash, no connection to anywhere."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    # HTML parsers turn CR LF into LF before they hash.
    plain = text.replace("\r\n", "\n").encode("utf-8")
    return f"'sha256-{base64.b64encode(hashlib.sha256(plain).digest()).decode('ascii')}'"
