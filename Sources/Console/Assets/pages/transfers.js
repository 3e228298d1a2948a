// Transfers: requested, pending, and done lately.
import { address, at, call, card, empty, h, panel, pendingTransfer, query, read, registrars, requestForm, stamp, table } from "../parts.js";

export async function page() {
  // From the outbox one comes with the code filled in; it is handed over within the page, never by the address.
  const given = history.state?.transfer ?? {};
  const form = requestForm({ registrars: await registrars(), as: given.as, authInfo: given.authInfo, processNumber: given.processNumber });
  if (given.name) form.querySelector("#transfer-name").value = given.name;
  const pending = panel(() => read("transfers"), (all) => [h("h2", `Pending (${all.length})`),
    all.length === 0 ? empty("No transfer is pending. Request one above, with the domain's auth code.") : all.map((each) => pendingTransfer(each, true))], { class: "card" });
  const done = panel(() => call("GET", query(at("transfers"), { state: "done", limit: 50 })), (all) => [h("h2", "Done lately"),
    all.length === 0 ? empty("None has ended yet.") : table("Transfers that ended", [
      ["Name", ({ kind, name }) => h("a", { href: address(`${kind}s`, name) }, name)],
      ["From", ({ transfer }) => transfer.loser ?? ""], ["To", ({ transfer }) => transfer.requester],
      ["How", ({ transfer }) => `${/Approved/.test(transfer.status) ? "✓" : "✗"} ${transfer.status}`], ["When", ({ transfer }) => stamp(transfer.acted)],
    ], all)], { class: "card" });
  return {
    title: "Transfers",
    body: [card("Request", form), pending.host, done.host],
    refresh: () => Promise.all([pending.refresh(), done.refresh()]),
  };
}
