// A template for every command and extension. `build` makes the frame of what stands in the form.
import { escape, frame, on, processNumberOf, requestCode, tag, uris } from "./epp.js";

const field = (name, label, value = "", kind = "") => ({ name, label, value, kind });
const name = field("name", "Domain", "alpha-1.example");
const fresh = field("name", "Domain", "new.example");
const years = field("years", "Years");
const pw = field("pw", "Auth code", "", "secret");
const op = { ...field("op", "Operation", "request"), options: ["request", "query", "approve", "reject", "cancel"] };
const addStatus = field("addStatus", "Add status");
const remStatus = field("remStatus", "Remove status");
const currency = field("currency", "Currency", "EUR");

const list = (text) => (text ?? "").split(/[\s,]+/).filter(Boolean);
const wrapped = (element, inner) => (inner ? `<${element}>${inner}</${element.split(" ")[0]}>` : "");
const each = (element, text) => list(text).map((one) => tag(element, one)).join("");
const some = (prefix, names, values, attributes) => names.map((one) => tag(`${prefix}:${one}`, values[one], attributes)).join("");
const send = (verb, object, inner, { attributes, extension } = {}) => frame(on(verb, object, inner, attributes), extension);
const extended = (prefix, element, inner) => `<${prefix}:${element} xmlns:${prefix}="${uris[prefix]}">${inner}</${prefix}:${element}>`;

const authInfo = (object, text) => wrapped(`${object}:authInfo`, tag(`${object}:pw`, text));
// At creation the element must stand, and may be empty.
const authInfoThere = (object, text) => `<${object}:authInfo><${object}:pw>${escape(text ?? "")}</${object}:pw></${object}:authInfo>`;
const period = (text) => tag("domain:period", text, ' unit="y"');
const nameservers = (text) => wrapped("domain:ns", each("domain:hostObj", text));
const statuses = (object, text) => list(text).map((one) => `<${object}:status s="${escape(one)}"/>`).join("");
const addresses = (text) => list(text).map((one) => tag("host:addr", one, ` ip="${one.includes(":") ? "v6" : "v4"}"`)).join("");
const changes = (object, add, rem, chg) => wrapped(`${object}:add`, add) + wrapped(`${object}:rem`, rem) + wrapped(`${object}:chg`, chg);
const transfer = (object, key) => (v) => send("transfer", object, key(v) + (v.op === "request" ? period(v.years) : "") + authInfo(object, v.pw), { attributes: ` op="${v.op}"` });

const domainName = (v) => tag("domain:name", v.name);
const contactId = (v) => tag("contact:id", v.id);
const hostName = (v) => tag("host:name", v.name);
const info = (v, extension) => send("info", "domain", domainName(v), { extension });
const create = (v, extension) => send("create", "domain", domainName(v) + period(v.years) + nameservers(v.hosts) + tag("domain:registrant", v.registrant)
  + ["admin", "tech"].map((type) => tag("domain:contact", v[type], ` type="${type}"`)).join("") + authInfoThere("domain", v.pw), { extension });
const update = (v, extension, inner = "") => send("update", "domain", domainName(v) + inner, { extension });

const domains = {
  "domain:check": [[field("names", "Domains, with blanks between", "alpha-1.example free.example")], (v) => send("check", "domain", each("domain:name", v.names))],
  "domain:info": [[name, pw], (v) => send("info", "domain", domainName(v) + authInfo("domain", v.pw))],
  "domain:create": [[fresh, years, field("registrant", "Registrant"), field("admin", "Admin contact"), field("tech", "Tech contact"), field("hosts", "Name servers"), pw], (v) => create(v)],
  "domain:update": [[name, field("addHosts", "Add name servers"), field("remHosts", "Remove name servers"), addStatus, remStatus, field("registrant", "New registrant"), pw],
    (v) => update(v, "", changes("domain", nameservers(v.addHosts) + statuses("domain", v.addStatus), nameservers(v.remHosts) + statuses("domain", v.remStatus), tag("domain:registrant", v.registrant) + authInfo("domain", v.pw)))],
  "domain:renew": [[name, field("expires", "Current expiry (date)", "2026-10-28"), field("years", "Years", "1")], (v) => send("renew", "domain", domainName(v) + tag("domain:curExpDate", v.expires) + period(v.years))],
  "domain:delete": [[name], (v) => send("delete", "domain", domainName(v))],
  "domain:transfer": [[op, name, years, pw], transfer("domain", domainName)],
};

const id = field("id", "Contact", "ALPHA-1");
const postal = (v) => wrapped('contact:postalInfo type="int"', some("contact", ["name", "org"], v) + wrapped("contact:addr", some("contact", ["street", "city", "pc", "cc"], v)));
const contacts = {
  "contact:check": [[field("ids", "Contacts, with blanks between", "ALPHA-1 FREE-1")], (v) => send("check", "contact", each("contact:id", v.ids))],
  "contact:info": [[id, pw], (v) => send("info", "contact", contactId(v) + authInfo("contact", v.pw))],
  "contact:create": [[field("id", "Contact", "NEW-1"), field("name", "Name", "Nora New"), field("org", "Organization"), field("street", "Street", "1 New Street"), field("city", "City", "Delft"), field("pc", "Postal code", "2600 AA"),
    field("cc", "Country", "NL"), field("voice", "Voice", "+31.201234567"), field("email", "E-mail", "nora@example.net"), pw],
  (v) => send("create", "contact", contactId(v) + postal(v) + some("contact", ["voice", "email"], v) + authInfoThere("contact", v.pw))],
  "contact:update": [[id, addStatus, remStatus, field("voice", "New voice"), field("email", "New e-mail"), pw],
    (v) => send("update", "contact", contactId(v) + changes("contact", statuses("contact", v.addStatus), statuses("contact", v.remStatus), some("contact", ["voice", "email"], v) + authInfo("contact", v.pw)))],
  "contact:delete": [[id], (v) => send("delete", "contact", contactId(v))],
  "contact:transfer": [[op, id, pw], transfer("contact", contactId)],
};

