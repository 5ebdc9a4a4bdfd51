// Names that are nearly what was typed: "putn", "bliken", "lawrow".

/**
 * How many letters must be changed, left out, put in or exchanged with the next to make one word of another.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 * @returns {number} more than `most` where it is more than that
 */
function slipsBetween(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), [...`${b} `].map((_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/**
 * How far some words are from a name: each from that of its words which is nearest.
 * @param {string[]} typed folded
 * @param {string} name folded
 * @returns {number} Infinity for another name
 */
function slipsIn(typed, name) {
  let sum = 0;
  for (const word of typed) {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2; // a short word is soon another one
    const least = Math.min(...name.split(" ").map((other) => slipsBetween(word, other, most)));
    if (least > most) return Infinity;
    sum += least;
  }
  return sum;
}
