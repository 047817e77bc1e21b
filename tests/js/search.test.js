// Chinese search: folding, finding, reading, guessing, ranking and showing, each on its own and together.

import assert from "node:assert/strict";
import test from "node:test";

import { ANY, classOf, Corpus, literal } from "../../overrides/assets/handbook/search/corpus.js";
import { Engine } from "../../overrides/assets/handbook/search/engine.js";
import { numeral, withDigits } from "../../overrides/assets/handbook/search/match.js";
import { likeness, nearest } from "../../overrides/assets/handbook/search/near.js";
import { pairs, words } from "../../overrides/assets/handbook/search/query.js";
import { letters, Readings, unpacked } from "../../overrides/assets/handbook/search/readings.js";
import { excerpt, marked, merged } from "../../overrides/assets/handbook/search/show.js";
import { escaped, folder, runs } from "../../overrides/assets/handbook/search/text.js";

const FOLD = "訴诉處处禮礼貌貌";
const READINGS = {
  chu: "处出", ji: "急几", jian: "见间", jing: "经竟", kan: "看", ke: "客可", li: "礼理里", mao: "貌", qing: "倾情请", su: "诉速",
  ting: "听停厅", tou: "投头", hu: "户", dao: "道到", qian: "歉", gong: "共公", deng: "等", jiu: "久",
  fa: "发法", huo: "火活货", bu: "不补", man: "满慢", lv: "绿律", se: "色", xi: "西", an: "安", xian: "先现", zhang: "张", zan: "赞",
};
const DOCS = [
  { location: "complaint/", title: "投诉处理四步", text: "倾听、共情、解决、跟进。客户投诉时先听完。" },
  { location: "complaint/#record", title: "记什么", text: "投诉记录写事实，不写评价。" },
  { location: "listen/", title: "倾听六步", text: "专注、鼓励、提问、抓要点、复述确认。" },
  { location: "listen/#q-1", title: "客户投诉时，第一步做什么？", text: "", kind: "question" },
  { location: "sorry/", title: "服务补救与道歉", text: "道歉要具体。 客户等了40分钟，先认下等待 <再办事>。" },
  { location: "terms/#term-empathy", title: "共情", text: "看见对方的处境。", kind: "term", forms: ["同理心", "empathy", "perspective taking"] },
  { location: "calm/", title: "客户发火时先降温", text: "先让他讲完。" },
  { location: "green/", title: "绿色服务", text: "少打一张小票。" },
  { location: "quality/", title: "五个品质维度", text: "SERVQUAL 量表：可靠、响应、保证、移情、有形。" },
];
const SYNONYMS = ["骂人|辱骂", "久等|等待", "不满|投诉", "坏了|毛病"];

/** @param {Partial<{docs: import("../../overrides/assets/handbook/search/engine.js").Entry[]}>} more */
function engine(more = {}) {
  return new Engine({ config: { handbook: { fold: FOLD, readings: { runs: "", more: READINGS }, synonyms: SYNONYMS } }, docs: DOCS, options: { suggest: true }, ...more });
}

/** @param {string} query */
function first(query) {
  const found = engine().search(query).items[0];
  return found ? [...found].sort((a, b) => b.score - a.score)[0].location : "";
}

for (const [given, expected] of [
  ["投訴處理", "投诉处理"],
  ["ＳＥＲＶＱＵＡＬ ４０", "servqual 40"],
  ["禮貌　ABC", "礼貌 abc"],
  ["ﬁ①㍿", "ﬁ①㍿"],
  ["", ""],
]) {
  test(`folding keeps every place: ${given}`, () => {
    const folded = folder(FOLD)(given);
    assert.equal(folded, expected);
    assert.equal(folded.length, given.length);
  });
}

test("folding a text longer than a call can take arguments", () => {
  assert.equal(folder("")("投诉A".repeat(100_000)).length, 300_000);
});

test("text as HTML", () => {
  assert.equal(escaped(`<img src=x onerror="a">&`), "&lt;img src=x onerror=&quot;a&quot;&gt;&amp;");
});

