// Text as search compares it. Folding keeps every character in its place, so that what is found in folded text can be
// marked in the text as written.

/** @typedef {(text: string) => string} Fold */

/** Code units that have another form of the same length: full-width Latin, compatibility ideographs, capitals. */
const FOLDED_BLOCKS = [[0x41, 0x250], [0x2000, 0x2070], [0x3000, 0x3001], [0xf900, 0xfb00], [0xff00, 0xffef]];

/**
 * @param {string} pairs a Traditional character and its Simplified one, in turn
 * @returns {Fold} lower case, half width, Simplified; of the same length as its argument
 */
export function folder(pairs) {
  const table = new Uint16Array(65_536);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (const [from, to] of FOLDED_BLOCKS) {
    for (let code = from; code < to; code++) {
      const form = String.fromCharCode(code).normalize("NFKC").toLowerCase();
      if (form.length === 1) table[code] = form.charCodeAt(0);
    }
  }
  for (let at = 0; at + 1 < pairs.length; at += 2) table[pairs.charCodeAt(at)] = pairs.charCodeAt(at + 1);
  return (text) => {
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) units[at] = table[text.charCodeAt(at)];
    return fromUnits(units);
  };
}

/**
 * @param {Uint16Array} units
 * @returns {string}
 */
export function fromUnits(units) {
  let text = "";
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192));
  return text;
}

/**
 * @param {string} text
 * @returns {string} HTML that shows the text as it is
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

/**
 * @param {number} code
 * @returns {boolean} whether a folded code unit is a Chinese character
 */
export function isHan(code) {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
}

/**
 * @param {number} code
 * @returns {boolean} whether a folded code unit is a Latin letter or a digit
 */
export function isLatin(code) {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/**
 * @param {string} text
 * @returns {string[]} runs of Latin, of Chinese, and of anything else
 */
export function runs(text) {
  return text.match(/[a-z0-9']+|[\u3400-\u9fff\uf900-\ufaff]+|[^a-z0-9'\u3400-\u9fff\uf900-\ufaff]+/g) ?? [];
}
