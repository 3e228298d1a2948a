// Organizations, and one of them: registrars, resellers and who else has to do with objects of the registry (RFC 8543).
import { address, at, h, place, read, searchList, stamp, statusBadge } from "../parts.js";
import { objectPage } from "../parts/objects.js";

export async function page(id) {
  if (id) return objectPage({ collection: "organizations", key: id, kind: "organization", facts });
  const registrars = await read("registrars");
  const rows = searchList({
    path: () => at("organizations"), key: "id", label: "Organizations", placeholder: "Search id, name, role",
    hint: place.policy.organization?.isOffered ? "This registry has no organizations. Send an org:create in the Workbench." : "This policy has no organizations.",
    filters: [{ name: "sponsor", node: h("select", { "aria-label": "Sponsor" }, h("option", { value: "" }, "any sponsor"), registrars.map(({ id }) => h("option", id))) }],
    columns: [
      ["Id", ({ id }) => h("a", { href: address("organizations", id) }, id)], ["Name", ({ int, loc }) => (int ?? loc)?.name],
      ["Roles", ({ roles }) => roles.map(({ type }) => type).join(", ")], ["Parent", parent], ["Sponsor", sponsor],
    ],
  });
  return { title: "Organizations", body: rows.body, refresh: rows.refresh };
}

const parent = (organization) => organization.parent && h("a", { href: address("organizations", organization.parent) }, organization.parent);
const sponsor = (organization) => organization.sponsor ?? "the registry";

const facts = (organization) => [
  ["Sponsor", sponsor(organization)], ["Statuses", (organization.statuses ?? ["ok"]).map(statusBadge)], ["Parent", parent(organization)],
  ["Roles", h("ul", organization.roles.map(({ type, roleID, statuses }) => h("li", type, roleID && ` ${roleID}`, " ", (statuses ?? []).map(statusBadge))))],
  ["International", postal(organization.int)], ["Local", postal(organization.loc)],
  ["Voice", organization.voice], ["Fax", organization.fax], ["E-mail", organization.email], ["Web", organization.url],
  ["Contacts", organization.contacts?.length > 0 && h("ul", organization.contacts.map(({ id, type, typeName }) =>
    h("li", h("a", { href: address("contacts", id) }, id), ` ${typeName ?? type}`)))],
  ["Created", `${stamp(organization.created)} by ${organization.creator}`],
];

const postal = (info) => info && h("address", [info.name, ...(info.street ?? []), [info.postalCode, info.city].filter(Boolean).join(" "), info.stateOrProvince, info.country]
  .filter(Boolean).map((line) => [line, h("br")]));
