// The network itself: vis-network draws what `choose` picked, we say how it looks.

const MOST_LINKS = 1200;
const FEWEST = 30; // actors drawn, however little room there is
const AREA = 3600; // square pixels that an actor with its name needs
const SHAPE = 1.35; // width of a view to its height, where there is none
const IDLE = 0.12; // of an actor that does nothing in the window that is played

class Graph {
  /**
   * @param {Data} data
   * @param {(selection: Choice | null) => void} onSelect
   */
  constructor(data, onSelect) {
    this.data = data;
    this.colours = palette();
    /** @type {Map<string, Link>} */
    this.links = new Map();
    /** @type {Set<number>} */
    this.drawn = new Set();
    /** @type {Map<number, {x: number, y: number}>} */
    this.moved = new Map();
    /** @type {Map<number, number>} */
    this.counts = new Map();
    this.hovered = "";
    /** @type {number | null} the actor under the pointer */
    this.pointed = null;
    /** @type {Map<number, Name>} */
    this.names = new Map();
    /** @type {Map<string | number, string>} how links and actors were drawn last */
    this.looks = new Map();
    this.factor = 1; // how much larger things are drawn, at the present scale
    /** @type {number | null} the actor whose links `n` and `p` go through */
    this.turning = null;
    this.totalLinks = 0;
    this.frame = ""; // the view and the level that everything was placed and fitted for
    this.room = data.drawn; // how many actors may be drawn
    this.wider = 1;
    /** @type {Focus} */
    this.focus = { near: new Set(), fade: 1, selected: [], steps: null, pinned: [] };
    const { vis } = window;
    /** @type {vis.DataSet<number>} */
    this.nodes = new vis.DataSet([]);
    /** @type {vis.DataSet<string>} */
    this.edges = new vis.DataSet([]);
    const parsed = JSON.parse(byId("options").textContent ?? "{}");
    const options = typeof parsed === "string" ? JSON.parse(parsed) : parsed;
    this.network = new vis.Network(
      byId("network"),
      { nodes: this.nodes, edges: this.edges },
      options,
    );
    spareFonts(this.network);
    this.camera = new Camera(this);
    this.still = new Still(this);
    this.listen(onSelect);
  }

  /** @param {(selection: Choice | null) => void} onSelect */
  listen(onSelect) {
    const { network } = this;
    network.on("click", (click) => {
      if (click.nodes.length) onSelect({ kind: "actor", actor: click.nodes[0] });
      else if (click.edges.length) onSelect(this.selectionOf(click.edges[0]));
      else onSelect(null);
    });
    network.on("hoverEdge", (hover) => this.hover(hover.edge));
    network.on("blurEdge", () => this.hover(""));
    network.on("hoverNode", (hover) => this.point(hover.node));
    network.on("blurNode", () => this.point(null));
    byId("network").addEventListener("pointerleave", () => {
      this.point(null);
      this.hover("");
    });
    network.on("zoom", () => this.rename());
    network.on("dragEnd", (drag) => {
      for (const actor of drag.nodes) {
        this.moved.set(actor, network.getPositions([actor])[actor]);
        this.looks.delete(actor); // it is not where we drew it
      }
      this.rename();
    });
    network.on("afterDrawing", (context) => {
      if (!this.still.shown) this.drawOver(context);
    });
  }

  /** @param {CanvasRenderingContext2D} context where vis-network has drawn */
  drawOver(context) {
    strikeDenied(context, this.network, this.links.values(), this.colours);
    writeNames(context, this);
    writeCounts(context, this);
  }

  /**
   * @param {string} key of a link
   * @returns {Choice | null}
   */
  selectionOf(key) {
    const link = this.links.get(key);
    if (!link) return null;
    return { kind: "pair", a: link.a, b: link.b, side: link.mutual ? "mutual" : "out" };
  }

  /** @param {string} key of the link that shows its count, "" for none */
  hover(key) {
    this.hovered = key;
    this.rename();
    tellPointed(this);
    byId("network").style.cursor = key ? "pointer" : "";
  }

  /** @param {number | null} actor whose name is shown, whether there is room or not */
  point(actor) {
    this.pointed = actor;
    this.rename();
    tellPointed(this);
    byId("network").style.cursor = actor === null ? "" : "pointer";
  }

  /** How many actors may be drawn, fewer where there is little room; the shape of the view. */
  get view() {
    const { width, height } = byId("network").getBoundingClientRect();
    if (!width || !height) return { room: this.data.drawn, shape: SHAPE };
    const fitting = Math.max(FEWEST, Math.round((width * height) / AREA));
    return { room: Math.min(this.data.drawn, fitting), shape: width / height };
  }

