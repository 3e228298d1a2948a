// EPP frames (RFC 5730 to 5734) as text: built here, sent by the registry as a registrar's own.

const ns = (name) => `urn:ietf:params:xml:ns:${name}`;
export const uris = {
  epp: ns("epp-1.0"), domain: ns("domain-1.0"), contact: ns("contact-1.0"), host: ns("host-1.0"),
  secDNS: ns("secDNS-1.1"), rgp: ns("rgp-1.0"), fee: ns("epp:fee-1.0"), ttl: ns("epp:ttl-1.0"),
  maintenance: ns("epp:maintenance-1.0"), allocationToken: ns("allocationToken-1.0"), authCode: "urn:mock-registry:authCode-1.0",
};

const special = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
export const escape = (text) => String(text).replace(/[&<>"']/g, (letter) => special[letter]);

/** `tag("domain:name", "a.example")`; text is escaped, what is empty is left out. */
export const tag = (name, text, attributes = "") =>
  text === "" || text === null || text === undefined ? "" : `<${name}${attributes}>${escape(text)}</${name}>`;

let number = 0;
/** A whole frame: a command's body and, behind it, the bodies of extensions. */
export function frame(body, extension = "") {
  const id = `CONSOLE-${Date.now().toString(36)}-${++number}`.toUpperCase();
  const more = extension ? `<extension>${extension}</extension>` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<epp xmlns="${uris.epp}"><command>${body}${more}<clTRID>${id}</clTRID></command></epp>`;
}

/** A verb on an object: `on("info", "domain", "…")`. */
export const on = (verb, object, inner, attributes = "") =>
  `<${verb}${attributes}><${object}:${verb} xmlns:${object}="${uris[object]}">${inner}</${object}:${verb}></${verb}>`;

const name = (domain) => tag("domain:name", domain);
const code = (text) => (text ? `<domain:authInfo>${tag("domain:pw", text)}</domain:authInfo>` : "");

export const domainInfo = (domain, extension) => frame(on("info", "domain", name(domain)), extension);
export const requestCode = (domain, force) =>
  domainInfo(domain, `<authCode:request xmlns:authCode="${uris.authCode}"${force ? ' force="true"' : ""}/>`);
export const setCode = (domain, text) =>
  frame(on("update", "domain", `${name(domain)}<domain:chg>${code(text)}</domain:chg>`));

/** Puts a status on or takes it off. */
export const setStatus = (domain, status, isOn) => {
  const verb = isOn ? "add" : "rem";
  return frame(on("update", "domain", `${name(domain)}<domain:${verb}><domain:status s="${escape(status)}"/></domain:${verb}>`));
};

/** A transfer's request, query, approval, rejection or cancellation, with the second secret where one is needed. */
export const transfer = (operation, domain, { authInfo, processNumber } = {}) =>
  frame(on("transfer", "domain", name(domain) + code(authInfo), ` op="${operation}"`),
    processNumber ? processNumberOf(processNumber) : "");
/** What either side does with the transfer of a contact (RFC 5733 §3.2.4). */
export const contactTransfer = (operation, id) => frame(on("transfer", "contact", tag("contact:id", id), ` op="${operation}"`));
export const processNumberOf = (text) =>
  `<authCode:transfer xmlns:authCode="${uris.authCode}">${tag("authCode:processNumber", text)}</authCode:transfer>`;

/** A registration; an empty code where the registry wants none at creation (RFC 9154 §4.1). */
export const domainCreate = (domain, { registrant, authInfo } = {}) =>
  frame(on("create", "domain",
    `${name(domain)}${tag("domain:registrant", registrant)}<domain:authInfo><domain:pw>${escape(authInfo ?? "")}</domain:pw></domain:authInfo>`));

/** A code that is strong enough for RFC 9154 (§4.1): 26 of 54 letters and digits, 149 bits. */
export function newCode() {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789-_".slice(0, 54);
  let text = "";
  while (text.length < 26) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes from 216 on would favour the first letters.
    if (byte < 216) text += letters[byte % 54];
  }
  return text;
}

/** What a console reads out of an answer: the text of the first element with a name in a namespace. */
export function textIn(answer, uri, element) {
  const found = new DOMParser().parseFromString(answer ?? "", "application/xml").getElementsByTagNameNS(uri, element)[0];
  return found?.textContent;
}
