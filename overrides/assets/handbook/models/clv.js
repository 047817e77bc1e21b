/**
 * The expected net present value of a customer, in money of today. The first year counts in full (t = 0).
 *
 * Source: Berger and Nasr (1998), Customer lifetime value: marketing models and applications, Journal of Interactive
 * Marketing 12(1), case 1, with the cost of keeping put into the margin and n instead of n + 1 terms. The loss term is
 * this handbook's: whoever was there in year t - 1 and is gone in year t costs `churn` in year t.
 *
 * @param {object} given
 * @param {number} given.margin  A year, less what rewards and service cost.
 * @param {number} given.retention  Share of customers who are still there a year later, 0 to 1.
 * @param {number} given.discount  A year, 0.1 for ten per cent.
 * @param {number} given.years  Whole, at least 1.
 * @param {number} given.acquisition  Spent once, at the beginning.
 * @param {number} [given.churn]  Spent once, when a customer leaves.
 * @param {number} [given.from]  The first t: 0, or 1 as in some textbooks.
 * @returns {{total: number, rows: {t: number, stays: number, worth: number}[]}}
 */
export function lifetimeValue({ margin, retention, discount, years, acquisition, churn = 0, from = 0 }) {
  const rows = [];
  let total = -acquisition;
  for (let t = from; t < from + years; t++) {
    const stays = retention ** t;
    const leaves = t > 0 ? retention ** (t - 1) - stays : 0;
    const worth = (margin * stays - churn * leaves) / (1 + discount) ** t;
    rows.push({ t, stays, worth });
    total += worth;
  }
  return { total, rows };
}
