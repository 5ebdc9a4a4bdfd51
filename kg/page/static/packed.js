// What stands packed in the page: the data, and the library that draws.

/**
 * What an element holds packed: gzip, base64.
 * @param {string} id
 * @returns {Response}
 */
function unpacked(id) {
  const letters = atob((byId(id).textContent ?? "").trim());
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = letters.charCodeAt(n);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Runs vis-network, which the page's policy allows by its hash. */
async function loadLibrary() {
  document.head.append(el("script", {}, await unpacked("library").text()));
}

/** @returns {Promise<any>} */
async function unpack() {
  const raw = await unpacked("payload").json();
  for (const table of ["actors", "articles", "events"]) raw[table] = rowsOf(raw[table]);
  // A type may be called "constructor": what an object inherits must not be found in its place.
  for (const table of ["types", "subtypes"]) Object.setPrototypeOf(raw[table], null);
  return raw;
}

/**
 * The rows of a table that is packed column by column, whole numbers as steps.
 * @param {(any[] | {steps: number[]})[]} columns
 * @returns {any[][]}
 */
function rowsOf(columns) {
  const read = columns.map((column) => {
    if (Array.isArray(column)) return column;
    let sum = 0;
    return column.steps.map((step) => {
      sum += step;
      return sum;
    });
  });
  return (read[0] ?? []).map((_, row) => read.map((column) => column[row]));
}
