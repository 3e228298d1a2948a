// All domains: searched as one types, by sponsor, status, what is pending and what expires.
import { address, at, distance, h, read, searchList, stamp, statusBadge } from "../parts.js";

export async function page() {
  const registrars = await read("registrars");
  const asked = new URLSearchParams(location.search);
  const filter = (name, label, options) => ({
    name, node: h("select", { "aria-label": label, value: asked.get(name) ?? "" }, h("option", { value: "" }, label), options.map(([value, text]) => h("option", { value }, text ?? value))),
  });
  const statuses = ["ok", "inactive", "clientHold", "serverHold", "clientTransferProhibited", "serverTransferProhibited", "clientUpdateProhibited", "clientDeleteProhibited", "pendingCreate", "pendingTransfer", "pendingDelete", "redemptionPeriod", "addPeriod"];
  const rows = searchList({
    path: () => at("domains"), key: "name", label: "Domains", placeholder: "Search names", start: { search: asked.get("search") },
    hint: "This registry has no domains. Send a domain:create in the Workbench, or upload a seed.",
    filters: [
      filter("sponsor", "any sponsor", registrars.map(({ id }) => [id])),
      filter("status", "any status", statuses.map((status) => [status])),
      filter("transfer", "moving or not", [["pending", "transfer pending"]]),
      filter("expiring", "expires whenever", [["7d", "within 7 days"], ["30d", "within 30 days"], ["90d", "within 90 days"]]),
    ],
    columns: [
      ["Name", ({ name }) => h("a", { href: address("domains", name) }, name)],
      ["Sponsor", ({ sponsor }) => sponsor],
      ["Status", (domain) => (domain.shownStatuses ?? domain.statuses ?? []).map(statusBadge)],
      ["Transfer", ({ transfer }) => transfer?.status === "pending" && `to ${transfer.requester}, ${distance(transfer.acted)}`],
      ["Expires", ({ expires }) => h("span", { title: distance(expires) }, stamp(expires, true))],
    ],
  });
  return { title: "Domains", body: rows.body, refresh: rows.refresh };
}
