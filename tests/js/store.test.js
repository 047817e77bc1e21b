// Where answers are kept: whatever the browser's storage does or holds, reading gives an entry or null, writing never fails.

import assert from "node:assert/strict";
import test from "node:test";

import { parse, Store } from "../../overrides/assets/handbook/quiz/store.js";

const SITE = "/a/b/";
const KEY = `hb1:${SITE}:answer:q`;
const ENTRY = { hash: "h", answer: ["x"], sure: undefined, time: 1 };

/** A storage in memory, with the faults that a test asks for. */
class Memory {
  /** @type {Map<string, string>} */
  items = new Map();
  /** @type {Set<string>} */
  broken = new Set();

  /** @param {string} name */
  #try(name) {
    if (this.broken.has(name)) throw new DOMException("broken by a test", "QuotaExceededError");
  }

  get length() {
    return this.items.size;
  }

  clear() {
    this.items.clear();
  }

  /** @param {number} index */
  key(index) {
    return [...this.items.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    this.#try("get");
    return this.items.get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.#try("set");
    this.items.set(key, String(value));
  }

  /** @param {string} key */
  removeItem(key) {
    this.#try("remove");
    this.items.delete(key);
  }
}

/** @param {Memory} [memory] */
function store(memory = new Memory()) {
  return new Store(() => memory, SITE);
}

test("what was set is got by another store on the same storage", () => {
  const memory = new Memory();
  store(memory).set("q", ENTRY);
  assert.deepEqual(store(memory).get("q", "h"), ENTRY);
  assert.equal(store(memory).persistent, true);
});

test("an answer to an older wording is as good as none, and is kept until it is answered anew", () => {
  const memory = new Memory();
  store(memory).set("q", ENTRY);
  assert.equal(store(memory).get("q", "other"), null);
  assert.deepEqual(store(memory).get("q", "h"), ENTRY);
});

test("two sites on one host do not see each other", () => {
  const memory = new Memory();
  store(memory).set("q", ENTRY);
  const other = new Store(() => memory, "/a/");
  assert.equal(other.get("q", "h"), null);
  other.delete("q");
  assert.deepEqual(store(memory).get("q", "h"), ENTRY);
});

test("deleting removes one question and nothing else", () => {
  const memory = new Memory();
  memory.setItem("somebody else's", "data");
  const ours = store(memory);
  ours.set("q", ENTRY);
  ours.set("r", ENTRY);
  ours.delete("q");
  assert.equal(ours.get("q", "h"), null);
  assert.deepEqual([...memory.items.keys()].sort(), [`hb1:${SITE}:answer:r`, "somebody else's"]);
});

for (const [name, storage] of /** @type {[string, () => any][]} */ ([
  ["denied", () => { throw new DOMException("denied", "SecurityError"); }],
  ["null", () => null],
  ["undefined", () => undefined],
  ["unreadable", () => Object.assign(new Memory(), { broken: new Set(["get", "set", "remove"]) })],
  ["no storage at all", () => ({})],
])) {
  test(`storage ${name}: the page works from memory and knows that nothing will stay`, () => {
    const ours = new Store(storage, SITE);
    assert.equal(ours.persistent, false);
    assert.equal(ours.get("q", "h"), null);
    ours.set("q", ENTRY);
    assert.deepEqual(ours.get("q", "h"), ENTRY);
    ours.delete("q");
    assert.equal(ours.get("q", "h"), null);
  });
}

test("full storage: the new answer counts, not the one that could not be replaced", () => {
  const memory = new Memory();
  const ours = store(memory);
  ours.set("q", ENTRY);
  memory.broken.add("set");
  ours.set("q", { ...ENTRY, answer: ["y"] });
  assert.deepEqual(ours.get("q", "h")?.answer, ["y"]);
  assert.equal(ours.persistent, false);
  memory.broken.clear();
  ours.set("q", { ...ENTRY, answer: ["z"] });
  assert.deepEqual(store(memory).get("q", "h")?.answer, ["z"]);
});

test("storage that cannot delete: the answer is gone all the same", () => {
  const memory = new Memory();
  const ours = store(memory);
  ours.set("q", ENTRY);
  memory.broken.add("remove");
  ours.delete("q");
  assert.equal(ours.get("q", "h"), null);
});

for (const junk of [
  null, "", "x", "null", "undefined", "NaN", "true", "0", "1e999", '"text"', "[]", "[1,2]", "{}", "{", "\u0000", "[object Object]",
  '{"hash":1,"time":1}', '{"hash":"h"}', '{"hash":"h","time":"1"}', '{"hash":null,"answer":["x"],"time":1}',
  '{"version":0,"answers":{"q":"x"}}', '{"__proto__":{"hash":"h","time":1,"answer":["x"]}}',
  '{"constructor":{"prototype":{"hash":"h"}}}', `${"[".repeat(5000)}`, '{"hash":"h","time":1', "<script>",
]) {
  test(`junk is no entry: ${String(junk).slice(0, 40)}`, () => {
    assert.equal(parse(junk), null);
    const memory = new Memory();
    if (junk !== null) memory.setItem(KEY, junk);
    const ours = store(memory);
    assert.equal(ours.get("q", "h"), null);
    ours.set("q", ENTRY);
    assert.deepEqual(ours.get("q", "h"), ENTRY);
  });
}

test("what is no truth value does not say how sure somebody was", () => {
  assert.equal(parse('{"hash":"h","answer":[],"time":1,"sure":"yes"}')?.sure, undefined);
  assert.equal(parse('{"hash":"h","answer":[],"time":1,"sure":false}')?.sure, false);
});

test("ids that are names of every object's own are ids like any other", () => {
  const memory = new Memory();
  for (const id of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    assert.equal(store(memory).get(id, "h"), null);
    store(memory).set(id, ENTRY);
    assert.deepEqual(store(memory).get(id, "h"), ENTRY);
    store(memory).delete(id);
    assert.equal(store(memory).get(id, "h"), null);
  }
  assert.equal(/** @type {any} */ ({}).hash, undefined);
});

test("a storage event is told apart from those of other sites and other data", () => {
  const ours = store();
  assert.equal(ours.idOf(KEY), "q");
  for (const key of [null, "", "q", "hb1:/a/:answer:q", "hb1:/a/b/:theme", "hb0:/a/b/:answer:q"]) {
    assert.equal(ours.idOf(key), null, String(key));
  }
});
