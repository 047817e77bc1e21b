import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { table } from "../chart.js";
import { CLASSES, classify, parseAnswers, tally } from "../kano.js";

class Kano extends Model {
  get #names() {
    return [...(this.querySelector("select")?.options ?? [])].map(({ text }) => text);
  }

  update() {
    const [present, absent] = [this.value("with"), this.value("without")];
    const item = this.#names[Number(this.value("item"))];
    if (!present || !absent) this.show("result", make("p", "hb-model__wait", this.text("choose")));
    else {
      const found = classify(Number(present), Number(absent));
      const big = make("p", "hb-model__big", this.text("result", { item, class: this.text(found) }));
      this.show("result", big, make("p", "hb-model__tip", this.text(`${found}-tip`)));
    }
    this.#count();
  }

  #count() {
    const answers = parseAnswers(this.more);
    const undo = this.querySelector("[data-action=undo]");
    if (undo instanceof HTMLElement) undo.hidden = !answers.length;
    /** @type {string[][]} */
    const rows = [];
    this.#names.forEach((name, at) => {
      const own = answers.filter(([item]) => item === at);
      if (!own.length) return;
      const { counts, most, close } = tally(own.map(([, present, absent]) => [present, absent]));
      const words = most.map((one) => this.text(one)).join(this.text("comma"));
      rows.push([name, close ? this.text("close", { classes: words }) : words || this.text("Q"), ...CLASSES.map((one) => String(counts[one])), String(own.length)]);
    });
    const head = ["item-name", "most", ...CLASSES, "all"].map((name) => this.text(name));
    this.show("tally", ...(rows.length ? [make("p", "hb-model__part", this.text("tally")), table(head, rows)] : []));
  }

  /** @param {string} action */
  act(action) {
    const answers = parseAnswers(this.more);
    if (action === "record") {
      const [item, present, absent] = ["item", "with", "without"].map((name) => this.value(name));
      if (!present || !absent) {
        this.tell(this.text("nothing"));
        return;
      }
      answers.push([Number(item), Number(present), Number(absent)]);
      for (const field of this.querySelectorAll("input")) field.checked = false;
      const n = answers.filter(([one]) => one === Number(item)).length;
      this.tell(this.text("recorded", { item: this.#names[Number(item)], n }));
    } else if (action === "undo") {
      answers.pop();
      this.tell(this.text("undone"));
    } else return;
    this.more = answers;
    this.changed();
  }
}

if (!customElements.get("hb-model-kano")) customElements.define("hb-model-kano", Kano);
