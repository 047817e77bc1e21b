import assert from "node:assert/strict";
import { test } from "node:test";

import { advise, compose } from "../../overrides/assets/handbook/models/apology.js";
import { compare as sorted } from "../../overrides/assets/handbook/models/barriers.js";
import { allowance, at, MOST, parseBegun, plan, REST } from "../../overrides/assets/handbook/models/breathing.js";
import { lifetimeValue } from "../../overrides/assets/handbook/models/clv.js";
import { judge as level, PARTS } from "../../overrides/assets/handbook/models/empathy.js";
import { compare } from "../../overrides/assets/handbook/models/gap.js";
import { decode, encode, panes } from "../../overrides/assets/handbook/models/johari.js";
import { classify, parseAnswers, tally } from "../../overrides/assets/handbook/models/kano.js";
import { check, parseNumber, percent, show, signed } from "../../overrides/assets/handbook/models/number.js";
import { column, concentration } from "../../overrides/assets/handbook/models/pareto.js";
import { change, share } from "../../overrides/assets/handbook/models/percent.js";
import { answerIn, placed, total } from "../../overrides/assets/handbook/models/quadrant.js";
import { judge as quotable } from "../../overrides/assets/handbook/models/quote.js";
import { corners, gaps } from "../../overrides/assets/handbook/models/servqual.js";

/** @param {number} a @param {number} b @param {string} [about] @param {number} [size] */
const near = (a, b, about, size = 1) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(size, Math.abs(a), Math.abs(b)), `${about}: ${a} ≠ ${b}`);

test("numbers as people type them", () => {
  /** @type {[string, number | null][]} */
  const cases = [
    ["30", 30], ["３０", 30], ["３．５", 3.5], [" 1,200 ", 1200], ["１，２００", 1200], ["1,234,567.5", 1234567.5], ["-3", -3], ["－３", -3], ["−3", -3],
    ["+4", 4], [".5", 0.5], ["5.", 5], ["¥600", 600], ["￥600元", 600], ["80%", 80], ["８０％", 80], ["1.2万", 12000], ["3亿", 3e8], ["0", 0], ["-0", -0],
    ["", null], [" ", null], ["abc", null], ["三十", null], ["1e5", null], ["0x10", null], ["1,2,3", null], ["1,20", null], ["12 34", null], ["30 元", 30], ["1.2 万元", 12000], ["1.2.3", null],
    ["--1", null], ["Infinity", null], ["NaN", null], ["1234567890123456", null], ["<b>1</b>", null], ["万", null], ["%", null], ["¥", null],
  ];
  for (const [text, value] of cases) assert.equal(parseNumber(text), value, JSON.stringify(text));
});

test("limits", () => {
  const limits = { min: 0, max: 100 };
  assert.deepEqual(["", "x", "-1", "101", "0", "100", "3.5"].map((text) => check(text, limits).fault), ["empty", "nan", "range", "range", "", "", ""]);
  assert.equal(check("3.5", { ...limits, whole: true }).fault, "whole");
  assert.equal(Number.isNaN(check("x", limits).value), true);
});

test("numbers as people read them", () => {
  assert.deepEqual([show(853.7190082644628), show(853.719, 2), show(-0.4), show(-1234.5), show(0.5), show(-0.5), show(1e9)], ["854", "853.72", "0", "−1,235", "1", "−1", "1,000,000,000"]);
  assert.deepEqual([signed(3), signed(-2), signed(0), signed(0.04, 1), percent(0.9804), percent(1)], ["+3", "−2", "0", "0", "98%", "100%"]);
  assert.equal(show(1e21).includes("NaN"), false);
});

test("the worked example of the page", () => {
  const given = { margin: 600, retention: 0.8, discount: 0.1, years: 3, acquisition: 500 };
  const { total: value, rows } = lifetimeValue(given);
  assert.deepEqual(rows.map(({ worth }) => worth.toFixed(2)), ["600.00", "436.36", "317.36"]);
  assert.equal(value.toFixed(0), "854");
  assert.equal(lifetimeValue({ ...given, retention: 0.9 }).total.toFixed(0), "993");
  assert.equal(lifetimeValue({ ...given, from: 1 }).total.toFixed(0), "485");
});

