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
    /** @type {number | null} the actor all of whose links are listed */
    this.unfolded = null;
    /** @type {Happening | null} shown as soon as the list holds it */
    this.wanted = null;
    this.onActor = (/** @type {number} */ actor) =>
      controls.update({ selection: { kind: "actor", actor } });
  }

  /**
   * @param {State} state
   * @param {Happening[]} events
   * @param {{event: Happening, from: number, to: number}[] | null} chain
   */
  show(state, events, chain) {
    const chosen = state.selection;
    const body = state.path
      ? chainBody(this, chain)
      : !chosen
        ? overview(this, events)
        : chosen.kind === "actor"
          ? this.actor(chosen.actor, events, state)
          : this.pair(chosen, events);
    refill(this.element, [...body, this.paths.element]);
    const key = JSON.stringify([chosen, state.path]);
    if (key !== this.shown) this.element.scrollTop = 0; // has all laid out
    this.shown = key;
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
    return el(
      "header",
      { class: "panel-head" },
      el("div", {}, el("p", { class: "note" }, kind), el("h2", {}, title)),
      el(
        "button",
        {
          type: "button",
          class: "icon",
          "aria-label": "Close details",
          onclick: () => this.controls.update(closing, "back"),
        },
        "×",
      ),
    );
  }

  /**
   * @param {number} index
   * @param {Happening[]} events
   * @param {State} state
   */
  actor(index, events, state) {
    const actor = this.data.actors[index];
    const own = events.filter((event) => event.people.includes(index));
    const above = actor.partOf === null ? undefined : this.data.byId.get(actor.partOf);
    const partOf = above?.events ? above : undefined; // else there is nothing to read of it
    const country =
      actor.country && actor.kind !== "country" ? this.data.countries.get(actor.country) : null;
    const facts = [
      actor.kind,
      country ? named(country, 40) : null,
      actor.sector && actor.kind !== "country"
        ? (SECTORS[actor.sector] ?? short(actor.sector, 20))
        : null,
    ].filter(Boolean);
    const aliases = actor.aliases.filter((alias) => fold(alias) !== fold(actor.label)).slice(0, 6);
    const wikidata = /^Q\d+$/.test(actor.wikidata ?? "")
      ? `https://www.wikidata.org/wiki/${actor.wikidata}`
      : null;
    const depth = state.ego?.center === index ? state.ego.depth : 0;
    const around = (/** @type {number} */ to, /** @type {string} */ label) =>
      el(
        "button",
        {
          type: "button",
          "aria-pressed": String(depth === to),
          "data-depth": to,
          onclick: () => this.controls.update({ ego: to ? { center: index, depth: to } : null }),
        },
        label,
      );
    const links = bundle(own)
      .filter((link) => link.a === index || link.b === index)
      .sort((x, y) => y.events.length - x.events.length);
    return [
      this.head("Actor", [named(actor.label, 200)], { selection: null }),
      el(
        "p",
        { class: "facts" },
        facts.flatMap((fact, n) => [n ? " · " : "", /** @type {any} */ (fact)]),
        partOf
          ? [
              " · part of ",
              el(
                "button",
                { type: "button", class: "actor", onclick: () => this.onActor(partOf.index) },
                named(partOf.label, 60),
              ),
            ]
          : null,
        wikidata ? [" · ", outside(wikidata, "Wikidata")] : null,
        this.data.served
          ? [" · ", el("a", { href: `/actor/${encodeURIComponent(actor.id)}` }, "all about it")]
          : null,
      ),
      actingFor(this.data, index, own),
      aliases.length
        ? el(
            "p",
            { class: "note" },
            "Also known as ",
            aliases.flatMap((alias, n) => [n ? ", " : "", named(alias, 50)]),
          )
        : "",
      el(
        "div",
        { class: "actions" },
        el("span", { class: "label" }, "Neighbours"),
        el(
          "div",
          { class: "segments", role: "group", "aria-label": "Steps around the actor" },
          ["all", "1 step", "2 steps"].map((label, depth) => around(depth, label)),
        ),
      ),
      el(
        "div",
        { class: "actions" },
        el(
          "button",
          { type: "button", onclick: () => this.controls.update({ actors: new Set([index]) }) },
          "Only this actor",
        ),
        el("button", { type: "button", onclick: () => this.paths.begin(index) }, "Path from here"),
      ),
      el("h3", {}, "Links ", el("span", { class: "count" }, grouped(links.length))),
      links.length
        ? linkList(this, links, index)
        : el("p", { class: "note" }, "No named partner in what the filters leave."),
      el("h3", {}, "Events ", el("span", { class: "count" }, grouped(own.length))),
      this.events(own),
    ];
  }

  /** @param {Happening[]} events */
  events(events) {
    this.list = events.length ? eventList(this.data, events, this.onActor) : null;
    if (this.list) return this.list;
    return el(
      "p",
      { class: "nothing-here" },
      "No event is left by the filters. ",
      el(
        "button",
        { type: "button", class: "quiet", onclick: () => this.controls.update(noFilters()) },
        "Reset filters",
      ),
    );
  }

  /**
   * @param {{kind: "pair", a: number, b: number, side: "out" | "back" | "mutual" | "all"}} pair
   * @param {Happening[]} events
   */
  pair(pair, events) {
    const { a, b, side } = pair;
    const shared = eventsOfPair(events, a, b);
    const here = side === "all" ? shared : shared.filter((event) => sideOf(event, a, b) === side);
    const [first, second] = [this.data.actors[a].label, this.data.actors[b].label];
    const [one, two] = [short(first, 18), short(second, 18)];
    const count = (/** @type {string} */ which) =>
      which === "all"
        ? shared.length
        : shared.filter((event) => sideOf(event, a, b) === which).length;
    const tab = (/** @type {any} */ which, /** @type {string} */ label) =>
      el(
        "button",
        {
          type: "button",
          "data-side": which,
          "aria-pressed": String(side === which),
          onclick: () => this.controls.update({ selection: { ...pair, side: which } }, "stay"),
        },
        el("bdi", {}, label),
        el("span", { class: "count" }, grouped(count(which))),
      );
    const list = this.events(here);
    const button = (/** @type {number} */ actor, /** @type {string} */ label) =>
      el(
        "button",
        { type: "button", class: "actor", onclick: () => this.onActor(actor) },
        named(label, 100),
      );
    return [
      this.head("Pair", [button(a, first), " and ", button(b, second)], { selection: null }),
      shared.length
        ? pairTimeline(shared, a, b, [one, two], (event) => {
            if (side === "all" || sideOf(event, a, b) === side) this.list?.reveal(event);
            else {
              this.wanted = event;
              this.controls.update({ selection: { ...pair, side: "all" } }, "stay");
            }
          })
        : "",
      el(
        "div",
        { class: "segments tabs", role: "group", "aria-label": "Direction" },
        tab("all", "All"),
        tab("mutual", "Mutual"),
        tab("out", `${one} → ${two}`),
        tab("back", `${two} → ${one}`),
      ),
      list,
    ];
  }
}
