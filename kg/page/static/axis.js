// The line of dates under the bars of the histogram, and where dates stand on any line of time.

// What a line of time may be marked by, the finest first: every so many of a unit.
const MARKS = /** @type {[string, number][]} */ ([
  ["day", 1],
  ["week", 1],
  ["month", 1],
  ["quarter", 1],
  ["year", 1],
  ["year", 2],
  ["year", 5],
  ["decade", 1],
  ["decade", 2],
  ["decade", 5],
  ["century", 1],
]);
const APART = { year: 48, day: 76 }; // pixels from one date to the next, at least: "2022", "3 Jan 2022"

/** @typedef {{day: number, label: string}} Tick */

/**
 * Round dates within a span, as many as have room: years, else quarters, months …, each with its
 * year where that is another than before ("2021", or "Oct 2021, Jan 2022, Apr").
 * @param {number} begin
 * @param {number} end
 * @param {string} finest unit
 * @param {number} width pixels
 * @returns {Tick[]}
 */
function ticksOf(begin, end, finest, width) {
  for (const [unit, every] of MARKS) {
    if (UNITS.indexOf(unit) < UNITS.indexOf(finest)) continue;
    const days = startsOf(begin, end, unit, every);
    const years = UNITS.indexOf(unit) >= UNITS.indexOf("year");
    if (days.length * (years ? APART.year : APART.day) > width) continue;
    return days.map((day, n) => ({ day, label: tickName(day, years, days[n - 1]) }));
  }
  return [];
}

/**
 * @param {number} begin
 * @param {number} end
 * @param {string} unit
 * @param {number} every
 * @returns {number[]} the days within a span that a unit begins with
 */
function startsOf(begin, end, unit, every) {
  const days = [];
  const years = { year: 1, decade: 10 }[unit];
  for (let day = floorDay(begin, unit); day <= end; day = nextDay(day, unit))
    if (day >= begin && (!years || new Date(day * DAY).getUTCFullYear() % (years * every) === 0))
      days.push(day);
  return days;
}

/**
 * @param {number} day
 * @param {boolean} years whether they alone are told
 * @param {number | undefined} before the tick that precedes it
 */
function tickName(day, years, before) {
  const when = new Date(day * DAY);
  const year = when.getUTCFullYear();
  if (years) return String(year);
  const same = before !== undefined && new Date(before * DAY).getUTCFullYear() === year;
  const first = when.getUTCDate() === 1;
  const name = `${first ? "" : `${when.getUTCDate()} `}${MONTHS[when.getUTCMonth()]}`;
  return same ? name : `${name} ${year}`;
}

/**
 * @param {Histogram} bar
 * @returns {SVGElement[]}
 */
function axisOf(bar) {
  const { width, bins, step, edges } = bar;
  const { early, late, unit } = bar.cut;
  const parts = [svg("line", { x1: 0, x2: width, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5 })];
  const [first, last] = [Number(early), bins - Number(late)];
  const room = (last - first) * step;
  for (const { day, label } of ticksOf(edges[first], edges[last] - 1, unit, room)) {
    const n = bar.binOf(day);
    const x = (n + (day - edges[n]) / (edges[n + 1] - edges[n])) * step;
    parts.push(svg("line", { x1: x + 0.5, x2: x + 0.5, y1: HEIGHT, y2: HEIGHT + 4 }));
    if (x <= width - label.length * 6.5)
      parts.push(svg("text", { x: x + 3, y: HEIGHT + 15 }, label));
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
