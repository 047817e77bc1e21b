// Decisions of the home page, as pure functions.

/**
 * The page to go on with: the last one visited, or, when that is ticked off, the next one without a tick on a
 * path that holds it.
 * @param {string} last
 * @param {Set<string>} done
 * @param {string[][]} paths
 * @returns {string} "" when there is nothing to go on with
 */
export function nextPage(last, done, paths) {
  if (!last || !done.has(last)) return last;
  for (const path of paths) {
    const at = path.indexOf(last);
    const next = at < 0 ? undefined : path.slice(at + 1).find((page) => !done.has(page));
    if (next) return next;
  }
  return paths.flat().find((page) => !done.has(page)) ?? "";
}

/**
 * The pages to go on with on the path of the page last visited, or on the first one.
 * @param {string} last
 * @param {Set<string>} done
 * @param {string[][]} paths
 * @returns {string[]} pages without a tick, those behind the last one first
 */
export function nextPages(last, done, paths) {
  const path = paths.find((pages) => pages.includes(last));
  if (!path) return [];
  const at = path.indexOf(last) + 1;
  return [...path.slice(at), ...path.slice(0, at)].filter((page) => page !== last && !done.has(page));
}

/**
 * A number that changes at local midnight and runs through all of them in turn.
 * @param {Date} date
 * @param {number} count
 * @returns {number} 0 … count - 1
 */
export function ofTheDay(date, count) {
  const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  return ((day % count) + count) % count;
}

/**
 * @param {{page: string, minutes: number}[]} pages
 * @param {Set<string>} done
 * @returns {number} minutes of the pages without a tick
 */
export function minutesLeft(pages, done) {
  return pages.reduce((sum, { page, minutes }) => sum + (done.has(page) ? 0 : minutes), 0);
}
