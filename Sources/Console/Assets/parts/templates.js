// A template for every command and extension. `build` makes the frame of what stands in the form.
import { frame, on, processNumberOf, requestCode, tag, uris } from "./epp.js";

const field = (name, label, value, more = {}) => ({ name, label, value, ...more });
const domainName = field("name", "Domain", "alpha-1.example");
const years = field("years", "Years", "");
const pw = field("pw", "Auth code", "", { kind: "secret" });
const list = (text) => (text ?? "").split(/[\s,]+/).filter(Boolean);
const period = (object, text) => tag(`${object}:period`, text, ' unit="y"');
const info = (object, text) => (text ? `<${object}:authInfo>${tag(`${object}:pw`, text)}</${object}:authInfo>` : "");

const domain = [
  { id: "domain:check", fields: [field("names", "Domains, with blanks between", "alpha-1.example free.example")], build: (v) => frame(on("check", "domain", list(v.names).map((each) => tag("domain:name", each)).join(""))) },
  { id: "domain:info", fields: [domainName, pw], build: (v) => frame(on("info", "domain", tag("domain:name", v.name) + info("domain", v.pw))) },
  {
    id: "domain:create", fields: [field("name", "Domain", "new.example"), years, field("registrant", "Registrant", ""), field("admin", "Admin contact", ""), field("tech", "Tech contact", ""), field("hosts", "Name servers", ""), pw],
    build: (v) => frame(domainCreate(v)),
  },
  {
    id: "domain:update", fields: [domainName, field("addHosts", "Add name servers", ""), field("remHosts", "Remove name servers", ""), field("addStatus", "Add status", ""), field("remStatus", "Remove status", ""), field("registrant", "New registrant", ""), pw],
    build: (v) => frame(on("update", "domain", domainUpdate(v))),
  },
  { id: "domain:renew", fields: [domainName, field("expires", "Current expiry (date)", "2026-10-28"), field("years", "Years", "1")], build: (v) => frame(on("renew", "domain", tag("domain:name", v.name) + tag("domain:curExpDate", v.expires) + period("domain", v.years))) },
  { id: "domain:delete", fields: [domainName], build: (v) => frame(on("delete", "domain", tag("domain:name", v.name))) },
  {
    id: "domain:transfer", fields: [field("op", "Operation", "request", { options: ["request", "query", "approve", "reject", "cancel"] }), domainName, years, pw],
    build: (v) => frame(on("transfer", "domain", tag("domain:name", v.name) + (v.op === "request" ? period("domain", v.years) : "") + info("domain", v.pw), ` op="${v.op}"`)),
  },
].map((each) => ({ ...each, group: "Domains" }));

function domainCreate(v) {
  const contacts = ["admin", "tech"].map((type) => tag("domain:contact", v[type], ` type="${type}"`)).join("");
  return on("create", "domain", tag("domain:name", v.name) + period("domain", v.years) + nameservers(v.hosts) + tag("domain:registrant", v.registrant) + contacts + `<domain:authInfo><domain:pw>${tag("x", v.pw).replace(/<\/?x>/g, "")}</domain:pw></domain:authInfo>`);
}

const nameservers = (text) => (list(text).length ? `<domain:ns>${list(text).map((each) => tag("domain:hostObj", each)).join("")}</domain:ns>` : "");
const statuses = (object, text) => list(text).map((each) => `<${object}:status s="${tag("x", each).replace(/<\/?x>/g, "")}"/>`).join("");
const wrapped = (name, inner) => (inner ? `<${name}>${inner}</${name}>` : "");

const domainUpdate = (v) => tag("domain:name", v.name)
  + wrapped("domain:add", nameservers(v.addHosts) + statuses("domain", v.addStatus)) + wrapped("domain:rem", nameservers(v.remHosts) + statuses("domain", v.remStatus))
  + wrapped("domain:chg", tag("domain:registrant", v.registrant) + info("domain", v.pw));

