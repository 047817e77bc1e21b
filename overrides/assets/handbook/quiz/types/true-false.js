export { edit, grade, isEmpty, key, parse, read, review, write } from "./choice.js";

export const emptyText = "choose-first";
