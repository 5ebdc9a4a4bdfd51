// Events over time, and the window that is brushed: by drag, by keys, by two date fields.

const HEIGHT = 64;

class Histogram {
  /**
   * @param {Data} data
   * @param {Controls} controls
   */
  constructor(data, controls) {
    this.controls = controls;
    this.range = dateRange(data.events);
    this.cut = cutTime(data.events);
    this.unit = this.cut.unit;
    this.edges = this.cut.edges;
    /** The bin that a day lies in, the first or last one when outside. */
    this.binOf = binFinder(this.edges);
    /** @type {(number | null)[]} the bin of each event */
    this.places = data.events.map(({ begin }) => (begin === null ? null : this.binOf(begin)));
    this.all = this.countUp(data.events);
    this.most = Math.max(1, ...this.all);
    /** @type {SVGElement[]} a bar a bin: what the filters leave */
    this.left = [];
    /** @type {number[]} what these bars show */
    this.drawn = [];
    this.width = 0; // pixels
    this.step = 1; // of a bar
    /** @type {number[] | null} */
    this.counts = null;
    /** @type {Happening[] | null} what they count */
    this.shown = null;
    this.plot = svg("svg", {
      class: "histogram",
      height: HEIGHT + 18,
      role: "group",
      "aria-label": "Events over time",
    });
    this.bars = svg("g");
    this.window = svg("rect", {
      class: "window",
      y: 0,
      height: HEIGHT,
      tabindex: 0,
      role: "slider",
      "aria-label": "Window of dates",
      "data-part": "body",
    });
    this.grips = ["from", "to"].map((part) =>
      svg(
        "g",
        {
          class: "grip",
          tabindex: 0,
          role: "slider",
          "data-part": part,
          "aria-label": part === "from" ? "First day" : "Last day",
        },
        svg("rect", { class: "target", x: -9, y: 0, width: 18, height: HEIGHT }),
        svg("line", { y1: 0, y2: HEIGHT }),
        svg("rect", { class: "knob", x: -4, y: HEIGHT / 2 - 11, width: 8, height: 22, rx: 4 }),
      ),
    );
    this.axis = svg("g", { class: "axis" });
    this.clear = /** @type {HTMLButtonElement} */ (
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => this.controls.update({ from: null, to: null }),
        },
        "All dates",
      )
    );
    this.head = el("div", { class: "timeline-head" });
    this.build();
    new ResizeObserver(() => this.measure()).observe(this.plot); // once laid out, for the first time
  }

  get bins() {
    return this.edges.length - 1;
  }

  build() {
    const field = (/** @type {string} */ label, /** @type {"from" | "to"} */ key) =>
      el(
        "label",
        {},
        label,
        el("input", {
          type: "date",
          "data-date": key,
          onchange: (/** @type {any} */ change) =>
            this.controls.update({ [key]: toDay(change.target.value) }),
        }),
      );
    this.plot.addEventListener("pointerdown", (press) =>
      dragWindow(this, /** @type {PointerEvent} */ (press)),
    );
    this.plot.addEventListener("dblclick", () => this.controls.update({ from: null, to: null }));
    this.plot.append(this.bars, this.window, ...this.grips, this.axis);
    for (const part of [this.window, ...this.grips])
      part.addEventListener("keydown", (press) =>
        keyWindow(this, /** @type {KeyboardEvent} */ (press)),
      );
    const unit = `one bar a ${this.unit}`;
    const note = el("span", { class: "note" }, unit);
    this.plot.addEventListener("pointermove", (at) => {
      note.textContent = this.barText(/** @type {PointerEvent} */ (at)) ?? unit;
    });
    this.plot.addEventListener("pointerleave", () => {
      note.textContent = unit;
    });
    this.head.append(
      el("h2", {}, "Time"),
      note,
      el("div", { class: "dates" }, field("From", "from"), field("To", "to"), this.clear),
    );
    byId("timeline").replaceChildren(this.head, this.plot);
  }

  /** @param {number} n */
  barName(n) {
    if (this.isBroken(n))
      return n ? `from ${showDay(this.edges[n])}` : `before ${showDay(this.edges[1])}`;
    return ["day", "week"].includes(this.unit)
      ? showDay(this.edges[n])
      : showInterval(this.edges[n], this.edges[n + 1] - 1, this.unit);
  }

  /**
   * The bar that the pointer is on, and what it counts.
   * @param {PointerEvent} at
   */
  barText(at) {
    const n = Math.floor((at.clientX - this.plot.getBoundingClientRect().left) / this.step);
    const count = this.range && n >= 0 && n < this.bins ? this.counts?.[n] : undefined;
    if (count === undefined) return null;
    const week = this.unit === "week" && !this.isBroken(n);
    return `${week ? "week of " : ""}${this.barName(n)}: ${counted(count, "event")}`;
  }

  /** @param {Happening[]} events */
  countUp(events) {
    const counts = new Array(Math.max(1, this.bins)).fill(0);
    for (const { index } of events) {
      const bin = this.places[index];
      if (bin !== null) counts[bin] += 1;
    }
    return counts;
  }

  /**
   * @param {number} n
   * @returns {boolean} whether the bar stands for all that lies before, or after, the others
   */
  isBroken(n) {
    return (n === 0 && this.cut.early) || (n === this.bins - 1 && this.cut.late);
  }

  /**
   * First and last bin of the window, the whole range when there is none.
   * @returns {[number, number]}
   */
  chosen() {
    const { from, to } = this.controls.state();
    return [from === null ? 0 : this.binOf(from), to === null ? this.bins - 1 : this.binOf(to)];
  }

  /**
   * @param {number} first bin
   * @param {number} last bin
   */
  choose(first, last) {
    const [a, b] = [
      Math.max(0, Math.min(first, last)),
      Math.min(this.bins - 1, Math.max(first, last)),
    ];
    const all = a === 0 && b === this.bins - 1;
    this.controls.update(
      all ? { from: null, to: null } : { from: this.edges[a], to: this.edges[b + 1] - 1 },
    );
  }

  /** @param {Happening[]} events what the other filters let through */
  show(events) {
    if (events !== this.shown) this.counts = this.countUp(events);
    this.shown = events;
    this.draw();
  }

  /** Makes all anew for the width that there is. */
  measure() {
    const { width } = this.plot.getBoundingClientRect();
    if (width === this.width) return;
    this.width = width;
    this.step = width / Math.max(1, this.bins);
    this.drawn = [];
    this.left = this.all.map(() => svg("rect", {}));
    this.bars.replaceChildren(
      ...this.all.flatMap((total, n) => {
        const bar = svg("rect", { class: "bar all" });
        this.raise(bar, n, total);
        return total ? [bar, this.left[n]] : [];
      }),
    );
    this.axis.replaceChildren(...axisOf(this));
    this.draw();
  }

  /**
   * @param {SVGElement} bar
   * @param {number} n
   * @param {number} count
   */
  raise(bar, n, count) {
    const high = count ? Math.max(1.5, (count / this.most) * (HEIGHT - 6)) : 0;
    const [x, width] = [n * this.step + 0.5, Math.max(1, this.step - 1)];
    fill(bar, { x, width, y: HEIGHT - high, height: high, rx: 1 }, []);
  }

  draw() {
    const { width, counts } = this;
    if (!width || !counts) return;
    const [first, last] = this.chosen();
    const { from, to } = this.controls.state();
    this.left.forEach((bar, n) => {
      const kind = n >= first && n <= last ? "bar" : "bar out";
      if (bar.getAttribute("class") !== kind) bar.setAttribute("class", kind);
      if (counts[n] !== this.drawn[n]) this.raise(bar, n, counts[n]);
    });
    this.drawn = counts;
    this.drawWindow(first, last, from === null && to === null);
  }

  /**
   * @param {number} first
   * @param {number} last
   * @param {boolean} free no window is set
   */
  drawWindow(first, last, free) {
    const [left, right] = [first * this.step, (last + 1) * this.step];
    this.plot.classList.toggle("free", free);
    fill(this.window, { x: left, width: Math.max(2, right - left) }, []);
    this.grips.forEach((grip, n) =>
      grip.setAttribute("transform", `translate(${n ? right : left} 0)`),
    );
    const text = this.range
      ? `${showDay(this.edges[first])} to ${showDay(this.edges[last + 1] - 1)}`
      : "no dates";
    const say = (
      /** @type {SVGElement} */ part,
      /** @type {number} */ now,
      /** @type {string} */ words,
    ) =>
      fill(
        part,
        {
          "aria-valuemin": 0,
          "aria-valuemax": this.bins - 1,
          "aria-valuenow": now,
          "aria-valuetext": words,
        },
        [],
      );
    say(this.window, first, text);
    say(this.grips[0], first, showDay(this.edges[first]));
    say(this.grips[1], last, showDay((this.edges[last + 1] ?? 1) - 1));
    const { from, to } = this.controls.state();
    for (const [key, day] of [
      ["from", from],
      ["to", to],
    ]) {
      const field = /** @type {HTMLInputElement} */ (document.querySelector(`[data-date=${key}]`));
      if (field !== document.activeElement) field.value = day === null ? "" : toIso(Number(day));
      field.classList.toggle("blank", !field.value);
    }
    this.clear.hidden = free;
  }

  /**
   * @param {number} first
   * @param {number} last
   * @param {number} by bins; the window keeps its width
   */
  shift(first, last, by) {
    const step = Math.max(-first, Math.min(this.bins - 1 - last, by));
    this.choose(first + step, last + step);
  }
}
