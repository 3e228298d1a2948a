// The story of an exercise: headings, paragraphs, code, and lines to be copied, which are indented. Nothing in it is markup.
import { h } from "./render.js";

export const story = (text) => text.split("\n\n").map(block);

function block(text) {
  if (text.startsWith("#")) return h("h2", text.replace(/^#+ +/, ""));
  if (text.startsWith("    ")) return h("pre.frame", { tabindex: "0" }, text.replace(/^ {4}/gm, ""));
  return h("p", text.split("\x60").map((part, index) => (index % 2 === 0 ? part : h("code", part))));
}
