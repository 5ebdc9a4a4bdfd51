// How the time bar is cut: into days, weeks, months … that are as fine as there is room for. A few
// dates that lie far before or after all others get one bar at its end, so that they take no room.

const BARS = 100;
const STRAY = 0.03; // share of the dates that may lie outside
const WORTH = 0.25; // share of the range that it must free

/**
 * @typedef {object} Bins
 * @property {string} unit
 * @property {number[]} edges first day of each bin, and of the one after the last
 * @property {boolean} early the first bin holds all that lies before
 * @property {boolean} late the last bin holds all that lies after
 */

/**
 * @param {Happening[]} events
 * @returns {Bins}
 */
function cutTime(events) {
  // Numbers alone are sorted by the browser itself, which is faster than by a function of ours.
  const days = Int32Array.from(events.map(({ begin }) => begin).filter((day) => day !== null));
  days.sort();
  if (!days.length) return { unit: "day", edges: [0, 1], early: false, late: false };
  const most = days.length < 10 ? 0 : Math.ceil(days.length * STRAY);
  const [first, last] = [days[0], days[days.length - 1]];
  const early = strays(days, most);
  const rest = days.slice(early).reverse();
  const late = strays(rest, most);
  const [begin, end] = [days[early], rest[late]];
  const unit = fittingUnit(begin, end + 1, BARS);
  const edges = [floorDay(begin, unit)];
  while (edges[edges.length - 1] <= end) edges.push(nextDay(edges[edges.length - 1], unit));
  if (early) edges.unshift(floorDay(first, unit));
  if (late) edges.push(nextDay(floorDay(last, unit), unit));
  return { unit, edges, early: early > 0, late: late > 0 };
}

/**
 * How many of the first dates lie so far from the rest that they are better left out.
 * @param {Int32Array} days in order, from either end
 * @param {number} most
 * @returns {number}
 */
function strays(days, most) {
  const span = Math.abs(days[days.length - 1] - days[0]);
  let [best, gained] = [0, 0];
  for (let n = 1; n <= most && n < days.length; n += 1) {
    const freed = Math.abs(days[n] - days[0]) / span;
    const gain = freed - (2 * n) / days.length;
    if (freed >= WORTH && gain > gained) [best, gained] = [n, gain];
  }
  return best;
}

/**
 * The bin of a day, the first or last one when it lies outside; asked of many, it knows the days
 * that it was asked before.
 * @param {number[]} edges
 * @returns {(day: number) => number}
 */
function binFinder(edges) {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    let [low, high] = [0, edges.length - 2];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (edges[middle] <= day) low = middle;
      else high = middle - 1;
    }
    known.set(day, low);
    return low;
  };
}
