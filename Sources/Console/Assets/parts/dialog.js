// Questions before something is destroyed.
import { add, h, labelFor } from "./render.js";

/** Asks; true if the answer was yes. With `typed`, that word must be written first. */
export function confirmed({ title, text, action, typed }) {
  return new Promise((resolve) => {
    const go = h("button.danger", { value: "yes", disabled: Boolean(typed) }, action);
    const field = typed && h("input", {
      id: "typed-name", autocomplete: "off", spellcheck: "false",
      oninput: (event) => (go.disabled = event.target.value !== typed),
    });
    const dialog = h("dialog", { "aria-labelledby": "question" },
      h("form", { method: "dialog" },
        h("h2#question", title), h("p", text),
        typed && labelFor("typed-name", `Type ${typed} to go on`), field,
        h("div.row.end", h("button", { value: "no", formnovalidate: true }, "Keep it"), go)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" && (!typed || field.value === typed));
    });
    // The form's own submission is not let through by the policy "form-action 'none'": the dialog closes itself.
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter !== go || !go.disabled) dialog.close(event.submitter?.value ?? "no");
    });
    add(document.body, dialog);
    dialog.showModal();
    (field || dialog.querySelector("button")).focus();
  });
}
