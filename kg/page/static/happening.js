// An event, read from the tables when it is asked for: most of what is told of most events, nobody
// looks at. What filters and links need of all of them is at hand.

/** @typedef {{actor: number, told: number, label: string, place: number[], role: string, elsewhere: [string, string] | null}} Mention `actor` counts at the level, `told` is who was named; -1 when nobody known; `elsewhere` the words and "earlier" or "later", where another sentence has them */
/** @typedef {{article: Article, sentence: string, begin: number | null, end: number | null}} Retelling */
/** @typedef {{by: Mention[], cue: string, quoted: boolean}} Attribution */
/** @typedef {{type: string, root: string, label: string, definition: string}} EventKind `root` is the PLOVER type, "" when it has none; `type` root and subtype, as in "CONSULT/phone-call" */
/** @typedef {{from: number[], to: number[]}} Raised the actors that count, in the order of the mentions */
/** @typedef {{events: Columns, days: (number | null)[], sentences: string[], actors: Actor[], articles: Article[], kindOf: (root: string | null, sub: string | null) => EventKind, pages: string[] | undefined, whole: boolean, reading: Promise<any> | null}} Book what all events are read from; until it is `whole`, what filters and links need */

class Happening {
  /**
   * @param {Book} book
   * @param {number} index
   * @param {Raised | null} raised who takes part at a level where that is not who was told
   */
  constructor(book, index, raised = null) {
    const { events } = book;
    const first = events.first[index];
    const day = book.days[events.article[index]];
    this.book = book;
    this.index = index;
    this.raised = raised;
    this.kind = book.kindOf(events.root[index], events.sub[index]);
    /** @type {number | null} */
    this.begin = first === null ? day : beginOf(day, first);
    /** @type {number | null} */
    this.end =
      this.begin === null || first === null ? this.begin : this.begin + events.further[index];
    /** @type {string[] | null} */
    this.states = null; // found when they are asked for
    const from = knownOf(raised ? raised.from : events.from[index]);
    const to = knownOf(raised ? raised.to : events.to[index]);
    /** @type {number[]} all actors that take part, as they count at the level */
    this.people =
      from.length === 1 && to.length === 1 ? both(from[0], to[0]) : once(from.concat(to));
    this.pairs = pairUp(from, to, this.mutual);
  }

  /** @returns {string[]} the countries of all who take part, and of who was told */
  get countries() {
    this.states ??= countriesOf(this);
    return this.states;
  }

  /** @returns {number[]} who was told as a source, in the order of the mentions */
  get from() {
    return listOf(this.book.events.from[this.index]);
  }

  /** @returns {number[]} who was told as a target */
  get to() {
    return listOf(this.book.events.to[this.index]);
  }

  /**
   * @param {string} column
   * @returns {any}
   */
  read(column) {
    return this.book.events[column][this.index];
  }

  /** @returns {Article} */
  get article() {
    return this.book.articles[this.read("article")];
  }

  get sentence() {
    return this.book.sentences[this.read("sentence")];
  }

  get root() {
    return this.kind.root;
  }

  get type() {
    return this.kind.type;
  }

  get label() {
    return this.kind.label;
  }

  get definition() {
    return this.kind.definition;
  }

  /** @returns {string} */
  get status() {
    return this.book.events.status[this.index];
  }

  get mutual() {
    return Boolean(this.book.events.mutual[this.index]);
  }

  /** @returns {number[]} */
  get trigger() {
    return this.read("trigger");
  }

  get sources() {
    return this.mentions(this.from, this.read("fromAs"), this.raised?.from);
  }

  get targets() {
    return this.mentions(this.to, this.read("toAs"), this.raised?.to);
  }

  /** @returns {string | null} what its date is known to, null where it has none of its own */
  get unit() {
    return this.book.events.unit[this.index];
  }

  /** @returns {{unit: string, words: string, basis: string} | null} */
  get when() {
    const { unit } = this;
    return unit === null ? null : { unit, words: this.read("words"), basis: this.read("basis") };
  }

  /** @returns {number | null} */
  get score() {
    return this.book.events.score[this.index];
  }

  /** @returns {number} */
  get confidence() {
    return this.book.events.sure[this.index];
  }

  /** @returns {Attribution | null} */
  get said() {
    const said = this.read("said");
    if (!said) return null;
    const [rows, cue, quoted] = said;
    const actors = rows.map((/** @type {any[]} */ row) => row[0]);
    const told = rows.map((/** @type {any[]} */ row) => row.slice(1));
    return { by: this.mentions(actors, told), cue, quoted: Boolean(quoted) };
  }

  /** @returns {string | null} */
  get venue() {
    return this.read("venue");
  }

  /** @returns {number} how many tell of it */
  get reports() {
    return this.book.events.reports[this.index];
  }

  /** @returns {Retelling[]} further reports of it */
  get others() {
    const { articles, sentences } = this.book;
    return this.read("others").map((/** @type {any[]} */ [number, text, first, further]) => {
      const begin = beginOf(articles[number].day, first);
      const end = begin === null ? null : begin + further;
      return { article: articles[number], sentence: sentences[text], begin, end };
    });
  }

  /** @returns {string | null} where a server has all about it */
  get page() {
    const { pages } = this.book;
    return pages ? `/event/${encodeURIComponent(pages[this.index])}` : null;
  }

  /**
   * @param {number[]} actors who was told
   * @param {any[][]} told of each, name unless it is his usual one, place, role, words elsewhere
   * @param {number[]} counting who counts for him
   * @returns {Mention[]}
   */
  mentions(actors, told, counting = actors) {
    return told.map(([name, place, role, elsewhere = null], n) => {
      const label = name ?? this.book.actors[actors[n]].label;
      return { actor: counting[n], told: actors[n], label, place, role, elsewhere };
    });
  }

  /**
   * The same event, as if only some took part; its words stay.
   * @param {number[]} people
   * @param {[number, number][]} pairs
   */
  among(people, pairs) {
    const event = new Happening(this.book, this.index, this.raised);
    event.people = people;
    event.pairs = pairs;
    return event;
  }
}

/**
 * @param {number | null} day of the article
 * @param {number | string | null} first day, counted from the article's, or a date
 * @returns {number | null}
 */
const beginOf = (day, first) => (typeof first === "number" ? (day ?? 0) + first : toDay(first));

/**
 * @param {number | number[]} actors of mentions: one stands alone
 * @returns {number[]}
 */
const listOf = (actors) => (typeof actors === "number" ? [actors] : actors);

/**
 * @param {number | number[]} actors of mentions
 * @returns {number[]} who is known of them, each once
 */
const knownOf = (actors) =>
  typeof actors === "number"
    ? actors < 0
      ? []
      : [actors]
    : once(actors).filter((actor) => actor >= 0);

/**
 * @param {Happening} event
 * @returns {string[]}
 */
function countriesOf({ people, from, to, raised, book: { actors } }) {
  /** @type {string[]} */
  const states = [];
  const add = (/** @type {string | null} */ code) => {
    if (code && !states.includes(code)) states.push(code);
  };
  for (const actor of people) add(actors[actor].country);
  if (raised) {
    const counting = raised.from.concat(raised.to);
    from.concat(to).forEach((told, n) => {
      if (told !== counting[n]) add(actors[told].country);
    });
  }
  return states;
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number[]} each once
 */
const both = (a, b) => (a === b ? [a] : [a, b]);

/**
 * @template Thing
 * @param {Thing[]} list a short one
 * @returns {Thing[]} each thing once
 */
const once = (list) => list.filter((thing, n) => list.indexOf(thing) === n);
