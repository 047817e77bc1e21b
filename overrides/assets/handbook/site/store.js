// What the reader's browser remembers, read without trust.

/** Site root, from the place of this module: it stands alone or put together with others below <root>/assets/handbook/. */
export const ROOT = new URL(import.meta.url.replace(/assets\/handbook\/.*$/, ""));

/** Every key carries the site's path (one origin may hold several handbooks) and a schema version. */
const PREFIX = `${ROOT.pathname}.hb.v1.`;

/**
 * Read a value; whatever is missing, broken or denied comes back as what `parse` makes of null.
 * @template T
 * @param {string} key
 * @param {(value: unknown) => T} parse
 * @returns {T}
 */
export function read(key, parse) {
  try {
    return parse(JSON.parse(localStorage.getItem(PREFIX + key) ?? "null"));
  } catch {
    return parse(null);
  }
}

/**
 * Write a value; a full or denied storage is no reason to stop.
 * @param {string} key
 * @param {unknown} value
 */
export function write(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Nothing is remembered then; the page works all the same.
  }
}

/**
 * @param {unknown} value
 * @returns {string} a page address relative to the site root, or ""
 */
export function parsePage(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {unknown} value
 * @returns {Set<string>}
 */
export function parsePages(value) {
  return new Set(Array.isArray(value) ? value.filter((page) => typeof page === "string") : []);
}

/**
 * @param {unknown} value
 * @returns {0 | 1 | 2}
 */
export function parseSize(value) {
  return value === 1 || value === 2 ? value : 0;
}
