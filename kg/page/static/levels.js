// For whom each act counts: for who is named, or for his ministry, his state, a bloc. What an
// actor usually counts for is kept an actor, other days of his (another office) an event.

/**
 * @typedef {object} Level
 * @property {string} name
 * @property {Map<number, number>} above whom an actor counts for, where it is not itself
 * @property {Map<number, Map<number, number>>} apart for an event and a mention, where it is another
 * @property {Map<number, {x: number, y: number}> | null} places of the actors drawn at first; as told, they have them
 * @property {Map<number, number> | null} ranks of the same
 * @property {Happening[] | null} events as they count, once they were asked for
 */

const LEVELS = /** @type {Record<string, [string, string]>} */ ({
  person: ["As told", "Who is named in the report"],
  organisation: ["Organisation", "A minister counts for the ministry of that day"],
  country: ["Country", "Who acts for a state that day counts for the state"],
  bloc: ["Bloc", "A state counts for the bloc of its region that it is in that day"],
});

/**
 * @param {Happening[]} events
 * @returns {Level}
 */
const asTold = (events) => ({
  name: "person",
  above: new Map(),
  apart: new Map(),
  places: null,
  ranks: null,
  events,
});

/**
 * @param {any} raw
 * @returns {Level}
 */
function readLevel({ name, above, apart, places }) {
  /** @type {Level["apart"]} */
  const special = new Map();
  for (const [event, mention, actor] of apart) {
    if (!special.has(event)) special.set(event, new Map());
    special.get(event)?.set(mention, actor);
  }
  const at = (/** @type {number[]} */ [actor, x, y]) =>
    /** @type {[number, {x: number, y: number}]} */ ([actor, { x, y }]);
  return {
    name,
    above: new Map(above),
    apart: special,
    places: new Map(places.map(at)),
    ranks: new Map(
      places.map((/** @type {number[]} */ [actor], /** @type {number} */ n) => [actor, n]),
    ),
    events: null,
  };
}

/**
 * Counts all events at a level from now on.
 * @param {Data} data
 * @param {Level} level
 */
function countAt(data, level) {
  const [told] = data.levels;
  level.events ??= (told.events ?? []).map((event) => raised(event, level));
  data.level = level;
  data.events = level.events;
  for (const actor of data.actors) actor.events = 0;
  for (const event of data.events) for (const actor of event.people) data.actors[actor].events += 1;
}

/**
 * An event as it counts at a level; the same one when nobody counts for another.
 * @param {Happening} event as told
 * @param {Level} level
 * @returns {Happening}
 */
function raised(event, { above, apart }) {
  const special = apart.get(event.index);
  const { from, to } = event;
  const raise = (/** @type {number} */ actor, /** @type {number} */ place) =>
    special?.get(place) ?? above.get(actor) ?? actor;
  const sources = from.map(raise);
  const targets = to.map((actor, n) => raise(actor, from.length + n));
  const same = (/** @type {number[]} */ those, /** @type {number[]} */ told) =>
    those.every((actor, n) => actor === told[n]);
  if (same(sources, from) && same(targets, to)) return event;
  return new Happening(event.book, event.index, { from: sources, to: targets });
}

/**
 * The mentions of a side as they count: each actor once, who was named in place of the office.
 * @param {Data} data
 * @param {Mention[]} mentions
 * @returns {Mention[]}
 */
function asCounted(data, mentions) {
  /** @type {Map<number | string, Mention>} */
  const once = new Map();
  for (const mention of mentions) {
    const { actor, told, label } = mention;
    const role = actor === told ? mention.role : `as told: ${data.actors[told].label}`;
    const key = actor >= 0 ? actor : label;
    const known = once.get(key);
    if (!known) once.set(key, { ...mention, told: actor, role });
    else if (!mention.elsewhere) known.elsewhere = null; // the sentence has one of the two
  }
  return [...once.values()];
}

