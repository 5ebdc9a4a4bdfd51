// How actors and links look: colour, width, dash, arrow; the same for screen, picture and legend.

/** @typedef {{ink: string, muted: string, faint: string, paper: string, surface: string, line: string, accent: string, cooperation: string, conflict: string, neutral: string}} Palette */

const SHAPES = /** @type {Record<string, string>} */ ({
  country: "dot",
  organisation: "square",
  person: "triangle",
  group: "diamond",
  place: "triangleDown",
  matter: "hexagon",
});
/** @type {Record<string, number>} how much lighter than ink a kind of actor is: states stand out */
const LIGHTER = { country: 0, organisation: 0.2, person: 0.3, group: 0.45 };
const CONFLICT_BELOW = -0.5;
const COOPERATION_ABOVE = 0.5;

/** @returns {Palette} the colours of the current theme, from the style sheet */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (/** @type {string} */ key) => style.getPropertyValue(`--${key}`).trim();
  const keys = [
    "ink",
    "muted",
    "faint",
    "paper",
    "surface",
    "line",
    "accent",
    "cooperation",
    "conflict",
    "neutral",
  ];
  return /** @type {Palette} */ (Object.fromEntries(keys.map((key) => [key, read(key)])));
}

/** @type {Map<string, string>} */
const mixed = new Map();

/**
 * A colour between two others.
 * @param {string} a "#rrggbb"
 * @param {string} b
 * @param {number} share of b
 */
