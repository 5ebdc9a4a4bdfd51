// Which events the filters let through, and how many each choice would leave.

/** @typedef {"types" | "actors" | "countries" | "statuses" | "reports" | "named"} FacetName */
/** @typedef {FacetName | "dates"} FilterName */
/** @typedef {{events: Happening[], counts: Record<FacetName, Map<any, number>>, inTime: Happening[], without: Record<FilterName, number>}} Filtered */

/** @type {FilterName[]} */
const FILTERS = ["types", "actors", "countries", "statuses", "reports", "dates", "named"];
const REPORTS = [1, 2, 3, 5]; // "told by at least so many reports"

/**
 * The filters that an event fails, a bit each in the order of `FILTERS`.
 * @param {Happening} event
 * @param {State} state
 * @param {Actor[]} actors
 * @returns {number}
 */
function fails(event, state, actors) {
  let failed = 0;
  if (state.types.size && !state.types.has(event.type) && !state.types.has(event.root || "/"))
    failed |= 1;
  if (state.actors.size && !event.people.some((actor) => state.actors.has(actor))) failed |= 2;
  if (state.countries.size && !event.countries.some((code) => state.countries.has(code)))
    failed |= 4;
  if (state.statuses.size && !state.statuses.has(event.status)) failed |= 8;
  if (event.others.length + 1 < state.reports) failed |= 16;
  if (!inWindow(event, state.from, state.to)) failed |= 32;
  if (state.named && !hasName(event, actors)) failed |= 64;
  return failed;
}

/**
 * @param {Happening} event
 * @param {Actor[]} actors
 * @returns {boolean} whether anybody with a name takes part
 */
const hasName = ({ people }, actors) => people.some((actor) => !actors[actor].nameless);

/** @type {WeakMap<Happening, Happening>} */
const thinned = new WeakMap();

/**
 * @param {Happening} event
 * @param {Actor[]} actors
 * @returns {Happening} as if it told of nobody without a name; its words stay
 */
function amongNamed(event, actors) {
  const called = (/** @type {number} */ actor) => !actors[actor].nameless;
  if (event.people.every(called)) return event;
  const known = thinned.get(event);
  if (known) return known;
  const people = event.people.filter(called);
  const pairs = event.pairs.filter((pair) => pair.every(called));
  const thin = { ...event, people, pairs };
  thinned.set(event, thin);
  return thin;
}

/**
 * @param {Happening} event
 * @param {number | null} from
 * @param {number | null} to
 * @returns {boolean} whether its interval touches the window; what has no date only if there is none
 */
function inWindow(event, from, to) {
  if (from === null && to === null) return true;
  if (event.begin === null || event.end === null) return false;
  return (from === null || event.end >= from) && (to === null || event.begin <= to);
}

/**
 * @param {Map<any, number>} counts
 * @param {any} key
 */
const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** @type {Record<FacetName, (event: Happening, counts: Map<any, number>, actors: Actor[]) => void>} counts an event in a facet */
const COUNT = {
  types: (event, counts) => {
    count(counts, event.type);
    count(counts, event.root || "/");
  },
  actors: (event, counts) => {
    for (const actor of event.people) count(counts, actor);
  },
  countries: (event, counts) => {
    for (const code of event.countries) count(counts, code);
  },
  statuses: (event, counts) => count(counts, event.status),
  reports: (event, counts) => {
    for (const least of REPORTS) if (least <= event.others.length + 1) count(counts, least);
  },
  named: (event, counts, actors) => {
    if (hasName(event, actors)) count(counts, true);
  },
};

/** @type {WeakMap<Happening[], Filtered>} what is left of a list of events when nothing is filtered */
const unfiltered = new WeakMap();

/**
 * @param {Data} data
 * @param {State} state
 * @returns {Filtered} counts are of what the other filters let through; inTime is for the histogram
 */
function filterEvents(data, state) {
  const known = isFiltered(state) ? undefined : unfiltered.get(data.events);
  const found = known ?? sift(data, state);
  if (!isFiltered(state)) unfiltered.set(data.events, found);
  return found;
}

/**
 * @param {Data} data
 * @param {State} state
 * @returns {Filtered}
 */
function sift({ events, actors }, state) {
  /** @type {Filtered} */
  const found = {
    events: [],
    inTime: [],
    counts: {
      types: new Map(),
      actors: new Map(),
      countries: new Map(),
      statuses: new Map(),
      reports: new Map(),
      named: new Map(),
    },
    without: { types: 0, actors: 0, countries: 0, statuses: 0, reports: 0, dates: 0, named: 0 },
  };
  for (const event of events) {
    const failed = fails(event, state, actors);
    if (failed & (failed - 1)) continue; // dropping any one filter would not let it through
    if (failed) tally(found, event, FILTERS[31 - Math.clz32(failed)], actors);
    else {
      found.events.push(event);
      for (const filter of FILTERS) tally(found, event, filter, actors);
    }
  }
  if (state.named) {
    found.events = found.events.map((event) => amongNamed(event, actors));
    found.inTime = found.inTime.map((event) => amongNamed(event, actors));
  }
  return found;
}

/**
 * Counts an event that all filters but one let through.
 * @param {Filtered} found
 * @param {Happening} event
 * @param {FilterName} filter that one
 * @param {Actor[]} actors
 */
function tally(found, event, filter, actors) {
  found.without[filter] += 1;
  if (filter === "dates") found.inTime.push(event);
  else COUNT[filter](event, found.counts[filter], actors);
}

/**
 * The dates of some events, no further than the window: a few last longer.
 * @param {Happening[]} events
 * @param {State} state
 * @returns {[number, number] | null}
 */
function datesWithin(events, { from, to }) {
  const range = dateRange(events);
  return range && [Math.max(range[0], from ?? range[0]), Math.min(range[1], to ?? range[1])];
}

/**
 * The dates of some events.
 * @param {Happening[]} events
 * @returns {[number, number] | null}
 */
function dateRange(events) {
  let [first, last] = [Infinity, -Infinity];
  for (const event of events) {
    if (event.begin !== null && event.begin < first) first = event.begin;
    if (event.end !== null && event.end > last) last = event.end;
  }
  return first <= last ? [first, last] : null;
}
