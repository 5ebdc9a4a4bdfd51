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
 * @property {[string, string][]} keys folded names, each with the name it comes from
 */
/** @typedef {{actor: number, told: number, label: string, place: number[], role: string}} Mention `actor` counts at the level, `told` is who was named; -1 when nobody known */
/** @typedef {{id: string | null, title: string, day: number | null, address: string | null, publisher: string | null}} Article `address` as it was given: see `safeUrl` */
/** @typedef {{article: Article, sentence: string, begin: number | null, end: number | null}} Retelling */
/** @typedef {{by: Mention[], cue: string, quoted: boolean}} Attribution */
/**
 * @typedef {object} Happening
 * @property {number} index
 * @property {Article} article
 * @property {string} sentence
 * @property {string} root PLOVER type, "" when it has none
 * @property {string} type root and subtype, as in "CONSULT/phone-call"
 * @property {string} label
 * @property {string} definition
 * @property {string} status
 * @property {boolean} mutual
 * @property {number[]} trigger
 * @property {Mention[]} sources
 * @property {Mention[]} targets
 * @property {number | null} begin
 * @property {number | null} end
 * @property {{unit: string, words: string, basis: string} | null} when
 * @property {number | null} score
 * @property {number} confidence
 * @property {Attribution | null} said
 * @property {string | null} venue
 * @property {number[]} people all actors that take part, as they count at the level
 * @property {string[]} countries
 * @property {[number, number][]} pairs
 * @property {Retelling[]} others further reports of it
 * @property {string | null} page where a server has all about it
 */
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
 */

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
  /** @type {Actor[]} */
  const actors = raw.actors.map(readActor);
  /** @type {Article[]} */
  const articles = raw.articles.map((/** @type {any[]} */ row) => ({
    id: row[0],
    title: row[1],
    day: toDay(row[2]),
    address: row[3],
    publisher: row[4],
  }));
  const events = raw.events.map((/** @type {any[]} */ row, /** @type {number} */ index) =>
    readEvent(row, index, raw, actors, articles),
  );
  const told = asTold(events);
  /** @type {Data} */
  const data = {
    title: raw.title,
    drawn: raw.drawn,
    actors,
    byId: new Map(actors.map((actor) => [actor.id, actor])),
    types: raw.types,
    subtypes: raw.subtypes,
    countries: nameCountries(actors),
    levels: [told, ...raw.levels.map(readLevel)],
    level: told,
    begin: raw.level,
    events,
    served: Boolean(raw.pages),
  };
  countAt(data, told);
  return data;
}

/**
 * @param {any[]} row
 * @param {number} index
 * @returns {Actor}
 */
function readActor(row, index) {
  const [id, label, kind, country, sector, partOf, aliases, wikidata, x, y, nameless] = row;
  /** @type {[string, string][]} */
  const keys = [label, ...aliases, id].map((known) => [fold(known), known]);
  return {
    index,
    id,
    label: clean(label).trim() ? label : id,
    kind,
    country,
    sector,
    partOf,
    aliases,
    wikidata,
    x,
    y,
    nameless: Boolean(nameless),
    events: 0,
    keys,
  };
}

/**
 * @param {any[]} row
 * @param {number} index
 * @param {any} raw
 * @param {Actor[]} actors
 * @param {Article[]} articles
 * @returns {Happening}
 */
function readEvent(row, index, raw, actors, articles) {
  const [
    article,
    sentence,
    root,
    sub,
    status,
    mutual,
    trigger,
    from,
    to,
    first,
    further,
    unit,
    words,
    basis,
    score,
    sure,
    said,
    venue,
    others,
  ] = row;
  const read = (/** @type {any[]} */ mention) => readMention(mention, actors);
  const [sources, targets] = [from.map(read), to.map(read)];
  const about = articles[article];
  const known = raw.subtypes[sub] ?? raw.types[root];
  return {
    index,
    article: about,
    sentence: raw.sentences[sentence],
    root: root ?? "",
    type: `${root ?? ""}/${sub ?? ""}`,
    label: known ? known[0] : (sub ?? root ?? "event"),
    definition: known ? known[known.length - 1] : "",
    status,
    mutual: Boolean(mutual),
    trigger,
    sources,
    targets,
    ...(first === null ? { begin: about.day, end: about.day } : daysOf(about, first, further)),
    when: first === null ? null : { unit, words, basis },
    score,
    confidence: sure,
    said: said && { by: said[0].map(read), cue: said[1], quoted: Boolean(said[2]) },
    venue,
    ...takingPart(sources, targets, Boolean(mutual), actors),
    others: others.map((/** @type {any[]} */ [number, text, begin, more]) => ({
      article: articles[number],
      sentence: raw.sentences[text],
      ...daysOf(articles[number], begin, more),
    })),
    page: raw.pages ? `/event/${encodeURIComponent(raw.pages[index])}` : null,
  };
}

/**
 * First and last day of an event.
 * @param {Article} article
 * @param {number | string | null} first counted from the article's day, or a date
 * @param {number} further days
 * @returns {{begin: number | null, end: number | null}}
 */
function daysOf(article, first, further) {
  const begin = typeof first === "number" ? (article.day ?? 0) + first : toDay(first);
  return { begin, end: begin === null ? null : begin + further };
}

/**
 * @param {any[]} row
 * @param {Actor[]} actors
 * @returns {Mention}
 */
function readMention([actor, label, place, role], actors) {
  return { actor, told: actor, label: label ?? actors[actor].label, place, role };
}

/**
 * Who takes part in an event, of which countries, and who is linked by it.
 * @param {Mention[]} sources
 * @param {Mention[]} targets
 * @param {boolean} mutual
 * @param {Actor[]} actors
 * @returns {{people: number[], countries: string[], pairs: [number, number][]}}
 */
function takingPart(sources, targets, mutual, actors) {
  const everyone = [...sources, ...targets].filter(({ actor }) => actor >= 0);
  const known = everyone.flatMap(({ actor, told }) => [
    actors[actor].country,
    actors[told].country,
  ]);
  return {
    people: [...new Set(everyone.map(({ actor }) => actor))],
    countries: /** @type {string[]} */ ([...new Set(known.filter(Boolean))]),
    pairs: pairUp(sources, targets, mutual),
  };
}

/**
 * Country codes with the names that the actors themselves give.
 * @param {Actor[]} actors
 * @returns {Map<string, string>}
 */
function nameCountries(actors) {
  const names = new Map();
  // The busiest actor comes first; a part of a country does not name it.
  for (const { country, kind, label, partOf } of actors)
    if (country && kind === "country" && !partOf && !names.has(country))
      names.set(country, short(label, 40));
  for (const { country } of actors)
    if (country && !names.has(country)) names.set(country, short(country, 40));
  return names;
}
