// The filters beside the graph: check boxes with what each would leave, made once.

/** @typedef {"show" | "stay" | "back"} Then where the page goes that is too narrow for all: to the details of what was chosen, nowhere, back from them */
/**
 * @typedef {object} Controls
 * @property {(patch: Partial<State>, then?: Then) => void} update
 * @property {() => State} state
 */

const FEW = 8;

/** @param {string} root a type, "/" for what has none: how the names of its subtypes begin */
const below = (root) => (root === "/" ? root : `${root}/`);

class Facets {
  /**
   * @param {Data} data
   * @param {Controls} controls
   */
  constructor(data, controls) {
    this.data = data;
    this.controls = controls;
    /** @type {{filter: FacetName, key: any, box: HTMLInputElement, count: HTMLElement, row: HTMLElement, left: number}[]} */
    this.rows = [];
    this.actorList = el("ul", { class: "checks" });
    this.countries = el("div");
    this.countryRows = el("ul");
    /** @type {string[]} countries that have no row yet */
    this.further = [];
    /** @type {Filtered | null} what is shown */
    this.found = null;
    const totals = this.byLevel();
    const picker = combo(data, {
      label: "Add an actor to the filter",
      placeholder: "Add an actor…",
      onPick: (actor) => this.addActor(actor),
    });
    byId("filters").replaceChildren(
      this.section("Event type", this.typeTree(totals.counts("types"))),
      this.section(
        "Status",
        el(
          "ul",
          { class: "checks" },
          STATUSES.filter((s) => totals.counts("statuses").has(s)).map((s) =>
            this.row("statuses", s, s),
          ),
        ),
      ),
      ...this.least("How sure", "sure", SURENESS, totals, (share) => `${percent(share)} or more`),
      ...this.least("Reports", "reports", REPORTS, totals, (many) => `${many} or more`),
      this.section("Country", this.countries),
      this.section("Actor", ...this.named(), picker, this.actorList),
    );
  }

  /** Fills the lists that change with the level; what all events count for there. */
  byLevel() {
    const { data } = this;
    this.level = data.level;
    this.rows = this.rows.filter(({ filter }) => filter !== "actors" && filter !== "countries");
    const totals = filterEvents(data, freshState(data.level.name));
    const busiest = [...data.actors].sort((a, b) => b.events - a.events).slice(0, FEW);
    const taking = busiest.filter((actor) => actor.events);
    this.actorList.replaceChildren(...taking.map((actor) => this.actorRow(actor)));
    this.countries.replaceChildren(this.countryList(totals.counts("countries")));
    return totals;
  }

  /**
   * @param {string} title
   * @param {...Node} content
   */
  section(title, ...content) {
    return el("details", { class: "facet", open: true }, el("summary", {}, title), ...content);
  }

  /** The switch that leaves out who has no name, where there is anybody. */
  named() {
    if (!this.data.actors.some(({ nameless }) => nameless)) return [];
    const title = "Without those whom one article tells of and does not name, as “supporters”";
    const label = el("span", { title }, "named actors only");
    return [el("ul", { class: "checks" }, this.row("named", true, label))];
  }

  /**
   * The choice of a least number, where it can leave out anything.
   * @param {string} title
   * @param {"sure" | "reports"} filter
   * @param {number[]} numbers the first leaves all
   * @param {Filtered} totals
   * @param {(number: number) => string} label
   */
  least(title, filter, numbers, totals, label) {
    const some = numbers.filter((number) => totals.counts(filter).has(number));
    if (some.length < 2) return [];
    const rows = some.map((number) =>
      this.row(filter, number, number === numbers[0] ? "any" : label(number), {
        type: "radio",
        name: filter,
      }),
    );
    return [this.section(title, el("ul", { class: "checks" }, rows))];
  }

  /**
   * @param {FacetName} filter
   * @param {any} key
   * @param {string | Node} label
   * @param {Record<string, string>} [kind]
   */
  row(filter, key, label, kind = { type: "checkbox" }) {
    const box = /** @type {HTMLInputElement} */ (
      el("input", {
        ...kind,
        "data-filter": filter,
        value: key,
        onchange: () => this.toggle(filter, key, box.checked),
      })
    );
    const count = el("span", { class: "count" });
    const row = el(
      "li",
      {},
      el("label", { class: "check" }, box, el("span", { class: "check-label" }, label), count),
    );
    this.rows.push({ filter, key, box, count, row, left: -1 });
    return row;
  }

