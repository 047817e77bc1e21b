/**
 * @typedef {object} Answers
 * @property {string} source  own, study, vendor, none, or "" while open.
 * @property {string} sample  yes, no: whether it says who was asked, how many, when.
 * @property {string} metric  yes, no: whether it says what was asked and how it was counted.
 * @property {string} same  yes, no: whether one says what it says.
 */

/**
 * Whether a number may be quoted; the rule and its order are this handbook's (foundations/why-service-matters).
 * @param {Answers} answers
 * @returns {{verdict: "" | "use" | "check" | "rewrite" | "drop", missing: ("sample" | "metric")[]}}
 */
export function judge({ source, sample, metric, same }) {
  /** @type {("sample" | "metric")[]} */
  const missing = [];
  if (sample === "no") missing.push("sample");
  if (metric === "no") missing.push("metric");
  if (source === "none") return { verdict: "drop", missing };
  if (!source || !sample || !metric || !same) return { verdict: "", missing };
  if (same === "no") return { verdict: "rewrite", missing };
  return { verdict: missing.length || source === "vendor" ? "check" : "use", missing };
}
