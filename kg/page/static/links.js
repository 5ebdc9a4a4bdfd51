// Events bundled to links: one an ordered pair, and one for what two actors do together.

class Link {
  /**
   * @param {number} a
   * @param {number} b
   * @param {boolean} mutual
   */
  constructor(a, b, mutual) {
    this.a = a;
    this.b = b;
    this.mutual = mutual;
    /** @type {Happening[]} */
    this.events = [];
  }

  get key() {
    return linkKey(this.a, this.b, this.mutual);
  }

  get score() {
    return meanScore(this.events);
  }

  get look() {
    return lookOf(this.events);
  }
}

/**
 * Who is linked: each source with each target; where all who share an event stand on one side, everyone
 * with everyone. The order of a mutual pair means nothing: the smaller number comes first.
 * @param {number[]} sources each once
 * @param {number[]} targets
 * @param {boolean} mutual
 * @returns {[number, number][]}
 */
function pairUp(sources, targets, mutual) {
  const sided = sources.length > 0 && targets.length > 0;
  if (mutual && !sided) {
    const all = sources.concat(targets).sort((a, b) => a - b);
    return all.flatMap((a, n) =>
      all.slice(n + 1).map((b) => /** @type {[number, number]} */ ([a, b])),
    );
  }
  if (sources.length === 1 && targets.length === 1) {
    const [a, b] = [sources[0], targets[0]];
    return a === b ? [] : [mutual && a > b ? [b, a] : [a, b]];
  }
  /** @type {[number, number][]} */
  const crossed = [];
  for (const a of sources)
    for (const b of targets) {
      if (a === b) continue;
      const [one, other] = mutual && a > b ? [b, a] : [a, b];
      if (!crossed.some(([x, y]) => x === one && y === other)) crossed.push([one, other]);
    }
  return crossed;
}

/**
 * @param {number} a
 * @param {number} b
 * @param {boolean} mutual
 */
const linkKey = (a, b, mutual) => `${a}${mutual ? "=" : ">"}${b}`;

/**
 * @param {Map<string, Link>} links
 * @param {Link} link
 * @returns {boolean} whether no other one leads between these two
 */
function isAlone(links, { a, b, mutual }) {
  const others = [linkKey(b, a, false), linkKey(a, b, !mutual), linkKey(b, a, true)];
  return !others.some((key) => links.has(key));
}

/** @type {WeakMap<Happening[], Link[]>} the links of a list of events, which is never changed once made */
const bundles = new WeakMap();

/**
 * @param {Happening[]} events
 * @returns {Link[]}
 */
function bundle(events) {
  const known = bundles.get(events);
  if (known) return known;
  const actors = events.length ? events[0].book.actors.length : 0;
  /** @type {Map<number, Link>} by both actors in one number: as small as can be, for speed */
  const found = new Map();
  for (const event of events) {
    const { mutual } = event;
    for (const pair of event.pairs) {
      const a = pair[0]; // to take a list apart by a pattern is slow, and there are many
      const b = pair[1];
      const both = (a * actors + b) * 2 + Number(mutual);
      let link = found.get(both);
      if (!link) {
        link = new Link(a, b, mutual);
        found.set(both, link);
      }
      link.events.push(event);
    }
  }
  const links = [...found.values()];
  bundles.set(events, links);
  return links;
}

/**
 * @param {Happening[]} events
 * @returns {number | null}
 */
function meanScore(events) {
  let [sum, count] = [0, 0];
  for (const event of events) {
    if (event.score === null) continue;
    sum += event.score;
    count += 1;
  }
  return count ? sum / count : null;
}

/**
 * How sure it is that anything happened: denied when everything is denied or negated, planned
 * when nothing has happened yet.
 * @param {Happening[]} events
 * @returns {"sure" | "planned" | "denied"}
 */
function lookOf(events) {
  /** @type {"planned" | "denied"} */
  let surest = "denied";
  for (const event of events) {
    const look = eventLook(event);
    if (look === "sure") return look;
    if (look === "planned") surest = look;
  }
  return surest;
}

/**
 * @param {Happening} event
 * @returns {"sure" | "planned" | "denied"}
 */
function eventLook(event) {
  if (event.status === "denied" || event.status === "negated") return "denied";
  return event.status === "planned" || event.status === "hypothetical" ? "planned" : "sure";
}

/**
 * Who can be reached in so many steps.
 * @param {Iterable<Link>} links
 * @param {number} center
 * @param {number} depth
 * @returns {Set<number>}
 */
function reach(links, center, depth) {
  /** @type {Map<number, Set<number>>} */
  const near = new Map();
  const join = (/** @type {number} */ a, /** @type {number} */ b) =>
    (near.get(a) ?? near.set(a, new Set()).get(a))?.add(b);
  for (const link of links) {
    join(link.a, link.b);
    join(link.b, link.a);
  }
  const found = new Set([center]);
  for (let step = 0; step < depth; step += 1)
    for (const actor of [...found]) near.get(actor)?.forEach((other) => found.add(other));
  return found;
}

/**
 * The shortest chain of events between two actors; null when there is none. With `forward` no
 * event lies before the one that precedes it; of equally long chains the one that arrives first.
 * @param {Happening[]} events
 * @param {number} a
 * @param {number} b
 * @param {boolean} forward
 * @returns {{event: Happening, from: number, to: number}[] | null}
 */
function findPath(events, a, b, forward) {
  const steps = stepsOf(events, forward);
  const arrival = new Map([[a, -Infinity]]);
  /** @type {Map<number, {day: number, chain: any[]}>} */
  let layer = new Map([[a, { day: -Infinity, chain: [] }]]);
  while (layer.size && !layer.has(b)) {
    /** @type {Map<number, {day: number, chain: any[]}>} */
    const next = new Map();
    for (const [actor, { day, chain }] of layer) {
      for (const step of steps.get(actor) ?? []) {
        const reached = Math.max(day, step.begin);
        const before = arrival.get(step.to) ?? Infinity;
        if ((forward && step.end < day) || reached >= before) continue;
        if (!forward && arrival.has(step.to) && !next.has(step.to)) continue;
        arrival.set(step.to, reached);
        next.set(step.to, {
          day: reached,
          chain: [...chain, { event: step.event, from: actor, to: step.to }],
        });
      }
    }
    layer = next;
  }
  return layer.get(b)?.chain ?? null;
}

/**
 * @param {Happening[]} events
 * @param {boolean} dated leave out what has no date
 */
function stepsOf(events, dated) {
  /** @type {Map<number, {to: number, begin: number, end: number, event: Happening}[]>} */
  const steps = new Map();
  const add = (/** @type {number} */ from, /** @type {any} */ step) =>
    (steps.get(from) ?? steps.set(from, []).get(from))?.push(step);
  for (const event of events) {
    if (dated && event.begin === null) continue;
    const begin = event.begin ?? -1e9;
    const end = event.end ?? begin;
    for (const [a, b] of event.pairs) {
      add(a, { to: b, begin, end, event });
      add(b, { to: a, begin, end, event });
    }
  }
  for (const list of steps.values()) list.sort((x, y) => x.begin - y.begin);
  return steps;
}
