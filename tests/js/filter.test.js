// Which entries of a list are shown.

import assert from "node:assert/strict";
import test from "node:test";

import { folded, shows } from "../../overrides/assets/handbook/site/filter.js";

const CASE = { text: folded("久等来电 ＣＳＡＴ 电话"), values: { skill: "倾听|共情", channel: "电话" } };

for (const [name, query, chosen, expected] of /** @type {[string, string, Record<string, string[]>, boolean][]} */ ([
  ["nothing asked", "", {}, true],
  ["a word", "久等", {}, true],
  ["another word", "久坐", {}, false],
  ["several words in any order", "电话 久等", {}, true],
  ["one of them missing", "电话 门店", {}, false],
  ["width and case do not matter", "csat", {}, true],
  ["one of several values", "", { skill: ["共情"] }, true],
  ["either value of a facet", "", { skill: ["合规", "共情"] }, true],
  ["another value", "", { skill: ["合规"] }, false],
  ["two facets, both fit", "", { skill: ["倾听"], channel: ["电话"] }, true],
  ["two facets, one fits", "", { skill: ["倾听"], channel: ["门店"] }, false],
  ["a facet without a choice", "", { skill: [] }, true],
  ["a facet of which the entry says nothing", "", { scene: ["致歉"] }, true],
  ["word and value", "久等", { channel: ["门店"] }, false],
])) {
  test(`shows: ${name}`, () => {
    const sets = new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)]));
    assert.equal(shows(CASE, folded(query), sets), expected);
  });
}
