// The page furniture in the browser: registration only.

import { Continue, Home, Path, Scroll, Search, Today, Visit } from "./site/elements.js";
import { setUpSearch, setUpSize, setUpToggles } from "./site/header.js";
import { setUpTerms } from "./site/terms.js";

customElements.define("hb-visit", Visit);
customElements.define("hb-continue", Continue);
customElements.define("hb-today", Today);
customElements.define("hb-search", Search);
customElements.define("hb-home", Home);
customElements.define("hb-path", Path);
customElements.define("hb-scroll", Scroll);
setUpToggles();
setUpSearch();
setUpSize();
setUpTerms();
