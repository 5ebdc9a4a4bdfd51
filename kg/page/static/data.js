// The embedded data, joined.

/**
 * @typedef {object} Actor
 * @property {number} index
 * @property {string} id
 * @property {string} label
 * @property {string} kind
 * @property {string | null} country
 * @property {string | null} sector
 * @property {string | null} partOf
 * @property {string[]} aliases
 * @property {string | null} wikidata
 * @property {number} x
 * @property {number} y
 * @property {boolean} nameless known from one article only, by no name: "supporters"
 * @property {number} events
 */
/** @typedef {{id: string | null, title: string, day: number | null, address: string | null, publisher: string | null}} Article `address` as it was given: see `safeUrl` */
/** @typedef {Record<string, [string, number, string]>} Types */
/**
 * @typedef {object} Data
 * @property {string} title
 * @property {number} drawn
 * @property {Actor[]} actors
 * @property {Map<string, Actor>} byId
 * @property {Types} types
 * @property {Record<string, [string, string]>} subtypes
 * @property {Map<string, string>} countries
 * @property {Level[]} levels as told, and those above it that change anything
 * @property {Level} level that the events are counted at
 * @property {string} begin name of the level that the page was made with
 * @property {Happening[]} events
 * @property {boolean} served by a server that has pages of the actors, too
 * @property {Emptied | null} emptied why nothing was chosen of the store, if so
 * @property {Book} book
 */
/** @typedef {{held: number, chosen: string[], wider: [string, number][]}} Emptied how many events there are, of which kind none is, and how many reports there are of others */

/** @typedef {Record<string, any[]>} Columns a list a column */

const ACTOR = "id label kind country sector partOf aliases wikidata x y nameless".split(" ");
const EVENT = "article root sub status mutual first further unit score sure from to reports".split(
  " ",
);
// What nobody asks for before he looks at an event.
const ARTICLE_REST = "id title address publisher".split(" ");
const EVENT_REST = "sentence trigger words basis said venue fromAs toAs others".split(" ");

const STATUSES = [
  "actual",
  "alleged",
  "planned",
  "hypothetical",
  "negated",
  "denied",
  "historical",
];

/**
 * @param {any} raw what `kg/page/payload.py` wrote
 * @returns {Data}
 */
function join(raw) {
  const people = tableOf(raw.actors, ACTOR);
  const actors = people.id.map((_, index) => readActor(people, index));
  /** @type {Book} */
  const book = {
    events: tableOf(raw.events, EVENT),
    days: columnOf(raw.days),
    sentences: [],
    actors,
    articles: [],
    kindOf: kindFinder(raw),
    pages: undefined,
    whole: false,
    reading: null,
  };
  const events = book.events.article.map((_, index) => new Happening(book, index));
  const told = asTold(events);
  /** @type {Data} */
  const data = {
    title: raw.title,
    drawn: raw.drawn,
    actors,
    byId: new Map(actors.map((actor) => [actor.id, actor])),
    types: raw.types,
    subtypes: raw.subtypes,
    countries: nameCountries(actors, new Map(Object.entries(raw.countries))),
    levels: [told, ...raw.levels.map(readLevel)],
    level: told,
    begin: raw.level,
    events,
    served: raw.served,
    emptied: raw.emptied,
    book,
  };
  countAt(data, told);
  return data;
}

/**
 * @param {Columns} table
 * @param {number} index
 * @returns {Actor}
 */
function readActor(table, index) {
  const [id, label] = [table.id[index], table.label[index]];
  return {
    index,
    id,
    label: clean(label).trim() ? label : id,
    kind: table.kind[index],
    country: table.country[index],
    sector: table.sector[index],
    partOf: table.partOf[index],
    aliases: table.aliases[index],
    wikidata: table.wikidata[index],
    x: table.x[index],
    y: table.y[index],
    nameless: Boolean(table.nameless[index]),
    events: 0,
  };
}

/**
 * Reads what is told of events, unless it has been.
 * @param {Book} book
 */
async function complete(book) {
  book.reading ??= unpackRest();
  const raw = await book.reading;
  if (book.whole) return;
  Object.assign(book.events, tableOf(raw.events, EVENT_REST));
  const { id, title, address, publisher } = tableOf(raw.articles, ARTICLE_REST);
  book.articles = book.days.map((day, n) => ({
    id: id[n],
    title: title[n],
    day,
    address: address[n],
    publisher: publisher[n],
  }));
  book.sentences = raw.sentences;
  book.pages = raw.pages;
  book.whole = true;
  document.documentElement.dataset.whole = "yes";
}

/**
 * What kind of event a type and its subtype make, the same one each time: equal texts that are
 * one text are compared and counted faster.
 * @param {any} raw
 * @returns {Book["kindOf"]}
 */
function kindFinder({ types, subtypes }) {
  /** @type {Map<string | null, Map<string | null, EventKind>>} */
  const kinds = new Map();
  return (root, sub) => {
    const below = kinds.get(root) ?? new Map();
    kinds.set(root, below);
    if (!below.has(sub)) {
      const known = subtypes[sub ?? ""] ?? types[root ?? ""];
      below.set(sub, {
        type: `${root ?? ""}/${sub ?? ""}`,
        root: root ?? "",
        label: known ? known[0] : (sub ?? root ?? "event"),
        definition: known ? known[known.length - 1] : "",
      });
    }
    return below.get(sub);
  };
}

/**
 * Country codes with the names that the actors themselves give, or else what states are called
 * that take no part.
 * @param {Actor[]} actors
 * @param {Map<string, string>} others
 * @returns {Map<string, string>}
 */
function nameCountries(actors, others) {
  const names = new Map();
  // The busiest actor comes first; a part of a country does not name it.
  for (const { country, kind, label, partOf } of actors)
    if (country && kind === "country" && !partOf && !names.has(country))
      names.set(country, short(label, 40));
  for (const { country } of actors)
    if (country && !names.has(country))
      names.set(country, short(others.get(country) ?? country, 40));
  return names;
}
