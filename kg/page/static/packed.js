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
 * What an element holds packed: gzip, base64. No response is made of it, which a browser may fail to
 * fetch.
 * @param {string} id
 * @returns {Promise<string>}
 */
async function unpacked(id) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const written = writer.write(bytesOf(byId(id).textContent ?? "")).then(() => writer.close());
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += decoder.decode(part.value, { stream: true });
  await written;
  return text + decoder.decode();
}

/** Runs vis-network, which the page's policy allows by its hash. */
async function loadLibrary() {
  document.head.append(el("script", {}, await unpacked("library")));
}

/** @returns {Promise<any>} */
async function unpack() {
  const raw = JSON.parse(await unpacked("payload"));
  // A type may be called "constructor": what an object inherits must not be found in its place.
  for (const table of ["types", "subtypes"]) Object.setPrototypeOf(raw[table], null);
  return raw;
}

/** What stands behind the script: the parser may not have come to it. */
async function unpackRest() {
  if (!byId("rest"))
    await new Promise((done) => {
      document.addEventListener("DOMContentLoaded", done);
    });
  return JSON.parse(await unpacked("rest"));
}

/** @typedef {any[] | {steps: number[]} | {of: any[], at: number[]}} Packed a column */

/**
 * @param {Packed} column whole numbers as steps from one to the next, a few words by number
 * @returns {any[]}
 */
function columnOf(column) {
  if (Array.isArray(column)) return column;
  if ("at" in column) return column.at.map((number) => column.of[number]);
  let sum = 0;
  return column.steps.map((step) => {
    sum += step;
    return sum;
  });
}

/**
 * @param {Packed[]} packed a table column by column
 * @param {string[]} names of the columns
 * @returns {Columns}
 */
const tableOf = (packed, names) =>
  Object.fromEntries(names.map((name, n) => [name, columnOf(packed[n] ?? [])]));