test("the corpus finds what a plain scan finds", () => {
  const alphabet = "投诉客户a1 ";
  let seed = 7;
  const random = (/** @type {number} */ below) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
  const text = () => Array.from({ length: random(30) }, () => alphabet[random(alphabet.length)]).join("");
  const documents = Array.from({ length: 40 }, () => ({ title: text(), text: text() }));
  const corpus = new Corpus(documents);
  for (let round = 0; round < 300; round++) {
    const wanted = Array.from({ length: 1 + random(3) }, () => alphabet[random(alphabet.length)]).join("");
    const expected = documents.flatMap(({ title, text: body }, index) =>
      [title, body].flatMap((field, at) =>
        [...Array(field.length).keys()]
          .filter((i) => field.startsWith(wanted, i) && !(/[a-z0-9]/.test(wanted[0]) && /[a-z0-9]/.test(field[i - 1] ?? "")))
          .map((i) => (at ? corpus.bodies : corpus.starts)[index] + i)));
    assert.deepEqual(corpus.find(literal(wanted)), expected, wanted);
    for (const place of expected) assert.equal(documents[corpus.documentAt(place)].title.length + documents[corpus.documentAt(place)].text.length > 0, true);
  }
});

test("patterns with any character and with classes stay inside a field", () => {
  const corpus = new Corpus([{ title: "投诉", text: "诉投诉" }, { title: "投", text: "诉" }]);
  assert.equal(corpus.find([literal("投")[0], ANY]).length, 2);
  assert.equal(corpus.find([classOf(literal("投诉")), ...literal("诉")]).length, 2);
  assert.deepEqual(corpus.find([]), []);
  assert.deepEqual(corpus.find(literal("无")), []);
});

test("Latin is found from the start of a word, inside one only when asked", () => {
  const corpus = new Corpus([{ title: "feedback", text: "back" }]);
  assert.equal(corpus.find(literal("back")).length, 1);
  assert.equal(corpus.find(literal("back"), true).length, 2);
});

test("readings: spellings, unfinished ones, initials, the same sounds", () => {
  const readings = new Readings(READINGS);
  assert.deepEqual(readings.spellings("tousu").map(({ whole }) => whole), [true]);
  assert.deepEqual(readings.spellings("tous").map(({ whole }) => whole), [false]);
  assert.deepEqual(readings.spellings("qingtin").map(({ whole }) => whole), [false]);
  assert.equal(readings.spellings("tou").length, 0);
  assert.equal(readings.spellings("xyz").length, 0);
  assert.equal(readings.spellings("q".repeat(500)).length, 0);
  assert.equal(readings.initials("ts").length, 2);
  assert.equal(readings.initials("tv").length, 0);
  const [item] = readings.sounds("投");
  assert.equal(typeof item === "object" && item.has["头".charCodeAt(0)], 1);
  assert.deepEqual(readings.sounds("龘"), literal("龘"));
});

for (const [typed, ...expected] of [
  ["kehufahuo", "ke hu fa huo"],
  ["kehuf", "ke hu f"],
  ["xianzhang", "xian zhang", "xi an zhang"],
  ["kehufx"],
  ["lüse", "lv se"],
  ["tóusù", "tou su"],
]) {
  test(`syllables: ${typed}`, () => assert.deepEqual(new Readings(READINGS).divisions(typed).map((names) => names.join(" ")), expected));
}

test("only the last syllable may be unfinished, unless syllables are begun on purpose", () => {
  const readings = new Readings(READINGS);
  assert.deepEqual([readings.several("kehufahuo"), readings.several("kehuf"), readings.several("ke")], [true, false, false]);
  assert.deepEqual([readings.readable("ke"), readings.readable("kehu"), readings.readable("kx")], [true, true, false]);
  assert.equal(readings.begun("tosu").some((pattern) => pattern.length === 2), true);
  assert.equal(readings.begun("tousucl").length, 1);
  assert.equal(readings.begun("tousuv").length, 0);
  assert.equal(readings.spelled("投诉a"), "tousua");
});

test("letters that take long to part are given up", { timeout: 5000 }, () => {
  const readings = new Readings(READINGS);
  for (const typed of ["xian".repeat(10), `${"anxian".repeat(6)}zz`, "a".repeat(40)]) {
    readings.divisions(typed);
    readings.begun(typed.slice(0, 20));
  }
});

for (const [text, expected] of [["nǚ", "nv"], ["xü", "xu"], ["lǜ", "lv"], ["qing'xu", "qingxu"], ["TOU", "TOU"]]) {
  test(`letters: ${text}`, () => assert.equal(letters(text), expected));
}

