// Everything put together: one state, one update, and views that follow it.

// Within a notebook the page is a frame without an address that could hold its state.
const FRAMED = location.protocol === "about:";
const NARROW = matchMedia("(max-width: 60rem)"); // one column, as in frame.css

class Page {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.state = this.read();
    /** @type {Controls} */
    this.controls = { update: (patch, then) => this.update(patch, then), state: () => this.state };
    this.graph = new Graph(data, (selection) => this.update({ selection }));
    this.facets = new Facets(data, this.controls);
    this.histogram = new Histogram(data, this.controls);
    this.player = new Player(this.histogram);
    this.paths = new Paths(data, this.controls);
    this.panel = new Panel(data, this.controls, this.paths);
    this.table = new Table(data, this.controls);
    this.waiting = 0;
    this.next = ""; // the part that is brought into view as soon as it is drawn
    /** @type {Happening[]} */
    this.events = [];
    /** @type {Happening[]} what all filters but the dates leave */
    this.inTime = [];
    this.wire();
    this.refresh();
    const { selection } = this.state;
    if (selection?.kind === "actor") this.graph.camera.reveal(selection.actor);
  }

  wire() {
    const { data, graph, controls } = this;
    byId("search").replaceChildren(
      combo(data, {
        label: "Search for an actor",
        placeholder: "Search actors and aliases",
        onPick: (actor) => {
          this.update({ selection: { kind: "actor", actor: actor.index }, path: null });
          graph.camera.reveal(actor.index);
          byId("details").focus({ preventScroll: true });
        },
      }),
    );
    byId("legend").replaceChildren(...legendRows(data.actors));
    const toggleTheme = buildTheme(() => {
      this.graph.recolour();
    });
    buildLevels(data, controls);
    listenToKeys(graph, controls, {
      toggleTheme,
      help: buildHelp(),
      play: () => this.player.toggle(),
      turnLevel: (by) => this.update({ level: nextLevel(data, this.state, by) }),
    });
    on("[data-view]", (button) => this.update({ view: /** @type {any} */ (button.dataset.view) }));
    on("[data-zoom]", (button) =>
      button.dataset.zoom === "fit"
        ? graph.camera.fit()
        : graph.camera.zoom(button.dataset.zoom === "in" ? 1.25 : 0.8),
    );
    on("[data-export]", (button) => this.export(button.dataset.export ?? ""));
    on("#copy", (button) => this.copyLink(button));
    byId("copy").hidden = FRAMED;
    foldFilters(byId("filters-button"), byId("filters"));
    this.menu();
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth === width) return; // a phone's address bar comes and goes
      width = window.innerWidth;
      graph.frame = "";
      this.refresh();
    });
    window.addEventListener("hashchange", () => {
      if (location.hash.slice(1) === writeHash(this.state, data)) return;
      this.state = this.read();
      this.refresh();
    });
  }

  /** What the address asks for. */
  read() {
    return this.atLevel(readHash(location.hash, this.data));
  }

  /**
   * @param {State} state
   * @returns {State} with what is chosen as it is at its level
   */
  atLevel(state) {
    const { data } = this;
    const level = data.levels.find(({ name }) => name === state.level) ?? data.levels[0];
    if (level !== data.level) countAt(data, level);
    return chosenAt(state, data);
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

  /**
   * @param {Partial<State>} patch
   * @param {Then} then
   */
  update(patch, then = "show") {
    if (then === "show" && (patch.selection || patch.path)) this.next = "details";
    else if (then === "back") this.next = "views-area";
    const next = { ...this.state, ...patch };
    this.state = next.level === this.data.level.name ? next : this.atLevel(next);
    const hash = writeHash(this.state, this.data);
    if (!FRAMED && hash !== location.hash.slice(1)) {
      const address = hash ? `#${hash}` : location.pathname + location.search;
      // The browser's "back" leads to what was chosen before, past filters and steps by the keys.
      const step = then !== "stay" && ["selection", "path", "view"].some((key) => key in patch);
      if (step) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }
    this.refresh();
  }

  /** Lets all views follow the state; the graph, which costs most, once a frame. */
  refresh() {
    const { state, data } = this;
    if (!data.book.whole && looksClosely(state)) {
      complete(data.book).then(() => this.refresh(), fail);
      return;
    }
    const found = filterEvents(data, state);
    this.events = found.events;
    this.inTime = found.inTime;
    this.chain = state.path
      ? findPath(found.events, state.path.a, state.path.b, state.path.forward)
      : null;
    this.facets.show(state, found);
    this.histogram.show(found.inTime);
    this.paths.show(state);
    this.player.show(state);
    showLevel(state);
    showChips(data, this.controls);
    showEmpty(data, this.controls, found);
    this.showViews();
    if (!this.graph.state) this.draw();
    else if (!this.waiting) this.waiting = requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.waiting = 0;
    const { state, events, chain, graph } = this;
    this.panel.show(state, events, chain ?? null); // before the graph, which asks for the layout
    this.table.show(state, events, chain ?? null);
    graph.show(state, events, chain ?? null, this.player.window ? this.inTime : null);
    tellPointed(graph);
    byId("counts").textContent = this.summary();
    const chosen = state.selection;
    if (chosen?.kind === "actor" && document.activeElement?.closest("#network"))
      graph.camera.reveal(chosen.actor);
    if (this.next && NARROW.matches) bringIntoView(byId(this.next));
    this.next = "";
  }

  summary() {
    const { graph, events, data, state } = this;
    const of = (/** @type {number} */ some) =>
      some < data.events.length
        ? `${grouped(some)} of ${counted(data.events.length, "event")}`
        : counted(some, "event");
    const listed = this.listed.length;
    if (state.view === "table") return `Showing ${of(listed)}`;
    const inTable = listed < events.length ? `, ${grouped(listed)} in the table` : "";
    const all = of(events.length) + inTable;
    const acting = [...graph.drawn].filter((actor) => graph.counts.has(actor)).length;
    const actors = `Showing ${grouped(acting)} of ${counted(graph.total ?? 0, "actor")}`;
    const links =
      graph.links.size < graph.totalLinks
        ? `${grouped(graph.links.size)} of ${counted(graph.totalLinks, "link")}`
        : counted(graph.links.size, "link");
    return `${actors} · ${links} · ${all}`;
  }

  /** What the table holds, or would hold: files do, too. */
  get listed() {
    return listedIn(this.state, this.events, this.chain ?? null);
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
    const { level, title } = this.data;
    const counted = level.name === "person" ? "" : ` · counted by ${level.name}`;
    const caption = `${short(title, 120)} · ${this.summary()}${counted}`;
    if (format === "csv") await complete(this.data.book);
    if (format === "csv")
      save(file, new Blob([eventsCsv(this.data, this.listed)], { type: "text/csv" }));
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

/**
 * @param {State} state
 * @returns {boolean} whether it shows single events
 */
const looksClosely = ({ view, selection, path }) => view !== "graph" || Boolean(selection ?? path);

/** @param {Error} error */
function fail(error) {
  byId("counts").textContent = `This page could not be drawn: ${error.message}`;
  throw error;
}

// What the page asks for that came last to browsers.
const ABLE = typeof DecompressionStream === "function" && "toWellFormed" in String.prototype;
const TOO_OLD =
  "This browser is too old for the page. It works in Chrome and Edge from version 111, in Firefox from 119, and in Safari from 16.4.";

async function start() {
  if (!ABLE) {
    byId("counts").textContent = TOO_OLD;
    return;
  }
  const [raw] = await Promise.all([unpack(), loadLibrary()]);
  const data = join(raw);
  if (looksClosely(readHash(location.hash, data))) await complete(data.book);
  window.kgPage = new Page(data); // for the console of a curious reader, and for tests
  document.documentElement.dataset.ready = "yes";
  // Once that is painted, and before anybody can have chosen what to look at.
  const read = () => complete(data.book).catch(fail);
  const idle = window.requestIdleCallback ?? (() => setTimeout(read)); // Safari has none
  requestAnimationFrame(() => idle(read, { timeout: 200 }));
}

start().catch(fail);
