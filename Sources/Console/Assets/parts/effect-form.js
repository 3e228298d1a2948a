// A form for a fault's effect, made of the schema that the server's own description has.
import { h } from "./render.js";

/** The effects of `GET /openapi.json`: `[{name, description, schema}]`. */
export function effectsOf(document) {
  const { schemas } = document.components;
  return (schemas.FaultEffect?.oneOf ?? []).map((choice) => {
    const each = choice.$ref ? schemas[choice.$ref.split("/").pop()] : choice;
    const [name] = each.required ?? Object.keys(each.properties);
    return { name, description: each.description ?? "", schema: each.properties[name] };
  });
}

/** `{host, read}`: fields for the effect's parameters, and what stands in them. */
export function effectForm(effect, values = {}) {
  return group(effect.schema, values ?? {}, `effect-${effect.name}`);
}

function group(schema, values, id) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, each]) => ({ name, ...field(each, values[name] ?? each.default, `${id}-${name}`, required.has(name)), each }));
  return {
    host: h("div.grid.three", fields.map(({ name, node, each }) => h("div.field",
      h("label", { for: `${id}-${name}` }, name, required.has(name) && h("span", { title: "needed" }, " *")), node, each.description && h("span.hint", each.description)))),
    read: () => Object.fromEntries(fields.map(({ name, read }) => [name, read()]).filter(([, value]) => value !== undefined)),
  };
}

/** `{node, read}` for one parameter; `read` gives undefined for what is left open. */
function field(schema, value, id, isRequired) {
  if (schema.type === "object") {
    const inner = group(schema, value ?? {}, id);
    return { node: h("div", { id, role: "group" }, inner.host), read: () => (Object.keys(inner.read()).length > 0 ? inner.read() : undefined) };
  }
  if (schema.type === "boolean") {
    const box = h("input", { type: "checkbox", id, checked: value === true });
    return { node: box, read: () => (box.checked ? true : undefined) };
  }
  if (schema.type === "array") {
    const choice = h("select", { id, multiple: true, size: "4", required: isRequired }, schema.items.enum.map((word) => h("option", { selected: value?.includes(word) ?? false }, word)));
    return { node: choice, read: () => [...choice.selectedOptions].map((option) => option.value) };
  }
  if (schema.enum) {
    const choice = h("select", { id, value: value ?? (isRequired ? schema.enum[0] : "") }, isRequired ? null : h("option", { value: "" }, "—"), schema.enum.map((word) => h("option", word)));
    return { node: choice, read: () => choice.value || undefined };
  }
  const isNumber = ["integer", "number"].includes(schema.type);
  const input = h("input", { id, type: isNumber ? "number" : "text", min: schema.minimum, max: schema.maximum, step: schema.type === "number" ? "any" : null, required: isRequired, value: value ?? "" });
  return { node: input, read: () => (input.value === "" ? undefined : isNumber ? Number(input.value) : input.value) };
}
