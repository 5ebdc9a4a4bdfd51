// What is filtered at the moment, each with a button that ends it; and what to do when nothing is left.

/**
 * @param {Data} data
 * @param {string} key
 */
function typeName(data, key) {
  if (!key.includes("/")) return data.types[key]?.[0] ?? key;
  const [root, sub] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
  if (!sub) return "statement";
  const label = data.subtypes[sub]?.[0] ?? sub;
  return root ? `${data.types[root]?.[0] ?? root} ▸ ${label}` : label;
}

/** @param {State} state */
function windowName(state) {
  if (state.from !== null && state.to !== null)
    return showInterval(state.from, state.to, "interval");
  return state.from !== null ? `from ${showDay(state.from)}` : `until ${showDay(state.to ?? 0)}`;
}

/** @param {number} reports */
const toldBy = (reports) => `${reports} or more reports`;

/** @param {number} least confidence */
const soSure = (least) => `${percent(least)} sure or more`;

/**
 * @param {Data} data
 * @param {Controls} controls
 */
function showChips(data, controls) {
  const state = controls.state();
  const without = (/** @type {Set<any>} */ set, /** @type {any} */ key) =>
    new Set([...set].filter((other) => other !== key));
  const chip = (/** @type {string} */ label, /** @type {Partial<State>} */ patch) =>
    el(
      "button",
      {
        type: "button",
        class: "chip",
        "aria-label": `Remove filter ${short(label, 80)}`,
        onclick: () => controls.update(patch),
      },
      named(label, 40),
      el("span", { "aria-hidden": "true" }, "×"),
    );
  const chips = [
    ...[...state.types].map((key) =>
      chip(typeName(data, key), { types: without(state.types, key) }),
    ),
    ...[...state.statuses].map((key) => chip(key, { statuses: without(state.statuses, key) })),
    ...(state.sure > 0 ? [chip(soSure(state.sure), { sure: 0 })] : []),
    ...(state.reports > 1 ? [chip(toldBy(state.reports), { reports: 1 })] : []),
    ...[...state.countries].map((key) =>
      chip(data.countries.get(key) ?? key, { countries: without(state.countries, key) }),
    ),
    ...[...state.actors].map((key) =>
      chip(data.actors[key].label, { actors: without(state.actors, key) }),
    ),
  ];
  if (state.named) chips.push(chip("named actors only", { named: false }));
  if (state.from !== null || state.to !== null)
    chips.push(chip(windowName(state), { from: null, to: null }));
  const on = chips.length; // what follows filters nothing
  if (state.ego)
    chips.push(
      chip(
        `around ${short(data.actors[state.ego.center].label, 30)}, ${counted(state.ego.depth, "step")}`,
        {
          ego: null,
        },
      ),
    );
  if (state.path)
    chips.push(
      chip(
        `path ${short(data.actors[state.path.a].label, 18)} – ${short(data.actors[state.path.b].label, 18)}`,
        { path: null },
      ),
    );
  if (isFiltered(state))
    chips.push(
      el(
        "button",
        { type: "button", class: "chip clear", onclick: () => controls.update(noFilters()) },
        "Clear filters",
      ),
    );
  byId("chips").replaceChildren(...chips);
  byId("filters-button").textContent = on ? `Filters (${on})` : "Filters";
}

/** What a page says of a store without events. */
const noEvents = () => [
  el("h2", {}, "No events yet"),
  el(
    "p",
    {},
    "The store this page was made from holds no events. Add articles with ",
    el("code", {}, "kg add"),
    " and export again.",
  ),
];

/**
 * What a page says that was made of a choice in which there is nothing.
 * @param {Data} data
 * @param {Emptied} why
 */
function emptied(data, { held, chosen, wider }) {
  const all = held === 1 ? "The one event" : `None of the ${grouped(held)} events`;
  return [
    el("h2", {}, "The choice is empty"),
    el(
      "p",
      {},
      `${all} of the store is ${held === 1 ? "not " : ""}`,
      chosen.flatMap((words, n) => [
        n ? (n < chosen.length - 1 ? ", " : " and ") : "",
        named(words, 200),
      ]),
      ".",
    ),
    wider.length
      ? el("p", {}, "A wider choice finds some:")
      : el("p", {}, "Nor does a choice with one part less find any."),
    el(
      "ul",
      {},
      wider.map(([words, many]) => el("li", {}, named(words, 120), `: ${counted(many, "report")}`)),
    ),
    data.served
      ? el("a", { href: "/choose" }, "Choose other events")
      : el(
          "p",
          {},
          "A page holds what was chosen when it was made: make it again with less asked.",
        ),
  ];
}

/**
 * Says why nothing is shown, and which filter to drop.
 * @param {Data} data
 * @param {Controls} controls
 * @param {Filtered} found
 */
function showEmpty(data, controls, found) {
  const box = byId("empty");
  const reset = el(
    "button",
    { type: "button", class: "primary", onclick: () => controls.update(noFilters()) },
    "Reset filters",
  );
  box.hidden = found.events.length > 0;
  if (box.hidden) return;
  if (!data.events.length) {
    box.replaceChildren(...(data.emptied?.held ? emptied(data, data.emptied) : noEvents()));
    return;
  }
  const state = controls.state();
  const active = /** @type {[FilterName, boolean, string, Partial<State>][]} */ ([
    ["types", state.types.size > 0, "the event types", { types: new Set() }],
    ["actors", state.actors.size > 0, "the actors", { actors: new Set() }],
    ["countries", state.countries.size > 0, "the countries", { countries: new Set() }],
    ["statuses", state.statuses.size > 0, "the status", { statuses: new Set() }],
    ["sure", state.sure > 0, "the sureness", { sure: 0 }],
    ["reports", state.reports > 1, "the number of reports", { reports: 1 }],
    ["named", state.named, "the limit to named actors", { named: false }],
    ["dates", state.from !== null || state.to !== null, "the dates", { from: null, to: null }],
  ]);
  const rescue = active
    .filter(([key, on]) => on && found.without[key] > 0)
    .map(([key, , label, patch]) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "quiet", onclick: () => controls.update(patch) },
          `Without ${label}: ${counted(found.without[key], "event")}`,
        ),
      ),
    );
  const names = active.filter(([, on]) => on).map(([, , label]) => label.replace("the ", ""));
  box.replaceChildren(
    el("h2", {}, "No event matches"),
    el(
      "p",
      {},
      `All ${counted(data.events.length, "event")} are filtered out by ${new Intl.ListFormat("en-GB").format(names)}${names.length > 1 ? " together" : ""}.`,
    ),
    ...(rescue.length ? [el("ul", {}, rescue)] : []),
    reset,
  );
}
