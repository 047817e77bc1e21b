import { QuizElement } from "./element.js";

if (!customElements.get("hb-quiz")) customElements.define("hb-quiz", QuizElement);
