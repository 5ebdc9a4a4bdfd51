// What stands out in the graph: who is chosen, who is near, what a path goes over.

/** @typedef {{near: Set<number>, fade: number, selected: number[], steps: Set<string> | null, pinned: number[]}} Focus */

/** @typedef {{event: Happening, from: number, to: number}[] | null} Chain */

/**
 * The events of the actor, the pair or the path that is chosen; null when none is.
 * @param {State} state
 * @param {Happening[]} events
 * @param {Chain} chain
 * @returns {Happening[] | null}
 */
function eventsOfChoice({ selection, path }, events, chain) {
  if (path) return chain?.map(({ event }) => event) ?? [];
  if (!selection) return null;
  if (selection.kind === "actor")
    return events.filter(({ people }) => people.includes(selection.actor));
  const { a, b, side } = selection;
  const shared = eventsOfPair(events, a, b);
  return side === "all" ? shared : shared.filter((event) => sideOf(event, a, b) === side);
}

/**
 * The events of the table, where it is shown: what is chosen alone, if so asked.
 * @param {State} state
 * @param {Happening[]} events
 * @param {Chain} chain
 * @returns {Happening[]}
 */
function listedIn(state, events, chain) {
  const chosen = state.only && state.view !== "graph" ? eventsOfChoice(state, events, chain) : null;
  return chosen ?? events;
}

/**
 * @param {{a: number, b: number}} link
 * @returns {string} the same in either direction
 */
const pairKey = ({ a, b }) => (a < b ? `${a},${b}` : `${b},${a}`);

/**
 * What stands out, and how far the rest steps back.
 * @param {State} state
 * @param {Link[]} links
 * @param {{event: Happening, from: number, to: number}[] | null} chain
 * @returns {Focus}
 */
function focusOf(state, links, chain) {
  /** @type {Set<number>} */
  let near = new Set();
  let fade = 1;
  const chosen = state.selection;
  const selected =
    chosen === null ? [] : chosen.kind === "actor" ? [chosen.actor] : [chosen.a, chosen.b];
  if (chain) {
    near = new Set(chain.flatMap((step) => [step.from, step.to]));
    fade = 0.12;
  } else if (state.ego) {
    near = reach(links, state.ego.center, state.ego.depth);
    fade = 0.12;
  } else if (chosen) {
    near = chosen.kind === "actor" ? reach(links, chosen.actor, 1) : new Set(selected);
    fade = 0.32;
  }
  const steps = new Set(chain?.map((step) => pairKey({ a: step.from, b: step.to })));
  return {
    near,
    fade,
    selected,
    steps: chain ? steps : null,
    pinned: [...selected, ...state.actors, ...near],
  };
}