  /**
   * @param {FacetName} filter
   * @param {any} key
   * @param {boolean} on
   */
  toggle(filter, key, on) {
    if (filter === "sure" || filter === "reports") return this.controls.update({ [filter]: key });
    if (filter === "named") return this.controls.update({ named: on });
    const chosen = new Set(/** @type {Set<any>} */ (this.controls.state()[filter]));
    if (on) chosen.add(key);
    else chosen.delete(key);
    this.controls.update({ [filter]: chosen });
  }

  /**
   * PLOVER types with their subtypes below them, in the order of the codebook.
   * @param {Map<string, number>} totals
   */
  typeTree(totals) {
    const subtypes = [...totals.keys()]
      .filter((key) => key.length > 1 && key.includes("/"))
      .sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0));
    const roots = [...Object.keys(this.data.types), ""].filter((root) => totals.has(root || "/"));
    return el(
      "ul",
      { class: "checks tree" },
      roots.map((root) => {
        const [label, , definition] = this.data.types[root] ?? [
          "statement",
          0,
          "What PLOVER leaves out.",
        ];
        const item = this.row("types", root || "/", el("span", { title: definition }, label));
        const below = subtypes
          .filter((key) => key.startsWith(`${root}/`))
          .map((key) => {
            const [title, text] = this.data.subtypes[key.slice(root.length + 1)] ?? [
              key.slice(root.length + 1) || "unspecified",
              "",
            ];
            return this.row("types", key, el("span", { title: text }, title));
          });
        item.prepend(
          el(
            "details",
            { class: "branch" },
            el("summary", { "aria-label": `Subtypes of ${label}` }),
            el("ul", { class: "checks" }, below),
          ),
        );
        return item;
      }),
    );
  }

  /** @param {Map<string, number>} totals */
  countryList(totals) {
    const codes = [...totals.keys()].sort(
      (a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    this.countryRows = el("ul", { class: "checks" });
    this.further = codes;
    this.addCountries(codes.length <= FEW + 2 ? codes : codes.slice(0, FEW));
    if (!this.further.length) return this.countryRows;
    const more = el(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => {
          this.addCountries(codes);
          more.remove();
          if (this.found) this.show(this.controls.state(), this.found);
        },
      },
      `All ${codes.length} countries`,
    );
    return el("div", {}, this.countryRows, more);
  }

  /** @param {string[]} codes which get rows, unless they have */
  addCountries(codes) {
    const wanted = this.further.filter((code) => codes.includes(code));
    this.further = this.further.filter((code) => !codes.includes(code));
    const name = (/** @type {string} */ code) => named(this.data.countries.get(code) ?? code, 40);
    this.countryRows.append(...wanted.map((code) => this.row("countries", code, name(code))));
  }

  /** @param {Actor} actor */
  actorRow(actor) {
    return this.row("actors", actor.index, named(actor.label, 50));
  }

  /** @param {Actor} actor */
  addActor(actor) {
    this.ensureActor(actor.index);
    this.toggle("actors", actor.index, true);
  }

  /** @param {number} index */
  ensureActor(index) {
    if (!this.rows.some((row) => row.filter === "actors" && row.key === index))
      this.actorList.prepend(this.actorRow(this.data.actors[index]));
  }

  /**
   * @param {State} state
   * @param {Filtered} found
   */
  show(state, found) {
    if (this.level !== this.data.level) this.byLevel();
    this.found = found;
    state.actors.forEach((actor) => this.ensureActor(actor));
    this.addCountries([...state.countries]);
    for (const line of this.rows) {
      const { filter, key, box, count, row } = line;
      const left = found.counts(filter).get(key) ?? 0;
      const checked =
        filter === "sure" || filter === "reports" || filter === "named"
          ? state[filter] === key
          : /** @type {Set<any>} */ (state[filter]).has(key);
      if (box.checked !== checked) box.checked = checked;
      if (filter === "types" && !checked)
        box.indeterminate = [...state.types].some((type) => type.startsWith(below(key)));
      if (left === line.left) continue;
      line.left = left;
      count.textContent = grouped(left);
      row.classList.toggle("nothing", left === 0);
    }
  }
}

/**
 * Where there is one column, a button opens the filters and closes them, and so does Escape in them.
 * @param {HTMLElement} button
 * @param {HTMLElement} filters
 */
function foldFilters(button, filters) {
  const open = (/** @type {boolean} */ is) => {
    document.body.classList.toggle("filters-open", is);
    button.setAttribute("aria-expanded", String(is));
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  filters.addEventListener("keydown", (press) => {
    if (press.key !== "Escape" || !button.offsetParent) return; // it is shown in one column alone
    press.stopPropagation();
    open(false);
    button.focus();
  });
}
