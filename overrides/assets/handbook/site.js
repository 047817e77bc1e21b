// The page furniture in the browser: registration only.

import { Continue, Home, Path, Scroll, Search, Today, Visit } from "./site/elements.js";
import { Find } from "./site/find.js";
import { setUpSearch, setUpSize, setUpToggles } from "./site/header.js";
import { Copy, Filter, Print } from "./site/lists.js";
import { setUpTerms } from "./site/terms.js";

customElements.define("hb-visit", Visit);
customElements.define("hb-continue", Continue);
customElements.define("hb-today", Today);
customElements.define("hb-search", Search);
customElements.define("hb-find", Find);
customElements.define("hb-home", Home);
customElements.define("hb-path", Path);
customElements.define("hb-scroll", Scroll);
customElements.define("hb-filter", Filter);
customElements.define("hb-copy", Copy);
customElements.define("hb-print", Print);
setUpToggles();
setUpSearch();
setUpSize();
setUpTerms();
