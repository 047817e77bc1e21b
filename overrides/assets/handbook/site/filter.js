// Which entries of a list are shown, as pure functions.

/**
 * An entry: its words, and for each facet the values it has; a facet it says nothing of fits every choice.
 * @typedef {{text: string, values: Record<string, string | undefined>}} Entry
 */

/**
 * Fold case and width, so that ＣＳＡＴ finds CSAT.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * @param {Entry} entry with folded text; values are joined by |
 * @param {string} query folded; every word of it has to occur
 * @param {Map<string, Set<string>>} chosen one value of every facet with a choice has to fit
 */
export function shows({ text, values }, query, chosen) {
  return query.split(/\s+/).every((word) => text.includes(word)) && [...chosen].every(([facet, wanted]) => {
    const own = values[facet];
    return !wanted.size || own === undefined || own.split("|").some((value) => wanted.has(value));
  });
}
