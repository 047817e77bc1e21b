// Words of the handbook that are most like one that is not in it.

const MOST = 5;

/** How like a word must be; more where the likeness is one of letters, which chance brings about sooner. */
const LEAST = 0.2;
const LEAST_SPELLED = 0.5;

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} 0 … 1, how many of their signs and pairs of signs two texts share (Dice); letters count in pairs alone
 */
export function likeness(a, b) {
  return shared(signs(a), b);
}

/**
 * @param {Set<string>} first signs of a text
 * @param {string} b
 * @returns {number}
 */
function shared(first, b) {
  const second = signs(b);
  let common = 0;
  for (const pair of first) if (second.has(pair)) common++;
  return (2 * common) / (first.size + second.size || 1);
}

/**
 * @param {string} text
 * @returns {Set<string>}
 */
function signs(text) {
  const found = new Set();
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7a || (code > 0x20 && code < 0x61)) found.add(text[at]);
    if (at + 1 < text.length) found.add(text.slice(at, at + 2));
  }
  return found;
}

/**
 * @param {string} query folded
 * @param {{shown: string, folded: string}[]} vocabulary
 * @param {(text: string) => string} spelled how a folded text is read, in letters
 * @param {(text: string) => boolean} found whether a folded text leads anywhere
 * @returns {string[]} the words most like it, the best first, empty when none is; those that sound like it for letters
 */
export function nearest(query, vocabulary, spelled = (text) => text, found = () => true) {
  const latin = /^[a-z' ]+$/.test(query);
  const text = latin ? query.replace(/[' ]/g, "") : query;
  const asked = signs(text);
  const akin = (/** @type {string} */ folded) =>
    latin ? folded[0] === text[0] || spelled(folded.slice(0, 1))[0] === text[0] : [...text].some((sign) => folded.includes(sign));
  const value = (/** @type {string} */ folded) => Math.max(shared(asked, folded), latin ? shared(asked, spelled(folded)) : 0);
  const ordered = vocabulary
    .filter(({ folded }) => akin(folded))
    .map(({ shown, folded }) => ({ shown, folded, value: value(folded) }))
    .filter(({ value }) => value > (latin ? LEAST_SPELLED : LEAST))
    .sort((a, b) => b.value - a.value || a.shown.length - b.shown.length);
  /** @type {Set<string>} */
  const words = new Set();
  for (const { shown, folded } of ordered) {
    if (words.size < MOST && found(folded)) words.add(shown);
  }
  return [...words];
}
