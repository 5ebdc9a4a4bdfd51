// What the pointer is on, in words: the colour and the width of a link, the sign of an actor.

/**
 * Says in a corner of the graph what the pointer is on: "Russia → Ukraine · 5 events · conflictual".
 * @param {Graph} graph
 */
function tellPointed(graph) {
  const { data, hovered, counts, drawn } = graph;
  const pointed = drawn.has(graph.pointed ?? -1) ? graph.pointed : null; // it may be filtered out
  const link = graph.links.get(hovered);
  const name = (/** @type {number} */ actor) => named(data.actors[actor].label, 40);
  const words =
    pointed !== null
      ? [name(pointed), ` · ${data.actors[pointed].kind}`, ...eventsOf(counts.get(pointed) ?? 0)]
      : link
        ? [
            name(link.a),
            link.mutual ? " ↔ " : " → ",
            name(link.b),
            ...eventsOf(link.events.length),
            ` · ${tone(link.score)}`,
          ]
        : [];
  byId("pointed").replaceChildren(...words);
  byId("pointed").hidden = !words.length;
}

/** @param {number} count */
const eventsOf = (count) => (count ? [` · ${counted(count, "event")}`] : []);
