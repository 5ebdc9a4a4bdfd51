// What is filtered, as files to keep.

/**
 * @param {string} filename
 * @param {Blob} blob
 */
function save(filename, blob) {
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * A CSV cell that no spreadsheet takes for a formula.
 * @param {unknown} value
 */
function cell(value) {
  let text = String(value ?? "");
  if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {Data} data
 * @param {Happening[]} events
 * @returns {string}
 */
function eventsCsv(data, events) {
  const names = (/** @type {Mention[]} */ mentions) => namesOf(data, mentions).join("; ");
  const told = (/** @type {Mention[]} */ mentions) =>
    names(mentions.map((mention) => ({ ...mention, actor: mention.told })));
  const head = [
    "begin",
    "end",
    "source",
    "target",
    "mutual",
    "type",
    "event",
    "status",
    "score",
    "confidence",
    "sentence",
    "reported by",
    "title",
    "publisher",
    "url",
    "reports",
    "source as told",
    "target as told",
  ];
  const rows = events.map((event) => [
    event.begin === null ? "" : toIso(event.begin),
    event.end === null ? "" : toIso(event.end),
    names(event.sources),
    names(event.targets),
    event.mutual ? "yes" : "no",
    event.root,
    event.label,
    event.status,
    event.score ?? "",
    event.confidence,
    event.sentence,
    event.said ? names(event.said.by) : "",
    event.article.title,
    event.article.publisher ?? "",
    safeUrl(event.article.address) ?? "",
    event.reports,
    told(event.sources),
    told(event.targets),
  ]);
  // A negative score is a number, not a formula.
  const line = (/** @type {unknown[]} */ row) =>
    row.map((value) => (typeof value === "number" ? String(value) : cell(value))).join(",");
  return `\ufeff${[head, ...rows].map(line).join("\r\n")}\r\n`;
}

/** @param {string} title */
const fileName = (title) =>
  short(title, 60)
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase() || "network";
