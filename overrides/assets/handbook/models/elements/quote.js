import { make } from "../../quiz/contract.js";
import { Model } from "../base.js";
import { judge } from "../quote.js";

class Quote extends Model {
  update() {
    const [source, sample, metric, same] = ["source", "sample", "metric", "same"].map((name) => this.value(name));
    const { verdict, missing } = judge({ source, sample, metric, same });
    if (!verdict) {
      this.show("result", make("p", "hb-model__wait", this.text("choose")));
      return;
    }
    const tips = [];
    if (verdict === "use") tips.push(this.text(`use-${source}`));
    if (verdict === "drop") tips.push(this.text("drop-tip"));
    if (verdict === "rewrite") tips.push(this.text("rewrite-tip"));
    if (missing.length && verdict !== "drop") tips.push(this.text("check-missing", { parts: missing.map((name) => this.text(name)).join(this.text("comma")) }));
    if (source === "vendor") tips.push(this.text("check-vendor"));
    const claim = this.value("claim").trim();
    const big = make("p", "hb-model__big", this.text(verdict));
    big.dataset.verdict = { use: "above", check: "even", rewrite: "even", drop: "below" }[verdict];
    const about = claim ? [make("p", "hb-model__tip", this.text("about", { claim }))] : [];
    this.show("result", big, ...about, ...tips.map((tip) => make("p", "hb-model__tip", tip)));
  }
}

if (!customElements.get("hb-model-quote")) customElements.define("hb-model-quote", Quote);
