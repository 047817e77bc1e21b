/** The parts of a reply in the order of the ladder; the last two make its fifth step together. */
export const PARTS = /** @type {const} */ (["content", "emotion", "expectation", "together", "action"]);

/**
 * The level of a reply, 1 to 5, from the parts that it has: a step counts only on top of those below it. Source: the
 * five levels of verbal empathy in the course, put into parts on the page customer/empathy-ladder.
 * @param {ReadonlySet<string>} has
 * @returns {{level: number, next: string[], skipped: string[]}} what the next level needs, and what was left out
 *   below a part that is there
 */
export function judge(has) {
  const missing = PARTS.filter((part) => !has.has(part));
  const steps = missing.length ? PARTS.indexOf(missing[0]) : PARTS.length;
  const level = steps === PARTS.length ? 5 : Math.min(4, steps + 1);
  const next = level === 5 ? [] : level === 4 ? missing : missing.slice(0, 1);
  const highest = Math.max(-1, ...PARTS.map((part, at) => (has.has(part) ? at : -1)));
  // The two parts of the fifth step have no order between them.
  const skipped = missing.filter((part) => PARTS.indexOf(part) < Math.min(highest, 3));
  return { level, next, skipped };
}
