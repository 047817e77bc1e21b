import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { draw, table } from "../chart.js";
import { signed } from "../number.js";
import { corners, gaps } from "../servqual.js";
import { settle } from "../slider.js";

const MOST = 5;
/** @type {[number, number, number]} */
const CIRCLE = [170, 142, 104];

class Servqual extends Model {
  update() {
    settle(this);
    const names = [...this.querySelectorAll("[data-dimension]")].map((node) => node.textContent ?? "");
    const [expected, done] = ["e", "d"].map((letter) => names.map((_, at) => Number(this.value(letter + at))));
    const ranked = gaps(expected, done);
    const { at, gap } = ranked[0];
    const same = ranked.slice(1).filter((one) => one.gap === gap).map((one) => names[one.at]);
    const first = gap < 0 ? this.text("first", { name: names[at], d: done[at], e: expected[at], gap: signed(gap) }) : this.text("fine");
    const also = gap < 0 && same.length ? [make("p", "hb-model__tip", this.text("also", { names: same.join(this.text("comma")) }))] : [];
    const words = names.map((name, i) => this.text("point", { name, d: done[i], e: expected[i] })).join(this.text("semicolon"));
    const rows = ranked.map((one) => [names[one.at], String(expected[one.at]), String(done[one.at]), signed(one.gap)]);
    const head = [this.text("dimension"), ...["e0", "d0"].map((name) => this.#label(name)), this.text("gap")];
    this.show("result", make("p", "hb-model__big", first), ...also, this.#chart(names, expected, done, words), table(head, rows));
  }

  /** @param {string} name */
  #label(name) {
    const field = this.form.elements.namedItem(name);
    return (field instanceof HTMLInputElement && field.labels?.[0]?.lastChild?.textContent?.trim()) || name;
  }

  /** @param {string[]} names @param {number[]} expected @param {number[]} done @param {string} words */
  #chart(names, expected, done, words) {
    const svg = draw("svg", { viewBox: "0 0 340 290", role: "img", "aria-label": this.text("chart", { text: words }), class: "hb-model__chart" });
    const ring = (/** @type {number[]} */ values) => corners(values, MOST, CIRCLE).map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" ");
    for (let n = 1; n <= MOST; n++) svg.append(draw("polygon", { points: ring(names.map(() => n)), class: "hb-line-quiet" }));
    svg.append(draw("polygon", { points: ring(done), class: "hb-area" }), draw("polygon", { points: ring(expected), class: "hb-line-strong hb-line-dashed" }));
    corners(names.map(() => 5.7), MOST, CIRCLE).forEach(([x, y], at) => {
      svg.append(draw("text", { x, y: y + 5, "text-anchor": at % 5 === 0 ? "middle" : at < 3 ? (at === 1 ? "start" : "middle") : at === 4 ? "end" : "middle" }, names[at]));
    });
    svg.append(
      draw("path", { d: "M92 282h22", class: "hb-line-strong hb-line-dashed" }), draw("text", { x: 118, y: 286 }, this.#label("e0")),
      draw("rect", { x: 196, y: 275, width: 22, height: 13, class: "hb-area" }), draw("text", { x: 222, y: 286 }, this.#label("d0")),
    );
    return svg;
  }
}

if (!customElements.get("hb-model-servqual")) customElements.define("hb-model-servqual", Servqual);
