// The worker behind the theme's search box: {type: 0, data: index} → {type: 1}; {type: 2, data: query} → {type: 3, data: answer}.

import { Engine } from "./engine.js";

/** @type {Engine | undefined} */
let engine;

addEventListener("message", ({ data: message }) => {
  if (message?.type === 0) {
    engine = new Engine(message.data);
    postMessage({ type: 1 });
  } else if (message?.type === 2 && engine) {
    postMessage({ type: 3, data: engine.search(String(message.data)) });
  }
});
