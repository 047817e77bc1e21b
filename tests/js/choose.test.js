// What the home page chooses: where to go on, which quiz today, how many minutes are left.

import assert from "node:assert/strict";
import test from "node:test";

import { minutesLeft, nextPage, ofTheDay } from "../../overrides/assets/handbook/site/choose.js";
import { parsePage, parsePages, parseSize } from "../../overrides/assets/handbook/site/store.js";

const PATHS = [
  ["a/", "b/", "c/"],
  ["b/", "d/"],
];

for (const [name, last, done, expected] of /** @type {[string, string, string[], string][]} */ ([
  ["nothing visited", "", [], ""],
  ["nothing visited, something ticked", "", ["a/"], ""],
  ["visited and not ticked", "b/", [], "b/"],
  ["ticked: the next on its path", "a/", ["a/"], "b/"],
  ["ticked: pages with a tick are passed over", "a/", ["a/", "b/"], "c/"],
  ["end of its first path: another path with the page", "b/", ["b/", "c/"], "d/"],
  ["outside all paths: the first page without a tick", "x/", ["x/", "a/"], "b/"],
  ["all done", "c/", ["a/", "b/", "c/", "d/"], ""],
])) {
  test(`next page: ${name}`, () => {
    assert.equal(nextPage(last, new Set(done), PATHS), expected);
  });
}

test("the quiz of the day runs through all in turn", () => {
  const days = [0, 1, 2, 3].map((day) => ofTheDay(new Date(2026, 1, 27 + day, 23, 59), 3));
  assert.equal(days[3], days[0]);
  assert.equal(new Set(days.slice(0, 3)).size, 3);
  assert.equal(ofTheDay(new Date(2026, 0, 1, 0, 0), 3), ofTheDay(new Date(2026, 0, 1, 23, 59), 3));
  assert.equal(ofTheDay(new Date(1969, 0, 1), 7) >= 0, true);
});

test("minutes left", () => {
  const pages = [{ page: "a/", minutes: 5 }, { page: "b/", minutes: 10 }];
  assert.equal(minutesLeft(pages, new Set(["a/"])), 10);
  assert.equal(minutesLeft([], new Set()), 0);
});

test("stored values of any shape are read without trust", () => {
  for (const junk of [null, undefined, 3, {}, [], "", NaN, { length: 2 }]) {
    assert.equal(parsePage(junk), "");
    assert.equal(parsePages(junk).size, 0);
    assert.equal([0, 1, 2].includes(parseSize(junk)), true);
  }
  assert.deepEqual([...parsePages(["a/", 3, null, "a/"])], ["a/"]);
  assert.equal(parseSize(2), 2);
  assert.equal(parseSize(3), 0);
});
