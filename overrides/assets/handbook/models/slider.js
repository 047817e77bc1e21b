/**
 * Shows beside each slider where it stands.
 * @param {HTMLElement} root
 */
export function settle(root) {
  for (const slider of root.querySelectorAll("input")) {
    const output = slider.type === "range" ? slider.nextElementSibling : null;
    if (output) output.textContent = slider.value;
  }
}
