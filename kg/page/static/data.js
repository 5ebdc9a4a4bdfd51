// The embedded data, unpacked and joined.

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
 * @property {number} events
 * @property {[string, string][]} keys folded names, each with the name it comes from
 */
/** @typedef {{actor: number, label: string, place: number[], role: string}} Mention */
/** @typedef {{id: string, title: string, day: number | null, url: string | null, publisher: string | null}} Article */
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
 * @property {number[]} people all actors that take part
 * @property {string[]} countries
 * @property {[number, number][]} pairs
 * @property {Retelling[]} others further reports of it
 */
/** @typedef {Record<string, [string, number, string]>} Types */
/** @typedef {{title: string, drawn: number, actors: Actor[], byId: Map<string, Actor>, types: Types, subtypes: Record<string, [string, string]>, events: Happening[], countries: Map<string, string>}} Data */

const STATUSES = [
  "actual",
  "alleged",
  "planned",
  "hypothetical",
  "negated",
  "denied",
  "historical",
];

/** @returns {Promise<any>} */
async function unpack() {
  const text = byId("payload").textContent ?? "";
  const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

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
    url: safeUrl(row[3]),
    publisher: row[4],
  }));
  const events = raw.events.map((/** @type {any[]} */ row, /** @type {number} */ index) =>
    readEvent(row, index, raw, actors, articles),
  );
  for (const event of events) for (const person of event.people) actors[person].events += 1;
  const byName = new Map(actors.map((actor) => [actor.id, actor]));
  return {
    title: raw.title,
    drawn: raw.drawn,
    actors,
    byId: byName,
    types: raw.types,
    subtypes: raw.subtypes,
    events,
    countries: nameCountries(actors),
  };
}

/**
 * @param {any[]} row
 * @param {number} index
 * @returns {Actor}
 */
function readActor(row, index) {
  const [id, label, kind, country, sector, partOf, aliases, wikidata, x, y] = row;
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
    when,
    score,
    sure,
    said,
    venue,
    others,
  ] = row;
  const [sources, targets] = [from.map(readMention), to.map(readMention)];
  const about = articles[article];
  const known = raw.subtypes[sub] ?? raw.types[root];
  const everyone = [...sources, ...targets].map((mention) => mention.actor);
  const people = [...new Set(everyone.filter((actor) => actor >= 0))];
  const countries = people.map((actor) => actors[actor].country).filter(Boolean);
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
    begin: when ? toDay(when[0]) : about.day,
    end: when ? toDay(when[1]) : about.day,
    when: when && { unit: when[2], words: when[3], basis: when[4] },
    score,
    confidence: sure,
    said: said && { by: said[0].map(readMention), cue: said[1], quoted: Boolean(said[2]) },
    venue,
    people,
    countries: /** @type {string[]} */ ([...new Set(countries)]),
    pairs: pairUp(sources, targets, Boolean(mutual)),
    others: others.map((/** @type {any[]} */ [number, words, days]) => ({
      article: articles[number],
      sentence: raw.sentences[words],
      begin: days ? toDay(days[0]) : null,
      end: days ? toDay(days[1]) : null,
    })),
  };
}

/**
 * @param {any[]} row
 * @returns {Mention}
 */
function readMention([actor, label, place, role]) {
  return { actor, label, place, role };
}

/**
 * Who is linked: each source with each target; where all who share an event stand on one side, everyone
 * with everyone. The order of a mutual pair means nothing: the smaller number comes first.
 * @param {Mention[]} sources
 * @param {Mention[]} targets
 * @param {boolean} mutual
 * @returns {[number, number][]}
 */
function pairUp(sources, targets, mutual) {
  const ids = (/** @type {Mention[]} */ list) => [
    ...new Set(list.map((m) => m.actor).filter((a) => a >= 0)),
  ];
  const [left, right] = [ids(sources), ids(targets)];
  const crossed = left.flatMap((a) =>
    right.filter((b) => a !== b).map((b) => /** @type {[number, number]} */ ([a, b])),
  );
  if (!mutual) return crossed;
  if (left.length && right.length) {
    const keys = new Set(crossed.map(([a, b]) => `${Math.min(a, b)},${Math.max(a, b)}`));
    return [...keys].map((key) => /** @type {[number, number]} */ (key.split(",").map(Number)));
  }
  const all = [...left, ...right].sort((a, b) => a - b);
  return all.flatMap((a, n) =>
    all.slice(n + 1).map((b) => /** @type {[number, number]} */ ([a, b])),
  );
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
