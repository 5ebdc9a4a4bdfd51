// Everything put together: one state, one update, and views that follow it.

class Page {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.state = readHash(location.hash, data);
    /** @type {Controls} */
    this.controls = { update: (patch) => this.update(patch), state: () => this.state };
    this.graph = new Graph(data, (selection) => this.update({ selection }));
    this.facets = new Facets(data, this.controls);
    this.histogram = new Histogram(data, this.controls);
    this.paths = new Paths(data, this.controls);
    this.panel = new Panel(data, this.controls, this.paths);
    this.table = new Table(data, this.controls);
    this.waiting = 0;
    /** @type {State["view"] | null} the view that the picture was fitted to */
    this.fitted = null;
    /** @type {Happening[]} */
    this.events = [];
    this.wire();
    this.refresh();
    this.graph.fit();
    if (this.state.selection?.kind === "actor") this.graph.reveal(this.state.selection.actor);
  }

  wire() {
    const { data, graph, controls } = this;
    byId("search").replaceChildren(
      combo(data, {
        label: "Search for an actor",
        placeholder: "Search actors and aliases",
        onPick: (actor) => {
          this.update({ selection: { kind: "actor", actor: actor.index }, path: null });
          graph.reveal(actor.index);
          byId("details").focus({ preventScroll: true });
        },
      }),
    );
    byId("legend")
      .querySelector("div")
      ?.replaceChildren(...legendRows());
    if (matchMedia("(max-width: 60rem)").matches) byId("legend").removeAttribute("open");
    const toggleTheme = buildTheme(() => {
      this.graph.recolour();
    });
    listenToKeys(graph, controls, { toggleTheme, help: buildHelp() });
    on("[data-view]", (button) => this.update({ view: /** @type {any} */ (button.dataset.view) }));
    on("[data-zoom]", (button) =>
      button.dataset.zoom === "fit"
        ? graph.fit()
        : graph.zoom(button.dataset.zoom === "in" ? 1.25 : 0.8),
    );
    on("[data-export]", (button) => this.export(button.dataset.export ?? ""));
    on("#copy", (button) => this.copyLink(button));
    on("#filters-button", (button) => {
      const open = document.body.classList.toggle("filters-open");
      button.setAttribute("aria-expanded", String(open));
    });
    this.menu();
    window.addEventListener("hashchange", () => {
      if (location.hash.slice(1) === writeHash(this.state, data)) return;
      this.state = readHash(location.hash, data);
      this.refresh();
    });
  }

  menu() {
    const [button, items] = [
      byId("export-button"),
      /** @type {HTMLElement} */ (document.querySelector("#export-menu .menu-items")),
    ];
    const open = (/** @type {boolean} */ is) => {
      items.hidden = !is;
      button.setAttribute("aria-expanded", String(is));
      if (is) items.querySelector("button")?.focus();
    };
    button.addEventListener("click", () => open(items.hidden === true));
    byId("export-menu").addEventListener("keydown", (press) => {
      const all = [...items.querySelectorAll("button")];
      const at = all.indexOf(/** @type {any} */ (document.activeElement));
      if (press.key === "Escape" && !items.hidden) {
        open(false);
        button.focus();
      } else if (press.key === "ArrowDown" || press.key === "ArrowUp")
        all[(at + (press.key === "ArrowDown" ? 1 : -1) + all.length) % all.length].focus();
      else return;
      press.preventDefault();
      press.stopPropagation();
    });
    document.addEventListener("click", (press) => {
      if (!byId("export-menu").contains(/** @type {Node} */ (press.target))) open(false);
    });
    items.addEventListener("click", () => open(false));
  }

  /** @param {Partial<State>} patch */
  update(patch) {
    this.state = { ...this.state, ...patch };
    const hash = writeHash(this.state, this.data);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    this.refresh();
  }

  /** Lets all views follow the state; the graph, which costs most, once a frame. */
  refresh() {
    const { state, data } = this;
    const found = filterEvents(data.events, state);
    this.events = found.events;
    this.chain = state.path
      ? findPath(found.events, state.path.a, state.path.b, state.path.forward)
      : null;
    this.facets.show(state, found);
    this.histogram.show(found.inTime);
    this.paths.show(state);
    showChips(data, this.controls);
    showEmpty(data, this.controls, found);
    this.showViews();
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.draw());
    if (!this.graph.state) this.draw();
  }

  draw() {
    this.waiting = 0;
    const { state, events, chain, graph } = this;
    graph.show(state, events, chain ?? null);
    if (this.fitted !== state.view) graph.fit();
    this.fitted = state.view;
    this.panel.show(state, events, chain ?? null);
    this.table.show(state, events);
    byId("counts").textContent = this.summary();
    const chosen = state.selection;
    if (chosen?.kind === "actor" && document.activeElement?.closest("#network"))
      graph.reveal(chosen.actor);
  }

  summary() {
    const { graph, events, data } = this;
    const actors = `Showing ${grouped(graph.drawn.size)} of ${counted(graph.total ?? 0, "actor")}`;
    const links =
      graph.links.size < graph.totalLinks
        ? `${grouped(graph.links.size)} of ${counted(graph.totalLinks, "link")}`
        : counted(graph.links.size, "link");
    const all =
      events.length < data.events.length
        ? `${grouped(events.length)} of ${counted(data.events.length, "event")}`
        : counted(events.length, "event");
    return `${actors} · ${links} · ${all}`;
  }

  showViews() {
    const { view } = this.state;
    document.body.dataset.view = view;
    byId("graph").hidden = view === "table";
    byId("table").hidden = view === "graph";
    document.querySelectorAll("[data-view]").forEach((button) => {
      if (button !== document.body)
        button.setAttribute(
          "aria-pressed",
          String(/** @type {HTMLElement} */ (button).dataset.view === view),
        );
    });
  }

  /** @param {string} format */
  async export(format) {
    const file = `${fileName(this.data.title)}.${format}`;
    const caption = `${short(this.data.title, 120)} · ${this.summary()}`;
    if (format === "csv")
      save(file, new Blob([eventsCsv(this.data, this.events)], { type: "text/csv" }));
    else if (format === "svg")
      save(file, new Blob([svgOf(this.graph, caption)], { type: "image/svg+xml" }));
    else save(file, await pngOf(this.graph, caption));
  }

  /** @param {HTMLElement} button */
  async copyLink(button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Copied";
    } catch {
      button.textContent = "See the address bar"; // the address is always the link
    }
    setTimeout(() => {
      button.textContent = before;
    }, 1600);
  }
}

/**
 * @param {string} selector
 * @param {(button: HTMLElement) => void} listener
 */
function on(selector, listener) {
  document.querySelectorAll(selector).forEach((found) => {
    const button = /** @type {HTMLElement} */ (found);
    if (button !== document.body) button.addEventListener("click", () => listener(button));
  });
}

unpack()
  .then((raw) => {
    // For the console of a curious reader, and for tests.
    /** @type {any} */ (window).kgPage = new Page(join(raw));
    document.documentElement.dataset.ready = "yes";
  })
  .catch((error) => {
    byId("counts").textContent = `This page could not be drawn: ${error.message}`;
    throw error;
  });
