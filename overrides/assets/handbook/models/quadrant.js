/** @typedef {[string, string, Record<string, number>][]} Ratings  Statements: id, hash, points of each answer. */

// The line and the edge are this handbook's own (practice/self-service-quadrant), not validated.
export const LINE = 21;
const EDGE = [19, 22];

/**
 * The place of two totals, 6 to 30 each.
 * @param {number} procedure
 * @param {number} personal
 * @returns {{place: "service" | "routine" | "warm" | "weak", edges: ("procedure" | "personal")[]}}
 */
export function placed(procedure, personal) {
  const near = (/** @type {number} */ n) => n >= EDGE[0] && n <= EDGE[1];
  /** @type {("procedure" | "personal")[]} */
  const edges = [];
  if (near(procedure)) edges.push("procedure");
  if (near(personal)) edges.push("personal");
  const place = procedure >= LINE ? (personal >= LINE ? "service" : "routine") : personal >= LINE ? "warm" : "weak";
  return { place, edges };
}

/**
 * The answer in a stored entry of quiz/store.js, null unless it was given to the question as it is now.
 * @param {string | null} text
 * @param {string} hash
 * @returns {unknown}
 */
export function answerIn(text, hash) {
  try {
    const entry = JSON.parse(text ?? "null");
    return entry?.hash === hash ? entry.answer : null;
  } catch {
    return null;
  }
}

/**
 * The total of a self-assessment from its stored answers, and how many are open.
 * @param {Ratings} ratings
 * @param {(id: string, hash: string) => unknown} answer  A list of option keys, or null.
 * @returns {{sum: number, open: number}}
 */
export function total(ratings, answer) {
  let [sum, open] = [0, 0];
  for (const [id, hash, points] of ratings) {
    const given = answer(id, hash);
    const key = Array.isArray(given) && given.length === 1 ? String(given[0]) : "";
    if (Object.hasOwn(points, key)) sum += points[key];
    else open++;
  }
  return { sum, open };
}