const contactId = field("id", "Contact", "ALPHA-1");
const postal = (v) => wrapped("contact:postalInfo", "x").replace(">x<", ` type="int">${tag("contact:name", v.person)}${tag("contact:org", v.org)}<contact:addr>${tag("contact:street", v.street)}${tag("contact:city", v.city)}${tag("contact:pc", v.pc)}${tag("contact:cc", v.cc)}</contact:addr><`);
const contact = [
  { id: "contact:check", fields: [field("ids", "Contacts, with blanks between", "ALPHA-1 FREE-1")], build: (v) => frame(on("check", "contact", list(v.ids).map((each) => tag("contact:id", each)).join(""))) },
  { id: "contact:info", fields: [contactId, pw], build: (v) => frame(on("info", "contact", tag("contact:id", v.id) + info("contact", v.pw))) },
  {
    id: "contact:create", fields: [field("id", "Contact", "NEW-1"), field("person", "Name", "Nora New"), field("org", "Organization", ""), field("street", "Street", "1 New Street"), field("city", "City", "Delft"), field("pc", "Postal code", "2600 AA"), field("cc", "Country", "NL"), field("voice", "Voice", "+31.201234567"), field("email", "E-mail", "nora@example.net"), pw],
    build: (v) => frame(on("create", "contact", tag("contact:id", v.id) + postal(v) + tag("contact:voice", v.voice) + tag("contact:email", v.email) + `<contact:authInfo><contact:pw>${tag("x", v.pw).replace(/<\/?x>/g, "")}</contact:pw></contact:authInfo>`)),
  },
  { id: "contact:update", fields: [contactId, field("addStatus", "Add status", ""), field("remStatus", "Remove status", ""), field("voice", "New voice", ""), field("email", "New e-mail", ""), pw], build: (v) => frame(on("update", "contact", tag("contact:id", v.id) + wrapped("contact:add", statuses("contact", v.addStatus)) + wrapped("contact:rem", statuses("contact", v.remStatus)) + wrapped("contact:chg", tag("contact:voice", v.voice) + tag("contact:email", v.email) + info("contact", v.pw)))) },
  { id: "contact:delete", fields: [contactId], build: (v) => frame(on("delete", "contact", tag("contact:id", v.id))) },
  { id: "contact:transfer", fields: [field("op", "Operation", "request", { options: ["request", "query", "approve", "reject", "cancel"] }), contactId, pw], build: (v) => frame(on("transfer", "contact", tag("contact:id", v.id) + info("contact", v.pw), ` op="${v.op}"`)) },
].map((each) => ({ ...each, group: "Contacts" }));

const hostName = field("name", "Host", "ns1.alpha-1.example");
const addresses = (text) => list(text).map((each) => tag("host:addr", each, ` ip="${each.includes(":") ? "v6" : "v4"}"`)).join("");
const host = [
  { id: "host:check", fields: [field("names", "Hosts, with blanks between", "ns1.alpha-1.example ns9.alpha-1.example")], build: (v) => frame(on("check", "host", list(v.names).map((each) => tag("host:name", each)).join(""))) },
  { id: "host:info", fields: [hostName], build: (v) => frame(on("info", "host", tag("host:name", v.name))) },
  { id: "host:create", fields: [field("name", "Host", "ns9.alpha-1.example"), field("addresses", "Addresses", "192.0.2.9 2001:db8::9")], build: (v) => frame(on("create", "host", tag("host:name", v.name) + addresses(v.addresses))) },
  { id: "host:update", fields: [hostName, field("add", "Add addresses or…", ""), field("rem", "Remove addresses", ""), field("addStatus", "Add status", ""), field("remStatus", "Remove status", ""), field("to", "New name", "")], build: (v) => frame(on("update", "host", tag("host:name", v.name) + wrapped("host:add", addresses(v.add) + statuses("host", v.addStatus)) + wrapped("host:rem", addresses(v.rem) + statuses("host", v.remStatus)) + wrapped("host:chg", tag("host:name", v.to)))) },
  { id: "host:delete", fields: [hostName], build: (v) => frame(on("delete", "host", tag("host:name", v.name))) },
].map((each) => ({ ...each, group: "Hosts" }));

const session = [
  { id: "hello", fields: [], build: () => `<epp xmlns="${uris.epp}"><hello/></epp>` },
  { id: "poll req", fields: [], build: () => frame('<poll op="req"/>') },
  { id: "poll ack", fields: [field("id", "Message", "1")], build: (v) => frame(`<poll op="ack" msgID="${list(v.id).map((each) => each.replace(/[^\w.-]/g, ""))[0] ?? ""}"/>`) },
].map((each) => ({ ...each, group: "Session" }));

