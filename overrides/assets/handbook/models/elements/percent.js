import { Model } from "../base.js";
import { numbers } from "../fields.js";
import { show, signed } from "../number.js";
import { change, share } from "../percent.js";

class Percent extends Model {
  update() {
    const n = numbers(this);
    for (const name of ["share", "change"]) this.show(name);
    if (!n) return;
    const found = share(n.part, n.whole);
    const { points, relative } = change(n.before, n.after);
    const first = found === null ? this.text("zero") : this.text("result", { share: `${show(found * 100, 2)}%` });
    const second = this.text("change", { points: signed(points, 2), relative: relative === null ? "—" : `${signed(relative * 100, 2)}%` });
    this.show("share", first);
    this.show("change", second);
    const notes = [found !== null && found > 1 ? this.text("over") : "", relative === null ? this.text("none") : ""].filter(Boolean);
    this.show("result", ...notes);
    this.say(`${first}${this.text("comma")}${second}`);
  }
}

if (!customElements.get("hb-model-percent")) customElements.define("hb-model-percent", Percent);
