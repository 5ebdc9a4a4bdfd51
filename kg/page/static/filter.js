// Which events the filters let through, and how many each choice would leave.

/** @typedef {"types" | "actors" | "countries" | "statuses" | "dates"} FilterName */
/** @typedef {{events: Happening[], counts: Record<"types" | "actors" | "countries" | "statuses", Map<any, number>>, inTime: Happening[], without: Record<FilterName, number>}} Filtered */

/** @type {FilterName[]} */
const FILTERS = ["types", "actors", "countries", "statuses", "dates"];

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
  if (!inWindow(event, state.from, state.to)) failed |= 16;
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
 * @param {Happening[]} events
 * @param {State} state
 * @returns {Filtered} counts are of what the other filters let through; inTime is for the histogram
 */
function filterEvents(events, state) {
  /** @type {Filtered} */
  const found = {
    events: [],
    inTime: [],
    counts: { types: new Map(), actors: new Map(), countries: new Map(), statuses: new Map() },
    without: { types: 0, actors: 0, countries: 0, statuses: 0, dates: 0 },
  };
  const add = (/** @type {Map<any, number>} */ map, /** @type {any} */ key) =>
    map.set(key, (map.get(key) ?? 0) + 1);
  for (const event of events) {
    const failed = fails(event, state);
    if (!failed) found.events.push(event);
    FILTERS.forEach((filter, bit) => {
      if (failed & ~(1 << bit)) return;
      found.without[filter] += 1;
      if (filter === "types") {
        add(found.counts.types, event.type);
        add(found.counts.types, event.root || "/");
      } else if (filter === "actors")
        event.people.forEach((actor) => add(found.counts.actors, actor));
      else if (filter === "countries")
        event.countries.forEach((code) => add(found.counts.countries, code));
      else if (filter === "statuses") add(found.counts.statuses, event.status);
      else found.inTime.push(event);
    });
  }
  return found;
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
