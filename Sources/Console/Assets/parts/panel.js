// A part of a page that reads itself again when something happened, without disturbing who works in it.
import { fill, h } from "./render.js";
import { problemBox } from "./notice.js";

/**
 * `{host, refresh}`: `load` reads, `draw` makes elements of what was read.
 * It is drawn anew only if what was read differs, never while something is being typed in it, and the focus stays
 * on the element with the same `id`.
 */
export function panel(load, draw, attributes = {}) {
  const host = h("div", { "aria-busy": "true", ...attributes });
  let shown = null;
  let round = 0;
  async function refresh(force = false) {
    const mine = ++round;
    try {
      const data = await load();
      const text = JSON.stringify(data);
      if (mine !== round || (text === shown && force !== true)) return;
      if (isBeingEdited(host)) return void host.addEventListener("focusout", () => refresh(), { once: true });
      shown = text;
      show(host, draw(data));
    } catch (error) {
      if (mine !== round) return;
      shown = null;
      show(host, problemBox(error));
    }
  }
  return { host, refresh };
}

function show(host, children) {
  const focused = host.contains(document.activeElement) ? document.activeElement.id : "";
  host.removeAttribute("aria-busy");
  fill(host, children);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

const typed = new Set(["INPUT", "TEXTAREA", "SELECT"]);
function isBeingEdited(host) {
  const active = document.activeElement;
  return host.contains(active) && typed.has(active.tagName) && !["checkbox", "radio"].includes(active.type);
}
