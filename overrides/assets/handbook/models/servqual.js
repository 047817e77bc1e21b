/**
 * Done less expected for each dimension, the worst first. Source: SERVQUAL compares perception with expectation
 * (Parasuraman, Zeithaml and Berry, 1988, Journal of Retailing 64).
 * @param {number[]} expected
 * @param {number[]} done
 * @returns {{at: number, gap: number}[]}
 */
export function gaps(expected, done) {
  return expected.map((e, at) => ({ at, gap: done[at] - e })).sort((a, b) => a.gap - b.gap || a.at - b.at);
}

/**
 * The corners of a radar, the first one on top, clockwise.
 * @param {number[]} values
 * @param {number} most  The value at the rim.
 * @param {[number, number, number]} circle  Centre and radius.
 * @returns {[number, number][]}
 */
export function corners(values, most, [x, y, radius]) {
  return values.map((value, at) => {
    const angle = (2 * Math.PI * at) / values.length - Math.PI / 2;
    const reach = (radius * value) / most;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
}
