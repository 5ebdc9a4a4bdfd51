// How many events a link has, written on it: where the pointer is, and of what is chosen.

/** @typedef {{link: Link, text: string, x: number, y: number}} Count */

const COUNT_SIZE = 12;
// Where on a link its number stands, from the end that is not chosen: those of a pair lie beside each
// other, and the links of one actor have more room there than where they meet.
const STAND = { alone: 0.4, out: 0.3, mutual: 0.45, back: 0.6 };
const SHIFTS = [0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21]; // to where it is on no mark and no other number

/**
 * @param {Graph} graph
 * @param {Link} link
 * @returns {boolean} one event goes without saying, unless it is pointed at
 */
function isCounted({ focus: { selected, steps }, hovered }, link) {
  if (link.key === hovered) return true;
  const ends = [link.a, link.b];
  const chosen = selected.length > 0 && selected.every((actor) => ends.includes(actor));
  return link.events.length > 1 && (chosen || Boolean(steps?.has(pairKey(link))));
}

/**
 * The numbers that are written, and where, in units of the canvas.
 * @param {Graph} graph
 * @returns {Count[]}
 */
function numbersOn(graph) {
  const numbered = [...graph.links.values()].filter((link) => isCounted(graph, link));
  const marks = numbered.length ? marksOf(graph) : [];
  /** @type {Count[]} */
  const counts = [];
  /** @type {number[][]} */
  const boxes = [];
  for (const link of numbered) {
    const places = placesOn(graph, link).map((place) => ({
      place,
      box: countBox(place, graph.factor),
    }));
    const apart = places.filter(({ box }) => boxes.every((other) => !overlap(box, other)));
    const clear = apart.find(({ box }) => marks.every((mark) => !covers(box, mark, 1)));
    // Where no place is clear a mark lies under the number, but another number never.
    const best = clear ?? apart[0];
    if (!best) continue;
    counts.push(best.place);
    boxes.push(best.box);
  }
  return counts;
}

/**
 * The places that the number of a link may have, the best first; none where the link is not drawn.
 * @param {Graph} graph
 * @param {Link} link
 * @returns {Count[]}
 */
function placesOn(graph, link) {
  const edge = graph.network.body.edges[link.key];
  if (!edge?.connected) return [];
  const outward = link.b !== graph.focus.selected[0];
  const way = link.mutual ? "mutual" : outward ? "out" : "back";
  const stand = STAND[isAlone(graph.links, link) ? "alone" : way];
  return SHIFTS.map((by) => {
    const share = outward ? 1 - stand - by : stand + by;
    return { link, text: grouped(link.events.length), ...edge.edgeType.getPoint(share) };
  });
}

/**
 * @param {Graph} graph
 * @returns {{x: number, y: number, r: number}[]} the marks that do not step back
 */
const marksOf = (graph) =>
  [...graph.drawn]
    .filter((actor) => graph.fadeOf(actor) === 1)
    .map((actor) => ({
      ...graph.placeOf(actor),
      r: actorSize(graph.counts.get(actor) ?? 1) * Math.sqrt(graph.factor),
    }));

/**
 * The box that a number covers: left, top, right, bottom.
 * @param {Count} count
 * @param {number} factor
 */
function countBox({ text, x, y }, factor) {
  const [high, wide] = [COUNT_SIZE * factor, widthOf(text, COUNT_SIZE * factor, 600)];
  return [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Graph} graph
 */
function writeCounts(context, graph) {
  const { colours, factor } = graph;
  context.save();
  context.font = `600 ${COUNT_SIZE * factor}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const { numbers } = graph;
  context.fillStyle = colours.paper;
  for (const number of numbers) {
    const [left, top, right, bottom] = countBox(number, factor);
    context.fillRect(left - factor, top, right - left + 2 * factor, bottom - top);
  }
  context.fillStyle = colours.ink;
  for (const { text, x, y } of numbers) context.fillText(text, x, y + 0.5 * factor);
  context.restore();
}
