// Classes: people who do an exercise at the same time, each in a registry of their own.
import { address, call, card, empty, go, h, labelFor, notice, operate, panel, table } from "../parts.js";

export async function page() {
  const all = panel(() => call("GET", "/classes"), (classes) => (classes.length === 0 ? empty("No class is open. Open one below: each student gets a registry, an account and a hand-out.")
    : table("Classes", [
      ["Class", ({ id }) => h("a", { href: address("classes", id) }, id)], ["Exercise", ({ title, exercise }) => [title, " ", h("code", exercise)]],
      ["Students", ({ students }) => students.length], ["Done", ({ students }) => students.filter(({ verdict }) => verdict === "passed").length],
    ], classes)), { class: "card" });
  const exercises = await call("GET", "/exercises");
  return { title: "Classes", body: [all.host, opening(exercises)], refresh: all.refresh };
}

function opening(exercises) {
  const id = h("input#class-id", { required: true, pattern: "[a-z0-9\\-]{1,48}", placeholder: "spring", autocomplete: "off" });
  const exercise = h("select#exercise", exercises.map(({ name, title }) => h("option", { value: name }, title)));
  const reach = h("select#class-reach", h("option", { value: "suffix" }, "the end of their account’s name"), h("option", { value: "port" }, "a port each"));
  const certificates = h("input#certificates", { type: "checkbox" });
  const students = h("textarea#students", { required: true, rows: "6", placeholder: "Ada\nBo\nCleo" });
  async function open(event) {
    const names = students.value.split("\n").map((line) => line.trim()).filter(Boolean);
    const lesson = await operate("POST", "/classes", { id: id.value, exercise: exercise.value, students: names, reach: reach.value, certificates: certificates.checked }, "class opened");
    notice(`${lesson.students.length} registries are open`);
    go(address("classes", lesson.id));
  }
  const field = (text, node) => h("div.field", labelFor(node.id, text), node);
  return card("Open a class", h("form", { onsubmit: open },
    h("div.grid.three", field("Name", id), field("Exercise", exercise), field("Students come by", reach)),
    field("Students, one in each line", students), h("div.row.end", h("label.check", certificates, "each with a certificate"), h("button#open-class.primary", "Open it"))));
}
