// Which events the filters let through, and how many each choice would leave.

/** @typedef {"types" | "actors" | "countries" | "statuses" | "reports"} FacetName */
/** @typedef {FacetName | "dates"} FilterName */
/** @typedef {{events: Happening[], counts: Record<FacetName, Map<any, number>>, inTime: Happening[], without: Record<FilterName, number>}} Filtered */

/** @type {FilterName[]} */
const FILTERS = ["types", "actors", "countries", "statuses", "reports", "dates"];
const REPORTS = [1, 2, 3, 5]; // "told by at least so many reports"

/**
 * The filters that an event fails, a bit each in the order of `FILTERS`.
 * @param {Happening} event
 * @param {State} state
 * @returns {number}
 */
function fails(event, state) {
  let failed = 0;
  if (state.types.size && !state.types.has(event.type) && !state.types.has(event.root || "/"))
    failed |= 1;
  if (state.actors.size && !event.people.some((actor) => state.actors.has(actor))) failed |= 2;
  if (state.countries.size && !event.countries.some((code) => state.countries.has(code)))
    failed |= 4;
  if (state.statuses.size && !state.statuses.has(event.status)) failed |= 8;
  if (event.others.length + 1 < state.reports) failed |= 16;
  if (!inWindow(event, state.from, state.to)) failed |= 32;
  return failed;
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

/** @type {Record<FacetName, (event: Happening, counts: Map<any, number>) => void>} counts an event in a facet */
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
};

/**
 * @param {Happening[]} events
 * @param {State} state
 * @returns {Filtered} counts are of what the other filters let through; inTime is for the histogram
 */
function filterEvents(events, state) {
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
    },
    without: { types: 0, actors: 0, countries: 0, statuses: 0, reports: 0, dates: 0 },
  };
  for (const event of events) {
    const failed = fails(event, state);
    if (failed & (failed - 1)) continue; // dropping any one filter would not let it through
    if (failed) tally(found, event, FILTERS[31 - Math.clz32(failed)]);
    else {
      found.events.push(event);
      for (const filter of FILTERS) tally(found, event, filter);
    }
  }
  return found;
}

/**
 * Counts an event that all filters but one let through.
 * @param {Filtered} found
 * @param {Happening} event
 * @param {FilterName} filter that one
 */
function tally(found, event, filter) {
  found.without[filter] += 1;
  if (filter === "dates") found.inTime.push(event);
  else COUNT[filter](event, found.counts[filter]);
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