test("lifetime value equals the closed form of the geometric series", () => {
  for (const margin of [-600, 0, 1, 600, 1e9]) {
    for (const retention of [0, 0.01, 0.5, 0.8, 0.999, 1]) {
      for (const discount of [0, 0.001, 0.1, 1]) {
        for (const years of [1, 2, 3, 10, 50]) {
          for (const [acquisition, churn] of [[0, 0], [500, 0], [1e9, 0], [500, 120]]) {
            for (const from of [0, 1]) {
              const q = retention / (1 + discount);
              const sum = (/** @type {number} */ first, /** @type {number} */ n) => (n <= 0 ? 0 : q === 1 ? n : (q ** first * (1 - q ** n)) / (1 - q));
              const leaving = from ? sum(0, years) : sum(0, years - 1);
              const wanted = margin * sum(from, years) - (churn * (1 - retention) * leaving) / (1 + discount) - acquisition;
              near(lifetimeValue({ margin, retention, discount, years, acquisition, churn, from }).total, wanted, [margin, retention, discount, years, churn, from].join(), Math.abs(margin) + acquisition);
            }
          }
        }
      }
    }
  }
});

test("gap, over all positions of both sliders", () => {
  for (let e = 0; e <= 10; e++) {
    for (let p = 0; p <= 10; p++) {
      const { gap, verdict } = compare(e, p);
      assert.equal(e + gap, p);
      assert.equal(verdict, p === e ? "even" : p < e ? "below" : "above");
    }
  }
});

test("breathing: at most four rounds, in the ratio 4 : 7 : 8", () => {
  for (const rounds of [-1, 0, 1, 2, 3, 4, 5, 100, NaN, 2.9]) {
    for (const beat of [500, 700, 1000]) {
      const phases = plan(rounds, beat, true);
      const count = phases.at(-1)?.round ?? 0;
      assert.equal(count, rounds >= 4 ? MOST : rounds >= 2 ? Math.floor(rounds) : 1);
      assert.deepEqual(phases.slice(1, 4).map(({ name, counts }) => [name, counts]), [["in", 4], ["hold", 7], ["out", 8]]);
      assert.equal(phases.at(-1)?.to, (3 + 19 * count) * beat);
      phases.slice(1).forEach(({ from }, i) => assert.equal(from, phases[i].to));
      assert.equal(plan(rounds, beat, false).some(({ name }) => name === "hold"), false);
    }
  }
  const phases = plan(1, 1000, true);
  const seen = [...Array(23).keys()].map((second) => at(phases, second * 1000 + 1)).map((now) => now && `${now.phase.name}${now.count}`);
  const wanted = [["prepare", 3], ["in", 4], ["hold", 7], ["out", 8]].flatMap(([name, n]) => [...Array(Number(n)).keys()].map((i) => `${name}${i + 1}`));
  assert.deepEqual(seen, [...wanted, null]);
});

test("breathing: rounds count for ten minutes, whatever the clock did", () => {
  const now = 1e12;
  assert.deepEqual(allowance([], now), { left: 4, wait: 0 });
  assert.deepEqual(allowance([now - 1, now - 2], now), { left: 2, wait: 0 });
  assert.deepEqual(allowance([now - 4000, now - 3000, now - 2000, now - 1000], now), { left: 0, wait: REST - 1000 });
  assert.equal(allowance([now - REST, now - REST - 1, now + 5], now).left, 4);
  for (const junk of [null, 3, "x", {}, [NaN, "1", null, Infinity]]) assert.deepEqual(parseBegun(junk), []);
});

test("johari: every word in the pane that its two questions say", () => {
  const [own, others] = [[1, 2, 3], [[2, 4], [2, 5]]];
  const found = panes(6, own, others);
  for (let word = 1; word <= 6; word++) {
    const mine = own.includes(word);
    const theirs = others.some((picks) => picks.includes(word));
    const pane = mine && theirs ? "open" : mine ? "hidden" : theirs ? "blind" : "unknown";
    assert.deepEqual(Object.entries(found).filter(([, items]) => items.some(([n]) => n === word)).map(([name]) => name), [pane]);
  }
  assert.deepEqual(found.open, [[2, 2]]);
});