test("readings are unpacked along the order of the national standard", () => {
  const table = unpacked({ runs: "a2 ai13 an9", more: { an: "俺厂", zz: "龘" } });
  assert.equal(table.a, "啊阿");
  assert.equal(table.ai.length, 13);
  assert.equal(table.an.startsWith("鞍") && table.an.endsWith("俺厂"), true);
  assert.equal(table.zz, "龘");
});

for (const [text, value] of /** @type {[string, number][]} */ ([["十", 10], ["十二", 12], ["四十", 40], ["一百零五", 105], ["两千", 2000], ["三千二百", 3200], ["一二", NaN], ["百", NaN]])) {
  test(`numeral ${text}`, () => assert.equal(numeral(text), value));
}

test("numerals in running text", () => {
  assert.equal(withDigits("等了四十分钟"), "等了40分钟");
  assert.equal(withDigits("三步"), "3步");
  assert.equal(withDigits("一个人"), "1个人");
  assert.equal(withDigits("万一"), "万一");
});

test("runs, words and pairs", () => {
  assert.deepEqual(runs("客户tousu投诉"), ["客户", "tousu", "投诉"]);
  assert.deepEqual(words("投诉，时限 怎么办？"), ["投诉、时限", "怎么办"]);
  assert.deepEqual(words("7-38-55 沟通"), ["7-38-55", "沟通"]);
  assert.deepEqual(words("80/20 7:3"), ["80/20", "7:3"]);
  assert.deepEqual(pairs("客户投诉"), ["客户", "户投", "投诉"]);
  assert.deepEqual(pairs("abc投"), ["abc", "投"]);
  assert.equal(words("a ".repeat(10_000)).length <= 40, true);
});

test("marks and excerpts escape, and hold the densest part", () => {
  assert.deepEqual(merged([[5, 7], [0, 2], [1, 3]]), [[0, 3], [5, 7]]);
  assert.equal(marked("<b>投诉", [[3, 5]]), "&lt;b&gt;<mark>投诉</mark>");
  const text = `投诉${"，甲乙丙丁".repeat(60)}。投诉里又有投诉，还有投诉${"，戊己".repeat(60)}`;
  const spans = /** @type {[number, number][]} */ ([...text.matchAll(/投诉/g)].map((match) => [match.index, match.index + 2]));
  const shown = excerpt(text, spans);
  assert.equal(shown.match(/<mark>/g)?.length, 3);
  assert.equal(shown.startsWith("…") && shown.endsWith("…"), true);
  assert.equal(excerpt("短", []), "短");
});

test("the nearest words", () => {
  assert.equal(likeness("道歉", "道歉"), 1);
  assert.equal(likeness("道歉", "投诉"), 0);
  const vocabulary = ["道歉", "投诉", "SERVQUAL", "客户体验"].map((shown) => ({ shown, folded: shown.toLowerCase() }));
  assert.deepEqual(nearest("道谦信", vocabulary), ["道歉"]);
  const names = new Readings({ ke: "客", hu: "户", ti: "体", yan: "验", dao: "道", qian: "歉", tou: "投", su: "诉" });
  const spelled = (/** @type {string} */ text) => names.spelled(text);
  assert.deepEqual(nearest("kehutiyang", vocabulary, spelled), ["客户体验"]);
  assert.deepEqual(nearest("dao qiang", vocabulary, spelled), ["道歉"]);
  assert.deepEqual(nearest("kehufahuo", vocabulary.slice(0, 3), spelled), []);
  assert.deepEqual(nearest("servqal", vocabulary, spelled), ["SERVQUAL"]);
  assert.deepEqual(nearest("道谦信", vocabulary, spelled, (text) => text !== "道歉"), []);
});

