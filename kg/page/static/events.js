// Events as a reader sees them: when, what, who said so, in which words, where to check.

const SURE =
  "How often an event read so is right in its type and in who takes part, whatever the day";

/** @param {Happening} event */
function whenText(event) {
  if (event.begin === null || event.end === null) return "no date";
  const shown = showInterval(event.begin, event.end, event.when?.unit ?? "day");
  if (event.when && event.when.basis !== "publication") return shown;
  const ahead = event.status === "planned" || event.status === "hypothetical";
  return `${ahead ? "after" : "by"} ${shown}`; // the day of the article
}

/** @param {Happening} event */
function basisText(event) {
  if (!event.when || event.when.basis === "publication") return "date of the article";
  const words = event.when.words ? ` from “${short(event.when.words, 60)}”` : "";
  return event.when.basis === "narrative"
    ? `inferred${words}`
    : words
      ? `stated:${words.slice(5)}`
      : "stated";
}

/**
 * The sentence, with the trigger and the actors marked.
 * @param {Happening} event
 * @returns {HTMLElement}
 */
function markedSentence(event) {
  const spans = [
    { place: event.trigger, kind: "trigger" },
    ...event.sources.map((mention) => ({ place: mention.place, kind: "party" })),
    ...event.targets.map((mention) => ({ place: mention.place, kind: "party" })),
    ...(event.said?.by ?? []).map((mention) => ({ place: mention.place, kind: "speaker" })),
  ]
    .filter(({ place }) => place.length === 2)
    .sort((x, y) => x.place[0] - y.place[0] || y.place[1] - x.place[1]);
  const text = event.sentence;
  const parts = [];
  let at = 0;
  for (const {
    place: [start, end],
    kind,
  } of spans) {
    if (start < at) continue; // inside one that is marked already
    parts.push(
      clean(text.slice(at, start)),
      el("mark", { class: kind }, clean(text.slice(start, end))),
    );
    at = end;
  }
  return el("blockquote", { dir: "auto" }, ...parts, clean(text.slice(at)));
}

/**
 * Who takes part, as told, each with a way to its events, and whom it counts for.
 * @param {Data} data
 * @param {Mention[]} mentions
 * @param {(actor: number) => void} onActor
 * @returns {(Node | string)[]}
 */
function parties(data, mentions, onActor) {
  if (!mentions.length) return [el("span", { class: "unknown" }, "someone unnamed")];
  return mentions.flatMap((mention, n) => {
    const known = mention.actor >= 0;
    const label = known ? data.actors[mention.told].label : mention.label;
    const lifted = mention.actor !== mention.told;
    const who = known
      ? el(
          "button",
          {
            type: "button",
            class: "actor",
            title: short(mention.role, 120) || null,
            onclick: () => onActor(mention.actor),
          },
          named(label, 60),
        )
      : el("span", { class: "unknown" }, named(label, 60));
    const stands = lifted
      ? el("span", { class: "stands" }, " for ", named(data.actors[mention.actor].label, 60))
      : null;
    const between = n ? (n === mentions.length - 1 ? " and " : ", ") : "";
    return [between, who, stands, elsewhere(mention)].filter((part) => part !== null);
  });
}

/**
 * The words that name somebody, where they do not stand in the sentence that is shown.
 * @param {Mention} mention
 * @returns {HTMLElement | null}
 */
function elsewhere({ elsewhere }) {
  if (!elsewhere) return null;
  const [words, side] = elsewhere;
  const where = `”, from ${side === "later" ? "a later" : "an earlier"} sentence)`;
  return el("span", { class: "elsewhere" }, " (“", named(words, 60), where);
}

/**
 * @param {Data} data
 * @param {Happening} event
 * @param {(actor: number) => void} onActor
 */
function whoToWhom(data, event, onActor) {
  const both = parties(
    data,
    asNamed(event.mutual ? [...event.sources, ...event.targets] : event.sources),
    onActor,
  );
  if (event.mutual || !event.targets.length) return el("p", { class: "who" }, both);
  return el(
    "p",
    { class: "who" },
    both,
    el("span", { class: "to", role: "img", "aria-label": "to" }, " → "),
    parties(data, asNamed(event.targets), onActor),
  );
}

/**
 * The other reports of an event, each with its sentence and its article; a day is named where it
 * is not the one above.
 * @param {Happening} event
 * @returns {HTMLElement | null}
 */
