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
    this.misses = ["", ""];
    const field = (/** @type {number} */ n, /** @type {string} */ label) =>
      combo(data, {
        label: `Path ${label}`,
        placeholder: "Actor",
        onPick: (actor) => this.pick(n, actor.index),
        onMiss: (text, offers) => this.miss(n, text, offers),
      });
    this.fields = [field(0, "from"), field(1, "to")];
    const row = (/** @type {number} */ n, /** @type {string} */ word) =>
      el("div", { class: "field" }, el("span", { "aria-hidden": "true" }, word), this.fields[n]);
    this.forward = /** @type {HTMLInputElement} */ (
      el("input", { type: "checkbox", id: "forward", onchange: () => this.ask() })
    );
    this.problem = el("p", { class: "problem", id: "path-problem", role: "status" });
    this.element = el(
      "section",
      { class: "paths", "aria-label": "Path between two actors" },
      el("h3", {}, "Path between two actors"),
      row(0, "From"),
      row(1, "To"),
      this.problem,
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
    this.misses[end] = "";
    this.ask();
  }

  /**
   * What was typed names nobody, so that there is no path.
   * @param {number} end
   * @param {string} text
   * @param {number} offers actors whose names are like it
   */
  miss(end, text, offers) {
    const typed = short(text, 60);
    this.ends[end] = null;
    this.misses[end] = !typed
      ? ""
      : offers
        ? `Choose from the list who “${typed}” is.`
        : `No actor is called “${typed}”.`;
    this.ask();
  }

  ask() {
    const [a, b] = this.ends;
    this.say();
    if (a !== null && b !== null && a !== b)
      this.controls.update({ path: { a, b, forward: this.forward.checked } });
    else if (this.controls.state().path) this.controls.update({ path: null });
  }

  /** Says what is missing. */
  say() {
    const [a, b] = this.ends;
    const wrong = this.misses.filter(Boolean).join(" ");
    const text = wrong || (a !== null && a === b ? "Both ends are the same actor." : "");
    if (this.problem.textContent !== text) this.problem.textContent = text;
    this.fields.forEach((field, n) => {
      const input = field.querySelector("input");
      const says = { "aria-invalid": "true", "aria-describedby": this.problem.id };
      for (const [name, value] of Object.entries(says))
        if (this.misses[n]) input?.setAttribute(name, value);
        else input?.removeAttribute(name);
    });
  }

  /** @param {number} actor */
  begin(actor) {
    this.ends = [actor, null];
    this.misses = ["", ""];
    this.say();
    this.fields[0].put(short(this.data.actors[actor].label, 60));
    this.fields[1].put("");
    this.controls.update({ path: null });
    this.fields[1].querySelector("input")?.focus();
  }

  /** @param {State} state */
  show({ path }) {
    if (!path) return;
    this.ends = [path.a, path.b];
    this.misses = ["", ""];
    this.say();
    this.forward.checked = path.forward;
    this.ends.forEach((actor, n) =>
      this.fields[n].put(short(this.data.actors[/** @type {number} */ (actor)].label, 60)),
    );
  }
}
