// vis-network works out five fonts for every mark and link, labelled or not. Marks never are, as
// their names are written by labels.js, and few links.

/** @param {vis.Network} network */
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