function retellings(event) {
  if (!event.others.length) return null;
  return el(
    "details",
    { class: "retellings" },
    el("summary", {}, counted(event.others.length, "more report")),
    event.others.map(({ article, sentence, begin, end }) =>
      el(
        "blockquote",
        {},
        el("p", {}, named(sentence, 600)),
        sourceLine(article),
        begin !== null && end !== null && (begin !== event.begin || end !== event.end)
          ? el(
              "p",
              { class: "note" },
              "dates it ",
              begin === end ? showDay(begin) : showInterval(begin, end, "interval"),
            )
          : null,
      ),
    ),
  );
}

/** @param {Happening} event */
function statusBadge(event) {
  return event.status === "actual"
    ? null
    : el("span", { class: `status ${event.status}` }, event.status);
}

/**
 * @param {Article} article
 * @returns {HTMLElement}
 */
function sourceLine({ address, title, publisher, id, day }) {
  const url = safeUrl(address);
  const host = url ? new URL(url).hostname.replace(/^www\./, "") : "";
  const label = named(title || host || id, 120);
  const where = [
    publisher ? [" · ", named(publisher, 60)] : host && title ? ` · ${host}` : null,
    day !== null ? [" ", el("span", { class: "whole" }, `· ${showDay(day)}`)] : null,
  ];
  return el("p", { class: "source" }, url ? outside(url, label) : label, where.flat());
}

/**
 * @param {Happening} event
 * @returns {HTMLElement | null}
 */
function reporter(event) {
  if (!event.said) return null;
  const by = asNamed(event.said.by).flatMap((mention, n) => [
    n ? ", " : "",
    named(mention.label, 60),
    ...[elsewhere(mention)].filter((part) => part !== null),
  ]);
  return el(
    "p",
    { class: "said" },
    event.said.quoted ? "In the words of " : "According to ",
    by.length ? by : "unnamed",
    event.said.cue ? el("span", { class: "note" }, ` (“${short(event.said.cue, 40)}”)`) : null,
  );
}

/**
 * @param {Data} data
 * @param {Happening} event
 * @param {(actor: number) => void} onActor
 * @returns {HTMLElement}
 */
function eventCard(data, event, onActor) {
  const root = data.types[event.root]?.[0];
  return el(
    "article",
    { class: `event ${eventLook(event)}`, id: `event-${event.index}`, tabindex: -1 },
    el(
      "header",
      {},
      el(
        "time",
        event.begin !== null ? { datetime: toIso(event.begin), title: basisText(event) } : {},
        whenText(event),
      ),
      el(
        "span",
        { class: `type ${toneClass(event.score)}`, title: event.definition || null },
        toneSign(event.score),
        el("span", { class: "label" }, event.label),
        root && root !== event.label ? el("span", { class: "root" }, root) : null,
      ),
      statusBadge(event),
    ),
    whoToWhom(data, event, onActor),
    markedSentence(event),
    reporter(event),
    el(
      "footer",
      {},
      sourceLine(event.article),
      el(
        "p",
        { class: "note" },
        event.when && event.when.basis !== "publication" ? "date " : "",
        basisText(event),
        event.venue ? [" · at ", named(event.venue, 40)] : null,
        " · ",
        el("span", { class: "confidence", title: SURE }, `${percent(event.confidence)} sure`),
        event.page ? [" · ", el("a", { href: event.page }, "all about it")] : null,
      ),
    ),
    retellings(event),
  );
}

const AT_ONCE = 40;

/**
 * Cards in the order of time, so many at once.
 * @param {Data} data
 * @param {Happening[]} events
 * @param {(actor: number) => void} onActor
 * @returns {HTMLElement & {reveal: (event: Happening) => void}}
 */
function eventList(data, events, onActor) {
  const ordered = [...events].sort(
    (x, y) => (x.begin ?? Infinity) - (y.begin ?? Infinity) || x.index - y.index,
  );
  const list = el("div", { class: "event-list" });
  const more = el("button", {
    type: "button",
    class: "quiet",
    onclick: () => grow(shown + AT_ONCE),
  });
  const box = /** @type {any} */ (el("div", {}, list, more));
  let shown = 0;
  const grow = (/** @type {number} */ to) => {
    list.append(...ordered.slice(shown, to).map((event) => eventCard(data, event, onActor)));
    shown = Math.min(to, ordered.length);
    more.hidden = shown >= ordered.length;
    more.textContent = `Show more (${grouped(ordered.length - shown)} left)`;
  };
  grow(AT_ONCE);
  box.reveal = (/** @type {Happening} */ event) => {
    const place = ordered.indexOf(event);
    if (place >= shown) grow(place + 10);
    const card = list.querySelector(`#event-${event.index}`);
    list.querySelectorAll(".found").forEach((other) => other.classList.remove("found"));
    card?.classList.add("found");
    card?.scrollIntoView({ block: "nearest" });
    /** @type {any} */ (card)?.focus({ preventScroll: true });
  };
  return box;
}
