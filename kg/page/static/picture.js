// The network as a picture: pixels from the canvas, or lines and words of our own.

/**
 * @param {Graph} graph
 * @param {string} caption
 * @returns {Promise<Blob>}
 */
function pngOf(graph, caption) {
  const seen = /** @type {HTMLCanvasElement} */ (byId("network").querySelector("canvas"));
  const [width, foot] = [seen.width, Math.round(seen.width / 34) + 18];
  const canvas = /** @type {HTMLCanvasElement} */ (
    el("canvas", { width, height: seen.height + foot })
  );
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = graph.colours.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(seen, 0, 0);
  context.fillStyle = graph.colours.muted;
  context.font = `${Math.max(11, Math.round(width / 90))}px ${FONT}`;
  context.fillText(caption, 16, canvas.height - foot / 3, width - 32);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}

/**
 * @param {Graph} graph
 * @param {string} caption
 * @returns {string}
 */
function svgOf(graph, caption) {
  const places = graph.network.getPositions([...graph.drawn]);
  const xs = Object.values(places).map((p) => p.x);
  const ys = Object.values(places).map((p) => p.y);
  const [aside, above] = [100 * graph.factor, 60 * graph.factor];
  const [left, top] = [Math.min(0, ...xs) - aside, Math.min(0, ...ys) - above];
  const [width, height] = [Math.max(0, ...xs) - left + aside, Math.max(0, ...ys) - top + above];
  const { colours } = graph;
  const tip = (/** @type {string} */ id, /** @type {string} */ d) =>
    svg(
      "marker",
      {
        id,
        viewBox: "0 0 10 10",
        refX: 10,
        refY: 5,
        markerWidth: 9,
        markerHeight: 9,
        markerUnits: "userSpaceOnUse",
        orient: "auto-start-reverse",
      },
      svg("path", { d, fill: "context-stroke", stroke: "context-stroke" }),
    );
  const drawing = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${left} ${top} ${width} ${height}`,
      width,
      height,
      "font-family": FONT,
      "font-size": 13,
    },
    svg("title", {}, clean(graph.data.title)),
    svg("defs", {}, tip("arrow", "M0 1L10 5L0 9Z"), tip("bar", "M9 0V10")),
    svg("rect", { x: left, y: top, width, height, fill: colours.paper }),
    [...graph.links.values()].map((link) => svgLink(graph, link, places)),
    [...graph.drawn].map((actor) => svgActor(graph, actor, places[actor])),
    [...graph.names].map(([actor, name]) => svgName(graph, actor, name, places[actor])),
    svg(
      "text",
      { x: left + 16, y: top + height - 14, fill: colours.muted, "font-size": 12 },
      caption,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
}

/**
 * @param {Graph} graph
 * @param {Link} link
 * @param {Record<string, {x: number, y: number}>} places
 */
function svgLink(graph, link, places) {
  const look = graph.lookOf(link);
  const [from, to] = [places[link.a], places[link.b]];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  const cut = (/** @type {number} */ actor) =>
    actorSize(graph.counts.get(actor) ?? 1) * Math.sqrt(graph.factor) + 3;
  const [x1, y1] = [from.x + (dx / long) * cut(link.a), from.y + (dy / long) * cut(link.a)];
  const [x2, y2] = [to.x - (dx / long) * cut(link.b), to.y - (dy / long) * cut(link.b)];
  const bend = look.smooth.enabled ? 0.3 : 0;
  const [cx, cy] = [(x1 + x2) / 2 + dy * bend * 0.5, (y1 + y2) / 2 - dx * bend * 0.5];
  const [mx, my] = [(x1 + x2 + 2 * cx) / 4, (y1 + y2 + 2 * cy) / 4];
  const end = look.arrows.to.type === "bar" ? "url(#bar)" : "url(#arrow)";
  return svg(
    "g",
    { opacity: look.color.opacity },
    svg(
      "path",
      {
        d: `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}`,
        fill: "none",
        stroke: look.color.color,
        "stroke-width": look.width,
        "stroke-dasharray": Array.isArray(look.dashes) ? look.dashes.join(" ") : null,
        "marker-end": end,
        "marker-start": link.mutual ? end : null,
      },
      svg(
        "title",
        {},
        `${clean(graph.data.actors[link.a].label)} ${link.mutual ? "↔" : "→"} ${clean(graph.data.actors[link.b].label)}: ${counted(link.events.length, "event")}, ${tone(link.score)}`,
      ),
    ),
    link.look === "denied" &&
      svg("path", {
        d: `M${mx - 5} ${my + 8}L${mx + 5} ${my - 8}`,
        stroke: graph.colours.ink,
        "stroke-width": 1.6,
      }),
  );
}

/**
 * @param {Graph} graph
 * @param {number} index
 * @param {{x: number, y: number}} place
 */
function svgActor(graph, index, { x, y }) {
  const look = graph.actorLookOf(index);
  const r = look.size;
  const shapes = /** @type {Record<string, string>} */ ({
    dot: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
    square: `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`,
    triangle: `M${x} ${y - r}L${x + r} ${y + r * 0.8}H${x - r}Z`,
    triangleDown: `M${x} ${y + r}L${x + r} ${y - r * 0.8}H${x - r}Z`,
    diamond: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`,
    hexagon: `M${x - r} ${y}L${x - r / 2} ${y - r}H${x + r / 2}L${x + r} ${y}L${x + r / 2} ${y + r}H${x - r / 2}Z`,
  });
  return svg(
    "g",
    { opacity: look.opacity },
    svg("path", {
      d: shapes[look.shape],
      fill: look.color.background,
      stroke: graph.colours.paper,
      "stroke-width": look.borderWidth,
    }),
  );
}

/**
 * @param {Graph} graph
 * @param {number} actor
 * @param {Name} name
 * @param {{x: number, y: number}} place
 */
function svgName(graph, actor, { text, size, weight, dx, dy, align }, { x, y }) {
  return svg(
    "text",
    {
      x: x + dx,
      y: y + dy,
      "font-size": size,
      "font-weight": weight,
      "text-anchor": { left: "start", center: "middle", right: "end" }[align],
      "dominant-baseline": "central",
      fill: inkOf(graph, actor),
      stroke: graph.colours.paper,
      "stroke-width": size / HALO,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    text,
  );
}
