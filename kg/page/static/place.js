// Which actors are drawn, and where. Places come with the data; they are drawn wider or higher as
// the view is, and closer together when filters choose actors that lie far apart.

const NEAR = 90; // least distance of two actors, in units of the canvas

/**
 * The actors to draw: those that are asked for, then those with most links, the nameless last, at
 * most `limit`; one that would stand alone there gives way to others.
 * @param {Data} data
 * @param {Happening[]} events
 * @param {Iterable<Link>} links of the events
 * @param {Iterable<number>} pinned
 * @param {number} limit
 * @returns {{drawn: Set<number>, total: number, counts: Map<number, number>}}
 */
function choose(data, events, links, pinned, limit) {
  const acts = new Uint32Array(data.actors.length);
  const linked = new Uint32Array(data.actors.length);
  for (const { people, pairs } of events) {
    for (const actor of people) acts[actor] += 1;
    for (const pair of pairs) {
      linked[pair[0]] += 1; // to take a list apart by a pattern is slow, and there are many
      linked[pair[1]] += 1;
    }
  }
  /** @type {Map<number, number>} */
  const counts = new Map();
  acts.forEach((count, actor) => {
    if (count) counts.set(actor, count);
  });
  const ranked = rankBy(linked, [...counts.keys()], data);
  const drawn = new Set([...new Set(pinned)].filter((actor) => counts.has(actor)).slice(0, limit));
  const kept = new Set(drawn);
  const fill = (/** @type {number[]} */ actors) => {
    for (const actor of actors) if (drawn.size < limit) drawn.add(actor);
  };
  fill(ranked);
  const alone = ranked.filter((actor) => drawn.has(actor) && !kept.has(actor));
  const joined = partnersOf(links, drawn);
  for (const actor of alone) if (!joined.has(actor)) drawn.delete(actor);
  const next = partnersOf(links, drawn);
  fill(ranked.filter((actor) => next.has(actor)));
  fill(ranked);
  return { drawn, total: counts.size, counts };
}

const PLACED = 2 ** 20; // more than there are actors that are placed with the rest
const RANKS = 2 ** 25; // more than there are ranks, and more than anybody has links

/**
 * Actors by their links, the nameless last; of equals those first that are placed with the rest, as
 * they have the most of all events. What decides makes one number: a browser sorts numbers fastest.
 * @param {Uint32Array} linked
 * @param {number[]} actors
 * @param {Data} data
 * @returns {number[]}
 */
function rankBy(linked, actors, data) {
  const { ranks } = data.level;
  const placed = [...(ranks?.keys() ?? [])];
  const sign = (/** @type {number} */ actor) => {
    const last = Number(data.actors[actor].nameless);
    const rank = ranks ? (ranks.get(actor) ?? PLACED + actor) : actor;
    return ((last + 1) * RANKS - linked[actor]) * RANKS + rank;
  };
  return Array.from(Float64Array.from(actors, sign).sort(), (found) => {
    const rank = found % RANKS;
    return !ranks ? rank : rank < PLACED ? placed[rank] : rank - PLACED;
  });
}

/**
 * @param {Iterable<Link>} links
 * @param {Set<number>} actors
 * @returns {Set<number>} all that have a link with one of some actors
 */
function partnersOf(links, actors) {
  const found = new Set();
  for (const { a, b } of links) {
    if (actors.has(a)) found.add(b);
    if (actors.has(b)) found.add(a);
  }
  return found;
}

/**
 * @param {Data} data
 * @param {Set<number>} drawn
 * @param {number} wider how much wider, and less high, than the places are given
 * @returns {Map<number, {x: number, y: number}>}
 */
function placeAll(data, drawn, wider) {
  const places = new Map();
  const own = data.level.places;
  for (const actor of drawn) {
    const { x, y } = own?.get(actor) ?? data.actors[actor];
    places.set(actor, { x, y });
  }
  const first = (/** @type {number} */ actor) => (own ? own.has(actor) : actor < data.drawn);
  if (![...drawn].every(first)) gather(places);
  for (const place of places.values()) {
    place.x *= wider;
    place.y /= wider;
  }
  return places;
}

/**
 * How much wider, and less high, the arrangement of a level is to be drawn, within limits. It
 * depends on no filter, so that actors keep their places.
 * @param {Data} data
 * @param {{room: number, shape: number}} view
 * @returns {number}
 */
function widening({ level, actors, drawn }, { room, shape }) {
  const points = [...(level.places?.values() ?? actors.slice(0, drawn))].slice(0, room);
  const span = (/** @type {number[]} */ values) => Math.max(...values) - Math.min(...values) + NEAR;
  const now = span(points.map(({ x }) => x)) / span(points.map(({ y }) => y));
  return Math.min(1.3, Math.max(0.75, Math.sqrt(shape / now)));
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
    const p = points[i];
    for (let j = i + 1; j < points.length; j += 1) {
      const q = points[j];
      const dx = q.x - p.x;
      const dy = q.y - p.y;
      if (dx >= NEAR || dx <= -NEAR || dy >= NEAR || dy <= -NEAR) continue;
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
