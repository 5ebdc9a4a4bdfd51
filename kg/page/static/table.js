// All events that the filters leave, as a table: for the screen reader, the phone, the sceptic.

const ROWS = 100;
const COLUMNS = /** @type {[string, string, string?][]} */ ([
  ["date", "Date"],
  ["source", "Who"],
  ["type", "Event"],
  ["target", "Whom"],
  ["status", "Status"],
  ["confidence", "Sure", SURE],
]);

/** @type {Record<string, [string, string]>} how a column is sorted, up and down, where not by letters */
const ORDERS = {
  date: ["earliest first", "latest first"],
  confidence: ["lowest first", "highest first"],
};

class Table {
  /**
   * @param {Data} data
   * @param {Controls} controls
   */
  constructor(data, controls) {
    this.data = data;
    this.controls = controls;
    this.element = byId("table");
    this.limit = ROWS;
    this.sorted = "";
  }

  /**
   * @param {Happening[]} events
   * @param {string} sort
   */
  order(events, sort) {
    const key = sort.replace(/^-/, "");
    const sign = sort.startsWith("-") ? -1 : 1;
    const first = (/** @type {Mention[]} */ [mention]) => mention && nameOf(this.data, mention);
    const value = (/** @type {Happening} */ event) => {
      if (key === "date") return event.begin ?? Infinity;
      if (key === "confidence") return event.confidence;
      const text =
        key === "source"
          ? first(event.sources)
          : key === "target"
            ? first(event.targets)
            : key === "type"
              ? event.label
              : event.status;
      return (text ?? "").toLowerCase();
    };
    const keyed = events.map((event) => /** @type {[any, Happening]} */ ([value(event), event]));
    keyed.sort(([x, e], [y, f]) => (x < y ? -sign : x > y ? sign : e.index - f.index));
    return keyed.map(([, event]) => event);
  }

  /**
   * @param {State} state
   * @param {Happening[]} events
   * @param {Chain} chain
   */
  show(state, events, chain) {
    if (state.view === "graph") return;
    const chosen = eventsOfChoice(state, events, chain);
    const marked = new Set(state.only ? [] : chosen);
    const listed = listedIn(state, events, chain);
    const rows = this.order(listed, state.sort)
      .slice(0, this.limit)
      .map((event) => this.row(event, marked.has(event)));
    const rest = listed.length - rows.length;
    const more =
      rest > 0 &&
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => {
            this.limit += ROWS;
            this.show(this.controls.state(), events, chain);
          },
        },
        `Show more (${grouped(rest)} left)`,
      );
    refill(this.element, [
      ...(chosen ? [this.limiter(state, chosen.length)] : []),
      this.sorter(state.sort),
      el(
        "table",
        {},
        el("caption", {}, counted(listed.length, "event")),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            COLUMNS.map((column) => this.heading(column, state.sort)),
            el("th", { scope: "col" }, "Sentence"),
            el("th", { scope: "col" }, "Source"),
          ),
        ),
        el("tbody", {}, rows),
      ),
      ...(more ? [more] : []),
    ]);
  }

  /**
   * The order, where there are no headings to choose it by: with little room it is a list.
   * @param {string} sort
   */
  sorter(sort) {
    const option = (/** @type {string} */ key, /** @type {string} */ label) =>
      el("option", { value: key, selected: key === sort }, label);
    const box = /** @type {HTMLSelectElement} */ (
      el(
        "select",
        { "data-sorter": "", onchange: () => this.resort(box.value) },
        COLUMNS.flatMap(([key, label]) => {
          const [up, down] = ORDERS[key] ?? ["A to Z", "Z to A"];
          return [option(key, `${label}, ${up}`), option(`-${key}`, `${label}, ${down}`)];
        }),
      )
    );
    return el("label", { class: "sorter" }, "Sort by", box);
  }

  /**
   * The switch between all events and those of what is chosen.
   * @param {State} state
   * @param {number} count
   */
  limiter({ only, selection, path }, count) {
    const name = (/** @type {number} */ actor) => named(this.data.actors[actor].label, 40);
    const whose = path
      ? ["the path"]
      : selection?.kind === "pair"
        ? [name(selection.a), " and ", name(selection.b)]
        : [name(selection?.actor ?? 0)];
    const box = el("input", {
      type: "checkbox",
      "data-only": "",
      checked: only,
      onchange: () => {
        this.limit = ROWS;
        this.controls.update({ only: !only });
      },
    });
    const label = el("span", {}, `Only the ${counted(count, "event")} of `, whose);
    return el("label", { class: "check only" }, box, label);
  }

  /**
   * @param {[string, string, string?]} column
   * @param {string} sort
   */
  heading([key, label, title = ""], sort) {
    const order = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
    const next = order === "ascending" ? `-${key}` : key;
    return el(
      "th",
      { scope: "col", "aria-sort": order, class: key === "confidence" && "number" },
      el(
        "button",
        {
          type: "button",
          "data-sort": key,
          title: title || null,
          onclick: () => this.resort(next),
        },
        label,
        el(
          "span",
          { "aria-hidden": "true", class: "order" },
          order === "none" ? "" : order === "ascending" ? " ↑" : " ↓",
        ),
      ),
    );
  }

  /** @param {string} sort */
  resort(sort) {
    this.limit = ROWS;
    this.controls.update({ sort });
  }

  /**
   * @param {Happening} event
   * @param {boolean} marked as one of what is chosen
   */
  row(event, marked) {
    const who = (/** @type {Mention[]} */ side) =>
      parties(this.data, asCounted(this.data, side), (actor) =>
        this.controls.update({ selection: { kind: "actor", actor } }),
      );
    const [pair] = event.pairs;
    const open = pair
      ? () =>
          this.controls.update({ selection: { kind: "pair", a: pair[0], b: pair[1], side: "all" } })
      : null;
    const type = open
      ? el("button", { type: "button", class: "actor", onclick: open }, event.label)
      : event.label;
    const { address, publisher, title } = event.article;
    const url = safeUrl(address);
    const source = named(
      publisher || (url ? new URL(url).hostname.replace(/^www\./, "") : title),
      40,
    );
    return el(
      "tr",
      { class: eventLook(event), "aria-current": marked && "true" },
      el("td", { "data-label": "Date", class: "date" }, unbroken(whenText(event))),
      el("td", { "data-label": "Who" }, who(event.sources)),
      el(
        "td",
        { "data-label": "Event", class: `type ${toneClass(event.score)}` },
        toneSign(event.score),
        type,
      ),
      el(
        "td",
        { "data-label": "Whom", class: !event.targets.length && "nobody" },
        event.targets.length ? who(event.targets) : "–",
      ),
      el(
        "td",
        { "data-label": "Status", class: event.status === "actual" && "usual" },
        statusBadge(event) ?? event.status,
      ),
      el("td", { "data-label": "Sure", class: "number", title: SURE }, percent(event.confidence)),
      el(
        "td",
        { "data-label": "Sentence", class: "sentence", dir: "auto" },
        short(event.sentence, 220),
      ),
      el(
        "td",
        { "data-label": "Source", class: "source" },
        url ? outside(url, source, title) : source,
      ),
    );
  }
}
