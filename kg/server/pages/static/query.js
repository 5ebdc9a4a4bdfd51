// The editor: words that complete, the place of a mistake, a key that runs the query.
(() => {
  const editor = /** @type {HTMLTextAreaElement} */ (document.getElementById("query"));
  const form = /** @type {HTMLFormElement} */ (document.getElementById("ask"));
  const LONGEST = 12_000; // of an address; a longer query is sent with POST
  const MOST = 12; // words offered
  const KEYWORDS =
    "SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH VALUES BIND MINUS EXISTS NOT ORDER BY DESC GROUP HAVING COUNT SUM MIN MAX AVG LIMIT OFFSET CONSTRUCT DESCRIBE ASK COALESCE REGEX CONTAINS STR LANG YEAR MONTH PREFIX".split(
      " ",
    ); // no SERVICE, which is refused

  /** @typedef {{word: string, note: string}} Offer */
  /** @type {Offer[]} */
  const terms = JSON.parse(editor.dataset.terms ?? "[]").map(
    (/** @type {[string, string]} */ [word, note]) => ({ word, note }),
  );

  /**
   * @param {string} tag
   * @param {Record<string, string>} [attributes]
   * @param {...(string | Node)} children
   */
  function el(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // -- which words fit

  /** What is being written before the caret. */
  function written() {
    const before = editor.value.slice(0, editor.selectionStart);
    return /(?:[?$][\w-]*|[A-Za-z][\w.-]*(?::[\w%-]*)?)$/.exec(before)?.[0] ?? "";
  }

  /** @param {string} word */
  function variables(word) {
    const found = new Set(editor.value.match(/[?$]\w+/g));
    found.delete(word);
    return [...found].sort().map((name) => ({ word: name, note: "variable" }));
  }

  /**
   * Those that begin with a word, then those whose name or meaning has it within.
   * @param {string} word
   * @param {Offer[]} offers
   */
  function fitting(word, offers) {
    const sought = word.toLowerCase();
    const [prefix, name] = sought.includes(":") ? sought.split(":", 2) : ["", sought];
    const begins = offers.filter((offer) => offer.word.toLowerCase().startsWith(sought));
    const within = offers.filter(
      (offer) =>
        name.length > 1 &&
        !begins.includes(offer) &&
        (prefix === "" || offer.word.toLowerCase().startsWith(`${prefix}:`)) &&
        `${offer.word} ${offer.note}`.toLowerCase().includes(name),
    );
    return [...begins, ...within].slice(0, MOST);
  }

  /** @type {Map<string, Offer[]>} */
  const asked = new Map();

  /**
   * Actors are too many to stand in the page: the server is asked for them.
   * @param {string} name
   * @returns {Promise<Offer[]>}
   */
  async function actors(name) {
    const known = asked.get(name);
    if (known) return known;
    const response = await fetch(`/actors?limit=${MOST}&q=${encodeURIComponent(name)}`);
    if (!response.ok) return [];
    const found = (await response.json()).actors.map(
      (/** @type {{id: string, iri: string, label: string}} */ { id, iri, label }) => ({
        word: /^[A-Za-z][\w-]*$/.test(id) ? `actor:${id}` : `<${iri}>`,
        note: label,
      }),
    );
    asked.set(name, found);
    return found;
  }

  /**
   * @param {string} word
   * @returns {Promise<Offer[]>}
   */
  async function offersFor(word) {
    if (/^[?$]/.test(word)) return fitting(word, variables(word));
    if (word.startsWith("actor:") && word.length > 7) return actors(word.slice(6));
    const keywords = KEYWORDS.map((keyword) => ({ word: keyword, note: "" }));
    return fitting(word, word.includes(":") ? terms : [...terms, ...keywords]);
  }

  // -- the list of them

  const list = el("ul", { id: "offers", role: "listbox", "aria-label": "Completions", hidden: "" });
  const status = el("p", { class: "skip", role: "status" });
  editor.after(list, status);
  editor.setAttribute("aria-autocomplete", "list");
  editor.setAttribute("aria-controls", "offers");
  /** @type {Offer[]} */
  let offers = [];
  let chosen = 0;
  let word = "";
  let accepting = false;

  /** Where the caret is, by a copy of the text up to it. */
  function caret() {
    const copy = el("div", { class: "copy", "aria-hidden": "true" });
    const mark = el("span", {}, "\u200b");
    copy.append(editor.value.slice(0, editor.selectionStart - word.length), mark);
    copy.style.width = `${editor.clientWidth}px`;
    editor.after(copy);
    const place = { left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight };
    copy.remove();
    return place;
  }

  function close() {
    list.hidden = true;
    offers = [];
    editor.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function draw() {
    list.replaceChildren(
      ...offers.map((offer, number) =>
        el(
          "li",
          {
            id: `offer-${number}`,
            role: "option",
            "aria-selected": String(number === chosen),
            "data-number": String(number),
          },
          el("span", {}, offer.word),
          el("small", {}, offer.note),
        ),
      ),
    );
    list.hidden = false;
    list.children[chosen].scrollIntoView({ block: "nearest" });
    editor.setAttribute("aria-activedescendant", `offer-${chosen}`);
  }

  /** @param {boolean} wanted by the reader, not by what is written */
  async function open(wanted) {
    const now = written();
    if (now.length < (wanted || /^[?$]/.test(now) ? 1 : 2)) return close();
    const found = await offersFor(now).catch(() => []);
    if (written() !== now) return undefined; // the reader has gone on
    word = now;
    offers = found.filter((offer) => offer.word !== now);
    if (!offers.length) return close();
    chosen = 0;
    draw();
    const { left, top } = caret();
    const room = Math.max(0, editor.clientWidth - list.offsetWidth);
    list.style.left = `${Math.min(left, room)}px`;
    list.style.top = `${top - editor.scrollTop}px`;
    status.textContent = `${offers.length} completion${offers.length === 1 ? "" : "s"}`;
    return undefined;
  }

  /** @param {number} number */
  function accept(number) {
    const end = editor.selectionStart;
    const start = end - written().length; // the reader may have gone on since it was offered
    const text = offers[number].word;
    close();
    editor.focus();
    editor.setSelectionRange(start, end);
    accepting = true;
    // so that it can be undone; where that is not to be had, without
    if (!document.execCommand("insertText", false, text))
      editor.setRangeText(text, start, end, "end");
    accepting = false;
  }

  /** @param {KeyboardEvent} event */
  function steer(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      const by = steps[/** @type {"ArrowDown" | "ArrowUp"} */ (event.key)];
      chosen = (chosen + by + offers.length) % offers.length;
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") accept(chosen);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      open(true);
    } else if (!list.hidden && !event.isComposing) steer(event);
  });
  editor.addEventListener("input", () => {
    if (!accepting) open(false);
  });
  editor.addEventListener("blur", close);
  editor.addEventListener("click", close);
  editor.addEventListener("scroll", close);
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the editor keeps the focus
    const item = /** @type {Element} */ (event.target).closest("li");
    if (item) accept(Number(item.dataset.number));
  });

  form.addEventListener("submit", (event) => {
    const own = event.submitter?.hasAttribute("formaction");
    if (!own) form.method = encodeURIComponent(editor.value).length > LONGEST ? "post" : "get";
  });

  // -- a mistake: to its place

  const wrong = /** @type {HTMLElement | null} */ (document.querySelector("[data-line]"));
  if (wrong) {
    const go = () => {
      const lines = editor.value.split("\n").slice(0, Number(wrong.dataset.line) - 1);
      const at = lines.reduce((sum, line) => sum + line.length + 1, 0);
      const place = at + Number(wrong.dataset.column) - 1;
      editor.focus();
      editor.setSelectionRange(place, place);
    };
    const button = el("button", { type: "button" }, "To the place");
    button.addEventListener("click", go);
    wrong.append(button);
  }
})();
