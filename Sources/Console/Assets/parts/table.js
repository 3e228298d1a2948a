// Tables of rows that can be read by a screen reader and paged through by the last row's key.
import { list, query } from "./api.js";
import { fill, h } from "./render.js";
import { empty, problemBox } from "./notice.js";

/** A table: columns are `[heading, cell of a row]`. */
export function table(caption, columns, rows) {
  return h("div.scroll", h("table", h("caption.unseen", caption),
    h("thead", h("tr", columns.map(([heading]) => h("th", { scope: "col" }, heading)))),
    h("tbody", rows.map((row) => h("tr", columns.map(([, cell], index) =>
      index === 0 ? h("th", { scope: "row" }, cell(row)) : h("td", cell(row))))))));
}

/**
 * A list with a search field that is asked as one types, and pages of 50.
 * `filters` are further elements with a name and a value (`[{name, node}]`).
 */
export function searchList({ path, key, label, placeholder, columns, filters = [], hint, start = {} }) {
  const size = 50;
  const search = h("input#search", { type: "search", "aria-label": label, placeholder, value: start.search ?? "", oninput: () => later() });
  const result = h("div", { "aria-live": "polite" });
  let befores = [""];
  let round = 0;
  let timer = null;
  filters.forEach(({ node }) => node.addEventListener("input", () => later()));

  function later() {
    befores = [""];
    clearTimeout(timer);
    timer = setTimeout(refresh, 120);
  }

  async function refresh() {
    const mine = ++round;
    const wanted = { search: search.value.trim(), ...Object.fromEntries(filters.map(({ name, node }) => [name, node.value])), after: befores.at(-1), limit: size };
    try {
      const answer = await list(query(path(), wanted));
      if (mine === round) show(answer);
    } catch (error) {
      if (mine === round) fill(result, problemBox(error));
    }
  }

  function show({ rows, total }) {
    if (rows.length === 0) return void fill(result, empty(search.value ? `Nothing fits “${search.value}”.` : hint));
    const first = (befores.length - 1) * size + 1;
    fill(result,
      h("div.row", h("span#total.muted", `${first.toLocaleString("en")} to ${(first + rows.length - 1).toLocaleString("en")} of ${total.toLocaleString("en")}`),
        h("span.push"),
        h("button.small", { disabled: befores.length === 1, onclick: () => turn(() => befores.pop()) }, "← Previous"),
        h("button#next-page.small", { disabled: first + rows.length - 1 >= total, onclick: () => turn(() => befores.push(rows.at(-1)[key])) }, "Next →")),
      table(label, columns, rows));
  }

  async function turn(step) {
    step();
    await refresh();
  }

  return { body: [h("div.row.filters", search, filters.map(({ node }) => node)), result], refresh, search };
}
