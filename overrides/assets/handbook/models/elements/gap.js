import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { draw } from "../chart.js";
import { compare } from "../gap.js";
import { signed } from "../number.js";
import { settle } from "../slider.js";

const [WIDTH, MIDDLE, STEP] = [340, 170, 15.5];

class Gap extends Model {
  update() {
    settle(this);
    const [e, p] = [Number(this.value("expectation")), Number(this.value("perception"))];
    const { gap, verdict } = compare(e, p);
    const words = this.text("result", { e, p, gap: signed(gap), verdict: this.text(verdict) });
    const line = make("p", "hb-model__big", words);
    line.dataset.verdict = verdict;
    this.show("result", line, this.#axis(gap, verdict), make("p", "hb-model__tip", this.text(`${verdict}-tip`)));
  }

  /** @param {number} gap @param {string} verdict */
  #axis(gap, verdict) {
    const [x, name] = [MIDDLE + gap * STEP, this.text("axis", { gap: signed(gap) })];
    const svg = draw("svg", { viewBox: `0 0 ${WIDTH} 62`, role: "img", "aria-label": name, class: "hb-model__chart", "data-verdict": verdict });
    svg.append(
      draw("path", { d: `M10 30H${WIDTH - 10}M${MIDDLE} 22V38`, class: "hb-line-quiet" }),
      draw("path", { d: `M${MIDDLE} 30H${x}`, class: "hb-line-strong" }),
      draw("circle", { cx: x, cy: 30, r: 8, class: "hb-dot" }),
      draw("text", { x, y: 14, "text-anchor": "middle" }, signed(gap)),
      draw("text", { x: 12, y: 56 }, this.text("below")),
      draw("text", { x: MIDDLE, y: 56, "text-anchor": "middle" }, this.text("even")),
      draw("text", { x: WIDTH - 12, y: 56, "text-anchor": "end" }, this.text("above")),
    );
    return svg;
  }
}

if (!customElements.get("hb-model-gap")) customElements.define("hb-model-gap", Gap);
