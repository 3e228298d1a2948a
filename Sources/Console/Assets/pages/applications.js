// Applications for names in launch phases, and one of them: the operator says what becomes of it (RFC 8334 §2.4).
import { address, at, badge, h, operate, panel, place, read, searchList, stamp, undoably } from "../parts.js";
import { objectPage } from "../parts/objects.js";

/** What the operator can do to an application, each with what is told then. */
const decisions = [
  ["validated", "Validate", "Application validated", ""], ["invalid", "Find it invalid", "Application found invalid", ""],
  ["allocated", "Allocate the name", "Name allocated", "primary"], ["rejected", "Reject", "Application rejected", "danger"],
];

export async function page(id) {
  if (id) return one(id);
  const registrars = await read("registrars");
  const rows = searchList({
    path: () => at("applications"), key: "id", label: "Applications", placeholder: "Search names",
    hint: place.policy.launch?.isOffered ? "Nobody has applied for a name. A create in a phase that makes applications does." : "This policy has no launch phases.",
    filters: [{ name: "sponsor", node: h("select", { "aria-label": "Applicant" }, h("option", { value: "" }, "any applicant"), registrars.map(({ id }) => h("option", id))) }],
    columns: [
      ["Id", ({ id }) => h("a", { href: address("applications", id) }, id)], ["Name", ({ domain }) => domain.name], ["Applicant", ({ domain }) => domain.sponsor],
      ["Phase", phaseOf], ["Status", status], ["Applied", ({ domain }) => stamp(domain.created)],
    ],
  });
  return { title: "Applications", body: rows.body, refresh: rows.refresh };
}

function one(id) {
  const path = at("applications", id);
  const whole = objectPage({ collection: "applications", key: id, kind: "application", facts });
  const buttons = panel(() => read("applications", id), (application) => (isOver(application)
    ? h("p", "It has come to its end. ", application.status === "allocated" && h("a", { href: address("domains", application.domain.name) }, `The domain ${application.domain.name}`))
    : h("div.row", decisions.filter(([status]) => status !== application.status).map(([status, label, told, look]) =>
      h("button", { class: look, "data-status": status, onclick: () => decide(status, told) }, label)))), { class: "card", "aria-label": "Decision" });
  async function decide(status, told) {
    await undoably(`${status}-${id}`, told, async () => {
      await operate("PATCH", path, { status }, told);
      return true;
    });
  }
  return { title: whole.title, body: [buttons.host, whole.body], refresh: () => Promise.all([buttons.refresh(), whole.refresh()]) };
}

const isOver = ({ status }) => status === "allocated" || status === "rejected";
const phaseOf = ({ phase, phaseName }) => (phaseName ? `${phase} (${phaseName})` : phase);
const status = (application) => badge(application.statusName ?? application.status, { validated: "good", allocated: "good", invalid: "warn", rejected: "warn" }[application.status]);

const facts = (application) => [
  ["Name", application.domain.name], ["Applicant", application.domain.sponsor], ["Phase", phaseOf(application)],
  ["Status", [status(application), application.statusText && ` ${application.statusText}`]],
  ["For", application.months && `${application.months} months`], ["Registrant", application.domain.registrant],
  ["Marks", application.marks?.length > 0 && h("ul", application.marks.flatMap(({ rights }) => rights.map(rightOf)))],
  ["Notices", application.notices?.length > 0 && h("ul", application.notices.map(({ noticeID, acceptedDate }) => h("li", h("code", noticeID), ` accepted ${stamp(acceptedDate)}`)))],
  ["Applied", `${stamp(application.domain.created)} by ${application.domain.creator}`],
];

const rightOf = (right) => h("li", h("strong", right.markName), `, ${right.holders.map(({ name, organization }) => organization ?? name ?? "a holder").join(", ")}`);
