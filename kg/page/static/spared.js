// What vis-network does more often than this page needs it.

/**
 * Changes marks and links, and lets it look through all of them once, not after each kind of change.
 * @param {vis.Network} network
 * @param {() => void} change
 */
function atOnce({ body: { emitter } }, change) {
  const { emit } = emitter;
  const later = ["_dataChanged", "_dataUpdated"];
  emitter.emit = function (event, ...told) {
    return later.includes(event) ? this : emit.call(this, event, ...told);
  };
  try {
    change();
  } finally {
    emitter.emit = emit;
  }
  emitter.emit("_dataChanged");
}

/**
 * It works out five fonts for every mark and link, labelled or not. Marks never are, as their names
 * are written by labels.js, and few links.
 * @param {vis.Network} network
 */
function spareFonts({ body }) {
  const { createNode, createEdge } = body.functions;
  for (const drawn of [createNode({ id: 0 }), createEdge({})]) {
    const kind = Object.getPrototypeOf(drawn);
    const { updateLabelModule } = kind;
    kind.updateLabelModule = function (/** @type {object} */ options) {
      const { label } = this.options;
      if (label !== this.labelModule.elementOptions.label || label !== undefined)
        updateLabelModule.call(this, options);
    };
  }
}
