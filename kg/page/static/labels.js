// Which names are written: as many as fit without covering one another, the busiest first. Names
// and marks keep about their size on the screen, however far the reader zooms out.

/**
 * How much larger than at full scale things are drawn, so that they can be read.
 * @param {number} scale
 */
const enlarged = (scale) => Math.min(4.5, Math.max(1, 0.85 / scale));

const ALWAYS = 14; // so many of the busiest have their names even where they cover a mark

/**
 * @param {{x: number, y: number}} place
 * @param {number} r
 */
const markBox = ({ x, y }, r) => [x - r, y - r, x + r, y + r];

/**
 * @param {Graph} graph
 * @returns {Set<number>} the actors whose names are written
 */
function fittingLabels(graph) {
  const scale = graph.network.getScale();
  const size = 14 * enlarged(scale);
  const places = graph.network.getPositions([...graph.drawn]);
  const { near, selected } = /** @type {any} */ (graph.focus);
  const weight = (/** @type {number} */ actor) =>
    (selected.includes(actor) ? 1e6 : 0) +
    (near.has(actor) ? 1e4 : 0) +
    (graph.counts.get(actor) ?? 0);
  /** @type {Map<string, number[][]>} */
  const taken = new Map();
  const cell = size * 14;
  const written = new Set();
  const grow = Math.sqrt(enlarged(scale));
  const radius = (/** @type {number} */ actor) => actorSize(graph.counts.get(actor) ?? 1) * grow;
  const put = (/** @type {number[]} */ box) => {
    const key = `${Math.floor((box[0] + box[2]) / 2 / cell)},${Math.floor(box[1] / cell)}`;
    taken.set(key, [...(taken.get(key) ?? []), box]);
  };
  const ranked = [...graph.drawn].sort((a, b) => weight(b) - weight(a) || a - b);
  for (const [place, actor] of ranked.entries()) {
    if (place === ALWAYS)
      ranked.forEach((other) => put(markBox(places[other], radius(other) * 0.8)));
    const { x, y } = places[actor];
    const half = short(graph.data.actors[actor].label, 28).length * size * 0.29 + 2;
    const top = y + radius(actor) + 2;
    const box = [x - half, top, x + half, top + size * 1.25];
    const [column, row] = [Math.floor(x / cell), Math.floor(top / cell)];
    const around = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => taken.get(`${column + dx},${row + dy}`) ?? []),
    );
    const free = around.every(
      (other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3],
    );
    if (!free && !selected.includes(actor)) continue;
    written.add(actor);
    put(box);
  }
  return written;
}
