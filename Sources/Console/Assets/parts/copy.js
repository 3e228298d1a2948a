// Copying: by the clipboard where there is one (localhost and https), otherwise by hand.
import { h } from "./render.js";
import { send } from "./api.js";
import { notice } from "./notice.js";

/** Copies a text, or shows it selected with what to press. */
export async function copy(text, told = "Copied to clipboard") {
  try {
    await navigator.clipboard.writeText(text);
    notice(told);
  } catch {
    byHand(text);
  }
}

export const copyButton = (text, label = "Copy") =>
  h("button.small", { onclick: () => copy(typeof text === "function" ? text() : text) }, label);

/** Saves what the control API answers as a file; gives its size in bytes. A plain link could not send a token. */
export async function download(path, name) {
  const blob = await (await send("GET", path)).blob();
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return blob.size;
}

function byHand(text) {
  const field = h("textarea", { readonly: true, rows: "4", "aria-label": "Text to copy" });
  field.value = text;
  const dialog = h("dialog", { "aria-label": "Copy by hand" },
    h("p", "A page over plain http from another machine has no clipboard. Press Ctrl+C."), field,
    h("div.row.end", h("button", { onclick: () => dialog.close() }, "Done")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}
