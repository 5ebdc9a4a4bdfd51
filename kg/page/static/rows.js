// Parts of the details: the most active pairs, a link as a row, the steps of a path.

/**
 * What to begin with: who dealt most with whom.
 * @param {Panel} panel
 * @param {Happening[]} events
 */
function overview(panel, events) {
  const links = largest(bundle(events), 10);
  const range = datesWithin(events, panel.controls.state());
  const intro = el(
    "p",
    { class: "note" },
    range ? `${counted(events.length, "event")}${betweenText(range)}. ` : "",
    links.length
      ? "Select an actor or a link to read its events."
      : events.length || isFiltered(panel.controls.state())
        ? "No event that the filters leave links two actors."
        : "",
  );
  const title = links.length ? "Most active pairs" : "Nothing to show";
  return [
    el("header", { class: "panel-head" }, el("h2", {}, title)),
    intro,
    el(
      "ol",
      { class: "pairs" },
      links.map((link) => linkRow(panel, link)),
    ),
  ];
}

/** @param {DateRange} range */
function betweenText({ begin, end, units }) {
  const [from, to] = [showEnd(begin, units[0]), showEnd(end, units[1])];
  return from === to ? `, ${from}` : ` between ${from} and ${to}`;
}

/**
 * The links of most events; there may be too many to sort.
 * @param {Iterable<Link>} links
 * @param {number} most
 * @returns {Link[]}
 */
function largest(links, most) {
  /** @type {Link[]} */
  const found = [];
  for (const link of links) {
    const size = link.events.length;
    if (found.length === most && found[most - 1].events.length >= size) continue;
    let at = found.length;
    while (at && found[at - 1].events.length < size) at -= 1;
    found.splice(at, 0, link);
    if (found.length > most) found.pop();
  }
  return found;
}

/** @type {Record<string, string>} of the CAMEO actor codebook */
const SECTORS = {
  BUS: "business",
  COP: "police",
  CVL: "civilians",
  ELI: "elites",
  GOV: "government",
  IGO: "intergovernmental",
  JUD: "judiciary",
  LEG: "legislature",
  MED: "media",
  MIL: "military",
  NGO: "non-governmental",
  OPP: "opposition",
  PTY: "party",
  REB: "rebels",
  SPY: "intelligence",
};

const AGENTS = 6; // so many are named who act for another

/**
 * Who acted for an actor, where he stands for others at the present level.
 * @param {Data} data
 * @param {number} index
 * @param {Happening[]} events
 * @returns {HTMLElement | string} nothing where nobody does
 */
function actingFor(data, index, events) {
  /** @type {Map<number, number>} */
  const agents = new Map();
  for (const { sources, targets } of events) {
    const named = [...sources, ...targets].filter((m) => m.actor === index && m.told !== index);
    for (const told of new Set(named.map((mention) => mention.told)))
      agents.set(told, (agents.get(told) ?? 0) + 1);
  }
  const ranked = [...agents].sort(([, x], [, y]) => y - x);
  if (!ranked.length) return "";
  return el(
    "p",
    { class: "note agents" },
    "By ",
    ranked
      .slice(0, AGENTS)
      .flatMap(([told, count], n) => [
        n ? ", " : "",
        named(data.actors[told].label, 50),
        el("span", { class: "count" }, ` ${grouped(count)}`),
      ]),
    ranked.length > AGENTS ? ` and ${grouped(ranked.length - AGENTS)} more` : "",
  );
}

const FOREMOST_LINKS = 5; // of an actor; its events come next, and are what most readers want

/**
 * The links of an actor, those of most events at once, the others on demand.
 * @param {Panel} panel
 * @param {Link[]} links
 * @param {number} actor
 */
function linkList(panel, links, actor) {
  const row = (/** @type {Link} */ link) => linkRow(panel, link);
  const all = links.length <= FOREMOST_LINKS + 2 || panel.unfolded === actor;
  const first = all ? links : links.slice(0, FOREMOST_LINKS);
  const list = el("ol", { class: "pairs" }, first.map(row));
  if (all) return list;
  const more = el(
    "button",
    {
      type: "button",
      class: "quiet more",
      onclick: () => {
        panel.unfolded = actor;
        const next = links.slice(first.length).map(row);
        list.append(...next);
        more.remove();
        next[0].querySelector("button")?.focus();
      },
    },
    `All ${counted(links.length, "link")}`,
  );
  return el("div", {}, list, more);
}

/**
 * @param {Panel} panel
 * @param {Link} link
 */
function linkRow(panel, link) {
  const [a, b] = [panel.data.actors[link.a].label, panel.data.actors[link.b].label];
  const range = datesWithin(link.events, panel.controls.state());
  const sign = link.mutual ? " ↔ " : " → ";
  const go = () =>
    panel.controls.update({
      selection: { kind: "pair", a: link.a, b: link.b, side: link.mutual ? "mutual" : "out" },
    });
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "pair-row", onclick: go },
      toneSign(link.score),
      el("span", {}, named(a, 40), sign, named(b, 40)),
      el("span", { class: "count" }, grouped(link.events.length)),
      range && el("small", {}, showRange(range)),
    ),
  );
}

/**
 * The steps of a path, or why there is none.
 * @param {Panel} panel
 * @param {{event: Happening, from: number, to: number}[] | null} chain
 * @returns {(Node | string)[]}
 */
function chainBody(panel, chain) {
  const { a, b, forward } = /** @type {any} */ (panel.controls.state().path);
  const [first, last] = [
    named(panel.data.actors[a].label, 80),
    named(panel.data.actors[b].label, 80),
  ];
  const head = panel.head("Path", [first, " to ", last], { path: null });
  if (!chain) {
    const words = forward
      ? "No chain of events connects them forward in time."
      : "No chain of events connects them.";
    const open = forward
      ? el(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => panel.controls.update({ path: { a, b, forward: false } }),
          },
          "Ignore the order of time",
        )
      : isFiltered(panel.controls.state())
        ? el(
            "button",
            { type: "button", class: "quiet", onclick: () => panel.controls.update(noFilters()) },
            "Reset filters",
          )
        : null;
    return [head, el("p", { class: "nothing-here" }, words, " ", open)];
  }
  const note = el(
    "p",
    { class: "note" },
    `${counted(chain.length, "step")}${forward ? ", forward in time" : ""}; the shortest chain that the filters leave.`,
  );
  return [
    head,
    note,
    el(
      "ol",
      { class: "chain" },
      chain.map((step) =>
        el(
          "li",
          {},
          el(
            "p",
            { class: "step" },
            named(panel.data.actors[step.from].label, 60),
            " — ",
            named(panel.data.actors[step.to].label, 60),
          ),
          eventCard(panel.data, step.event, panel.onActor),
        ),
      ),
    ),
  ];
}
