// The view as a picture while the reader drags it: to draw all links anew takes longer than a frame.

const BEYOND = 0.3; // of the view's width and height, what the picture holds beyond each side

class Still {
  /** @param {Graph} graph */
  constructor(graph) {
    this.graph = graph;
    this.shown = false; // in place of what vis-network draws
    this.picture = /** @type {HTMLCanvasElement} */ (el("canvas", { width: 0, height: 0 }));
    /** @type {DOMMatrix | null} how the view lay when the picture was taken, null for no picture */
    this.taken = null;
    const { network } = graph;
    network.on("dragStart", (drag) => this.turn(drag.nodes.length === 0));
    network.on("dragEnd", () => this.turn(false));
    network.on("beforeDrawing", (context) => {
      if (this.shown) this.draw(context);
    });
  }

  /** @param {boolean} on */
  turn(on) {
    const { options } = this.graph.network.renderer;
    this.shown = on;
    options.hideEdgesOnDrag = on; // both are in the picture
    options.hideNodesOnDrag = on;
    this.forget();
  }

  /** What it shows has changed. */
  forget() {
    if (!this.taken) return;
    this.taken = null;
    this.picture.width = 0; // frees its memory
  }

  /** @param {CanvasRenderingContext2D} context of the view */
  draw(context) {
    const now = context.getTransform();
    const [aside, above] = [context.canvas.width, context.canvas.height].map((size) =>
      Math.ceil(size * BEYOND),
    );
    const held =
      this.taken?.a === now.a &&
      Math.abs(now.e - this.taken.e) <= aside &&
      Math.abs(now.f - this.taken.f) <= above;
    if (!held) this.take(context, aside, above);
    const { e: left, f: top } = this.taken ?? now;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0); // whole pixels keep lines sharp
    context.drawImage(
      this.picture,
      Math.round(now.e - left) - aside,
      Math.round(now.f - top) - above,
    );
    context.restore();
  }

  /**
   * @param {CanvasRenderingContext2D} context of the view
   * @param {number} aside pixels beyond the view's left and right
   * @param {number} above and beyond its top and bottom
   */
  take(context, aside, above) {
    const { picture, graph } = this;
    const { renderer } = graph.network;
    picture.width = context.canvas.width + 2 * aside;
    picture.height = context.canvas.height + 2 * above;
    this.taken = context.getTransform();
    const { a: scale, e: left, f: top } = this.taken;
    const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    pen.setTransform(scale, 0, 0, scale, left + aside, top + above);
    renderer._drawEdges(pen);
    renderer._drawNodes(pen, true);
    renderer._drawArrows(pen);
    graph.drawOver(pen);
  }
}
