/** @typedef {{ hash: string, answer: unknown, sure?: boolean, time: number }} Entry */

/**
 * Answers by question id, one storage key each, so that two tabs never overwrite each other's questions.
 * Whatever the storage does (denied, full, junk), reading gives null and writing stays in memory.
 */
export class Store {
  #storage;
  #prefix;
  /** @type {Map<string, Entry | null>} */
  #memory = new Map();

  /** Whether answers outlive the page. */
  persistent = true;

  /**
   * @param {() => Storage} storage  Called, not passed: the mere access throws where storage is denied.
   * @param {string} site  The path of the site: all project sites of one github.io owner share one storage.
   */
  constructor(storage, site) {
    this.#prefix = `hb1:${site}:answer:`;
    try {
      this.#storage = storage();
      this.#storage.getItem(this.#prefix);
    } catch {
      this.#storage = null;
    }
    this.persistent = Boolean(this.#storage);
  }

  /**
   * Returns the stored entry of a question if it was given for the question as it is now.
   * @param {string} id
   * @param {string} hash
   * @returns {Entry | null}
   */
  get(id, hash) {
    const entry = this.#memory.has(id) ? this.#memory.get(id) : parse(this.#raw(id));
    return entry && entry.hash === hash ? entry : null;
  }

  /**
   * @param {string} id
   * @param {Entry} entry
   */
  set(id, entry) {
    try {
      if (!this.#storage) throw new Error("no storage");
      this.#storage.setItem(this.#prefix + id, JSON.stringify(entry));
      this.#memory.delete(id);
    } catch {
      this.persistent = false;
      this.#memory.set(id, entry);
    }
  }

  /** @param {string} id */
  delete(id) {
    try {
      if (!this.#storage) throw new Error("no storage");
      this.#storage.removeItem(this.#prefix + id);
      this.#memory.delete(id);
    } catch {
      this.#memory.set(id, null);
    }
  }

  /**
   * Returns the question id that a storage event speaks of, null when it is none of ours.
   * @param {string | null} key
   */
  idOf(key) {
    return key?.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : null;
  }

  /** @param {string} id */
  #raw(id) {
    try {
      return this.#storage ? this.#storage.getItem(this.#prefix + id) : null;
    } catch {
      return null;
    }
  }
}

/**
 * Returns what a stored text holds, null for anything that is not an entry.
 * @param {string | null} text
 * @returns {Entry | null}
 */
export function parse(text) {
  try {
    const value = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { hash, answer, sure, time } = value;
    if (typeof hash !== "string" || typeof time !== "number") return null;
    return { hash, answer, time, sure: typeof sure === "boolean" ? sure : undefined };
  } catch {
    return null;
  }
}
