import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { draw, table } from "../chart.js";
import { percent, show } from "../number.js";
import { MOST, column, concentration } from "../pareto.js";

const ROWS = 20;
const [WIDTH, HEIGHT, LEFT] = [340, 190, 34];
const NEAR = 0.05;

class Pareto extends Model {
  update() {
    const field = this.querySelector("textarea");
    if (!field) return;
    const { values, fault, line, text } = column(field.value);
    const found = fault ? null : concentration(values);
    const words = fault ? this.text(fault, { line, text, n: MOST }) : found ? "" : this.text("total-zero");
    this.complain(field, words);
    if (!found) {
      this.show("result", make("p", "hb-model__wait", this.text("fix", { n: 1 })));
      return;
    }
    const { sorted, total, running, top, need } = found;
    const first = this.text("result", { k: top.k, share: percent(top.share) });
    const then = this.text("need", { k: need, share: percent(need / sorted.length) });
    const below = sorted.filter((value) => value < 0).length;
    const verdict = Math.abs(top.share - 0.8) <= NEAR ? "yes" : "no";
    const tip = [this.text(verdict), below ? this.text("negative", { n: below }) : ""].filter(Boolean).join("");
    const rows = sorted.slice(0, ROWS).map((value, i) => [String(i + 1), show(value, 2), percent(running[i])]);
    const note = sorted.length > ROWS ? [make("p", "hb-entry__hint", this.text("more", { n: ROWS }))] : [];
    this.show(
      "result",
      make("p", "hb-model__big", first),
      make("p", "hb-model__tip", `${then}${this.text("stop")}${this.text("count", { n: sorted.length, total: show(total, 2) })}${this.text("stop")}`),
      this.#chart(sorted, running, `${first}${this.text("comma")}${then}`),
      make("p", "hb-model__tip", tip),
      table([this.text("rank"), this.text("value"), this.text("running")], rows),
      ...note,
    );
  }

  /** @param {number[]} sorted @param {number[]} running @param {string} words */
  #chart(sorted, running, words) {
    const top = Math.max(1, ...running);
    const [x, y] = [(/** @type {number} */ i) => LEFT + (i / sorted.length) * (WIDTH - LEFT - 6), (/** @type {number} */ share) => 12 + (1 - Math.max(0, share) / top) * (HEIGHT - 34)];
    const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": this.text("chart", { text: words }), class: "hb-model__chart" });
    const step = Math.max(1, Math.ceil(sorted.length / 60));
    const largest = sorted[0];
    for (let i = 0; i < sorted.length; i += step) {
      const share = (Math.max(0, sorted[i]) / largest) * running[0];
      svg.append(draw("rect", { x: x(i) + 0.5, y: y(share), width: Math.max(1, x(i + step) - x(i) - 1), height: y(0) - y(share), class: "hb-bar" }));
    }
    const points = running.map((share, i) => `${x(i + 1)},${y(share)}`).join(" ");
    svg.append(
      draw("path", { d: `M${LEFT} 12V${y(0)}H${WIDTH - 6}`, class: "hb-line-quiet" }),
      draw("path", { d: `M${LEFT} ${y(0.8)}H${WIDTH - 6}`, class: "hb-line-quiet hb-line-dashed" }),
      draw("polyline", { points: `${LEFT},${y(0)} ${points}`, class: "hb-line-strong" }),
      draw("text", { x: LEFT - 4, y: y(0.8) + 4, "text-anchor": "end" }, "80%"),
      draw("text", { x: LEFT - 4, y: y(0) + 4, "text-anchor": "end" }, "0"),
      draw("text", { x: x(sorted.length * 0.2), y: HEIGHT - 4, "text-anchor": "middle" }, "20%"),
      draw("path", { d: `M${x(sorted.length * 0.2)} ${y(0)}V12`, class: "hb-line-quiet hb-line-dashed" }),
    );
    return svg;
  }
}

if (!customElements.get("hb-model-pareto")) customElements.define("hb-model-pareto", Pareto);