const host = field("name", "Host", "ns1.alpha-1.example");
const hosts = {
  "host:check": [[field("names", "Hosts, with blanks between", "ns1.alpha-1.example ns9.alpha-1.example")], (v) => send("check", "host", each("host:name", v.names))],
  "host:info": [[host], (v) => send("info", "host", hostName(v))],
  "host:create": [[field("name", "Host", "ns9.alpha-1.example"), field("addresses", "Addresses", "192.0.2.9 2001:db8::9")], (v) => send("create", "host", hostName(v) + addresses(v.addresses))],
  "host:update": [[host, field("add", "Add addresses"), field("rem", "Remove addresses"), addStatus, remStatus, field("to", "New name")],
    (v) => send("update", "host", hostName(v) + changes("host", addresses(v.add) + statuses("host", v.addStatus), addresses(v.rem) + statuses("host", v.remStatus), tag("host:name", v.to)))],
  "host:delete": [[host], (v) => send("delete", "host", hostName(v))],
};

const session = {
  hello: [[], () => `<epp xmlns="${uris.epp}"><hello/></epp>`],
  "poll req": [[], () => frame('<poll op="req"/>')],
  "poll ack": [[field("id", "Message", "1")], (v) => frame(`<poll op="ack" msgID="${escape(v.id)}"/>`)],
};

const redeemed = field("name", "Domain", "redeem.example");
const restore = (v, inner) => update(v, extended("rgp", "update", inner), "<domain:chg/>");
const maintenance = (inner) => frame(`<info>${extended("maintenance", "info", inner)}</info>`);
const extensions = {
  "secDNS: add DS data": [[name, field("keyTag", "Key tag", "12345"), field("alg", "Algorithm", "13"), field("digestType", "Digest type", "2"), field("digest", "Digest", "49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE1F0E2F2D5D4A6F1E2B9C0D1E")],
    (v) => update(v, extended("secDNS", "update", wrapped("secDNS:add", wrapped("secDNS:dsData", some("secDNS", ["keyTag", "alg", "digestType", "digest"], v)))))],
  "secDNS: remove all": [[name], (v) => update(v, extended("secDNS", "update", "<secDNS:rem><secDNS:all>true</secDNS:all></secDNS:rem>"))],
  "rgp: restore request": [[redeemed], (v) => restore(v, '<rgp:restore op="request"/>')],
  "rgp: restore report": [[redeemed, field("delTime", "Deleted", "2025-12-22T00:00:00.0Z"), field("resTime", "Restored", "2026-01-01T00:00:00.0Z")],
    (v) => restore(v, `<rgp:restore op="report"><rgp:report><rgp:preData>As before.</rgp:preData><rgp:postData>As before.</rgp:postData>${some("rgp", ["delTime", "resTime"], v)}<rgp:resReason>Deleted by mistake.</rgp:resReason><rgp:statement>The information is true.</rgp:statement><rgp:statement>Not for resale.</rgp:statement></rgp:report></rgp:restore>`)],
  "fee: check": [[field("names", "Domains", "free.example"), currency],
    (v) => send("check", "domain", each("domain:name", v.names), { extension: extended("fee", "check", tag("fee:currency", v.currency) + ["create", "renew", "transfer", "restore"].map((one) => `<fee:command name="${one}"/>`).join("")) })],
  "fee: create": [[fresh, currency, field("fee", "Fee", "10.00"), pw], (v) => create(v, extended("fee", "create", some("fee", ["currency", "fee"], v)))],
  "ttl: info": [[name], (v) => info(v, extended("ttl", "info", ""))],
  "ttl: update": [[name, field("type", "Record type", "NS"), field("ttl", "Seconds", "3600")], (v) => update(v, extended("ttl", "update", tag("ttl:ttl", v.ttl, ` for="${escape(v.type)}"`)))],
  "allocationToken: create": [[fresh, field("token", "Token", "", "secret"), pw], (v) => create(v, extended("allocationToken", "allocationToken", escape(v.token)))],
  "maintenance: list": [[], () => maintenance("<maintenance:list/>")],
  "maintenance: info": [[field("id", "Maintenance")], (v) => maintenance(tag("maintenance:id", v.id))],
  "authCode: request": [[name, field("force", "A new one in any case", true, "flag")], (v) => requestCode(v.name, v.force)],
  "authCode: cancel": [[name], (v) => info(v, extended("authCode", "cancel", ""))],
  "authCode: transfer": [[name, pw, field("number", "Process number", "", "secret")], (v) => send("transfer", "domain", domainName(v) + authInfo("domain", v.pw), { attributes: ' op="request"', extension: processNumberOf(v.number) })],
};

const group = (label, all) => Object.entries(all).map(([id, [fields, build]]) => ({ id, label: id, group: label, fields, build, extension: label === "Extensions" ? uris[id.split(":")[0]] : undefined }));

/** `{id, label, group, extension, fields, build}`; `extension` is the URI that the registry must announce. */
export const templates = [...group("Domains", domains), ...group("Contacts", contacts), ...group("Hosts", hosts), ...group("Session", session), ...group("Extensions", extensions)];
