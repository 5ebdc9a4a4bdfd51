// An event, read from the tables when it is asked for: most of what is told of most events, nobody
// looks at. What filters and links need of all of them is at hand.

/** @typedef {{actor: number, told: number, label: string, place: number[], role: string, elsewhere: [string, string] | null}} Mention `actor` counts at the level, `told` is who was named; -1 when nobody known; `elsewhere` the words and "earlier" or "later", where another sentence has them */
/** @typedef {{article: Article, sentence: string, begin: number | null, end: number | null}} Retelling */
/** @typedef {{by: Mention[], cue: string, quoted: boolean}} Attribution */
/** @typedef {{sources: Mention[], targets: Mention[]}} Parties */
/** @typedef {{type: string, root: string, label: string, definition: string}} EventKind `root` is the PLOVER type, "" when it has none; `type` root and subtype, as in "CONSULT/phone-call" */
/** @typedef {{events: Columns, sentences: string[], actors: Actor[], articles: Article[], kindOf: (root: string | null, sub: string | null) => EventKind, pages: string[] | undefined}} Book what all events are read from */

class Happening {
  /**
   * @param {Book} book
   * @param {number} index
   * @param {Parties | null} raised who takes part at a level where that is not who was told
   */
  constructor(book, index, raised = null) {
    const { events, actors, articles } = book;
    const first = events.first[index];
    const article = articles[events.article[index]];
    this.book = book;
    this.index = index;
    this.raised = raised;
    this.kind = book.kindOf(events.root[index], events.sub[index]);
    /** @type {number | null} */
    this.begin = first === null ? article.day : beginOf(article, first);
    /** @type {number | null} */
    this.end =
      this.begin === null || first === null ? this.begin : this.begin + events.further[index];
    const from = actorsOf(raised ? raised.sources.map(counting) : events.from[index].map(told));
    const to = actorsOf(raised ? raised.targets.map(counting) : events.to[index].map(told));
    this.people = once(from.concat(to)); // all actors that take part, as they count at the level
    this.countries = countriesOf(this.people, raised, actors);
    this.pairs = pairUp(from, to, this.mutual);
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
    return this.raised?.sources ?? this.mentions(this.book.events.from[this.index]);
  }

  get targets() {
    return this.raised?.targets ?? this.mentions(this.book.events.to[this.index]);
  }

  /** @returns {{unit: string, words: string, basis: string} | null} */
  get when() {
    if (this.read("first") === null) return null;
    return { unit: this.read("unit"), words: this.read("words"), basis: this.read("basis") };
  }

  /** @returns {number | null} */
  get score() {
    return this.book.events.score[this.index];
  }

  /** @returns {number} */
  get confidence() {
    return this.read("sure");
  }

  /** @returns {Attribution | null} */
  get said() {
    const said = this.read("said");
    return said && { by: this.mentions(said[0]), cue: said[1], quoted: Boolean(said[2]) };
  }

  /** @returns {string | null} */
  get venue() {
    return this.read("venue");
  }

  /** @returns {number} how many tell of it */
  get reports() {
    return this.book.events.others[this.index].length + 1;
  }

  /** @returns {Retelling[]} further reports of it */
  get others() {
    const { articles, sentences } = this.book;
    return this.read("others").map((/** @type {any[]} */ [number, text, first, further]) => {
      const begin = beginOf(articles[number], first);
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
   * @param {any[][]} rows
   * @returns {Mention[]}
   */
  mentions(rows) {
    const { actors } = this.book;
    return rows.map((row) => {
      const actor = row[0]; // to take a list apart by a pattern is slow, and there are many
      const label = row[1] ?? actors[actor].label;
      return { actor, told: actor, label, place: row[2], role: row[3], elsewhere: row[4] ?? null };
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
 * @param {Article} article
 * @param {number | string | null} first day, counted from the article's, or a date
 * @returns {number | null}
 */
const beginOf = (article, first) =>
  typeof first === "number" ? (article.day ?? 0) + first : toDay(first);

/** @param {Mention} mention */
const counting = (mention) => mention.actor;

/** @param {any[]} row of a mention */
const told = (row) => row[0];

/**
 * @param {number[]} actors of mentions
 * @returns {number[]} who is known of them, each once
 */
const actorsOf = (actors) =>
  actors.length === 1 && actors[0] >= 0 ? actors : once(actors).filter((actor) => actor >= 0);

/**
 * @param {number[]} people who take part in an event
 * @param {Parties | null} raised
 * @param {Actor[]} actors
 * @returns {string[]} the countries of all, and of who was told
 */
function countriesOf(people, raised, actors) {
  const states = people.map((actor) => actors[actor].country);
  for (const side of raised ? [raised.sources, raised.targets] : [])
    for (const { actor, told } of side) if (actor !== told) states.push(actors[told].country);
  return /** @type {string[]} */ (once(states).filter(Boolean));
}

/**
 * @template Thing
 * @param {Thing[]} list a short one
 * @returns {Thing[]} each thing once
 */
const once = (list) => list.filter((thing, n) => list.indexOf(thing) === n);