test("johari: codes come back, whatever surrounds them", () => {
  const code = encode("3f2a", [7, 1, 4]);
  assert.equal(code, "JHR-3f2a-1.4.7");
  assert.deepEqual(decode(`小王：${code}\nｊｈｒ－３ｆ２ａ－２．３。`, "3f2a", 8), { others: [[1, 4, 7], [2, 3]], fault: "", code: "" });
  assert.deepEqual(decode("", "3f2a", 8).fault, "");
  assert.deepEqual(["你好", "JHR-0000-1.2", "JHR-3f2a-9", "JHR-3f2a-0"].map((text) => decode(text, "3f2a", 8).fault), ["code-none", "code-list", "code-range", "code-range"]);
});

test("quadrant: line and edge", () => {
  for (let x = 6; x <= 30; x++) {
    for (let y = 6; y <= 30; y++) {
      const { place, edges } = placed(x, y);
      assert.equal(place, [["weak", "warm"], ["routine", "service"]][Number(x > 20)][Number(y > 20)]);
      assert.deepEqual(edges, [[19, 20, 21, 22].includes(x) && "procedure", [19, 20, 21, 22].includes(y) && "personal"].filter(Boolean));
    }
  }
});

test("quadrant: totals from stored answers of any shape", () => {
  /** @type {import("../../overrides/assets/handbook/models/quadrant.js").Ratings} */
  const ratings = [["a", "h", { x: 5, y: 1 }], ["b", "h", { x: 5, y: 1 }]];
  assert.deepEqual(total(ratings, (id) => (id === "a" ? ["x"] : ["y"])), { sum: 6, open: 0 });
  for (const junk of [null, undefined, "x", 3, {}, [], ["z"], ["x", "y"], ["toString"]]) assert.deepEqual(total(ratings, () => junk), { sum: 0, open: 2 });
});

test("quadrant: stored entries of any shape", () => {
  assert.deepEqual(answerIn('{"hash":"h","answer":["x"],"time":1}', "h"), ["x"]);
  for (const junk of [null, "", "{", "null", "3", '"x"', "[]", '{"hash":"other","answer":["x"]}']) assert.equal(answerIn(junk, "h") ?? null, null);
});

test("pareto: what people paste", () => {
  /** @type {[string, number[]][]} */
  const cases = [
    ["300\n200\n120", [300, 200, 120]],
    ["300,200,120", [300, 200, 120]],
    ["300，200、120；50", [300, 200, 120, 50]],
    ["300 200\t120", [300, 200, 120]],
    ["1,200\n900\n", [1200, 900]],
    ["张三 300\n李四\t２００元\n", [300, 200]],
    ["1\t300\n2\t1,200", [300, 1200]],
    ["¥1.2万\r\n-300\r\n0", [12000, -300, 0]],
  ];
  for (const [text, wanted] of cases) assert.deepEqual(column(text), { values: wanted, fault: "", line: 0, text: "" }, JSON.stringify(text));
  assert.deepEqual(["", "5", "abc", "1\nabc\n3", "300,20\n5"].map((text) => [column(text).fault, column(text).line]), [["few", 0], ["few", 0], ["row-none", 1], ["row-none", 2], ["row-mixed", 1]]);
  assert.equal(column("1\n".repeat(5001)).fault, "too-many");
});

test("pareto equals counting by hand", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let n = 2; n < 60; n++) {
    const values = Array.from({ length: n }, () => Math.floor(random() * 1000) + 1);
    const found = concentration(values);
    assert.ok(found);
    const sum = values.reduce((a, b) => a + b);
    const ranked = [...values].sort((a, b) => b - a);
    const head = (/** @type {number} */ k) => ranked.slice(0, k).reduce((a, b) => a + b, 0);
    near(found.top.share, head(found.top.k) / sum);
    assert.equal(found.top.k, Math.max(1, Math.round(n / 5)));
    assert.ok(head(found.need) / sum >= 0.8 - 1e-9 && head(found.need - 1) / sum < 0.8 + 1e-9);
  }
  assert.deepEqual(concentration([300, 200, 120, 100, 80, 60, 50, 40, 30, 20])?.need, 5);
  assert.equal(concentration([0, 0]), null);
  assert.equal(concentration([5, -5]), null);
  near(concentration([100, -20])?.running[0] ?? 0, 1.25);
});

