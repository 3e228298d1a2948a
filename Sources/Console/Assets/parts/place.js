// Where the console is: the registry and the page that the address names.
import { call } from "./api.js";

const encoded = (parts) => parts.map((part) => `/${encodeURIComponent(part)}`).join("");

export const place = {
  /** The registry that the address names. */
  registry: "default",
  /** The registry as the control API shows it, and its policy; read when the registry is opened. */
  about: null,
  policy: null,
};

/** A path of the control API below this registry: `at("domains", "a.example")`. */
export const at = (...parts) => `/registries${encoded([place.registry, ...parts])}`;

/** What the control API has at a path below this registry. */
export const read = (...parts) => call("GET", at(...parts));

/** The address of a page of this registry. */
export const address = (...parts) => `/r${encoded([place.registry, ...parts])}`;

/** The parts of the address: `/r/default/domains/a.example` is `["default", "domains", "a.example"]`. */
export function partsOf(path) {
  const parts = path.split("/").filter(Boolean);
  try {
    return parts[0] === "r" ? parts.slice(1).map(decodeURIComponent) : [];
  } catch {
    return [];
  }
}

/** Goes to an address within the console without loading it anew. */
export function go(path) {
  history.pushState(null, "", path);
  dispatchEvent(new Event("placechange"));
}

export async function readPlace() {
  [place.about, place.policy] = await Promise.all([read(), read("policy")]);
}

/** The registrars that can log in, by id alone: what else they have changes with each login. */
export async function registrars() {
  return (await read("registrars")).filter(({ suspended }) => !suspended).map(({ id }) => ({ id }));
}

/** Whether the registry's greeting announces an extension. */
export const announces = (uri) => (place.about?.extensions ?? []).includes(uri);

/** The policy that holds for a domain: that of the longest zone that fits, where the zone has one of its own. */
export function policyOf(name = "") {
  const zones = (place.policy?.zones ?? []).filter((zone) => name.endsWith(`.${zone}`));
  const zone = zones.sort((one, two) => two.length - one.length)[0];
  return { ...place.policy, ...(place.policy?.zonePolicies ?? []).find((own) => own.zone === zone) };
}
