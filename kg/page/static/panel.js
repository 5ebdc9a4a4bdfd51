// The details beside the graph: an actor, a pair, or where to begin.

class Panel {
  /**
   * @param {Data} data
   * @param {Controls} controls
   * @param {Paths} paths
   */
  constructor(data, controls, paths) {
    this.data = data;
    this.controls = controls;
    this.paths = paths;
    this.element = byId("details");
    this.shown = "";
    /** @type {Event | null} shown as soon as the list holds it */
    this.wanted = null;
    this.onActor = (/** @type {number} */ actor) => controls.update({ selection: { kind: "actor", actor } });
  }

  /**
   * @param {State} state
   * @param {Event[]} events
   * @param {{event: Event, from: number, to: number}[] | null} chain
   */
  show(state, events, chain) {
    const chosen = state.selection;
    const body = state.path ? this.chain(chain) : !chosen ? this.overview(events) : chosen.kind === "actor" ? this.actor(chosen.actor, events, state) : this.pair(chosen, events);
    const key = JSON.stringify([chosen, state.path]);
    if (key !== this.shown) this.element.scrollTop = 0;
    this.shown = key;
    refill(this.element, [...body, this.paths.element]);
    if (this.wanted) this.list?.reveal(this.wanted);
    this.wanted = null;
    this.element.classList.toggle("chosen", Boolean(chosen ?? state.path));
  }

  /**
   * @param {string} kind
   * @param {(Node | string)[]} title
   * @param {Partial<State>} closing
   */
  head(kind, title, closing) {
    return el("header", { class: "panel-head" }, el("div", {}, el("p", { class: "note" }, kind), el("h2", {}, title)),
      el("button", { type: "button", class: "icon", "aria-label": "Close details", onclick: () => this.controls.update(closing) }, "×"));
  }

  /** @param {Event[]} events */
  overview(events) {
    const links = [...bundle(events).values()].sort((x, y) => y.events.length - x.events.length).slice(0, 10);
    const range = dateRange(events);
    const intro = el("p", { class: "note" }, range ? `${counted(events.length, "event")} between ${showDay(range[0])} and ${showDay(range[1])}. ` : "", "Select an actor or a link to read its events.");
    return [el("header", { class: "panel-head" }, el("h2", {}, "Most active pairs")), intro, el("ol", { class: "pairs" }, links.map((link) => this.linkRow(link, true)))];
  }

  /**
   * @param {Link} link
   * @param {boolean} both name both ends
   */
  linkRow(link, both) {
    const [a, b] = [this.data.actors[link.a].label, this.data.actors[link.b].label];
    const range = dateRange(link.events);
    const sign = link.mutual ? " ↔ " : " → ";
    const go = () => this.controls.update({ selection: { kind: "pair", a: link.a, b: link.b, side: link.mutual ? "mutual" : "out" } });
    return el("li", {}, el("button", { type: "button", class: "pair-row", onclick: go },
      el("span", { class: `swatch ${toneClass(link.score)}`, title: tone(link.score) }), el("span", {}, both ? name(a, 40) : sign.trim(), both ? sign : " ", name(b, 40)),
      el("span", { class: "count" }, grouped(link.events.length)), range && el("small", {}, range[0] === range[1] ? showDay(range[0]) : showInterval(range[0], range[1], "interval"))));
  }

