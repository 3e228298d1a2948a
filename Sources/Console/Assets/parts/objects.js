// An object of the registry that is shown whole, and changed or taken away past the protocol by the operator.
import { call } from "./api.js";
import { holdsSecret, operate } from "./action.js";
import { address, at, go } from "./place.js";
import { h } from "./render.js";
import { panel } from "./panel.js";
import { confirmed } from "./dialog.js";
import { undoably } from "./jump.js";

/** The page of a contact, host or registrar: `facts` makes `[label, value]` of it. */
export function objectPage({ collection, key, kind, facts }) {
  const path = at(collection, key);
  const shown = panel(() => call("GET", path), (object) => [
    h("dl.facts", facts(object).filter(([, value]) => value).map(([label, value]) => [h("dt", label), h("dd", value)])),
    h("details", h("summary", "Change it as the operator, past the protocol"), editor(path, object)),
  ], { class: "card" });
  async function remove() {
    if (!(await confirmed({ title: `Take ${key} away?`, text: "At once, whatever its statuses. A snapshot brings it back.", action: "Take it away" }))) return;
    await operate("DELETE", path, undefined, `${kind} removed`);
    go(address(collection === "registrars" ? "accounts" : collection));
  }
  return {
    title: key,
    body: [shown.host, h("div.row.end", h("button.danger", { onclick: () => remove() }, `Take this ${kind} away`))],
    refresh: shown.refresh,
  };
}

function editor(path, object) {
  const value = JSON.stringify(object, null, 2);
  const text = h("textarea", { class: holdsSecret(value) ? "mono secret" : "mono", rows: "14", spellcheck: "false", "aria-label": "The object as JSON", value });
  async function save() {
    await undoably("saved", "Saved", async () => {
      await operate("PUT", path, text.value, "object replaced");
      return true;
    });
  }
  return [text, h("div.row.end", h("button.primary", { onclick: () => save() }, "Save"))];
}
