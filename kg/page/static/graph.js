// The network itself: vis-network draws what `choose` picked, we say how it looks.

const MOST_LINKS = 1200;

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
    /** @type {number | null} the actor whose links `n` and `p` go through */
    this.turning = null;
    this.totalLinks = 0;
    const vis = /** @type {any} */ (window).vis;
    const read = (/** @type {string} */ id) => JSON.parse(byId(id).textContent ?? "null");
    this.nodes = new vis.DataSet(read("nodes"));
    this.edges = new vis.DataSet([]);
    const parsed = read("options");
    const options = typeof parsed === "string" ? JSON.parse(parsed) : parsed;
    this.network = new vis.Network(
      byId("network"),
      { nodes: this.nodes, edges: this.edges },
      options,
    );
    this.listen(onSelect);
  }

  /** @param {(selection: Choice | null) => void} onSelect */
  listen(onSelect) {
    const { network } = this;
    network.on("click", (/** @type {any} */ click) => {
      if (click.nodes.length) onSelect({ kind: "actor", actor: click.nodes[0] });
      else if (click.edges.length) onSelect(this.selectionOf(click.edges[0]));
      else onSelect(null);
    });
    network.on("hoverEdge", (/** @type {any} */ hover) => this.hover(hover.edge));
    network.on("blurEdge", () => this.hover(""));
    network.on("zoom", () => this.relabel());
    network.on("dragEnd", (/** @type {any} */ drag) => {
      for (const actor of drag.nodes) this.moved.set(actor, network.getPositions([actor])[actor]);
    });
    network.on("afterDrawing", (/** @type {any} */ context) =>
      strikeDenied(context, network, this.links.values(), this.colours),
    );
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
    const before = this.hovered;
    this.hovered = key;
    for (const changed of [before, key]) {
      const link = this.links.get(changed);
      if (link) this.edges.update(this.lookOf(link));
    }
    byId("network").style.cursor = key ? "pointer" : "";
  }

  /**
   * Draws what the state asks for.
   * @param {State} state
   * @param {Happening[]} events
   * @param {{event: Happening, from: number, to: number}[] | null} chain
   */
  show(state, events, chain) {
    const links = bundle(events);
    this.focus = this.focusOf(state, links, chain);
    const chosen = choose(this.data, events, this.focus.pinned, this.data.drawn);
    const before = this.drawn;
    this.drawn = chosen.drawn;
    this.counts = chosen.counts;
    const here = [...links.values()].filter(
      (link) => this.drawn.has(link.a) && this.drawn.has(link.b),
    );
    here.sort((x, y) => y.events.length - x.events.length);
    this.links = new Map(here.slice(0, MOST_LINKS).map((link) => [link.key, link]));
    this.totalLinks = links.size;
    this.total = chosen.total;
    this.state = state;
    this.places = placeAll(this.data, this.drawn);
    this.apply();
    const stays = [...this.drawn].filter((actor) => before.has(actor)).length;
    if (this.data.actors.length > this.data.drawn && stays * 2 < this.drawn.size) this.fit();
  }

  /**
   * What stands out, and how far the rest steps back.
   * @param {State} state
   * @param {Map<string, Link>} links
   * @param {{event: Happening, from: number, to: number}[] | null} chain
   */
  focusOf(state, links, chain) {
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
      near = reach(links.values(), state.ego.center, state.ego.depth);
      fade = 0.12;
    } else if (chosen) {
      near = chosen.kind === "actor" ? reach(links.values(), chosen.actor, 1) : new Set(selected);
      fade = 0.32;
    }
    const steps = new Set(chain?.map((step) => [step.from, step.to].sort((a, b) => a - b).join()));
    return {
      near,
      fade,
      selected,
      steps: chain ? steps : null,
      pinned: [...selected, ...state.actors, ...near],
    };
  }

  apply() {
    const shown = [...this.drawn].map((actor) => this.actorLookOf(actor));
    const links = [...this.links.values()].map((link) => this.lookOf(link));
    const keep = new Set(links.map((link) => link.id));
    this.edges.remove(this.edges.getIds().filter((/** @type {string} */ id) => !keep.has(id)));
    this.nodes.remove(
      this.nodes.getIds().filter((/** @type {number} */ id) => !this.drawn.has(id)),
    );
    this.nodes.update(shown);
    this.edges.update(links);
    this.relabel();
  }

  /** Writes the names that fit at the present scale, once a frame. */
  relabel() {
    if (this.labelling) return;
    this.labelling = requestAnimationFrame(() => {
      this.labelling = 0;
      this.labels = fittingLabels(this);
      this.nodes.update([...this.drawn].map((actor) => this.actorLookOf(actor)));
    });
  }

  /** @param {number} index */
  actorLookOf(index) {
    const { near, fade, selected } = /** @type {any} */ (this.focus);
    const place = this.moved.get(index) ?? this.places?.get(index) ?? { x: 0, y: 0 };
    return actorLook(this.data.actors[index], this.counts.get(index) ?? 1, place, {
      selected: selected.includes(index),
      faded: fade === 1 || near.has(index) ? 1 : fade,
      colours: this.colours,
      label: this.labels?.has(index) ?? true,
      enlarged: enlarged(this.network.getScale()),
    });
  }

  /** @param {Link} link */
  lookOf(link) {
    const { near, fade, selected, steps } = /** @type {any} */ (this.focus);
    const pair = [link.a, link.b].sort((a, b) => a - b).join();
    const single = selected.length === 1 && (link.a === selected[0] || link.b === selected[0]);
    const both = selected.length === 2 && selected.includes(link.a) && selected.includes(link.b);
    const inside = steps
      ? steps.has(pair)
      : this.state?.ego
        ? near.has(link.a) && near.has(link.b)
        : single || both;
    const others = [
      linkKey(link.b, link.a, false),
      linkKey(link.a, link.b, !link.mutual),
      linkKey(link.b, link.a, true),
    ];
    return linkLook(link, {
      counted: link.key === this.hovered || single || both || Boolean(steps?.has(pair)),
      faded: fade === 1 || inside ? 0.9 : fade,
      alone: !others.some((key) => this.links.has(key)),
      colours: this.colours,
    });
  }

  recolour() {
    this.colours = palette();
    if (this.state) this.apply();
  }

  fit() {
    this.network.setSize("100%", "100%");
    this.network.redraw();
    this.network.fit({ animation: false, maxZoomLevel: 1.4 });
    this.relabel();
  }

  /** @param {number} factor */
  zoom(factor) {
    this.network.moveTo({ scale: Math.min(5, Math.max(0.05, this.network.getScale() * factor)) });
    this.relabel();
  }

  /**
   * @param {number} dx share of the view
   * @param {number} dy
   */
  pan(dx, dy) {
    const at = this.network.getViewPosition();
    const scale = this.network.getScale();
    this.network.moveTo({
      position: { x: at.x + (dx * 300) / scale, y: at.y + (dy * 300) / scale },
    });
  }

  /** @param {number} actor brings it into view */
  reveal(actor) {
    if (!this.drawn.has(actor)) return;
    const { x, y } = this.network.getPositions([actor])[actor];
    const at = this.network.canvasToDOM({ x, y });
    const box = byId("network").getBoundingClientRect();
    const margin = 60;
    const inside =
      at.x > margin && at.y > margin && at.x < box.width - margin && at.y < box.height - margin;
    if (!inside || this.network.getScale() < 0.35)
      this.network.moveTo({ position: { x, y }, scale: Math.max(0.7, this.network.getScale()) });
  }

  /**
   * The actor that lies next in a direction.
   * @param {number | null} from
   * @param {number} dx
   * @param {number} dy
   * @returns {number | null}
   */
  neighbour(from, dx, dy) {
    const places = this.network.getPositions([...this.drawn]);
    const at = from !== null && places[from] ? places[from] : this.network.getViewPosition();
    let [best, least] = [/** @type {number | null} */ (null), Infinity];
    for (const actor of this.drawn) {
      if (actor === from) continue;
      const [x, y] = [places[actor].x - at.x, places[actor].y - at.y];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (from !== null && along <= 0) continue;
      const cost = from === null ? Math.hypot(x, y) : along + 2.5 * aside;
      if (cost < least) [best, least] = [actor, cost];
    }
    return best;
  }
}