  /**
   * @param {number} index
   * @param {Event[]} events
   * @param {State} state
   */
  actor(index, events, state) {
    const actor = this.data.actors[index];
    const own = events.filter((event) => event.people.includes(index));
    const partOf = actor.partOf === null ? undefined : this.data.byId.get(actor.partOf);
    const country = actor.country && actor.kind !== "country" ? this.data.countries.get(actor.country) : null;
    const facts = [actor.kind, country ? name(country, 40) : null, actor.sector ? short(actor.sector, 20) : null].filter(Boolean);
    const aliases = actor.aliases.filter((alias) => fold(alias) !== fold(actor.label)).slice(0, 6);
    const wikidata = /^Q\d+$/.test(actor.wikidata ?? "") ? `https://www.wikidata.org/wiki/${actor.wikidata}` : null;
    const depth = state.ego?.center === index ? state.ego.depth : 0;
    const around = (/** @type {number} */ to) => el("button", { type: "button", "aria-pressed": String(depth === to), "data-depth": to, onclick: () => this.controls.update({ ego: to ? { center: index, depth: to } : null }) }, to ? String(to) : "off");
    const links = [...bundle(own).values()].filter((link) => link.a === index || link.b === index).sort((x, y) => y.events.length - x.events.length);
    return [
      this.head("Actor", [name(actor.label, 200)], { selection: null }),
      el("p", { class: "facts" }, facts.flatMap((fact, n) => [n ? " · " : "", /** @type {any} */ (fact)]), partOf ? [" · part of ", el("button", { type: "button", class: "actor", onclick: () => this.onActor(partOf.index) }, name(partOf.label, 60))] : null, wikidata ? [" · ", el("a", { href: wikidata, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" }, "Wikidata")] : null),
      aliases.length ? el("p", { class: "note" }, "Also: ", aliases.flatMap((alias, n) => [n ? ", " : "", name(alias, 50)])) : "",
      el("div", { class: "actions" }, el("span", { class: "label" }, "Show around"), el("div", { class: "segments", role: "group", "aria-label": "Ego network depth" }, [0, 1, 2].map(around)),
        el("button", { type: "button", onclick: () => this.controls.update({ actors: new Set([index]) }) }, "Only this actor"), el("button", { type: "button", onclick: () => this.paths.begin(index) }, "Path from here")),
      el("h3", {}, "Links ", el("span", { class: "count" }, grouped(links.length))),
      links.length ? el("ol", { class: "pairs" }, links.slice(0, 12).map((link) => this.linkRow(link, true))) : el("p", { class: "note" }, "No named partner in what the filters leave."),
      el("h3", {}, "Events ", el("span", { class: "count" }, grouped(own.length))), this.events(own),
    ];
  }

  /** @param {Event[]} events */
  events(events) {
    this.list = events.length ? eventList(this.data, events, this.onActor) : null;
    if (this.list) return this.list;
    return el("p", { class: "nothing-here" }, "No event is left by the filters. ", el("button", { type: "button", class: "quiet", onclick: () => this.controls.update(noFilters()) }, "Reset filters"));
  }

  /**
   * @param {{kind: "pair", a: number, b: number, side: "out" | "back" | "mutual" | "all"}} pair
   * @param {Event[]} events
   */
  pair(pair, events) {
    const { a, b, side } = pair;
    const shared = events.filter((event) => event.pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a)));
    const here = side === "all" ? shared : shared.filter((event) => sideOf(event, a, b) === side);
    const [first, second] = [this.data.actors[a].label, this.data.actors[b].label];
    const [one, two] = [short(first, 18), short(second, 18)];
    const count = (/** @type {string} */ which) => (which === "all" ? shared.length : shared.filter((event) => sideOf(event, a, b) === which).length);
    const tab = (/** @type {any} */ which, /** @type {string} */ label) => el("button", { type: "button", "data-side": which, "aria-pressed": String(side === which), onclick: () => this.controls.update({ selection: { ...pair, side: which } }) }, el("bdi", {}, label), el("span", { class: "count" }, grouped(count(which))));
    const list = this.events(here);
    const button = (/** @type {number} */ actor, /** @type {string} */ label) => el("button", { type: "button", class: "actor", onclick: () => this.onActor(actor) }, name(label, 100));
    return [
      this.head("Pair", [button(a, first), " and ", button(b, second)], { selection: null }),
      shared.length ? pairTimeline(shared, a, b, [one, two], (event) => {
        if (side === "all" || sideOf(event, a, b) === side) this.list?.reveal(event);
        else {
          this.wanted = event;
          this.controls.update({ selection: { ...pair, side: "all" } });
        }
      }) : "",
      el("div", { class: "segments tabs", role: "group", "aria-label": "Direction" }, tab("all", "All"), tab("out", `${one} → ${two}`), tab("back", `${two} → ${one}`), tab("mutual", "Mutual")),
      list,
    ];
  }

  /** @param {{event: Event, from: number, to: number}[] | null} chain */
  chain(chain) {
    const { a, b, forward } = /** @type {any} */ (this.controls.state().path);
    const [first, last] = [name(this.data.actors[a].label, 80), name(this.data.actors[b].label, 80)];
    const head = this.head("Path", [first, " to ", last], { path: null });
    if (!chain) {
      const words = forward ? "No chain of events connects them forward in time." : "No chain of events connects them.";
      const open = forward ? el("button", { type: "button", class: "quiet", onclick: () => this.controls.update({ path: { a, b, forward: false } }) }, "Ignore the order of time") : isFiltered(this.controls.state()) ? el("button", { type: "button", class: "quiet", onclick: () => this.controls.update(noFilters()) }, "Reset filters") : null;
      return [head, el("p", { class: "nothing-here" }, words, " ", open)];
    }
    const note = el("p", { class: "note" }, `${counted(chain.length, "step")}${forward ? ", forward in time" : ""}; the shortest chain that the filters leave.`);
    return [head, note, el("ol", { class: "chain" }, chain.map((step) => el("li", {}, el("p", { class: "step" }, name(this.data.actors[step.from].label, 60), " — ", name(this.data.actors[step.to].label, 60)), eventCard(this.data, step.event, this.onActor))))];
  }
}