function mix(a, b, share) {
  const key = `${a}${b}${share}`;
  const known = mixed.get(key);
  if (known) return known;
  const parts = (/** @type {string} */ hex) =>
    [1, 3, 5].map((n) => parseInt(hex.slice(n, n + 2), 16));
  const [x, y] = [parts(a), parts(b)];
  const colour = `#${x
    .map((v, n) =>
      Math.round(v + (y[n] - v) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
  if (mixed.size > 2000) mixed.clear();
  mixed.set(key, colour);
  return colour;
}

/**
 * @param {number | null} score -10 to +10
 * @param {Palette} colours
 */
function scoreColour(score, colours) {
  if (score === null) return colours.neutral;
  const share = Math.min(1, Math.abs(score) / 5) ** 0.6;
  return mix(colours.neutral, score < 0 ? colours.conflict : colours.cooperation, share);
}

/** @param {number | null} score */
function tone(score) {
  if (score === null) return "no score";
  if (score < CONFLICT_BELOW) return "conflictual";
  return score > COOPERATION_ABOVE ? "cooperative" : "neutral";
}

/** @param {number | null} score */
function toneClass(score) {
  const kind = tone(score);
  return kind === "cooperative" ? "cooperation" : kind === "conflictual" ? "conflict" : "neutral";
}

/** @type {Record<string, string>} from the middle on, of one area: for whom colours say little */
const TONES = {
  cooperation: "m0 -4a4 4 0 1 0 .01 0Z",
  conflict: "m0 -5.2l4.7 8.1h-9.4Z",
  neutral: "m-3.6 -3.6h7.2v7.2h-7.2Z",
};

/**
 * A disc, a triangle or a square, as figures have them.
 * @param {number | null} score
 * @param {number} x of its middle
 * @param {number} y
 */
const toneShape = (score, x, y) => svg("path", { d: `M${x} ${y}${TONES[toneClass(score)]}` });

/**
 * That shape among words, which says to screen readers and the pointer what it means.
 * @param {number | null} score
 */
function toneSign(score) {
  const told = tone(score);
  return el(
    "span",
    { class: `tone ${toneClass(score)}`, role: "img", "aria-label": told, title: told },
    svg("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, toneShape(score, 6, 6)),
  );
}

/** @param {number} count */
const linkWidth = (count) => 1.8 + 1.6 * Math.log2(count);

/** @param {number} count */
const actorSize = (count) => 7 + 3.2 * Math.sqrt(Math.log2(1 + count) * 2);

/**
 * @param {Actor} actor
 * @param {number} count
 * @param {{x: number, y: number}} place
 * @param {{selected: boolean, faded: number, colours: Palette, enlarged: number}} how
 */
function actorLook(actor, count, place, { selected, faded, colours, enlarged: factor }) {
  const fill = selected
    ? colours.accent
    : mix(colours.ink, colours.paper, LIGHTER[actor.kind] ?? LIGHTER.group);
  return {
    id: actor.index,
    x: place.x,
    y: place.y,
    shape: SHAPES[actor.kind] ?? "dot",
    size: actorSize(count) * Math.sqrt(factor),
    opacity: faded,
    borderWidth: selected ? 3 : 1.5,
    color: {
      background: fill,
      border: colours.paper,
      hover: { background: colours.accent, border: colours.paper },
    },
  };
}

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

/**
 * @param {Link} link
 * @param {{faded: number, alone: boolean, colours: Palette, enlarged: number}} how
 */
function linkLook(link, { faded, alone, colours, enlarged: factor }) {
  const grown = Math.sqrt(factor);
  const end = {
    enabled: true,
    type: tone(link.score) === "conflictual" ? "bar" : "triangle",
    scaleFactor: (tone(link.score) === "conflictual" ? 0.9 : 0.65) * grown,
  };
  return {
    id: link.key,
    from: link.a,
    to: link.b,
    width: linkWidth(link.events.length) * grown,
    color: {
      color: scoreColour(link.score, colours),
      hover: scoreColour(link.score, colours),
      opacity: faded,
    },
    dashes: link.look === "planned" ? [7, 6] : link.look === "denied" ? [2, 5] : false,
    arrows: link.mutual ? { to: end, from: end } : { to: end, from: { enabled: false } },
    smooth:
      alone || link.mutual
        ? { enabled: false, type: "continuous", roundness: 0 }
        : { enabled: true, type: "curvedCW", roundness: 0.16 },
  };
}

/**
 * Strikes through the links that are denied.
 * @param {CanvasRenderingContext2D} context
 * @param {vis.Network} network
 * @param {Iterable<Link>} links
 * @param {Palette} colours
 */
function strikeDenied(context, network, links, colours) {
  context.save();
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.6;
  for (const link of links) {
    if (link.look !== "denied") continue;
    const edge = network.body.edges[link.key];
    if (!edge?.connected || edge.options.color.opacity < 0.2) continue;
    const [middle, after] = [edge.edgeType.getPoint(0.5), edge.edgeType.getPoint(0.52)];
    const angle = Math.atan2(after.y - middle.y, after.x - middle.x) + Math.PI / 3;
    const [dx, dy] = [Math.cos(angle) * 9, Math.sin(angle) * 9];
    context.beginPath();
    context.moveTo(middle.x - dx, middle.y - dy);
    context.lineTo(middle.x + dx, middle.y + dy);
    context.stroke();
  }
  context.restore();
}

/** @type {Record<string, string>} the shapes of `SHAPES`, small */
const SIGNS = {
  country: "M8 2a6 6 0 1 0 .01 0Z",
  organisation: "M3 3H13V13H3Z",
  person: "M8 2L14 13H2Z",
  group: "M8 1L15 8L8 15L1 8Z",
  place: "M8 14L2 3H14Z",
  matter: "M1 8L4.5 2H11.5L15 8L11.5 14H4.5Z",
};

/**
 * @param {Actor[]} actors
 * @returns {HTMLElement[]} what the signs mean, of those that there are
 */
function legendRows(actors) {
  const line = (/** @type {string} */ kind, /** @type {string} */ end) => {
    const path = svg("path", { d: "M2 8H34", class: `mark ${kind}` });
    const tip =
      end === "bar" ? "M34 3V13" : end === "strike" ? "M15 14L22 2" : "M34 8L27 4.5V11.5Z";
    return svg(
      "svg",
      { viewBox: "0 0 38 16", width: 26, height: 11, "aria-hidden": "true" },
      path,
      svg("path", { d: tip, class: `mark tip ${kind}` }),
    );
  };
  const shape = (/** @type {string} */ kind) =>
    svg(
      "svg",
      { viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true" },
      svg("path", { d: SIGNS[kind], class: `shape ${kind}` }),
    );
  const kinds = new Set(actors.map((actor) => actor.kind));
  const row = (/** @type {Node} */ sign, /** @type {string} */ text) =>
    el("div", { class: "legend-row" }, sign, el("span", {}, text));
  return [
    row(line("cooperation", "arrow"), "cooperative"),
    row(line("conflict", "bar"), "conflictual"),
    row(line("neutral", "arrow"), "neutral"),
    row(line("planned", "arrow"), "planned, hypothetical"),
    row(line("denied", "strike"), "denied, negated"),
    ...Object.keys(SIGNS)
      .filter((kind) => kinds.has(kind))
      .map((kind) => row(shape(kind), kind)),
    el("div", { class: "legend-row" }, "size: events"),
  ];
}
