// What the console tells: short notices, read out by screen readers, and what went wrong.
import { h } from "./render.js";

const region = h("div#notices", { role: "status", "aria-live": "polite" });
document.body.append(region);

/** A notice that goes away by itself. An earlier one with the same key is replaced: "Creating…" becomes "created". `action` is a label and what its button does. */
export function notice(text, { kind = "done", key, detail, action } = {}) {
  for (const old of region.children) if (key && old.dataset.key === key) old.remove();
  const node = h("div", { class: `notice ${kind}`, "data-key": key ?? "" },
    h("strong", text), detail && h("span", detail), action && h("button.small", { onclick: action[1] }, action[0]),
    h("button.quiet", { "aria-label": "Dismiss", onclick: () => node.remove() }, "✕"));
  region.append(node);
  if (kind !== "working") setTimeout(() => node.remove(), kind === "failed" || action ? 12_000 : 5000);
  return node;
}

// What a listener fails with (see render.js) is told as a notice.
document.addEventListener("failure", ({ detail }) => complain(detail));
const complain = (error) => notice("That did not work", { kind: "failed", detail: sentence(error) });

export function sentence(error) {
  const where = error.field ? ` (${error.field}${error.line ? `, line ${error.line}` : ""})` : "";
  return `${error.message}${where}`;
}

/** A problem in the place of what could not be shown. */
export const problemBox = (error) => h("div.problem", { role: "alert" }, h("strong", "This could not be read. "), sentence(error));

/** An empty state that says what to do. */
export const empty = (text, ...actions) => h("div.empty", h("p", text), actions);
