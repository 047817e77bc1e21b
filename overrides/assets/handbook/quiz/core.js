/**
 * What nearly every quiz needs, published as one file. Everything else in this folder is published as `rest.js` and
 * fetched when a page asks for it.
 */
import "./flows/practice.js";
import "./types/single.js";
import "./types/multiple.js";
import "./types/true-false.js";
import "./main.js";
