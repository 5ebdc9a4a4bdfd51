// Playback: a window of dates that goes on by a bar a step, to the end or until the reader acts.

const STEP_TIME = 700; // milliseconds
const ICONS = {
  play: "M4 2.5V13.5L13 8Z",
  pause: "M4 2.5H7V13.5H4ZM9 2.5H12V13.5H9Z",
  step: "M3 2.5V13.5L10 8ZM11 2.5H13V13.5H11Z",
};

class Player {
  /** @param {Histogram} bar */
  constructor(bar) {
    this.bar = bar;
    this.timer = 0;
    this.moving = false;
    /** @type {{from: number | null, to: number | null} | null} the window that it moved last, while the reader leaves it so */
    this.window = null;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.button = el("button", {
      type: "button",
      class: "icon play",
      onclick: () => this.toggle(),
    });
    this.still.addEventListener("change", () => this.stop());
    bar.plot.addEventListener("pointerdown", () => this.stop());
    bar.head.prepend(this.button);
    this.button.hidden = bar.bins < 2 || !bar.range;
    this.draw();
  }

  get playing() {
    return this.timer !== 0;
  }

  /** Plays or stops; for who wants no motion, a step forward each time. */
  toggle() {
    if (this.playing) this.stop();
    else if (!this.button.hidden) this.step();
  }

  step() {
    const { bar } = this;
    const [first, last] = this.next(...bar.chosen());
    this.moving = true;
    bar.choose(first, last);
    this.moving = false;
    const { from, to } = bar.controls.state();
    this.window = { from, to };
    const over = last === bar.bins - 1 || this.still.matches;
    this.timer = over ? 0 : window.setTimeout(() => this.step(), STEP_TIME);
    this.draw();
  }

  /**
   * The bars that come next: one further, or as far as anything happens; from the first where
   * nothing is chosen or all is played.
   * @param {number} first
   * @param {number} last
   * @returns {[number, number]}
   */
  next(first, last) {
    const { bins, counts } = this.bar;
    const end = bins - 1;
    const free = first === 0 && last === end;
    const long = free ? Math.round(end / 12) : last - first;
    let begin = free || last === end ? 0 : first + 1;
    const acts = () => counts?.slice(begin, begin + long + 1).some(Boolean);
    while (begin + long < end && !acts()) begin += 1;
    return [begin, begin + long];
  }

  stop() {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.draw();
  }

  /**
   * Stops when the dates are not those that it set.
   * @param {State} state
   */
  show(state) {
    const { window: own } = this;
    if (this.moving || !own || (own.from === state.from && own.to === state.to)) return;
    this.window = null;
    this.stop();
  }

  draw() {
    const what = this.playing ? "pause" : this.still.matches ? "step" : "play";
    const words = { play: "Play over time", pause: "Pause", step: "One step on in time" }[what];
    this.button.setAttribute("aria-label", words);
    this.button.title = `${words} (k)`;
    this.button.replaceChildren(
      svg(
        "svg",
        { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
        svg("path", { d: ICONS[what], class: "shape" }),
      ),
    );
    // A screen reader would be talked over at every step.
    byId("counts").setAttribute("aria-live", this.playing ? "off" : "polite");
  }
}