test("kano equals the printed table", () => {
  const printed = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"];
  printed.forEach((row, present) => [...row].forEach((wanted, absent) => assert.equal(classify(present, absent), wanted)));
});

test("kano: counts, ties and what is close", () => {
  assert.deepEqual(tally([[0, 4], [0, 4], [2, 4]]).most, ["O"]);
  assert.deepEqual(tally([[0, 4], [2, 4]]), { counts: { M: 1, O: 1, A: 0, I: 0, R: 0, Q: 0 }, most: ["M", "O"], close: true });
  assert.deepEqual(tally([[0, 0]]).most, []);
  assert.deepEqual(parseAnswers([[0, 1, 2], [0, 5, 2], [0, 1], "x", [0, 1.5, 2], [-1, 0, 0]]), [[0, 1, 2]]);
  assert.deepEqual(parseAnswers({ length: 3 }), []);
});

test("servqual: worst first, corners on their spokes", () => {
  assert.deepEqual(gaps([4, 4, 5], [3, 4, 2]), [{ at: 2, gap: -3 }, { at: 0, gap: -1 }, { at: 1, gap: 0 }]);
  const points = corners([5, 5, 5, 5, 5], 5, [0, 0, 10]);
  for (const [x, y] of points) near(Math.hypot(x, y), 10);
  near(points[0][1], -10);
});

test("barriers", () => {
  assert.deepEqual(sorted(["self", "", "team"], ["self", "team", "report"]), { right: 1, left: 1, same: [true, false, false] });
});

test("empathy: over all sets of parts, a level stands on those below", () => {
  for (let bits = 0; bits < 32; bits++) {
    const has = new Set(PARTS.filter((_, i) => bits & (1 << i)));
    const [c, e, x, t, a] = PARTS.map((part) => has.has(part));
    const wanted = c && e && x && t && a ? 5 : c && e && x ? 4 : c && e ? 3 : c ? 2 : 1;
    const found = level(has);
    assert.equal(found.level, wanted, [...has].join());
    if (wanted < 5) assert.ok(level(new Set([...has, ...found.next])).level > wanted);
  }
  assert.deepEqual(level(new Set(["emotion"])).skipped, ["content"]);
  assert.deepEqual(level(new Set(["content", "emotion", "expectation", "action"])), { level: 4, next: ["together"], skipped: [] });
});

test("apology: sentences, excuses, empty phrases", () => {
  assert.equal(compose(["晚了2小时", " 很抱歉。", "", "今天起两人核，"], "。"), "晚了2小时。很抱歉。今天起两人核。");
  assert.equal(compose([], "。"), "");
  const words = { excuse: ["堵车", "暴雨"], own: ["我们"], vague: ["给您带来不便", "带来不便", "尽快"], sorry: ["抱歉"] };
  assert.deepEqual(advise({ reason: "路上堵车" }, words), [{ code: "excuse", word: "堵车" }]);
  assert.deepEqual(advise({ reason: "暴雨是真的，没提前告诉您是我们的错" }, words), []);
  const found = advise({ confirm: "给您带来不便", regret: "请谅解", change: "尽快改" }, words);
  assert.deepEqual(found.map(({ code, word }) => code + word), ["vague给您带来不便", "vague尽快", "no-sorry"]);
});

test("quote: the verdict over all answers", () => {
  for (const source of ["own", "study", "vendor", "none", ""]) {
    for (const sample of ["yes", "no", ""]) {
      for (const metric of ["yes", "no", ""]) {
        for (const same of ["yes", "no", ""]) {
          const { verdict } = quotable({ source, sample, metric, same });
          const open = !source || !sample || !metric || !same;
          const sound = sample === "yes" && metric === "yes" && source !== "vendor";
          assert.equal(verdict, source === "none" ? "drop" : open ? "" : same === "no" ? "rewrite" : sound ? "use" : "check");
        }
      }
    }
  }
});

test("percentages and percentage points", () => {
  assert.equal((100 * (share(6949, 7088) ?? 0)).toFixed(2), "98.04");
  assert.equal(share(1, 0), null);
  assert.deepEqual(change(60, 70).points, 10);
  near(change(60, 70).relative ?? 0, 1 / 6);
  assert.deepEqual(change(0, 5), { points: 5, relative: null });
});
