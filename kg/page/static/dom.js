// Elements, made without markup: text is always set as text, so nothing in it can run.

/** @typedef {string | number | Node | null | undefined | false} Child */

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * An element. Properties that begin with "on" are listeners, "class" and the rest attributes;
 * null and false are left out.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
function el(tag, properties = {}, ...children) {
  return /** @type {HTMLElement} */ (fill(document.createElement(tag), properties, children));
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
function svg(tag, properties = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  return /** @type {SVGElement} */ (fill(made, properties, children));
}

/**
 * @param {Element} element
 * @param {Record<string, any>} properties
 * @param {(Child | Child[])[]} children
 */
function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

// Controls, bidirectional overrides and invisible characters that only mislead a reader; the
// joiners that Persian, Hindi and emoji need stay.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/**
 * A text as it may be shown.
 * @param {string | null | undefined} text
 * @returns {string}
 */
function clean(text) {
  return (text ?? "").replace(HIDDEN, "").toWellFormed();
}

/**
 * A text of at most so many characters; never cut inside one.
 * @param {string | null | undefined} text
 * @param {number} length
 * @returns {string}
 */
function short(text, length) {
  const plain = clean(text).replace(/\s+/g, " ").trim();
  if (plain.length <= length) return plain;
  return `${Array.from(plain.slice(0, length - 1))
    .join("")
    .toWellFormed()}…`;
}

/**
 * A name that keeps its own direction within a sentence.
 * @param {string | null | undefined} text
 * @param {number} [length]
 */
function named(text, length = 80) {
  const shown = short(text, length);
  return el("bdi", shown.endsWith("…") ? { title: short(text, 1000) } : {}, shown || "(no name)");
}

/**
 * The address if it is one that a reader may follow, else null.
 * @param {string | null} url
 * @returns {string | null}
 */
function safeUrl(url) {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * A link to another site, in a window of its own; the site learns nothing of this page.
 * @param {string} url that is safe
 * @param {Child} label
 * @param {string} [title] what the pointer is told
 */
function outside(url, label, title = "") {
  const apart = { target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" };
  return el("a", { href: url, title: short(title, 200) || null, ...apart }, label);
}

/**
 * "12,345", without the 15 milliseconds that a browser takes until it can format numbers.
 * @param {number} count a whole number
 */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * "1 event", "2 events".
 * @param {number} count
 * @param {string} word
 */
const counted = (count, word) => `${grouped(count)} ${word}${count === 1 ? "" : "s"}`;

/** @param {number} share of 0 to 1 */
const percent = (share) => `${Math.round(share * 100)}%`;

/**
 * A name as it is searched: no case, no accents, single spaces.
 * @param {string} text
 */
function fold(text) {
  const plain = short(text, 200).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * Dates that break at the dash between them, or behind "by", alone: "1 Jan 2015 – 7 Apr 2023".
 * @param {string} text
 * @returns {(Node | string)[]}
 */
const unbroken = (text) =>
  text
    .split(/( – |\b(?:after|by|since) )/)
    .map((part, n) => (n % 2 ? part : el("span", { class: "whole" }, part)));

/**
 * Brings a part of the page to the top, for eyes and for screen readers.
 * @param {HTMLElement} part
 */
function bringIntoView(part) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  part.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  part.focus({ preventScroll: true });
}

/**
 * Replaces what a container holds; the button that had the focus has it again afterwards.
 * @param {HTMLElement} container
 * @param {(Node | string)[]} content
 */
function refill(container, content) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const inside = before !== null && before !== container && container.contains(before);
  const sign = (/** @type {Element} */ element) => {
    const data = JSON.stringify({ .../** @type {any} */ (element).dataset });
    // A text may change with what the button does, as that of a column by which one sorts.
    const text = data === "{}" && /^[a-z]*$/i.test(element.textContent ?? "");
    const name = element.getAttribute("aria-label") ?? data;
    return element.tagName + name + (text ? element.textContent : "");
  };
  const wanted = inside ? sign(before) : "";
  container.replaceChildren(...content);
  if (!inside || container.contains(document.activeElement)) return;
  const candidates = [...container.querySelectorAll("button, input, select, [tabindex]")];
  const again = before.isConnected ? before : candidates.find((found) => sign(found) === wanted);
  if (again instanceof HTMLElement || again instanceof SVGElement)
    again.focus({ preventScroll: true });
}
