// A frame, pretty-printed and coloured. It is parsed and drawn as text nodes: nothing in it is ever markup here.
import { add, h } from "./render.js";

const secrets = new Set(["pw", "newPW", "code", "processNumber", "allocationToken"]);

/** A frame as a block of lines; what is no XML is shown as it is. */
export function frameView(text, label = "Frame") {
  const block = h("pre.frame", { tabindex: "0", "aria-label": label });
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  if (parsed.getElementsByTagName("parsererror").length > 0) return add(block, text);
  draw(parsed.documentElement, block, 0);
  return block;
}

/** A frame as indented text, for an editor. */
export const prettyXML = (text) => frameView(text).textContent;

function draw(element, block, depth) {
  const indent = "  ".repeat(depth);
  add(block, indent, opening(element));
  const elements = [...element.childNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  if (elements.length === 0 && element.textContent === "") return void add(block, "\n");
  if (elements.length === 0) {
    const kind = secrets.has(element.localName) ? "x-text secret" : "x-text";
    return void add(block, h("span", { class: kind }, escaped(element.textContent)), closing(element), "\n");
  }
  add(block, "\n");
  for (const node of element.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) draw(node, block, depth + 1);
    else if (node.textContent.trim() !== "") add(block, "  ".repeat(depth + 1), escaped(node.textContent.trim()), "\n");
  }
  add(block, indent, closing(element), "\n");
}

function opening(element) {
  const isEmpty = element.childNodes.length === 0;
  const attributes = [...element.attributes].flatMap((each) => [
    " ", h("span.x-name", each.name), '="', h("span.x-value", escaped(each.value)), '"',
  ]);
  return [h("span.x-tag", "<", element.nodeName), attributes, h("span.x-tag", isEmpty ? "/>" : ">")];
}

const closing = (element) => h("span.x-tag", "</", element.nodeName, ">");
// So that the text of the block is XML again when it is copied.
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
