// Makes elements. Text only ever becomes a text node, so nothing that a registry holds can turn into markup.

/**
 * An element: `h("button#go.primary", {onclick: go}, "Go")`. Attributes may be left out.
 * A function becomes a listener; true an empty attribute; false, null and undefined none.
 */
export function h(description, attributes, ...children) {
  const [tag, ...marks] = description.split(/(?=[#.])/);
  const node = document.createElement(tag);
  for (const mark of marks) {
    if (mark[0] === "#") node.id = mark.slice(1);
    else node.classList.add(mark.slice(1));
  }
  if (isChild(attributes)) {
    children.unshift(attributes);
    attributes = {};
  }
  add(node, children);
  // After the children: a select can only take a value that one of its options has.
  for (const [name, value] of Object.entries(attributes ?? {})) set(node, name, value);
  return node;
}

/** A part of a page with a heading. */
export const card = (title, ...children) => h("section.card", h("h2", title), children);

/** The label of the field with an id. */
export const labelFor = (id, text) => h("label", { for: id }, text);

/** Puts children into a node; lists are flattened, what is empty is left out. */
export function add(node, ...children) {
  node.append(...children.flat(Infinity).filter(isShown).map((child) => (child instanceof Node ? child : String(child))));
  return node;
}

/** Puts new children in the place of all that a node has. */
export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

const isShown = (child) => child !== null && child !== undefined && child !== false && child !== true;
const isChild = (value) => typeof value === "string" || typeof value === "number" || value instanceof Node || Array.isArray(value);
// `value` of an input is what is in it now; the attribute would be what was in it first.
const properties = new Set(["value", "checked", "indeterminate"]);

/** A form is sent by the listener alone; what a listener fails with is told to whoever uses the page. */
function listen(node, kind, act) {
  node.addEventListener(kind, async (event) => {
    if (kind === "submit") event.preventDefault();
    try {
      await act(event);
    } catch (error) {
      document.dispatchEvent(new CustomEvent("failure", { detail: error }));
    }
  });
}

function set(node, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (typeof value === "function") listen(node, name.slice(2), value);
  else if (properties.has(name)) node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}
