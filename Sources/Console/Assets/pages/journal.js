// The journal: who said what, what became of it, and by which rule. Live, filtered, secrets masked.
import { at, confirmed, entryList, h, operate, read } from "../parts.js";

const kinds = [["verdict", "verdicts", true], ["fault", "faults", true], ["clock", "clock", true], ["operator", "operator", true], ["received,sent", "frames", false], ["opened,closed,handshakeFailed", "connections", false]];

export async function page() {
  const asked = new URLSearchParams(location.search);
  const all = await read("registrars");
  const filter = {};
  const entries = entryList({ path: () => at("journal"), filter, hint: "Nothing fits. Let a client connect, try the Workbench, or loosen the filters." });
  const name = h("input#search", { type: "search", placeholder: "object: alpha-*", "aria-label": "Object" });
  const registrar = h("select#by-registrar", { "aria-label": "Registrar", value: asked.get("registrar") ?? "" }, h("option", { value: "" }, "any registrar"), all.map(({ id }) => h("option", id)));
  const command = h("input#by-command", { placeholder: "command: domain:*", "aria-label": "Command" });
  const code = h("input#by-code", { size: "11", placeholder: "code, ≥2000", "aria-label": "Code, or ≥ and a code" });
  const session = h("input#by-session", { size: "6", placeholder: "session", "aria-label": "Session", value: asked.get("session") ?? "" });
  const boxes = kinds.map(([value, label, on]) => [value, h("input", { type: "checkbox", checked: on, onchange: apply }), label]);
  const pause = h("button.small", { "aria-pressed": "false", onclick: () => {
    const on = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", String(on));
    entries.pause(on);
  } }, "Pause");
  let timer = null;
  for (const field of [name, command, code, session]) field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(apply, 200))));
  registrar.addEventListener("change", apply);

  function readFilter() {
    const [, least] = /^(?:≥|>=)\s*(\d{4})$/.exec(code.value.trim()) ?? [];
    Object.assign(filter, {
      name: name.value.trim(), registrar: registrar.value, command: command.value.trim(), session: session.value.trim(),
      code: /^\d{4}$/.test(code.value.trim()) ? code.value.trim() : "", atLeast: least ?? "",
      kind: boxes.filter(([, box]) => box.checked).map(([value]) => value).join(","),
    });
  }
  function apply() {
    readFilter();
    return entries.refresh();
  }
  async function forget() {
    if (!(await confirmed({ title: "Forget the journal?", text: "All entries of this registry go. Numbers go on.", action: "Forget it" }))) return;
    await operate("DELETE", at("journal"), undefined, "journal emptied");
    entries.refresh();
  }

  readFilter();
  return {
    title: "Journal",
    body: [h("div.row.filters", name, registrar, command, code, session),
      h("div.row.filters", boxes.map(([, box, label]) => h("label.check", box, label)), h("span.push"), pause, h("button.small.danger", { onclick: () => forget() }, "Forget all")),
      entries.host],
    refresh: async () => (entries.count() === 0 ? entries.refresh() : undefined),
    entry: entries.entry,
  };
}
