/**
 * Perception less expectation, and what it makes of a customer: satisfaction is how what one got compares with what
 * one expected (Oliver, 1980, Journal of Marketing Research; ISO 9000:2015, 3.9.2).
 * @param {number} expectation
 * @param {number} perception
 * @returns {{gap: number, verdict: "below" | "even" | "above"}}
 */
export function compare(expectation, perception) {
  const gap = perception - expectation;
  return { gap, verdict: gap < 0 ? "below" : gap > 0 ? "above" : "even" };
}
