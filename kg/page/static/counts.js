// How many events a link has, written on it: where the pointer is, and of what is chosen.

/** @typedef {{link: Link, text: string, x: number, y: number}} Count */

const COUNT_SIZE = 12;
// Where on a link its number stands, from the end that is not chosen: those of a pair lie beside each
// other, and the links of one actor have more room there than where they meet.
const STAND = { alone: 0.4, out: 0.3, mutual: 0.45, back: 0.6 };

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
  const counts = [];
  for (const link of graph.links.values()) {
    if (!isCounted(graph, link)) continue;
    const edge = graph.network.body.edges[link.key];
    if (!edge?.connected) continue;
    const outward = link.b !== graph.focus.selected[0];
    const kind = isAlone(graph.links, link)
      ? "alone"
      : link.mutual
        ? "mutual"
        : outward
          ? "out"
          : "back";
    const share = STAND[kind];
    const { x, y } = edge.edgeType.getPoint(outward ? 1 - share : share);
    counts.push({ link, text: grouped(link.events.length), x, y });
  }
  return counts;
}

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
