import { make } from "../../quiz/contract.js";
import { ROOT } from "../../site/store.js";
import { Model } from "../base.js";
import { draw } from "../chart.js";
import { numbers } from "../fields.js";
import { answerIn, placed, total } from "../quadrant.js";

const AXES = /** @type {const} */ (["procedure", "personal"]);
const [SIZE, LOW, HIGH, EDGE] = [340, 6, 30, 30];
const SPAN = SIZE - EDGE - 10;

/** @param {string} id  As quiz/store.js keeps it. */
function kept(id) {
  try {
    return localStorage.getItem(`hb1:${ROOT.pathname}:answer:${id}`);
  } catch {
    return null;
  }
}

class Quadrant extends Model {
  /** @type {Record<string, import("../quadrant.js").Ratings>} */
  #axes = {};
  /** @type {Record<string, number>} */
  #open = {};

  start() {
    this.#axes = JSON.parse(this.dataset.axes ?? "{}");
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("change", this.#later);
    addEventListener("storage", this.#take);
    this.#take();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("change", this.#later);
    removeEventListener("storage", this.#take);
  }

  /** The quizzes of this page store an answer at the same event. @param {Event} event */
  #later = (event) => {
    if (event.target instanceof Element && event.target.closest("hb-quiz")) setTimeout(this.#take);
  };

  /** Takes over totals of the self-assessments that it has not seen, and leaves alone what was typed otherwise. */
  #take = () => {
    let seen = /** @type {Record<string, unknown>} */ (this.more ?? {});
    for (const axis of AXES) {
      const { sum, open } = total(this.#axes[axis], (id, hash) => answerIn(kept(id), hash));
      this.#open[axis] = open === this.#axes[axis].length ? 0 : open;
      const field = this.form.elements.namedItem(axis);
      if (open || !(field instanceof HTMLInputElement) || seen[axis] === sum) continue;
      this.more = seen = { ...seen, [axis]: sum };
      field.value = String(sum);
      this.keep();
    }
    this.update();
  };

  update() {
    const open = AXES.filter((axis) => this.#open[axis]).map((axis) => this.text(`open-${axis}`, { n: this.#open[axis] }));
    const blank = AXES.some((axis) => !this.value(axis).trim());
    if (blank) {
      for (const field of this.querySelectorAll("input")) this.complain(field, "");
      this.show("result", make("p", "hb-model__wait", [this.text("waiting"), ...open].join("")), this.#chart());
      return;
    }
    const n = numbers(this);
    if (!n) return;
    const { place, edges } = placed(n.procedure, n.personal);
    const names = edges.map((axis) => this.text(axis)).join(this.text("comma"));
    const lines = [make("p", "hb-model__big", this.text("result", { procedure: n.procedure, personal: n.personal, place: this.text(place) }))];
    if (edges.length) lines.push(make("p", "hb-model__tip hb-model__tip--edge", this.text("edge", { axes: names })));
    this.show("result", ...lines, this.#chart(n.procedure, n.personal), make("p", "hb-model__tip", this.text(`${place}-tip`)));
  }

  /** @param {number} [procedure] @param {number} [personal] */
  #chart(procedure, personal) {
    const at = (/** @type {number} */ n) => ((n - LOW) / (HIGH - LOW)) * SPAN;
    const [x, y] = [EDGE + at(21), 10 + SPAN - at(21)];
    const [right, bottom] = [EDGE + SPAN, 10 + SPAN];
    const svg = draw("svg", { viewBox: `0 -14 ${SIZE} ${SIZE + 14}`, class: "hb-model__chart", "aria-hidden": "true" });
    const cell = (/** @type {string} */ name, /** @type {number} */ cx, /** @type {number} */ cy) =>
      draw("text", { x: cx, y: cy, "text-anchor": "middle", class: "hb-label-quiet" }, this.text(name));
    svg.append(
      draw("rect", { x: EDGE + at(19), y: 10, width: at(22) - at(19), height: SPAN, class: "hb-band-soft" }),
      draw("rect", { x: EDGE, y: bottom - at(22), width: SPAN, height: at(22) - at(19), class: "hb-band-soft" }),
      draw("path", { d: `M${EDGE} 10V${bottom}H${right}M${x} 10V${bottom}M${EDGE} ${y}H${right}`, class: "hb-line-quiet" }),
      cell("warm", (EDGE + EDGE + at(19)) / 2, (10 + y) / 2),
      cell("weak", (EDGE + EDGE + at(19)) / 2, (bottom + y) / 2 + 12),
      cell("service", (x + right) / 2 + 8, 24),
      cell("routine", (x + right) / 2 + 8, (bottom + y) / 2 + 12),
      draw("text", { x: right, y: SIZE - 6, "text-anchor": "end" }, `${this.text("procedure")} →`),
      draw("text", { x: EDGE, y: 2 }, `↑ ${this.text("personal")}`),
    );
    if (procedure && personal) svg.append(draw("circle", { cx: EDGE + at(procedure), cy: bottom - at(personal), r: 9, class: "hb-dot" }));
    return svg;
  }
}

if (!customElements.get("hb-model-quadrant")) customElements.define("hb-model-quadrant", Quadrant);
