import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { decode, encode, panes } from "../johari.js";

const NAMES = /** @type {const} */ (["open", "blind", "hidden", "unknown"]);

class Johari extends Model {
  update() {
    const [who, mark, all] = [this.value("who"), this.dataset.mark ?? "", Number(this.dataset.pick)];
    const picks = this.values(who).map(Number);
    for (const list of this.querySelectorAll("fieldset")) if (list.dataset.who) list.hidden = list.dataset.who !== who;
    for (const [part, own] of [["export", "peer"], ["import", "self"]]) this.place(part).hidden = who !== own;
    const over = picks.length - all;
    const words = over > 0 ? this.text("too-many", { n: picks.length, over }) : this.text("chosen", { n: picks.length, all }) + (over ? `${this.text("semicolon")}${this.text("too-few", { n: -over })}` : "");
    this.place("count").textContent = words;
    this.place("count").toggleAttribute("data-wrong", over > 0);
    const code = this.place("export").querySelector("input");
    if (code) code.value = over ? "" : encode(mark, picks);
    this.place("export").hidden ||= over !== 0;
    if (who === "peer") this.show("result");
    else this.#window(mark, picks, over);
  }

  report() {
    const code = this.place("export").querySelector("input")?.value;
    return this.value("who") === "peer" && code ? code : super.report();
  }

  /** @param {string} mark @param {number[]} picks @param {number} over */
  #window(mark, picks, over) {
    const field = this.place("import").querySelector("textarea");
    const words = [...this.querySelectorAll("[data-who=self] .hb-choice")].map((label) => label.textContent?.trim() ?? "");
    const { others, fault, code } = decode(field?.value ?? "", mark, words.length);
    if (field) this.complain(field, fault && this.text(fault, { code, example: `JHR-${mark}-1.4.6` }));
    if (fault || over > 0 || !picks.length) {
      this.show("result", make("p", "hb-model__wait", this.place("count").textContent ?? ""));
      return;
    }
    const found = panes(words.length, picks, others);
    const grid = make("div", "hb-panes");
    for (const name of NAMES) {
      const items = found[name].map(([word, n]) => make("li", "", n ? this.text("count", { word: words[word - 1], n }) : words[word - 1]));
      const title = make("p", "hb-panes__title", make("b", "", this.text(name)), make("span", "", this.text(`${name}-is`)));
      grid.append(make("div", "hb-pane", title, items.length ? make("ul", "", ...items) : make("p", "", this.text("none"))));
    }
    const head = others.length ? this.text("peers", { n: others.length }) : this.text("no-peers");
    this.show("result", make("p", "hb-model__tip", head), grid, make("p", "hb-model__tip", this.text("caution")));
  }
}

if (!customElements.get("hb-model-johari")) customElements.define("hb-model-johari", Johari);
