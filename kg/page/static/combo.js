// A text field that suggests actors (ARIA combobox with a list box).

const SUGGESTIONS = 9;
let combos = 0;

/** @type {WeakMap<Actor, [string, string][]>} */
const foldedNames = new WeakMap();

/**
 * @param {Actor} actor
 * @returns {[string, string][]} folded names, each with the name it comes from
 */
function keysOf(actor) {
  const known = foldedNames.get(actor);
  if (known) return known;
  const names = [actor.label, ...actor.aliases, actor.id];
  const keys = names.map((name) => /** @type {[string, string]} */ ([fold(name), name]));
  foldedNames.set(actor, keys);
  return keys;
}

/**
 * Actors whose label, alias or id contains what is typed; labels that begin with it come first.
 * Who counts for another at the present level is found as that one.
 * @param {Data} data
 * @param {string} typed
 * @returns {{actor: Actor, via: string}[]}
 */
function suggest(data, typed) {
  const wanted = fold(typed);
  if (!wanted) return [];
  /** @type {Map<number, {actor: Actor, via: string, best: number}>} */
  const found = new Map();
  for (const actor of data.actors) {
    const shown = standIn(data, actor.index);
    if (shown === null) continue;
    let [best, via] = [0, ""];
    keysOf(actor).forEach(([key, known], n) => {
      const at =
        key === wanted
          ? 5
          : key.startsWith(wanted)
            ? 4
            : ` ${key}`.includes(` ${wanted}`)
              ? 3
              : key.includes(wanted)
                ? 1
                : 0;
      const rank = at && at + (n === 0 ? 0.5 : 0);
      if (rank > best) [best, via] = [rank, n === 0 && shown === actor.index ? "" : known];
    });
    if (best > (found.get(shown)?.best ?? 0))
      found.set(shown, { actor: data.actors[shown], via, best });
  }
  return foremost(found);
}

/** @typedef {{actor: Actor, via: string, best: number}} Offer */

/**
 * @param {Map<number, Offer>} found
 * @returns {Offer[]}
 */
const foremost = (found) =>
  [...found.values()]
    .sort((a, b) => b.best - a.best || b.actor.events - a.actor.events)
    .slice(0, SUGGESTIONS);

/**
 * Actors whose names are nearly what is typed, for when nobody has that name.
 * @param {Data} data
 * @param {string} typed
 * @returns {Offer[]}
 */
function suggestNear(data, typed) {
  const words = fold(typed).split(" ").filter(Boolean);
  /** @type {Map<number, Offer>} */
  const found = new Map();
  for (const actor of words.length ? data.actors : []) {
    const shown = standIn(data, actor.index);
    if (shown === null) continue;
    keysOf(actor).forEach(([key, known], n) => {
      const best = -slipsIn(words, key);
      if (best > (found.get(shown)?.best ?? -Infinity)) {
        const via = n === 0 && shown === actor.index ? "" : known;
        found.set(shown, { actor: data.actors[shown], via, best });
      }
    });
  }
  return foremost(found);
}

/**
 * @param {Data} data
 * @param {{label: string, placeholder: string, onPick: (actor: Actor) => void, onMiss?: (text: string, offers: number) => void}} how with `onMiss` the name stays in the field; it hears of text that names nobody
 * @returns {HTMLElement & {put: (text: string) => void}}
 */
function combo(data, { label, placeholder, onPick, onMiss }) {
  combos += 1;
  const listId = `suggestions-${combos}`;
  const input = /** @type {HTMLInputElement} */ (
    el("input", {
      type: "text",
      role: "combobox",
      "aria-label": label,
      placeholder,
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": listId,
      dir: "auto",
      maxlength: 200,
    })
  );
  const list = el("ul", { role: "listbox", id: listId, "aria-label": label, hidden: true });
  const box = /** @type {any} */ (el("div", { class: "combo" }, input, list));
  /** @type {{actor: Actor, via: string}[]} */
  let offers = [];
  let active = -1;
  let settled = ""; // what is known to name an actor

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (/** @type {Actor} */ actor) => {
    input.value = settled = onMiss ? short(actor.label, 60) : "";
    close();
    onPick(actor);
  };
  const mark = (/** @type {number} */ next) => {
    active = offers.length ? (next + offers.length) % offers.length : -1;
    const items = [...list.querySelectorAll("[aria-selected]")];
    items.forEach((item, n) => item.setAttribute("aria-selected", String(n === active)));
    input.removeAttribute("aria-activedescendant");
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    items[active].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    offers = suggest(data, input.value);
    const near = !offers.length;
    if (near) offers = suggestNear(data, input.value);
    const rows = offers.map(({ actor, via }, n) =>
      el(
        "li",
        {
          role: "option",
          id: `${listId}-${n}`,
          "aria-selected": "false",
          onpointerdown: (/** @type {PointerEvent} */ press) => {
            press.preventDefault();
            pick(actor);
          },
        },
        el(
          "span",
          { class: "offer" },
          named(actor.label, 60),
          via && el("small", {}, " also ", named(via, 40)),
        ),
        el("small", { class: "count" }, grouped(actor.events)),
      ),
    );
    const none = fold(input.value) && !rows.length && !onMiss;
    list.classList.toggle("nothing", Boolean(none));
    list.replaceChildren(
      ...(none
        ? [
            el(
              "li",
              { class: "none", role: "option", "aria-disabled": "true" },
              "No actor of this name",
            ),
          ]
        : near && rows.length
          ? [el("li", { class: "none", role: "presentation" }, "Did you mean"), ...rows]
          : rows),
    );
    list.hidden = !rows.length && !none;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(rows.length ? 0 : -1);
  };
  const left = () => {
    if (!onMiss || input.value === settled) return;
    const meant = suggest(data, input.value);
    const like = meant.length || suggestNear(data, input.value).length;
    const typed = fold(input.value);
    const exact = meant.find(({ actor }) => keysOf(actor).some(([key]) => key === typed));
    if (exact) pick(exact.actor);
    else onMiss(input.value, like);
  };
  input.addEventListener("input", () => {
    open();
    if (!offers.length) left();
  });
  input.addEventListener("change", left);
  input.addEventListener("focus", () => {
    if (input.value && !onMiss) open();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (press) => {
    if (press.key === "ArrowDown" || press.key === "ArrowUp") {
      press.preventDefault();
      if (list.hidden) open();
      else mark(active + (press.key === "ArrowDown" ? 1 : -1));
    } else if (press.key === "Enter" && active >= 0) {
      press.preventDefault();
      pick(offers[active].actor);
    } else if (press.key === "Escape" && !list.hidden) {
      press.stopPropagation();
      close();
    } else return;
    press.stopPropagation();
  });
  box.put = (/** @type {string} */ text) => {
    input.value = settled = text;
  };
  return box;
}
