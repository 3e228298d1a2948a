// Poll messages, by registrar (RFC 5730 §2.9.2.3).
import { address, at, badge, call, card, confirmed, empty, h, notice, operate, panel, query, registrars, stamp, table } from "../parts.js";

export async function page() {
  const all = await registrars();
  const whose = h("select#whose", { "aria-label": "Registrar", onchange: () => messages.refresh() }, h("option", { value: "" }, "all registrars"), all.map(({ id }) => h("option", id)));
  const messages = panel(() => call("GET", query(at("messages"), { to: whose.value })), (rows) => (rows.length === 0 ? empty("No message waits. Registrars are told of transfers, deletions and what the registry does by itself.")
    : table("Messages that wait", [
      ["To", ({ to }) => to], ["Queued", ({ queued }) => h("span.line", stamp(queued))], ["Message", ({ text }) => text],
      ["About", aboutOf],
      ["", ({ number }) => h("button.small", { onclick: () => take(number) }, "take out")],
    ], rows)));
  async function take(number) {
    if (!(await confirmed({ title: "Take this message out?", text: "The registrar will not be told of it.", action: "Take it out" }))) return;
    await operate("DELETE", at("messages", String(number)), undefined, "message taken out");
    messages.refresh();
  }
  const to = h("select#to", { "aria-label": "To" }, all.map(({ id }) => h("option", id)));
  const text = h("input#text", { required: true, "aria-label": "Text", placeholder: "Maintenance tonight" });
  async function send(event) {
    await operate("POST", at("messages"), { to: to.value, text: text.value }, "message queued");
    text.value = "";
    notice("Queued");
    messages.refresh();
  }
  return {
    title: "Messages",
    body: [h("div.row.filters", whose), messages.host, card("Write one", h("form.row", { onsubmit: send }, to, text, h("button.primary", "Queue it")))],
    refresh: messages.refresh,
  };
}

/** The object that a message is about, with a way to it. */
function aboutOf(message) {
  const { contact, host, organization, maintenance, change } = message;
  if (maintenance) return `maintenance ${maintenance.maintenance.id}`;
  const subject = message.transfer ?? message.pendingAction ?? message.domain ?? (host && { kind: "host", ...host }) ?? (contact && { kind: "contact", name: contact.id })
    ?? (organization && { kind: "organization", name: organization.id });
  if (!subject?.name) return null;
  return [h("a", { href: address(`${subject.kind ?? "domain"}s`, subject.name) }, subject.name), change && [" ", badge(`${change.state} it`)]];
}