  /**
   * Draws what the state asks for.
   * @param {State} state
   * @param {Happening[]} events
   * @param {{event: Happening, from: number, to: number}[] | null} chain
   * @param {Happening[] | null} steady events whose actors stay, faint when they do nothing
   */
  show(state, events, chain, steady) {
    const links = bundle(events);
    this.focus = focusOf(state, links, chain);
    const frame = `${state.view} ${state.level}`;
    const anew = frame !== this.frame;
    if (anew) this.begin(frame);
    const { pinned } = this.focus;
    const all = steady ? bundle(steady) : links;
    const chosen = choose(this.data, steady ?? events, all, pinned, this.room);
    const acting = steady ? choose(this.data, events, [], [], 0) : chosen;
    const before = this.drawn;
    this.drawn = chosen.drawn;
    this.counts = acting.counts;
    const here = links.filter((link) => this.drawn.has(link.a) && this.drawn.has(link.b));
    here.sort((x, y) => y.events.length - x.events.length);
    this.links = new Map(here.slice(0, MOST_LINKS).map((link) => [link.key, link]));
    this.totalLinks = links.length;
    this.total = acting.total;
    this.state = state;
    this.places = placeAll(this.data, this.drawn, this.wider);
    this.network.renderer.allowRedraw = false; // left alone, it draws after each change
    const stays = [...this.drawn].filter((actor) => before.has(actor)).length;
    if (anew || (chosen.total > this.room && stays * 2 < this.drawn.size)) this.camera.fit();
    this.apply();
  }

  /**
   * Finds how much may be drawn where, in a view and at a level.
   * @param {string} frame
   */
  begin(frame) {
    this.frame = frame;
    this.moved.clear();
    const { view } = this;
    this.room = view.room;
    this.wider = widening(this.data, view);
  }

  /** Draws what is to be seen, in this frame. */
  apply() {
    const { renderer } = this.network;
    this.network.setSize("100%", "100%"); // chips above it come and go; noticed later, it draws twice
    this.put();
    this.name();
    if (!renderer.redrawRequested) renderer._redraw(false);
  }

  /** Hands vis-network what is drawn, all at once. */
  put() {
    const { renderer } = this.network;
    this.factor = enlarged(this.network.getScale());
    const shown = [...this.drawn].map((actor) => this.actorLookOf(actor));
    const links = [...this.links.values()].map((link) => this.lookOf(link));
    const keep = new Set(links.map((link) => link.id));
    const gone = this.edges.getIds().filter((id) => !keep.has(id));
    const left = this.nodes.getIds().filter((id) => !this.drawn.has(id));
    for (const id of [...gone, ...left]) this.looks.delete(id);
    renderer.allowRedraw = false;
    atOnce(this.network, () => {
      this.edges.remove(gone);
      this.nodes.remove(left);
      this.nodes.update(this.changed(shown));
      this.edges.update(this.changed(links));
    });
    renderer.allowRedraw = true;
    renderer._resizeNodes(); // else one that is new, or was elsewhere, may count as out of view
  }

  /**
   * The looks that are not as they were: vis-network takes long over each.
   * @template {{id: string | number}} Look
   * @param {Look[]} looks
   * @returns {Look[]}
   */
  changed(looks) {
    return looks.filter((look) => {
      const sign = JSON.stringify(look);
      if (this.looks.get(look.id) === sign) return false;
      this.looks.set(look.id, sign);
      return true;
    });
  }

  /** Finds the names that fit at the present scale. */
  name() {
    cancelAnimationFrame(this.naming ?? 0);
    this.naming = 0;
    this.names = fittingNames(this);
    this.still.forget();
  }

  /** The view or what is pointed at has changed; once a frame. */
  rename() {
    if (this.naming) return;
    this.naming = requestAnimationFrame(() => {
      if (enlarged(this.network.getScale()) !== this.factor) this.put();
      this.name();
      this.network.renderer._requestRedraw();
    });
  }

  /**
   * @param {number} actor
   * @returns {{x: number, y: number}} where it is, or will be, drawn
   */
  placeOf(actor) {
    return this.moved.get(actor) ?? this.places?.get(actor) ?? { x: 0, y: 0 };
  }

  /**
   * @param {number} actor
   * @returns {number} how much of it is seen, of 1
   */
  fadeOf(actor) {
    const { near, fade } = this.focus;
    if (!this.counts.has(actor)) return IDLE;
    return fade === 1 || near.has(actor) ? 1 : fade;
  }

  /** @param {number} index */
  actorLookOf(index) {
    const { data, counts } = this;
    return actorLook(data.actors[index], counts.get(index) ?? 1, this.placeOf(index), {
      selected: this.focus.selected.includes(index),
      faded: this.fadeOf(index),
      colours: this.colours,
      enlarged: this.factor,
    });
  }

  /** @param {Link} link */
  lookOf(link) {
    const { near, fade, selected, steps } = this.focus;
    const single = selected.length === 1 && (link.a === selected[0] || link.b === selected[0]);
    const both = selected.length === 2 && selected.includes(link.a) && selected.includes(link.b);
    const inside = steps
      ? steps.has(pairKey(link))
      : this.state?.ego
        ? near.has(link.a) && near.has(link.b)
        : single || both;
    return linkLook(link, {
      faded: fade === 1 || inside ? 0.9 : fade,
      alone: isAlone(this.links, link),
      colours: this.colours,
      enlarged: this.factor,
    });
  }

  /** The numbers of events that stand on links. */
  get numbers() {
    return numbersOn(this);
  }

  recolour() {
    this.colours = palette();
    if (this.state) this.apply();
  }
}
