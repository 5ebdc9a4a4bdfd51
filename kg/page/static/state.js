// What the reader has chosen. It lives in the address, so a link or a bookmark brings it back.

/** @typedef {{kind: "actor", actor: number} | {kind: "pair", a: number, b: number, side: "out" | "back" | "mutual" | "all"}} Choice */
/**
 * @typedef {object} State
 * @property {Set<string>} types "CONSULT" or "CONSULT/phone-call"
 * @property {Set<number>} actors
 * @property {Set<string>} countries
 * @property {Set<string>} statuses
 * @property {number} sure least confidence
 * @property {number} reports least number of reports that tell of it
 * @property {boolean} named without the actors that have no name
 * @property {string} level
 * @property {number | null} from
 * @property {number | null} to
 * @property {Choice | null} selection
 * @property {{center: number, depth: number} | null} ego
 * @property {{a: number, b: number, forward: boolean} | null} path
 * @property {"graph" | "both" | "table"} view
 * @property {string} sort column, "-" before it when descending
 * @property {boolean} only the table holds what is chosen, and nothing else
 */

/** What filters the events, and nothing else. */
const noFilters = () => ({
  types: /** @type {Set<string>} */ (new Set()),
  actors: /** @type {Set<number>} */ (new Set()),
  countries: /** @type {Set<string>} */ (new Set()),
  statuses: /** @type {Set<string>} */ (new Set()),
  sure: 0,
  reports: 1,
  named: false,
  from: /** @type {number | null} */ (null),
  to: /** @type {number | null} */ (null),
});

/**
 * @param {string} level
 * @returns {State}
 */
const freshState = (level) => ({
  ...noFilters(),
  level,
  selection: null,
  ego: null,
  path: null,
  view: "graph",
  sort: "date",
  only: false,
});

/**
 * @param {State} state
 * @returns {boolean}
 */
const isFiltered = (state) =>
  state.types.size + state.actors.size + state.countries.size + state.statuses.size > 0 ||
  state.sure > 0 ||
  state.reports > 1 ||
  state.named ||
  state.from !== null ||
  state.to !== null;

/**
 * @param {State} state
 * @param {Data} data
 * @returns {string} without the "#"
 */
function writeHash(state, data) {
  const out = new URLSearchParams();
  const id = (/** @type {number} */ index) => data.actors[index].id;
  for (const type of state.types) out.append("type", type);
  for (const actor of state.actors) out.append("actor", id(actor));
  for (const country of state.countries) out.append("country", country);
  for (const status of state.statuses) out.append("status", status);
  if (state.sure > 0) out.set("sure", String(state.sure));
  if (state.reports > 1) out.set("reports", String(state.reports));
  if (state.named) out.set("named", "1");
  if (state.level !== data.begin) out.set("level", state.level);
  if (state.from !== null) out.set("from", toIso(state.from));
  if (state.to !== null) out.set("to", toIso(state.to));
  if (state.selection?.kind === "actor") out.set("show", id(state.selection.actor));
  if (state.selection?.kind === "pair") {
    out.append("pair", id(state.selection.a));
    out.append("pair", id(state.selection.b));
    if (state.selection.side !== "all") out.set("side", state.selection.side);
  }
  if (state.ego) {
    out.set("around", id(state.ego.center));
    out.set("depth", String(state.ego.depth));
  }
  if (state.path) {
    out.append("path", id(state.path.a));
    out.append("path", id(state.path.b));
    if (state.path.forward) out.set("forward", "1");
  }
  if (state.view !== "graph") out.set("view", state.view);
  if (state.sort !== "date") out.set("sort", state.sort);
  if (state.only) out.set("only", "1");
  return out.toString();
}

/**
 * By what types may be filtered: those that events have, and all that there are above them.
 * @param {Data} data
 * @returns {Set<string>}
 */
const typesIn = ({ types, events }) =>
  new Set([...Object.keys(types), "/", ...tally(events, ({ type }) => type).keys()]);

/**
 * The state that an address asks for; what it names wrongly is left out.
 * @param {string} hash
 * @param {Data} data
 * @returns {State}
 */
function readHash(hash, data) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const level = asked.get("level");
  const state = freshState(data.levels.find(({ name }) => name === level)?.name ?? data.begin);
  const actor = (/** @type {string | null} */ id) => data.byId.get(id ?? "")?.index;
  const all = (/** @type {string} */ key) =>
    asked
      .getAll(key)
      .map(actor)
      .filter((n) => n !== undefined);
  const types = asked.has("type") ? typesIn(data) : new Set();
  state.types = new Set(asked.getAll("type").filter((type) => types.has(type)));
  state.actors = new Set(/** @type {number[]} */ (all("actor")));
  state.countries = new Set(asked.getAll("country").filter((code) => data.countries.has(code)));
  state.statuses = new Set(asked.getAll("status").filter((status) => STATUSES.includes(status)));
  state.sure = SURENESS.find((least) => String(least) === asked.get("sure")) ?? 0;
  state.reports = REPORTS.find((least) => String(least) === asked.get("reports")) ?? 1;
  state.named = asked.get("named") === "1";
  const days = [toDay(asked.get("from")), toDay(asked.get("to"))];
  const [from, to] = days;
  if (from !== null && to !== null && from > to) days.reverse();
  [state.from, state.to] = days;
  const shown = actor(asked.get("show"));
  const [a, b] = /** @type {number[]} */ (all("pair"));
  const side = asked.get("side") ?? "all";
  if (shown !== undefined) state.selection = { kind: "actor", actor: shown };
  else if (b !== undefined && a !== b && ["out", "back", "mutual", "all"].includes(side))
    state.selection = { kind: "pair", a, b, side: /** @type {any} */ (side) };
  const center = actor(asked.get("around"));
  if (center !== undefined) state.ego = { center, depth: asked.get("depth") === "2" ? 2 : 1 };
  const ends = /** @type {number[]} */ (all("path"));
  if (ends.length === 2 && ends[0] !== ends[1])
    state.path = { a: ends[0], b: ends[1], forward: asked.get("forward") === "1" };
  const view = asked.get("view");
  if (view === "both" || view === "table") state.view = view;
  if (/^-?(date|source|type|target|status|confidence)$/.test(asked.get("sort") ?? ""))
    state.sort = asked.get("sort") ?? "date";
  state.only = asked.get("only") === "1";
  return state;
}
