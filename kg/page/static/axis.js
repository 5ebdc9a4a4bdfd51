// The line of dates under the bars of the histogram.

const APART = 95; // pixels from one date to the next, at least

/**
 * @param {Histogram} bar
 * @returns {SVGElement[]}
 */
function axisOf(bar) {
  const { width, bins, step } = bar;
  const { early, late } = bar.cut;
  const every = Math.max(1, Math.ceil(bins / Math.max(1, Math.floor(width / APART))));
  const parts = [svg("line", { x1: 0, x2: width, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5 })];
  for (let n = Number(early); n < bins - Number(late) && n * step <= width - 40; n += every) {
    const x = n * step;
    parts.push(
      svg("line", { x1: x + 0.5, x2: x + 0.5, y1: HEIGHT, y2: HEIGHT + 4 }),
      svg("text", { x: x + 2, y: HEIGHT + 15 }, bar.barName(n)),
    );
  }
  // A break in the line: beyond it one bar stands for many years.
  for (const x of [early && step, late && width - step])
    if (x !== false)
      parts.push(
        svg("path", {
          class: "break",
          d: `M${x - 3} ${HEIGHT + 6}l3 -12M${x} ${HEIGHT + 6}l3 -12`,
        }),
      );
  return parts;
}
