// Names as they were drawn once, as letters take long; those that are new together share a sheet.

/** @typedef {{sheet: HTMLCanvasElement, x: number, y: number, width: number, height: number, margin: number}} Stamp a name with a margin of paper around its letters */
/** @typedef {{key: string, text: string, weight: number, pixels: number, ink: string}} Wanted */

/** @type {Map<string, Stamp>} */
const stamps = new Map();
const MOST_STAMPS = 600;
const HALO = 3.5; // so many times the line of paper around letters is a line of text
const SHEET = 1024; // pixels that a sheet is wide, unless a name is wider

/**
 * Writes the names over all that is drawn.
 * @param {CanvasRenderingContext2D} context
 * @param {Graph} graph
 */
function writeNames(context, graph) {
  const { names, colours } = graph;
  const places = graph.network.getPositions([...names.keys()]);
  const { a: scale, e: left, f: top } = context.getTransform();
  const here = [...names].filter(([actor]) => places[actor]); // names follow within a frame
  const wanted = here.map(([actor, name]) => {
    return wantedOf(name, scale, inkOf(graph, actor), colours.paper);
  });
  stampNew(wanted, colours.paper);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0); // whole pixels keep letters sharp
  here.forEach(([actor, name], n) => {
    const { sheet, x, y, width, height, margin } = /** @type {Stamp} */ (stamps.get(wanted[n].key));
    const before = { left: margin, center: width / 2, right: width - margin }[name.align];
    const atX = Math.round(left + scale * (places[actor].x + name.dx) - before);
    const atY = Math.round(top + scale * (places[actor].y + name.dy) - height / 2);
    context.drawImage(sheet, x, y, width, height, atX, atY, width, height);
  });
  context.restore();
}

/**
 * @param {Graph} graph
 * @param {number} actor
 * @returns {string} the colour of its name
 */
function inkOf(graph, actor) {
  const [{ ink, paper }, faded] = [graph.colours, graph.fadeOf(actor)];
  return faded < 1 ? mix(paper, ink, Math.max(0.4, faded)) : ink;
}

/**
 * @param {Name} name
 * @param {number} scale pixels of a unit
 * @param {string} ink
 * @param {string} paper
 * @returns {Wanted}
 */
function wantedOf({ text, size, weight }, scale, ink, paper) {
  const pixels = Math.round(size * scale * 4) / 4;
  return { key: [text, pixels, weight, ink, paper].join("|"), text, weight, pixels, ink };
}

/**
 * Draws those names that there are no stamps of, row by row on a new sheet.
 * @param {Wanted[]} wanted
 * @param {string} paper
 */
function stampNew(wanted, paper) {
  if (stamps.size > MOST_STAMPS) stamps.clear();
  const missing = wanted.filter(({ key }) => !stamps.has(key));
  if (!missing.length) return;
  const sheet = /** @type {HTMLCanvasElement} */ (el("canvas"));
  let [x, y, high, wide] = [0, 0, 0, 0];
  for (const { key, text, pixels, weight } of missing) {
    const margin = pixels / HALO;
    const width = Math.ceil(widthOf(text, pixels, weight) + 2 * margin);
    const height = Math.ceil(pixels * 1.5);
    if (x && x + width > SHEET) [x, y, high] = [0, y + high, 0];
    stamps.set(key, { sheet, x, y, width, height, margin });
    [x, high] = [x + width, Math.max(high, height)];
    wide = Math.max(wide, x);
  }
  [sheet.width, sheet.height] = [wide, y + high];
  const context = /** @type {CanvasRenderingContext2D} */ (sheet.getContext("2d"));
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = paper;
  for (const { key, text, weight, pixels, ink } of missing) {
    const stamp = /** @type {Stamp} */ (stamps.get(key));
    const middle = /** @type {const} */ ([stamp.x + stamp.width / 2, stamp.y + stamp.height / 2]);
    context.font = `${weight} ${pixels}px ${FONT}`;
    context.lineWidth = stamp.margin;
    context.fillStyle = ink;
    context.strokeText(text, ...middle);
    context.fillText(text, ...middle);
  }
}
