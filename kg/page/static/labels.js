// Which names are written, and on which side of their marks: as many as fit without covering a
// mark or one another, the busiest first, the nameless last. The busiest may lie on a mark's rim.
// Names and marks keep about their size on the screen, however far the reader zooms out.

/** @typedef {{text: string, size: number, weight: number, dx: number, dy: number, align: "center" | "left" | "right"}} Name `dx` and `dy` from the middle of the mark to that of the line */

/**
 * How much larger than at full scale things are drawn, so that they can be read.
 * @param {number} scale
 */
const enlarged = (scale) => Math.min(4.5, Math.max(1, 0.95 / scale));

const HEAVY = 14; // so many stand out in bolder letters
const MAKING_WAY = 40; // for so many a name goes to another side of its mark
const FOREMOST = 25; // so many may lie on the rim of a mark where nothing else is left, ...
const RIM = 0.4; // ... as far as this part of its radius from the middle
const FAR = 12; // so many that step back have names, for orientation; more would crowd what is chosen
const LETTERS = 28;

/** @type {Map<string, number>} widths of names, at 100 units a line */
const widths = new Map();
const ruler = /** @type {CanvasRenderingContext2D} */ (
  document.createElement("canvas").getContext("2d")
);

/**
 * @param {string} text
 * @param {number} size
 * @param {number} weight
 */
function widthOf(text, size, weight) {
  const key = `${weight} ${text}`;
  if (!widths.has(key)) {
    ruler.font = `${weight} 100px ${FONT}`;
    widths.set(key, ruler.measureText(text).width);
  }
  return ((widths.get(key) ?? 0) * size) / 100;
}

/**
 * The places that a name may have, the best first: at the four sides, then between.
 * @param {string} text
 * @param {number} r of the mark
 * @param {number} size
 * @param {number} weight
 * @returns {Name[]}
 */
function placesFor(text, r, size, weight) {
  const name = { text, size, weight };
  const [aside, beyond] = [r + size * 0.3, r + size * 0.62];
  const [near, far] = [r * 0.5, r * 0.7 + size * 0.5];
  const along = widthOf(text, size, weight) * 0.25;
  return [
    { ...name, dx: 0, dy: beyond, align: "center" },
    { ...name, dx: aside, dy: 0, align: "left" },
    { ...name, dx: -aside, dy: 0, align: "right" },
    { ...name, dx: 0, dy: -beyond, align: "center" },
    { ...name, dx: along, dy: beyond, align: "center" },
    { ...name, dx: -along, dy: beyond, align: "center" },
    { ...name, dx: along, dy: -beyond, align: "center" },
    { ...name, dx: -along, dy: -beyond, align: "center" },
    { ...name, dx: near, dy: far, align: "left" },
    { ...name, dx: near, dy: -far, align: "left" },
    { ...name, dx: -near, dy: far, align: "right" },
    { ...name, dx: -near, dy: -far, align: "right" },
  ];
}

/**
 * The box that a name covers: left, top, right, bottom.
 * @param {Name} name
 * @param {{x: number, y: number}} at
 */
function boxOf({ text, size, weight, dx, dy, align }, at) {
  const width = widthOf(text, size, weight) + 2;
  const x = at.x + dx - (align === "center" ? width / 2 : align === "right" ? width : 0);
  const [top, bottom] = [at.y + dy - size * 0.55, at.y + dy + size * 0.55];
  return [x, top, x + width, bottom];
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/**
 * @param {number[]} box
 * @param {{x: number, y: number, r: number}} mark
 * @param {number} part of its radius
 * @returns {boolean} whether the box lies on the mark
 */
function covers([left, top, right, bottom], { x, y, r }, part) {
  const aside = x < left ? left - x : x > right ? x - right : 0;
  const above = y < top ? top - y : y > bottom ? y - bottom : 0;
  return aside * aside + above * above < (r * part) ** 2;
}

/**
 * @param {number[]} inner
 * @param {number[]} outer
 * @returns {boolean} whether it is cut at neither side
 */
const within = (inner, outer) =>
  !overlap(inner, outer) ||
  (inner[0] > outer[0] && inner[2] < outer[2] && inner[1] > outer[1] && inner[3] < outer[3]);

/**
 * @param {Graph} graph
 * @param {number} actor
 * @returns {boolean} whether its name is written whatever lies there
 */
const isUrgent = ({ focus, pointed, links, hovered }, actor) =>
  focus.selected.includes(actor) ||
  actor === pointed ||
  actor === links.get(hovered)?.a ||
  actor === links.get(hovered)?.b;

/**
 * @param {Graph} graph
 * @returns {number[]} the actors whose names are to be written, the foremost first
 */
function byWeight(graph) {
  const weight = (/** @type {number} */ actor) =>
    (isUrgent(graph, actor) ? 1e9 : 0) +
    (graph.focus.near.has(actor) ? 1e8 : 0) -
    (graph.data.actors[actor].nameless ? 1e7 : 0) +
    (graph.counts.get(actor) ?? 0);
  return [...graph.drawn]
    .filter((actor) => graph.counts.has(actor) || isUrgent(graph, actor))
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, graph.focus.fade === 1 ? undefined : graph.focus.near.size + FAR);
}

