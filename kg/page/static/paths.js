// The form that asks for a path between two actors.

class Paths {
  /**
   * @param {Data} data
   * @param {Controls} controls
   */
  constructor(data, controls) {
    this.data = data;
    this.controls = controls;
    /** @type {(number | null)[]} */
    this.ends = [null, null];
    const field = (/** @type {number} */ n, /** @type {string} */ label) =>
      combo(data, {
        label,
        placeholder: label,
        keep: true,
        onPick: (actor) => this.pick(n, actor.index),
      });
    this.fields = [field(0, "Path from"), field(1, "Path to")];
    this.forward = /** @type {HTMLInputElement} */ (
      el("input", { type: "checkbox", id: "forward", onchange: () => this.ask() })
    );
    this.element = el(
      "section",
      { class: "paths", "aria-label": "Path between two actors" },
      el("h3", {}, "Path between two actors"),
      ...this.fields,
      el(
        "label",
        { class: "check" },
        this.forward,
        el("span", { class: "check-label" }, "forward in time"),
      ),
      el(
        "p",
        { class: "note" },
        "The shortest chain of events; forward in time, no step lies before the one that precedes it.",
      ),
    );
  }

  /**
   * @param {number} end
   * @param {number} actor
   */
  pick(end, actor) {
    this.ends[end] = actor;
    this.ask();
  }

  ask() {
    const [a, b] = this.ends;
    if (a !== null && b !== null && a !== b)
      this.controls.update({ path: { a, b, forward: this.forward.checked } });
  }

  /** @param {number} actor */
  begin(actor) {
    this.ends = [actor, null];
    this.fields[0].put(short(this.data.actors[actor].label, 60));
    this.fields[1].put("");
    this.controls.update({ path: null });
    this.fields[1].querySelector("input")?.focus();
  }

  /** @param {State} state */
  show({ path }) {
    if (!path) return;
    this.ends = [path.a, path.b];
    this.forward.checked = path.forward;
    this.ends.forEach((actor, n) =>
      this.fields[n].put(short(this.data.actors[/** @type {number} */ (actor)].label, 60)),
    );
  }
}