for (const [name, query, expected] of [
  ["a title", "投诉处理", "complaint/"],
  ["Traditional", "投訴處理", "complaint/"],
  ["part of a word", "诉处", "complaint/"],
  ["pinyin", "tousu", "complaint/"],
  ["pinyin, unfinished", "qingt", "listen/"],
  ["pinyin, syllables apart", "qing ting", "listen/"],
  ["pinyin of two words", "kehufahuo", "calm/"],
  ["pinyin of two words apart", "kehu fahuo", "calm/"],
  ["pinyin, each syllable apart", "ke hu fa huo", "calm/"],
  ["pinyin of words that stand far from each other", "tousu daoqian", "sorry/"],
  ["pinyin of a synonym", "buman", "complaint/"],
  ["pinyin with a question around it", "zenmedaoqian", "sorry/"],
  ["pinyin and Chinese in one", "客户fahuo", "calm/"],
  ["pinyin in the making", "客户fa'h", "calm/"],
  ["pinyin with an apostrophe", "tou'su", "complaint/"],
  ["pinyin with tone marks", "tóusù", "complaint/"],
  ["pinyin with ü", "lüse", "green/"],
  ["pinyin with v", "lvse", "green/"],
  ["pinyin, sounds mixed up", "qintin", "listen/"],
  ["pinyin, a syllable only begun", "tosu", "complaint/"],
  ["pinyin, letters swapped", "tuosu", "complaint/"],
  ["one syllable", "lv", "green/"],
  ["characters apart", "道 歉", "sorry/"],
  ["a question word apart", "怎么 道歉", "sorry/"],
  ["a particle that is part of a word", "发火了怎么办", "calm/"],
  ["initials", "tscl", "complaint/"],
  ["same sounds", "头诉", "complaint/"],
  ["one character wrong", "投诉外理", "complaint/"],
  ["two swapped", "投处诉理", "complaint/"],
  ["one too many", "投诉的处理", "complaint/"],
  ["a question", "怎么道歉", "sorry/"],
  ["two words", "投诉 评价", "complaint/#record"],
  ["Latin, misspelt", "servqaul", "quality/"],
  ["full width", "ｓｅｒｖｑｕａｌ", "quality/"],
  ["numerals", "四十分钟", "sorry/"],
  ["a term in English", "empathy", "terms/#term-empathy"],
  ["a term in two English words", "Perspective  Taking", "terms/#term-empathy"],
  ["an English word beside it", "perspective giving", "terms/#term-empathy"],
  ["a question in letters", "gongqing shi shenme", "terms/#term-empathy"],
  ["nonsense", "量子纠缠", ""],
  ["nothing", "   ", ""],
  ["signs", "。？！", ""],
]) {
  test(`search: ${name}`, () => assert.equal(first(query), expected));
}

test("a section before a question of the same words; the page itself is among its sections", () => {
  const [items] = engine().search("投诉").items;
  assert.equal(items.some(({ location }) => location === "complaint/"), true);
  assert.equal(first("投诉"), "complaint/");
  const record = engine().search("评价").items[0];
  assert.deepEqual(record.map(({ location, score }) => [location, score > 0]), [["complaint/#record", true], ["complaint/", false]]);
});

test("what looks like a tag is text", () => {
  assert.match(engine().search("先认下").items[0][0].text, /<mark>先认下<\/mark>等待 &lt;再办事&gt;/);
});

test("terms are the page's own words, so that they can be marked there", () => {
  assert.deepEqual(Object.keys(engine().search("投訴處理").items[0][0].terms), ["投诉处理"]);
});

test("a completion, and none for a word that begins no title", () => {
  assert.deepEqual(engine().search("投诉处").suggest, ["投诉处理四步"]);
  assert.deepEqual(engine().search("时先").suggest, []);
});

test("what is not found comes with the nearest words", () => {
  const { items, near } = engine().search("倾听力训练营");
  if (!items.length) assert.equal(near.includes("倾听六步"), true);
  assert.deepEqual(engine().search("qwrtpsdf").near, []);
});

for (const [name, query] of Object.entries({
  "regex signs": ".*+?^${}()|[]\\",
  "a class left open": "[投诉",
  "HTML": "<img src=x onerror=alert(1)>投诉",
  "emoji": "😀👍🏽投诉👨‍👩‍👧",
  "half a surrogate": "\ud83d投诉\udc00",
  "ten thousand letters": "a".repeat(10_000),
  "ten thousand characters": "投".repeat(10_000),
  "ten thousand words": "投诉 ".repeat(10_000),
  "zeros": "\u0000\u0000投诉",
  "controls": "\u202e投诉\u200b",
  "pinyin without an end": "kehu".repeat(20),
  "syllables without an end": "xian ".repeat(16),
  "pinyin and Chinese by turns": "客户fahuo".repeat(12),
})) {
  test(`hostile: ${name}`, { timeout: 20_000 }, () => {
    const { items } = engine().search(query);
    for (const { title, text } of items.flat()) {
      assert.equal(/<(?!\/?mark>)/.test(title + text), false);
    }
  });
}

test("an index without tables, pages or texts", () => {
  assert.deepEqual(new Engine({ config: {}, docs: [] }).search("投诉").items, []);
  assert.equal(new Engine({ config: {}, docs: DOCS }).search("投诉").items.length, 2);
});
