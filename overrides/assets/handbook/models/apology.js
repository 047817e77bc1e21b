export const PARTS = /** @type {const} */ (["confirm", "regret", "reason", "change"]);

const END = /[。！？!?.…」”"]$/;

/**
 * The parts of an apology as one passage; each becomes a sentence.
 * @param {string[]} parts  Empty ones are left out.
 * @param {string} stop  What ends a sentence without an end.
 */
export function compose(parts, stop) {
  return parts.map((part) => part.trim().replace(/\s*\n\s*/g, "")).filter(Boolean).map((part) => (END.test(part) ? part : part.replace(/[，,；;、]$/, "") + stop)).join("");
}

/**
 * What an apology should be looked at again for.
 * @param {Record<string, string>} parts  By the names of PARTS.
 * @param {Record<"excuse" | "own" | "vague" | "sorry", string[]>} words  Words that tell an excuse, one's own share, an
 *   empty phrase, regret.
 * @returns {{code: "excuse" | "vague" | "no-sorry", word: string}[]}
 */
export function advise(parts, words) {
  /** @type {{code: "excuse" | "vague" | "no-sorry", word: string}[]} */
  const found = [];
  const reason = parts.reason ?? "";
  const excuse = words.excuse.find((word) => reason.includes(word));
  if (excuse && !words.own.some((word) => reason.includes(word))) found.push({ code: "excuse", word: excuse });
  const all = Object.values(parts).join("\n");
  /** @type {string[]} */
  const told = [];
  for (const word of words.vague.filter((one) => all.includes(one))) {
    if (!told.some((one) => one.includes(word))) found.push({ code: "vague", word });
    told.push(word);
  }
  if (parts.regret?.trim() && !words.sorry.some((word) => parts.regret.includes(word))) found.push({ code: "no-sorry", word: "" });
  return found;
}
