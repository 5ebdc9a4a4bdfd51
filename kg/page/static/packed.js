// What stands packed in the page: the data, and the library that draws.

/**
 * @param {string} text in base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(text) {
  const { fromBase64 } = /** @type {any} */ (Uint8Array); // in browsers since 2025
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < bytes.length; n += 1) bytes[n] = letters.charCodeAt(n);
  return bytes;
}

/**
 * What an element holds packed: gzip, base64.
 * @param {string} id
 * @returns {Response}
 */
function unpacked(id) {
  const packed = new Response(bytesOf(byId(id).textContent ?? "")).body; // a blob takes a detour
  return new Response(packed?.pipeThrough(new DecompressionStream("gzip")));
}

/** Runs vis-network, which the page's policy allows by its hash. */
async function loadLibrary() {
  document.head.append(el("script", {}, await unpacked("library").text()));
}

/** @returns {Promise<any>} */
async function unpack() {
  const raw = await unpacked("payload").json();
  // A type may be called "constructor": what an object inherits must not be found in its place.
  for (const table of ["types", "subtypes"]) Object.setPrototypeOf(raw[table], null);
  return raw;
}

/**
 * A table that is packed column by column, whole numbers as steps.
 * @param {(any[] | {steps: number[]})[]} packed
 * @param {string[]} names of the columns
 * @returns {Columns}
 */
function tableOf(packed, names) {
  const read = packed.map((column) => {
    if (Array.isArray(column)) return column;
    let sum = 0;
    return column.steps.map((step) => {
      sum += step;
      return sum;
    });
  });
  return Object.fromEntries(names.map((name, n) => [name, read[n] ?? []]));
}
