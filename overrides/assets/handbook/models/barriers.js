/** @typedef {"" | "self" | "team" | "report"} Circle */

/**
 * How a sorting compares with the handbook's, which follows the circles of concern and influence (Covey, 1989) in
 * three steps of its own.
 * @param {string[]} given  "" where nothing was chosen.
 * @param {string[]} wanted
 * @returns {{right: number, left: number, same: boolean[]}}
 */
export function compare(given, wanted) {
  const same = wanted.map((circle, at) => given[at] === circle);
  return { right: same.filter(Boolean).length, left: wanted.filter((_, at) => !given[at]).length, same };
}
