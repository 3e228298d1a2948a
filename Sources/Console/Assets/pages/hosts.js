// Hosts, and one of them.
import { address, at, h, place, read, searchList, stamp, statusBadge } from "../parts.js";
import { objectPage } from "../parts/objects.js";

export async function page(name) {
  if (name) return objectPage({ collection: "hosts", key: name, kind: "host", facts });
  const registrars = await read("registrars");
  const rows = searchList({
    path: () => at("hosts"), key: "name", label: "Hosts", placeholder: "Search names",
    hint: place.policy.hasHostObjects === false ? "This policy has no host objects: name servers are attributes of domains." : "This registry has no hosts. Send a host:create in the Workbench.",
    filters: [{ name: "sponsor", node: h("select", { "aria-label": "Sponsor" }, h("option", { value: "" }, "any sponsor"), registrars.map(({ id }) => h("option", id))) }],
    columns: [
      ["Name", (host) => h("a", { href: address("hosts", host.name) }, host.name)],
      ["Addresses", ({ addresses }) => addresses?.join(", ") ?? "—"], ["Statuses", ({ statuses }) => (statuses ?? ["ok"]).map(statusBadge)], ["Sponsor", ({ sponsor }) => sponsor],
    ],
  });
  return { title: "Hosts", body: rows.body, refresh: rows.refresh };
}

const facts = (host) => [
  ["Sponsor", host.sponsor], ["Addresses", (host.addresses ?? ["—"]).map((each) => [h("code", each), " "])],
  ["Statuses", (host.statuses ?? ["ok"]).map(statusBadge)], ["Created", `${stamp(host.created)} by ${host.creator}`],
];
