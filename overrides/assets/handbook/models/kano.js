/** @typedef {"A" | "O" | "M" | "I" | "R" | "Q"} KanoClass  Attractive, one-dimensional, must-be, indifferent, reverse,
 * questionable. */

export const CLASSES = /** @type {const} */ (["M", "O", "A", "I", "R", "Q"]);
const [LIKE, DISLIKE] = [0, 4];
const CLOSE = 0.1;

/**
 * The class of a feature from the answers to its pair of questions: 0 like, 1 expect, 2 neutral, 3 can live with,
 * 4 dislike. Source: the evaluation table of Kano, Seraku, Takahashi and Tsuji (1984), as commonly printed.
 * @param {number} present  What one thinks if it is there.
 * @param {number} absent  What one thinks if it is not.
 * @returns {KanoClass}
 */
export function classify(present, absent) {
  if (present === absent && (present === LIKE || present === DISLIKE)) return "Q";
  if (present === DISLIKE || absent === LIKE) return "R";
  if (present === LIKE) return absent === DISLIKE ? "O" : "A";
  return absent === DISLIKE ? "M" : "I";
}

/**
 * How many answers make each class, the most frequent, and those close behind it (within a tenth of all answers; the
 * limit is this handbook's).
 * @param {[number, number][]} answers
 * @returns {{counts: Record<KanoClass, number>, most: KanoClass[], close: boolean}}
 */
export function tally(answers) {
  const counts = { M: 0, O: 0, A: 0, I: 0, R: 0, Q: 0 };
  for (const [present, absent] of answers) counts[classify(present, absent)]++;
  const ranked = CLASSES.filter((name) => name !== "Q" && counts[name]).sort((a, b) => counts[b] - counts[a]);
  const most = ranked.filter((name) => counts[ranked[0]] - counts[name] <= CLOSE * answers.length);
  return { counts, most, close: most.length > 1 };
}

/**
 * Stored answers by item, read without trust.
 * @param {unknown} value
 * @returns {[number, number, number][]} item, present, absent
 */
export function parseAnswers(value) {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry) => Array.isArray(entry) && entry.length === 3 && entry.every((n) => Number.isInteger(n) && n >= 0) && entry[1] < 5 && entry[2] < 5,
  );
}