const extended = (verb, inner, extension) => frame(on(verb, "domain", inner), extension);
const restore = (name, inner) => extended("update", `${tag("domain:name", name)}<domain:chg/>`, `<rgp:update xmlns:rgp="${uris.rgp}">${inner}</rgp:update>`);
const extensions = [
  { id: "secDNS: add DS data", extension: uris.secDNS, fields: [domainName, field("keyTag", "Key tag", "12345"), field("alg", "Algorithm", "13"), field("digestType", "Digest type", "2"), field("digest", "Digest", "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE1F0E2F2D5D4A6F1E2B9C0D1E")], build: (v) => extended("update", tag("domain:name", v.name), `<secDNS:update xmlns:secDNS="${uris.secDNS}"><secDNS:add><secDNS:dsData>${["keyTag", "alg", "digestType", "digest"].map((each) => tag(`secDNS:${each}`, v[each])).join("")}</secDNS:dsData></secDNS:add></secDNS:update>`) },
  { id: "secDNS: remove all", extension: uris.secDNS, fields: [domainName], build: (v) => extended("update", tag("domain:name", v.name), `<secDNS:update xmlns:secDNS="${uris.secDNS}"><secDNS:rem><secDNS:all>true</secDNS:all></secDNS:rem></secDNS:update>`) },
  { id: "rgp: restore request", extension: uris.rgp, fields: [field("name", "Domain", "redeem.example")], build: (v) => restore(v.name, '<rgp:restore op="request"/>') },
  { id: "rgp: restore report", extension: uris.rgp, fields: [field("name", "Domain", "redeem.example"), field("deleted", "Deleted", "2025-12-22T00:00:00.0Z"), field("restored", "Restored", "2026-01-01T00:00:00.0Z")], build: (v) => restore(v.name, `<rgp:restore op="report"><rgp:report><rgp:preData>As before.</rgp:preData><rgp:postData>As before.</rgp:postData>${tag("rgp:delTime", v.deleted)}${tag("rgp:resTime", v.restored)}<rgp:resReason>Deleted by mistake.</rgp:resReason><rgp:statement>The information is true.</rgp:statement><rgp:statement>Not for resale.</rgp:statement></rgp:report></rgp:restore>`) },
  { id: "fee: check", extension: uris.fee, fields: [field("names", "Domains", "free.example"), field("currency", "Currency", "EUR")], build: (v) => frame(on("check", "domain", list(v.names).map((each) => tag("domain:name", each)).join("")), `<fee:check xmlns:fee="${uris.fee}">${tag("fee:currency", v.currency)}${["create", "renew", "transfer", "restore"].map((each) => `<fee:command name="${each}"/>`).join("")}</fee:check>`) },
  { id: "fee: create with fee", extension: uris.fee, fields: [field("name", "Domain", "new.example"), field("currency", "Currency", "EUR"), field("fee", "Fee", "10.00"), pw], build: (v) => frame(domainCreate(v), `<fee:create xmlns:fee="${uris.fee}">${tag("fee:currency", v.currency)}${tag("fee:fee", v.fee)}</fee:create>`) },
  { id: "ttl: info", extension: uris.ttl, fields: [domainName], build: (v) => extended("info", tag("domain:name", v.name), `<ttl:info xmlns:ttl="${uris.ttl}"/>`) },
  { id: "ttl: update", extension: uris.ttl, fields: [domainName, field("type", "Record type", "NS"), field("ttl", "Seconds", "3600")], build: (v) => extended("update", tag("domain:name", v.name), `<ttl:update xmlns:ttl="${uris.ttl}">${tag("ttl:ttl", v.ttl, ` for="${v.type.replace(/\W/g, "")}"`)}</ttl:update>`) },
  { id: "allocationToken: create", extension: uris.allocationToken, fields: [field("name", "Domain", "new.example"), field("token", "Token", "", { kind: "secret" }), pw], build: (v) => frame(domainCreate(v), tag("allocationToken:allocationToken", v.token, ` xmlns:allocationToken="${uris.allocationToken}"`)) },
  { id: "maintenance: list", extension: uris.maintenance, fields: [], build: () => frame(`<info><maintenance:info xmlns:maintenance="${uris.maintenance}"><maintenance:list/></maintenance:info></info>`) },
  { id: "maintenance: info", extension: uris.maintenance, fields: [field("id", "Maintenance", "")], build: (v) => frame(`<info><maintenance:info xmlns:maintenance="${uris.maintenance}">${tag("maintenance:id", v.id)}</maintenance:info></info>`) },
  { id: "authCode: request", extension: uris.authCode, fields: [domainName, field("force", "A new one in any case", true, { kind: "flag" })], build: (v) => requestCode(v.name, v.force) },
  { id: "authCode: cancel", extension: uris.authCode, fields: [domainName], build: (v) => extended("info", tag("domain:name", v.name), `<authCode:cancel xmlns:authCode="${uris.authCode}"/>`) },
  { id: "authCode: transfer request", extension: uris.authCode, fields: [domainName, pw, field("number", "Process number", "", { kind: "secret" })], build: (v) => frame(on("transfer", "domain", tag("domain:name", v.name) + info("domain", v.pw), ' op="request"'), processNumberOf(v.number)) },
].map((each) => ({ ...each, group: "Extensions" }));

/** `{id, label, group, extension?, fields, build}`; `extension` is the URI that the registry must announce. */
export const templates = [...domain, ...contact, ...host, ...session, ...extensions].map((each) => ({ label: each.id, ...each }));