/**
 * @param {Graph} graph
 * @returns {Map<number, Name>} the names that are written
 */
function fittingNames(graph) {
  const factor = enlarged(graph.network.getScale());
  const places = graph.network.getPositions([...graph.drawn]);
  const urgent = (/** @type {number} */ actor) => isUrgent(graph, actor);
  const ranked = byWeight(graph);
  const view = graph.camera.boxOf("network");
  const radius = (/** @type {number} */ actor) =>
    actorSize(graph.counts.get(actor) ?? 1) * Math.sqrt(factor);
  const { near, fade } = graph.focus;
  const [shown, pale] = [new Set(ranked), (/** @type {number} */ n) => fade < 1 && !near.has(n)];
  const marks = [...ranked, ...[...graph.drawn].filter((actor) => !shown.has(actor))].map(
    (actor) => ({ ...places[actor], r: radius(actor), pale: pale(actor) }),
  );
  const numbers = graph.numbers.map((count) => countBox(count, factor));
  const zoom = graph.camera.boxOf("zoom");
  /**
   * The places of a name on which nothing but other names may lie, one by one as they are asked for.
   * @param {number} rank
   * @param {number} [whole] what part of the radius of a mark is to be kept clear
   * @returns {Generator<{name: Name, box: number[]}>}
   */
  function* offersOf(rank, whole = 1) {
    const actor = ranked[rank];
    const [text, heavy] = [short(graph.data.actors[actor].label, LETTERS), rank < HEAVY];
    const size = (urgent(actor) ? 15 : 13) * factor;
    for (const name of placesFor(text, radius(actor), size, urgent(actor) || heavy ? 600 : 400)) {
      const box = boxOf(name, places[actor]);
      if (!within(box, view) || overlap(box, zoom)) continue;
      if (numbers.some((number) => overlap(box, number))) continue;
      const aside = pale(actor);
      const keeps = (/** @type {typeof marks[0]} */ mark, /** @type {number} */ n) =>
        n === rank || (mark.pale && !aside) || !covers(box, mark, whole);
      if (marks.every(keeps)) yield { name, box };
    }
  }
  /** @type {{rank: number, name: Name, box: number[]}[]} */
  const written = [];
  ranked.forEach((actor, rank) => {
    let best = firstFree(offersOf(rank), written);
    if (rank < MAKING_WAY) best ??= makeWay(offersOf(rank), written, offersOf);
    if (rank < FOREMOST) best ??= firstFree(offersOf(rank, RIM), written);
    if (best) written.push({ ...best, rank });
    else if (urgent(actor)) {
      const [name] = placesFor(
        short(graph.data.actors[actor].label, LETTERS),
        radius(actor),
        15 * factor,
        600,
      );
      written.push({ rank, name, box: boxOf(name, places[actor]) });
    }
  });
  return new Map(written.map(({ rank, name }) => [ranked[rank], name]));
}

/**
 * @param {Iterable<{name: Name, box: number[]}>} offers
 * @param {{box: number[]}[]} written
 */
function firstFree(offers, written) {
  for (const offer of offers)
    if (written.every((other) => !overlap(offer.box, other.box))) return offer;
  return undefined;
}

/**
 * A place that is free once another name goes to another side of its mark.
 * @param {Iterable<{name: Name, box: number[]}>} offers
 * @param {{rank: number, name: Name, box: number[]}[]} written changed where a name makes way
 * @param {(rank: number) => Iterable<{name: Name, box: number[]}>} offersOf
 */
function makeWay(offers, written, offersOf) {
  for (const offer of offers) {
    const lie = written.filter((other) => overlap(other.box, offer.box));
    if (lie.length !== 1) continue;
    const rest = [offer, ...written.filter((other) => other !== lie[0])];
    const free = firstFree(offersOf(lie[0].rank), rest);
    if (!free) continue;
    Object.assign(lie[0], free);
    return offer;
  }
  return undefined;
}
