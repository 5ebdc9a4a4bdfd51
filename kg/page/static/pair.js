// The history of two actors: what one did above the axis, what the other did below it.

const LANE = 9;
const LETTER = 6.2; // pixels that one of a date is wide

/**
 * @param {Happening[]} events of the pair
 * @param {number} a
 * @param {number} b
 * @param {string[]} labels of a and b
 * @param {(event: Happening) => void} onPick
 * @returns {Element}
 */
function pairTimeline(events, a, b, labels, onPick) {
  const dated = events.filter((event) => event.begin !== null);
  const dates = datesWithin(dated, { from: null, to: null });
  if (!dates) return el("p", { class: "note" }, "None of these events has a date.");
  const range = [dates.begin, dates.end];
  const [width, margin] = [346, 6]; // of the details: one unit is about one pixel
  const span = Math.max(1, range[1] - range[0]);
  const slots = Math.floor((width - 2 * margin) / LANE);
  /** @type {Record<string, number[]>} */
  const heights = {
    out: new Array(slots + 1).fill(0),
    back: new Array(slots + 1).fill(0),
    mutual: new Array(slots + 1).fill(0),
  };
  const placed = dated.map((event) => {
    const side = sideOf(event, a, b);
    const slot = Math.round((((event.begin ?? range[0]) - range[0]) / span) * slots);
    const level = heights[side][slot];
    heights[side][slot] += 1;
    return { event, side, x: margin + slot * LANE, level };
  });
  const [up, down, both] = ["out", "back", "mutual"].map((side) => Math.max(...heights[side]));
  const lane = Math.min(LANE, 60 / Math.max(1, up, down, Math.ceil(both / 2)));
  const base = 11 + (both > 1 ? (both / 2) * lane : 0);
  const middle = 18 + base + Math.max(1, up) * lane;
  const marks = placed.map(({ event, side, x, level }) => {
    const sign = side === "out" ? 1 : side === "back" ? -1 : 0;
    const y = sign
      ? middle - sign * (base + level * lane)
      : middle + (level % 2 ? 1 : -1) * Math.ceil(level / 2) * lane;
    return mark(event, side, x, y, onPick, placed.length <= 60);
  });
  const [from, to] = [showEnd(dates.begin, dates.units[0]), showEnd(dates.end, dates.units[1])];
  const foot = middle + base + Math.max(1, down) * lane + 18;
  const along = (/** @type {number} */ day) => margin + ((day - range[0]) / span) * slots * LANE;
  const free = [from, from === to ? "" : to].map((text) => text.length * LETTER + 12);
  const ticks = ticksOf(range[0], range[1], "day", width).map(({ day, label }) => {
    const x = along(day);
    const half = (label.length * LETTER) / 2;
    const fits = x - half > free[0] && x + half < width - free[1];
    return [
      svg("line", { x1: x, x2: x, y1: middle - 3, y2: middle + 3 }),
      fits && svg("text", { x, y: foot + 12, "text-anchor": "middle" }, label),
    ];
  });
  return svg(
    "svg",
    {
      class: "pair-timeline",
      viewBox: `0 0 ${width} ${foot + 16}`,
      role: "group",
      "aria-label": `Timeline: ${counted(dated.length, "event")}, ${from} to ${to}`,
    },
    svg("text", { x: 0, y: 12, class: "side" }, `${labels[0]} → ${labels[1]}`),
    svg("text", { x: 0, y: foot - 5, class: "side" }, `${labels[1]} → ${labels[0]}`),
    svg("line", { class: "axis", x1: 0, x2: width, y1: middle, y2: middle }),
    svg("g", { class: "ticks" }, ...ticks),
    svg("text", { x: 0, y: foot + 12 }, from),
    svg("text", { x: width, y: foot + 12, "text-anchor": "end" }, from === to ? "" : to),
    marks,
  );
}

/**
 * @param {Happening[]} events
 * @param {number} a
 * @param {number} b
 * @returns {Happening[]} those that link the two
 */
const eventsOfPair = (events, a, b) =>
  events.filter(({ pairs }) =>
    pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a)),
  );

/**
 * @param {Happening} event
 * @param {number} a
 * @param {number} b
 * @returns {"out" | "back" | "mutual"}
 */
function sideOf(event, a, b) {
  if (event.mutual) return "mutual";
  return event.pairs.some(([from, to]) => from === a && to === b) ? "out" : "back";
}

/**
 * @param {Happening} event
 * @param {string} side
 * @param {number} x
 * @param {number} y
 * @param {(event: Happening) => void} onPick
 * @param {boolean} reachable by the tabulator
 */
function mark(event, side, x, y, onPick, reachable) {
  const look = eventLook(event);
  const label = `${event.label}, ${tone(event.score)}, ${event.status}, ${whenText(event)}`;
  const pick = () => onPick(event);
  return svg(
    "g",
    {
      class: `pair-mark ${toneClass(event.score)} ${look}`,
      "data-side": side,
      "data-event": event.index,
      role: "button",
      tabindex: reachable ? 0 : -1,
      "aria-label": label,
      onclick: pick,
      onkeydown: (/** @type {KeyboardEvent} */ press) => {
        if (press.key === "Enter" || press.key === " ") {
          press.preventDefault();
          pick();
        }
      },
    },
    svg("title", {}, label),
    toneShape(event.score, x, y),
    look === "denied" &&
      svg("path", { class: "strike", d: `M${x - 6} ${y + 6}L${x + 6} ${y - 6}` }),
  );
}
