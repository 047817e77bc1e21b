// For pages opened from a disk: scripts instead of modules, workers and data, which browsers do not load from there.
// Loaded first on every page of a bundle (tools/bundle.py); handbook.classic writes what calls it.

var hbFile = (() => {
  /** Address of a script → its promise; → what it exports; → a JSON file's content; → a worker's body. */
  const loading = new Map();
  const exported = new Map();
  const files = new Map();
  const workers = new Map();
  const self = () => document.currentScript.src;

  const script = (url) => {
    if (!loading.has(url)) {
      loading.set(url, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = url;
        element.onload = () => resolve(exported.get(url));
        element.onerror = () => reject(new TypeError(`not found: ${url}`));
        document.head.append(element);
      }));
    }
    return loading.get(url);
  };

  window.Worker = class extends EventTarget {
    #inside = new EventTarget();
    #started;

    constructor(address) {
      super();
      const url = new URL(address, document.baseURI).href;
      this.#started = script(url).then(() => {
        const post = (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
        const listen = (type, listener) => this.#inside.addEventListener(type, listener);
        workers.get(url)(this.#inside, listen, post);
      });
      this.#started.catch(() => this.dispatchEvent(new Event("error")));
    }

    postMessage(data) {
      this.#started.then(() => setTimeout(() => this.#inside.dispatchEvent(new MessageEvent("message", { data }))), () => {});
    }

    terminate() {}
  };

  const online = window.fetch;
  window.fetch = (input, settings) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI).href.replace(/[?#].*/, "");
    if (!url.startsWith("file:")) return online(input, settings);
    return script(`${url}.js`).then(() => new Response(JSON.stringify(files.get(url))));
  };

  return {
    module: (body) => {
      const url = self();
      if (!exported.has(url)) exported.set(url, body(url));
    },
    worker: (body) => workers.set(self(), body),
    data: (content) => files.set(self().replace(/\.js$/, ""), content),
    of: (url) => exported.get(url.href),
    load: (from, path) => {
      const url = new URL(path, from).href;
      return exported.has(url) ? Promise.resolve(exported.get(url)) : script(url);
    },
  };
})();
