// Contacts, and one of them.
import { address, at, h, read, searchList, stamp, statusBadge } from "../parts.js";
import { objectPage } from "../parts/objects.js";

export async function page(id) {
  if (id) return objectPage({ collection: "contacts", key: id, kind: "contact", facts });
  const registrars = await read("registrars");
  const rows = searchList({
    path: () => at("contacts"), key: "id", label: "Contacts", placeholder: "Search id, name, organization, e-mail",
    hint: "This registry has no contacts. Send a contact:create in the Workbench.",
    filters: [{ name: "sponsor", node: h("select", { "aria-label": "Sponsor" }, h("option", { value: "" }, "any sponsor"), registrars.map(({ id }) => h("option", id))) }],
    columns: [
      ["Id", (contact) => h("a", { href: address("contacts", contact.id) }, contact.id)],
      ["Name", (contact) => (contact.int ?? contact.loc)?.name], ["Organization", (contact) => (contact.int ?? contact.loc)?.organization],
      ["Country", (contact) => (contact.int ?? contact.loc)?.country], ["E-mail", ({ email }) => email], ["Sponsor", ({ sponsor }) => sponsor],
    ],
  });
  return { title: "Contacts", body: rows.body, refresh: rows.refresh };
}

const facts = (contact) => [
  ["Sponsor", contact.sponsor], ["Statuses", (contact.statuses ?? ["ok"]).map(statusBadge)],
  ["International", postal(contact.int)], ["Local", postal(contact.loc)],
  ["Voice", contact.voice], ["Fax", contact.fax], ["E-mail", contact.email],
  ["Auth code", contact.authInfo && h("code.secret", contact.authInfo)],
  ["Created", `${stamp(contact.created)} by ${contact.creator}`], ["Transfer", contact.transfer && `${contact.transfer.status} to ${contact.transfer.requester}`],
];

const postal = (info) => info && h("address", [info.name, info.organization, ...(info.street ?? []), [info.postalCode, info.city].filter(Boolean).join(" "), info.stateOrProvince, info.country]
  .filter(Boolean).map((line) => [line, h("br")]));
