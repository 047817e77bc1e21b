/**
 * @param {number} part
 * @param {number} whole
 * @returns {number | null} part / whole, null when the whole is not above 0
 */
export function share(part, whole) {
  return whole > 0 ? part / whole : null;
}

/**
 * From one percentage to another.
 * @param {number} before  In per cent.
 * @param {number} after
 * @returns {{points: number, relative: number | null}} percentage points, and the change as a share of what was before
 */
export function change(before, after) {
  return { points: after - before, relative: before ? (after - before) / before : null };
}
