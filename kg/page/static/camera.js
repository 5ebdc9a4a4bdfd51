// What part of the network is in view, and what lies next to what.

const MARGIN = 28; // pixels kept free above and below everything, for names
const ASIDE = 64; // at the sides, where there is room

class Camera {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
  }

  /**
   * Where an element lies, in units of the canvas: left, top, right, bottom.
   * @param {string} id
   */
  boxOf(id) {
    const { network } = this.graph;
    const [{ x, y }, scale] = [network.getViewPosition(), network.getScale()];
    const all = byId("network").getBoundingClientRect();
    const { left, top, right, bottom } = byId(id).getBoundingClientRect();
    const [middle, center] = [(all.left + all.right) / 2, (all.top + all.bottom) / 2];
    return [
      x + (left - middle) / scale,
      y + (top - center) / scale,
      x + (right - middle) / scale,
      y + (bottom - center) / scale,
    ];
  }

  /** Shows everything that is drawn. */
  fit() {
    const { graph } = this;
    const { network } = graph;
    network.setSize("100%", "100%");
    const places = [...graph.drawn].map((actor) => graph.placeOf(actor));
    const { width, height } = byId("network").getBoundingClientRect();
    if (!places.length || !width) return;
    const aside = Math.min(ASIDE, width / 10);
    const ends = (/** @type {number[]} */ values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = ends(places.map(({ x }) => x));
    const [top, bottom] = ends(places.map(({ y }) => y));
    const fitting = Math.min(
      (width - 2 * aside) / (right - left + 1),
      (height - 2 * MARGIN) / (bottom - top + 1),
    );
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.min(1.4, Math.max(0.05, fitting)),
    });
    graph.rename();
  }

  /** @param {number} factor */
  zoom(factor) {
    const { network } = this.graph;
    network.moveTo({ scale: Math.min(5, Math.max(0.05, network.getScale() * factor)) });
    this.graph.rename();
  }

  /**
   * @param {number} dx share of the view
   * @param {number} dy
   */
  pan(dx, dy) {
    const { network } = this.graph;
    const [at, scale] = [network.getViewPosition(), network.getScale()];
    network.moveTo({ position: { x: at.x + (dx * 300) / scale, y: at.y + (dy * 300) / scale } });
  }

  /** @param {number} actor brings it into view */
  reveal(actor) {
    const { network, drawn } = this.graph;
    if (!drawn.has(actor)) return;
    const { x, y } = network.getPositions([actor])[actor];
    const at = network.canvasToDOM({ x, y });
    const box = byId("network").getBoundingClientRect();
    const margin = 60;
    const inside =
      at.x > margin && at.y > margin && at.x < box.width - margin && at.y < box.height - margin;
    if (inside && network.getScale() >= 0.35) return;
    network.moveTo({ position: { x, y }, scale: Math.max(0.7, network.getScale()) });
    this.graph.rename();
  }

  /**
   * The actor that lies next in a direction.
   * @param {number | null} from
   * @param {number} dx
   * @param {number} dy
   * @returns {number | null}
   */
  neighbour(from, dx, dy) {
    const { network, drawn } = this.graph;
    const places = network.getPositions([...drawn]);
    const at = from !== null && places[from] ? places[from] : network.getViewPosition();
    let [best, least] = [/** @type {number | null} */ (null), Infinity];
    for (const actor of drawn) {
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
