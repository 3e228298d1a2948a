// The control API, as any other client uses it.

/** What the server refused, as problem details (RFC 9457) say it. */
export class Problem extends Error {
  constructor(status, details) {
    super(details.detail ?? details.title ?? `The server answered ${status}.`);
    this.status = status;
    this.field = details.field;
    this.line = details.line;
  }
}

const storedToken = "mock-registry-token";
// A token lives as long as the tab, and is in no address.
export const token = () => sessionStorage.getItem(storedToken) ?? "";
export function keepToken(text) {
  if (text) sessionStorage.setItem(storedToken, text);
  else sessionStorage.removeItem(storedToken);
}

/** Whether the token is a registry's: it opens that one alone. */
export const opensOne = () => token().startsWith("mrt.");

/** Who is told that a token is needed. */
export const access = new EventTarget();

/** Calls and gives the answer with its headers; what is not 2xx is thrown as a Problem. */
export async function send(method, path, body, headers = {}) {
  const response = await fetch(path, { method, headers: headersFor(body, headers), body: textOf(body), cache: "no-store" });
  if (response.ok) return response;
  if (response.status === 401) access.dispatchEvent(new Event("needed"));
  throw new Problem(response.status, await response.json().catch(() => ({})));
}

/** Calls and gives the JSON of the answer, or null where there is none. */
export async function call(method, path, body, headers) {
  const response = await send(method, path, body, headers);
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

/** A list with how many there are in all: `{rows, total}`. */
export async function list(path) {
  const response = await send("GET", path);
  const rows = await response.json();
  return { rows, total: Number(response.headers.get("X-Total-Count") ?? rows.length) };
}

/** A path with a query; parameters without a value are left out. */
export function query(path, parameters) {
  const kept = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`;
}

export function headersFor(body, more = {}) {
  const headers = { Accept: "application/json", ...more };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (token()) headers.Authorization = `Bearer ${token()}`;
  return headers;
}

const textOf = (body) => (body === undefined || typeof body === "string" ? body : JSON.stringify(body));
