// Which actors are drawn, and where. Places come with the data; when filters choose actors that
// lie far apart, the same arrangement is drawn closer together.

const NEAR = 90; // least distance of two actors, in units of the canvas

/**
 * The actors to draw: those that are asked for, then those with most links, at most `limit`.
 * @param {Data} data
 * @param {Happening[]} events
 * @param {Iterable<number>} pinned
 * @param {number} limit
 * @returns {{drawn: Set<number>, total: number, counts: Map<number, number>}}
 */
function choose(data, events, pinned, limit) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {Map<number, number>} */
  const linked = new Map();
  const add = (/** @type {Map<number, number>} */ map, /** @type {number} */ actor) =>
    map.set(actor, (map.get(actor) ?? 0) + 1);
  for (const event of events) {
    for (const actor of event.people) add(counts, actor);
    for (const pair of event.pairs) for (const actor of pair) add(linked, actor);
  }
  const by = (
    /** @type {Map<number, number>} */ map,
    /** @type {number} */ a,
    /** @type {number} */ b,
  ) => (map.get(b) ?? 0) - (map.get(a) ?? 0);
  const ranked = [...counts.keys()].sort((a, b) => by(linked, a, b) || by(counts, a, b) || a - b);
  const drawn = new Set([...new Set(pinned)].filter((actor) => counts.has(actor)).slice(0, limit));
  for (const actor of ranked) {
    if (drawn.size >= limit) break;
    drawn.add(actor);
  }
  return { drawn, total: counts.size, counts };
}

/**
 * @param {Data} data
 * @param {Set<number>} drawn
 * @returns {Map<number, {x: number, y: number}>}
 */
function placeAll(data, drawn) {
  const places = new Map();
  for (const actor of drawn)
    places.set(actor, { x: data.actors[actor].x, y: data.actors[actor].y });
  if ([...drawn].some((actor) => actor >= data.drawn)) gather(places);
  return places;
}

/**
 * Draws places together until neighbours are about `NEAR` apart, then pushes overlaps away.
 * @param {Map<number, {x: number, y: number}>} places changed in place
 */
function gather(places) {
  const points = [...places.values()];
  if (points.length < 2) return;
  const nearest = points.map((p) =>
    Math.min(...points.map((q) => (p === q ? Infinity : Math.hypot(p.x - q.x, p.y - q.y)))),
  );
  nearest.sort((a, b) => a - b);
  const factor = Math.min(1, (NEAR * 1.4) / Math.max(1, nearest[Math.floor(nearest.length / 2)]));
  points.forEach((point, n) => {
    point.x = point.x * factor + Math.cos(n * 2.4) * 0.01;
    point.y = point.y * factor + Math.sin(n * 2.4) * 0.01;
  });
  for (let round = 0; round < 80; round += 1) if (!push(points)) return;
}

/**
 * @param {{x: number, y: number}[]} points
 * @returns {boolean} whether any was moved
 */
function push(points) {
  let moved = false;
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      const [p, q] = [points[i], points[j]];
      const [dx, dy] = [q.x - p.x, q.y - p.y];
      const apart = Math.hypot(dx, dy);
      if (apart >= NEAR || apart === 0) continue;
      const step = (NEAR * 1.02 - apart) / 2 / apart;
      p.x -= dx * step;
      p.y -= dy * step;
      q.x += dx * step;
      q.y += dy * step;
      moved = true;
    }
  }
  return moved;
}
