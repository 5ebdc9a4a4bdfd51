// Days are counted from 1970-01-01, as integers.

const DAY = 86_400_000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * @param {string | null | undefined} iso "2022-02-01"
 * @returns {number | null}
 */
function toDay(iso) {
  if (!iso || !/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** @param {number} day */
const toIso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @param {number} day */
function showDay(day) {
  const when = new Date(day * DAY);
  return `${when.getUTCDate()} ${MONTHS[when.getUTCMonth()]} ${when.getUTCFullYear()}`;
}

const SINCE = "since "; // before the unit by which the beginning of an open interval is known

/**
 * An interval in words, as exact as its unit allows: "Feb 2022", "since 2015".
 * @param {number} begin
 * @param {number} end
 * @param {string} unit
 * @returns {string}
 */
function showInterval(begin, end, unit) {
  if (unit.startsWith(SINCE)) return SINCE + showEnd(begin, unit.slice(SINCE.length));
  const first = new Date(begin * DAY);
  const year = first.getUTCFullYear();
  if (unit === "month") return `${MONTHS[first.getUTCMonth()]} ${year}`;
  if (unit === "quarter") return `Q${Math.floor(first.getUTCMonth() / 3) + 1} ${year}`;
  if (unit === "year") return String(year);
  if (unit === "decade") return `${year}s`;
  if (begin === end) return showDay(begin);
  const last = new Date(end * DAY);
  const sameYear = year === last.getUTCFullYear();
  if (sameYear && first.getUTCMonth() === last.getUTCMonth())
    return `${first.getUTCDate()}–${showDay(end)}`;
  const opening = sameYear ? showDay(begin).replace(/ -?\d+$/, "") : showDay(begin);
  return `${opening} – ${showDay(end)}`;
}

const COARSE = ["month", "quarter", "year", "decade"];

/**
 * A day at the end of a span, as exactly as it is known.
 * @param {number} day
 * @param {string} unit
 */
const showEnd = (day, unit) =>
  COARSE.includes(unit) ? showInterval(floorDay(day, unit), day, unit) : showDay(day);

/** @typedef {{begin: number, end: number, units: [string, string]}} DateRange first and last day, and the units that they are known to */

/** @param {DateRange} range */
function showRange({ begin, end, units }) {
  if (!units.some((unit) => COARSE.includes(unit))) return showInterval(begin, end, "interval");
  const [from, to] = [showEnd(begin, units[0]), showEnd(end, units[1])];
  return from === to ? from : `${from} – ${to}`;
}

const UNITS = ["day", "week", "month", "quarter", "year", "decade", "century"];

/**
 * The first day of the unit that a day lies in.
 * @param {number} day
 * @param {string} unit
 */
function floorDay(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday
  const when = new Date(day * DAY);
  const month = when.getUTCMonth();
  const year = when.getUTCFullYear();
  if (unit === "month") return utcDay(year, month);
  if (unit === "quarter") return utcDay(year, month - (month % 3));
  const step = unit === "year" ? 1 : unit === "decade" ? 10 : 100;
  return utcDay(year - (year % step), 0);
}

/**
 * @param {number} day first day of a unit
 * @param {string} unit
 * @returns {number} first day of the next one
 */
function nextDay(day, unit) {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  const when = new Date(day * DAY);
  const [year, month] = [when.getUTCFullYear(), when.getUTCMonth()];
  if (unit === "month") return utcDay(year, month + 1);
  if (unit === "quarter") return utcDay(year, month + 3);
  return utcDay(year + (unit === "year" ? 1 : unit === "decade" ? 10 : 100), 0);
}

/**
 * @param {number} year
 * @param {number} month
 */
function utcDay(year, month) {
  const when = new Date(0);
  when.setUTCFullYear(year, month, 1); // Date.UTC takes the year 22 for 1922
  return Math.round(when.getTime() / DAY);
}

/**
 * The finest unit that cuts a span into at most so many pieces.
 * @param {number} begin
 * @param {number} end
 * @param {number} most
 */
function fittingUnit(begin, end, most) {
  const lengths = [1, 7, 30.4, 91.3, 365.2, 3652, 36524];
  const index = lengths.findIndex((length) => (end - begin) / length <= most);
  return UNITS[index < 0 ? UNITS.length - 1 : index];
}
