// Keys, the list of them, and the theme.

/** @type {[string, string][]} keys, a blank between them, and what they do */
const KEYS = [
  ["/", "search for an actor"],
  ["← → ↑ ↓", "in the graph: next actor in that direction"],
  ["Shift+arrows", "in the graph: move the view"],
  ["n p", "next, previous link of the chosen actor"],
  ["Enter", "in the graph: read the events"],
  ["+ −", "zoom in, out"],
  ["0", "show everything"],
  ["e", "around the chosen actor: 1 step, 2 steps, all"],
  ["l", "next level: as told, organisation, country, bloc; with Shift: back"],
  ["g b t", "graph, both, table"],
  ["k", "play over time, pause"],
  ["d", "dark or light"],
  ["x", "clear filters"],
  ["Esc", "let go of what is chosen"],
  ["← → Home End", "on the time bar: move the window or its ends; with Shift: by more"],
  ["?", "this list"],
];

/** @param {string} keys "g b t", "Shift+arrows" */
const keyCaps = (keys) =>
  keys.split(" ").map((key) => {
    const held = key.match(/^(\w+)\+(.+)$/)?.slice(1) ?? [key];
    return el(
      "span",
      { class: "whole" },
      held.flatMap((part, n) => [n ? " + " : "", el("kbd", {}, part)]),
    );
  });

function buildHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("keys"));
  const rows = KEYS.map(([key, what]) =>
    el("div", {}, el("dt", {}, keyCaps(key)), el("dd", {}, what)),
  );
  dialog.replaceChildren(
    el("h2", { id: "keys-title" }, "Keys"),
    el("dl", {}, rows),
    el(
      "form",
      { method: "dialog" },
      el(
        "button",
        {
          type: "submit",
          class: "primary",
          onclick: (/** @type {UIEvent} */ press) => {
            press.preventDefault();
            dialog.close();
          },
        },
        "Close",
      ),
    ),
  );
  byId("help").addEventListener("click", () => dialog.showModal());
  return dialog;
}

/** @param {() => void} onChange */
function buildTheme(onChange) {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const remember = (/** @type {string} */ value) => {
    try {
      localStorage.setItem("kg-theme", value);
    } catch {
      /* a file may have no storage */
    }
  };
  try {
    const kept = localStorage.getItem("kg-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    /* see above */
  }
  dark.addEventListener("change", onChange);
  const toggle = () => {
    const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    remember(root.dataset.theme);
    onChange();
  };
  byId("theme").addEventListener("click", toggle);
  return toggle;
}

/** @typedef {{toggleTheme: () => void, help: HTMLDialogElement, play: () => void, turnLevel: (by: number) => void}} KeyParts */

/**
 * @param {Graph} graph
 * @param {Controls} controls
 * @param {KeyParts} parts
 */
function listenToKeys(graph, controls, parts) {
  const arrows = /** @type {Record<string, [number, number]>} */ ({
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  });
  document.addEventListener("keydown", (press) => {
    const target = /** @type {HTMLElement} */ (press.target);
    const typing = target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
    if (
      press.ctrlKey ||
      press.metaKey ||
      press.altKey ||
      parts.help.open ||
      (typing && press.key !== "Escape")
    )
      return;
    const inGraph = Boolean(target.closest("#network"));
    const arrow = arrows[press.key];
    if (arrow && inGraph) {
      if (press.shiftKey) graph.camera.pan(...arrow);
      else stepTo(graph, controls, arrow);
    } else if (!act(press.key, graph, controls, parts, inGraph)) return;
    press.preventDefault();
  });
}

/**
 * @param {Graph} graph
 * @param {Controls} controls
 * @param {[number, number]} direction
 */
function stepTo(graph, controls, direction) {
  const chosen = controls.state().selection;
  const from = chosen === null ? null : chosen.kind === "actor" ? chosen.actor : chosen.a;
  const next = graph.camera.neighbour(from, ...direction);
  if (next !== null) controls.update({ selection: { kind: "actor", actor: next } }, "stay");
}

/**
 * @param {string} key
 * @param {Graph} graph
 * @param {Controls} controls
 * @param {KeyParts} parts
 * @param {boolean} inGraph
 * @returns {boolean} whether the key means something
 */
function act(key, graph, controls, { toggleTheme, help, play, turnLevel }, inGraph) {
  const views = /** @type {Record<string, "graph" | "both" | "table">} */ ({
    g: "graph",
    b: "both",
    t: "table",
  });
  if (views[key]) controls.update({ view: views[key] });
  else if (key === "/") byId("search").querySelector("input")?.focus();
  else if (key === "?") help.showModal();
  else if (key === "+" || key === "=") graph.camera.zoom(1.25);
  else if (key === "-" || key === "−") graph.camera.zoom(0.8);
  else if (key === "0") graph.camera.fit();
  else if (key === "d") toggleTheme();
  else if (key === "k") play();
  else if (key === "l" || key === "L") turnLevel(key === "l" ? 1 : -1);
  else if (key === "x") controls.update(noFilters());
  else if (key === "e") turnEgo(controls);
  else if (key === "n" || key === "p") turnLink(graph, controls, key === "n" ? 1 : -1);
  else if (key === "Enter" && inGraph) byId("details").focus();
  else if (key === "Escape") letGo(controls);
  else return false;
  return true;
}

/** @param {Controls} controls */
function letGo(controls) {
  const state = controls.state();
  if (state.path) controls.update({ path: null });
  else if (state.ego) controls.update({ ego: null });
  else controls.update({ selection: null });
}

/** @param {Controls} controls */
function turnEgo(controls) {
  const { selection, ego } = controls.state();
  const center = selection?.kind === "actor" ? selection.actor : ego?.center;
  if (center === undefined) return;
  const depth = ego?.center === center ? (ego.depth + 1) % 3 : 1;
  controls.update({ ego: depth ? { center, depth } : null });
}

/**
 * Goes through the links of the actor that is chosen, or of the first end of the pair.
 * @param {Graph} graph
 * @param {Controls} controls
 * @param {number} by
 */
function turnLink(graph, controls, by) {
  const chosen = controls.state().selection;
  if (!chosen) return;
  const center = chosen.kind === "actor" ? chosen.actor : (graph.turning ?? chosen.a);
  graph.turning = center;
  const keys = [...graph.links.values()]
    .filter((link) => link.a === center || link.b === center)
    .map((link) => link.key);
  if (!keys.length) return;
  const now =
    chosen.kind === "actor"
      ? -1
      : keys.findIndex((key) => {
          const at = /** @type {any} */ (graph.selectionOf(key));
          return at.a === chosen.a && at.b === chosen.b && at.side === chosen.side;
        });
  const next = now < 0 ? (by > 0 ? 0 : keys.length - 1) : (now + by + keys.length) % keys.length;
  controls.update({ selection: graph.selectionOf(keys[next]) }, "stay");
}