/**
 * The mentions of a side as told: each actor once, and nobody beside who was named for him.
 * @param {Mention[]} mentions
 * @returns {Mention[]}
 */
function asNamed(mentions) {
  /** @type {Map<number | string, Mention>} */
  const once = new Map();
  for (const mention of mentions) {
    const key = mention.told >= 0 ? mention.told : `${mention.place} ${mention.label}`;
    const known = once.get(key);
    if (!known) once.set(key, { ...mention });
    else if (!mention.elsewhere) known.elsewhere = null; // the sentence has one of the two
  }
  const all = [...once.values()];
  const lifted = all.filter(({ actor, told }) => actor !== told);
  return all.filter(
    ({ actor, told }) => actor !== told || !lifted.some((other) => other.actor === actor),
  );
}

/**
 * @param {Data} data
 * @param {Mention} mention
 */
const nameOf = ({ actors }, { actor, label }) => (actor >= 0 ? actors[actor].label : label);

/**
 * @param {Data} data
 * @param {Mention[]} mentions
 */
const namesOf = (data, mentions) =>
  asCounted(data, mentions).map((mention) => nameOf(data, mention));

/**
 * The actor that stands for another at the present level: itself when it takes part in anything,
 * whom it counts for, or nobody.
 * @param {Data} data
 * @param {number} actor
 * @returns {number | null}
 */
function standIn(data, actor) {
  if (data.actors[actor].events) return actor;
  const above = data.level.above.get(actor);
  return above !== undefined && data.actors[above].events ? above : null;
}

/**
 * What was chosen at another level, as it is at the present one.
 * @param {State} state
 * @param {Data} data
 * @returns {State}
 */
function chosenAt(state, data) {
  const stand = (/** @type {number} */ actor) => standIn(data, actor);
  const both = (/** @type {{a: number, b: number} | null} */ pair) => {
    const [a, b] = pair ? [stand(pair.a), stand(pair.b)] : [null, null];
    return a !== null && b !== null && a !== b ? { a, b } : null;
  };
  const { selection, ego, path } = state;
  const [shown, around] = [
    selection?.kind === "actor" ? stand(selection.actor) : null,
    ego && stand(ego.center),
  ];
  const pair = selection?.kind === "pair" ? both(selection) : null;
  const ends = both(path);
  return {
    ...state,
    actors: new Set([...state.actors].map(stand).filter((actor) => actor !== null)),
    selection:
      shown !== null
        ? { kind: "actor", actor: shown }
        : selection?.kind === "pair" && pair
          ? { ...selection, ...pair }
          : null,
    ego: ego && around !== null ? { ...ego, center: around } : null,
    path: path && ends ? { ...path, ...ends } : null,
  };
}

/**
 * The buttons that choose the level, where there is more than one; one that changes nothing against
 * the level below it says so.
 * @param {Data} data
 * @param {Controls} controls
 */
function buildLevels(data, controls) {
  const box = byId("levels");
  let below = "";
  const buttons = Object.entries(LEVELS).map(([name, [label, meaning]]) => {
    const there = data.levels.some((level) => level.name === name);
    const title = there ? meaning : `${meaning}: here that is the same as “${below}”`;
    if (there) below = label;
    return el(
      "button",
      {
        type: "button",
        "data-level": name,
        title,
        disabled: !there,
        onclick: () => controls.update({ level: name }),
      },
      label,
    );
  });
  box.querySelector(".segments")?.replaceChildren(...buttons);
  box.hidden = data.levels.length < 2;
}

/** @param {State} state */
function showLevel(state) {
  for (const button of byId("levels").querySelectorAll("button"))
    button.setAttribute("aria-pressed", String(button.dataset.level === state.level));
}

/**
 * The next level above, or below; after the last comes the first.
 * @param {Data} data
 * @param {State} state
 * @param {number} by
 * @returns {string}
 */
function nextLevel({ levels }, state, by) {
  const now = levels.findIndex(({ name }) => name === state.level);
  return levels[(now + by + levels.length) % levels.length].name;
}
