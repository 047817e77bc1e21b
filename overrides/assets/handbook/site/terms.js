/** Explained terms: Escape puts a meaning away until the pointer or the focus comes back. */
export function setUpTerms() {
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    for (const term of document.querySelectorAll(".hb-term:is(:hover, :focus)")) term.toggleAttribute("data-hushed", true);
  });
  for (const type of ["pointerover", "focusin"]) {
    addEventListener(type, ({ target }) => {
      const term = target instanceof Element ? target.closest(".hb-term") : null;
      for (const hushed of document.querySelectorAll(".hb-term[data-hushed]")) {
        if (hushed !== term || type === "focusin") hushed.removeAttribute("data-hushed");
      }
    });
  }
}
