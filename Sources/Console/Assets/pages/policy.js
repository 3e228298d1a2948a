// The policy in force, whole.
import { address, card, copyButton, empty, h, place } from "../parts.js";

export async function page() {
  const text = JSON.stringify(place.policy, null, 2);
  const groups = Object.entries(place.policy).filter(([, value]) => value && typeof value === "object" && !Array.isArray(value));
  const isZones = ([name]) => name === "zonePolicies";
  const single = Object.entries(place.policy).filter(([, value]) => !(value && typeof value === "object" && !Array.isArray(value))).filter((entry) => !isZones(entry));
  const section = (title, fields) => card(title, h("dl.facts", fields.map(([name, value]) => [h("dt", h("code", name)), h("dd", textOf(value))])));
  const own = (place.policy.zonePolicies ?? []).flatMap(({ zone, basis, ...sections }) => Object.entries(sections)
    .map(([name, fields]) => [name, Object.entries(fields).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(place.policy[name]?.[field]))])
    .filter(([, fields]) => fields.length > 0).map(([name, fields]) => section(`${zone}${basis ? ` as ${basis}` : ""}: ${name}`, fields)));
  return {
    title: `Policy ${place.about.policy}`,
    body: [h("p.muted", "A policy is chosen when a registry is made. ", h("a", { href: address("registries") }, "Make another registry"), ". What each field does: ", h("a", { href: "/manual/Policies" }, "the manual")),
      groups.length + single.length === 0 ? empty("The policy is empty.") : h("div.columns", section("In general", single), groups.map(([name, value]) => section(name, Object.entries(value))), own),
      h("details.card", h("summary", "As JSON"), h("pre.frame", { tabindex: "0" }, text), copyButton(text))],
  };
}

function textOf(value) {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return value.length > 0 ? value.join(", ") : h("span.muted", "none");
  if (Array.isArray(value)) return h("ul.plain", value.map((each) => h("li", textOf(each))));
  if (typeof value === "object") return Object.entries(value).map(([name, each]) => `${name} ${typeof each === "object" ? JSON.stringify(each) : each}`).join(", ");
  return value === "" ? h("span.muted", "none") : String(value);
}
