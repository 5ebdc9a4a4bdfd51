// Which events the filters let through, and how many each choice would leave.

/** @typedef {"types" | "actors" | "countries" | "statuses" | "sure" | "reports" | "named"} FacetName */
/** @typedef {FacetName | "dates"} FilterName */
/** @typedef {{events: Happening[], counts: (facet: FacetName) => Map<any, number>, inTime: Happening[], without: Record<FilterName, number>}} Filtered */

/** @type {FacetName[]} */
const FACETS = ["types", "actors", "countries", "statuses", "sure", "reports", "named"];
const REPORTS = [1, 2, 3, 5]; // "told by at least so many reports"
const SURENESS = [0, 0.5, 0.7, 0.8]; // "at least so sure"

/**
 * What an event must pass, but for the dates.
 * @param {State} state
 * @param {Actor[]} actors
 * @returns {[FacetName, (event: Happening) => boolean][]}
 */
function testsOf({ types, actors: asked, countries, statuses, sure, reports, named }, actors) {
  /** @type {[FacetName, boolean, (event: Happening) => boolean][]} */
  const all = [
    ["types", types.size > 0, ({ type, root }) => types.has(type) || types.has(root || "/")],
    ["actors", asked.size > 0, ({ people }) => people.some((actor) => asked.has(actor))],
    [
      "countries",
      countries.size > 0,
      (event) => event.countries.some((code) => countries.has(code)),
    ],
    ["statuses", statuses.size > 0, ({ status }) => statuses.has(status)],
    ["sure", sure > 0, (event) => event.confidence >= sure],
    ["reports", reports > 1, (event) => event.reports >= reports],
    ["named", named, (event) => hasName(event, actors)],
  ];
  return all.filter(([, set]) => set).map(([filter, , passes]) => [filter, passes]);
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
  const thin = event.among(people, pairs);
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
 * @param {number} [by]
 */
const count = (counts, key, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by);

/**
 * How many events have the same, for what there are few of: counted before it is looked at closer.
 * @template Key
 * @param {Happening[]} events
 * @param {(event: Happening) => Key} read
 * @returns {Map<Key, number>}
 */
function tally(events, read) {
  const found = new Map();
  for (const event of events) count(found, read(event));
  return found;
}

/** @type {Record<FacetName, (events: Happening[], counts: Map<any, number>, actors: Actor[]) => void>} counts events in a facet */
const COUNT = {
  types: (events, counts) => {
    for (const [{ type, root }, many] of tally(events, ({ kind }) => kind)) {
      count(counts, type, many);
      count(counts, root || "/", many);
    }
  },
  actors: (events, counts) => {
    for (const { people } of events) for (const actor of people) count(counts, actor);
  },
  countries: (events, counts) => {
    for (const { countries } of events) for (const code of countries) count(counts, code);
  },
  statuses: (events, counts) => {
    for (const [status, many] of tally(events, (event) => event.status))
      count(counts, status, many);
  },
  sure: (events, counts) => {
    for (const [sure, many] of tally(events, (event) => event.confidence))
      for (const least of SURENESS) if (least <= sure) count(counts, least, many);
  },
  reports: (events, counts) => {
    for (const [reports, many] of tally(events, (event) => event.reports))
      for (const least of REPORTS) if (least <= reports) count(counts, least, many);
  },
  named: (events, counts, actors) => {
    const called = events.filter((event) => hasName(event, actors)).length;
    if (called) count(counts, true, called);
  },
};

/** @typedef {{inTime: Happening[], told: Happening[], missed: [Happening, FacetName][]}} Sifted `told` with all who take part, `inTime` as it is shown; `missed` by one filter alone */

/** @type {WeakMap<Happening[], {key: any[], sifted: Sifted}>} what all filters but the dates made of events last */
const lastSifted = new WeakMap();

/** @type {WeakMap<Happening[], Filtered>} what is left of a list of events when nothing is filtered */
const unfiltered = new WeakMap();

/**
 * @param {Data} data
 * @param {State} state
 * @returns {Filtered} counts are of what the other filters let through; inTime is for the histogram
 */
function filterEvents(data, state) {
  const known = isFiltered(state) ? undefined : unfiltered.get(data.events);
  const found = known ?? inDates(sift(data, state), data, state);
  if (!isFiltered(state)) unfiltered.set(data.events, found);
  return found;
}

/**
 * What all filters but the dates let through; the same again while none of them changes.
 * @param {Data} data
 * @param {State} state
 * @returns {Sifted}
 */
function sift({ events, actors }, state) {
  const key = FACETS.map((facet) => state[facet]);
  const last = lastSifted.get(events);
  if (last?.key.every((value, n) => value === key[n])) return last.sifted;
  const tests = testsOf(state, actors);
  /** @type {Sifted} */
  const sifted = { inTime: events, told: events, missed: [] };
  if (tests.length) {
    sifted.told = events.filter((event) => {
      const failed = tests.filter(([, passes]) => !passes(event));
      if (failed.length === 1) sifted.missed.push([event, failed[0][0]]);
      return !failed.length;
    });
    sifted.inTime = state.named
      ? sifted.told.map((event) => amongNamed(event, actors))
      : sifted.told;
  }
  lastSifted.set(events, { key, sifted });
  return sifted;
}

/**
 * What the dates leave of it, counted.
 * @param {Sifted} sifted
 * @param {Data} data
 * @param {State} state
 * @returns {Filtered}
 */
function inDates({ inTime, told, missed }, { actors }, { from, to, named }) {
  const free = from === null && to === null;
  const left = free ? told : told.filter((event) => inWindow(event, from, to));
  const without = /** @type {Filtered["without"]} */ ({ dates: told.length });
  const near = missed.filter(([event]) => inWindow(event, from, to));
  for (const facet of FACETS)
    without[facet] = left.length + near.filter(([, failed]) => failed === facet).length;
  /** @type {Partial<Record<FacetName, Map<any, number>>>} */
  const tallied = {};
  const counts = (/** @type {FacetName} */ facet) => {
    const known = tallied[facet];
    if (known) return known;
    const found = new Map();
    const missing = near.filter(([, failed]) => failed === facet).map(([event]) => event);
    for (const events of [left, missing]) COUNT[facet](events, found, actors);
    tallied[facet] = found;
    return found;
  };
  const events = named ? left.map((event) => amongNamed(event, actors)) : left;
  return { events, inTime, counts, without };
}

/**
 * The dates of some events, no further than the window: a few last longer.
 * @param {Happening[]} events
 * @param {{from: number | null, to: number | null}} window
 * @returns {DateRange | null}
 */
function datesWithin(events, { from, to }) {
  const range = dateRange(events);
  if (!range) return null;
  const [first, last] = range;
  const units = /** @type {[string, string]} */ ([
    finestUnit(
      events.filter(({ begin }) => begin === first),
      true,
    ),
    finestUnit(
      events.filter(({ end }) => end === last),
      false,
    ),
  ]);
  const [begin, end] = [Math.max(first, from ?? first), Math.min(last, to ?? last)];
  if (begin > first) units[0] = "day";
  if (end < last) units[1] = "day";
  return { begin, end, units };
}

/**
 * @param {Happening[]} events
 * @param {boolean} begins whether their beginnings are asked for, of an open interval
 * @returns {string} what the best known of their dates is known to
 */
function finestUnit(events, begins) {
  const units = events.map((event) => event.unit ?? "day");
  const sizes = units.map((unit) => UNITS.indexOf(begins ? unit.replace(SINCE, "") : unit));
  return UNITS[Math.max(0, Math.min(...sizes))]; // of an interval both ends are days
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
