// How choices count, and which stored values are answers.

import assert from "node:assert/strict";
import test from "node:test";

import * as choice from "../../overrides/assets/handbook/quiz/types/choice.js";
import * as multiple from "../../overrides/assets/handbook/quiz/types/multiple.js";
import * as scale from "../../overrides/assets/handbook/quiz/types/scale.js";
import * as single from "../../overrides/assets/handbook/quiz/types/single.js";
import * as trueFalse from "../../overrides/assets/handbook/quiz/types/true-false.js";

const ONE = new Map([["a", false], ["b", true], ["c", false]]);
const TWO = new Map([["a", true], ["b", true], ["c", false], ["d", false]]);

for (const [answer, share] of /** @type {[string[], number][]} */ ([[["b"], 1], [["a"], 0], [["c"], 0], [[], 0]])) {
  test(`one right option: ${answer.join("+") || "nothing"} earns ${share}`, () => {
    assert.equal(choice.grade(answer, ONE), share);
  });
}

for (const [answer, share] of /** @type {[string[], number][]} */ ([
  [["a", "b"], 1],
  [["b", "a"], 1],
  [["a"], 0.5],
  [["a", "b", "c"], 0.5],
  [["a", "c"], 0],
  [["c"], 0],
  [["a", "b", "c", "d"], 0],
  [["c", "d"], 0],
  [[], 0],
])) {
  test(`two right options: ${answer.join("+") || "nothing"} earns ${share}`, () => {
    assert.equal(choice.grade(answer, TWO), share);
  });
}

test("no answer, however put together, earns less than nothing or more than everything", () => {
  for (let bits = 0; bits < 16; bits += 1) {
    const answer = [...TWO.keys()].filter((_, i) => bits & (1 << i));
    const share = choice.grade(answer, TWO);
    assert.ok(share >= 0 && share <= 1, answer.join("+"));
    assert.equal(share === 1, answer.join("+") === "a+b");
  }
});

for (const value of [
  null, undefined, "", "b", 0, 1, true, {}, [], [null], [["b"]], ["B"], ["b", 1], ["x"], ["b", "x"], { 0: "b", length: 1 },
  ["__proto__"], ["constructor"], ["toString"], new Map([["b", true]]),
]) {
  test(`no answer: ${JSON.stringify(value) ?? "undefined"}`, () => {
    assert.equal(choice.parse(value, ONE), null);
  });
}

test("a list of known keys is an answer", () => {
  assert.deepEqual(choice.parse(["b"], ONE), ["b"]);
  assert.deepEqual(choice.parse(["a", "b"], TWO), ["a", "b"]);
  assert.ok(choice.isEmpty([]));
  assert.ok(!choice.isEmpty(["a"]));
});

test("an answer taken twice counts once", () => {
  const answer = choice.parse(["a", "a"], TWO);
  assert.ok(answer === null || choice.grade(answer, TWO) <= 0.5);
});

test("single, multiple and true-false grade; a scale does not", () => {
  for (const type of [single, multiple, trueFalse]) {
    assert.equal(type.grade, choice.grade);
    assert.equal(type.parse, choice.parse);
    assert.ok(type.emptyText);
  }
  assert.ok(!("grade" in scale));
});
