// Filling in texts.

import assert from "node:assert/strict";
import test from "node:test";

import { fill } from "../../overrides/assets/handbook/quiz/contract.js";

test("places are filled, all of them, with numbers and words", () => {
  assert.equal(fill("已答 {done} / {all}", { done: 0, all: 12 }), "已答 0 / 12");
  assert.equal(fill("{a}{a}", { a: "x" }), "xx");
  assert.equal(fill("没有", { a: 1 }), "没有");
});

test("a place that nobody fills stays as it is", () => {
  assert.equal(fill("{a} {b}", { a: 1 }), "1 {b}");
  assert.equal(fill("{ } {} {a b}", {}), "{ } {} {a b}");
});

test("what is filled in is not filled in again, nor read as a pattern", () => {
  assert.equal(fill("{a}", { a: "{b}", b: "x" }), "{b}");
  assert.equal(fill("{a}!", { a: "$&$1$`" }), "$&$1$`!");
});

test("names that every object has are names like any other", () => {
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
    assert.equal(fill(`{${name}}`, {}), `{${name}}`);
  }
});
