// What stands around every page: the registry, its clock, and the ways to all pages.
import { call, opensOne } from "./api.js";
import { operate } from "./action.js";
import { address, at, go, place, read } from "./place.js";
import { fill, h } from "./render.js";
import { jump, nextDue } from "./jump.js";
import { distance, isFrozen, now, setClock, speed, stamp } from "./time.js";
import { isProjector, toggleProjector } from "./projector.js";

const time = h("time#clock", { "aria-label": "The registry's clock, UTC" });
const pace = h("button#pace.badge", { onclick: () => toggleFreeze() });
const next = h("button#next-due.small", { onclick: () => toNext() }, "⇥ next");
const choice = h("select#registry", { "aria-label": "Registry", onchange: (event) => go(`/r/${encodeURIComponent(event.target.value)}`) });
const policy = h("a.policy", { href: "#" });
const typed = h("input#advance-by", { size: "5", placeholder: "45d", "aria-label": "Advance the clock by", autocomplete: "off" });

export const header = h("header",
  h("a.brand", { href: "/" }, h("img", { src: new URL("../icon.svg", import.meta.url), alt: "", width: "26", height: "26" }), "Mock Registry"),
  h("div.where", choice, policy),
  h("div.time",
    h("span.now", h("span", { "aria-hidden": "true" }, "◴ "), time, " UTC"), pace,
    h("span.jumps",
      ["1h", "1d", "5d"].map((by) => h("button.small", { onclick: () => jump(by) }, `+${by}`)),
      h("form.inline", { onsubmit: typedJump }, typed, h("button.small", "go")), next)),
  h("button#projector.quiet", { "aria-pressed": String(isProjector()), title: "Large type, secrets hidden (P)", onclick: projector }, "▣"));

function typedJump() {
  return jump(typed.value).then(() => (typed.value = ""));
}

function projector() {
  toggleProjector();
  header.querySelector("#projector").setAttribute("aria-pressed", String(isProjector()));
}
addEventListener("projectorchange", () => header.querySelector("#projector").setAttribute("aria-pressed", String(isProjector())));

async function toggleFreeze() {
  const path = at("clock", isFrozen() ? "speed" : "freeze");
  announceClock(await operate("POST", path, isFrozen() ? { speed: 1 } : undefined, isFrozen() ? "clock resumed" : "clock frozen"));
}

async function toNext() {
  const [due] = await nextDue();
  if (due) await jump(null, due);
}

/** Takes the clock of an answer, and shows it from now on. */
export function announceClock(view) {
  setClock(view);
  pace.textContent = isFrozen() ? "FROZEN" : speed() === 1 ? "×1" : `×${speed()}`;
  pace.classList.toggle("frozen", isFrozen());
  pace.title = isFrozen() ? "Time stands still. Click to let it pass." : "Click to let time stand still.";
  tick();
  readNext();
}

async function readNext() {
  const [due] = await nextDue().catch(() => []);
  next.disabled = !due;
  next.textContent = due ? `⇥ next: ${distance(due.time)}` : "⇥ nothing due";
  next.title = due ? `${stamp(due.time)} ${due.name}: ${due.text}` : "";
}

function tick() {
  const text = stamp(now());
  if (time.textContent !== text) time.textContent = text;
}
setInterval(tick, 200);

const groups = [
  [["", "Overview", "o"], ["domains", "Domains", "d", "domains"], ["transfers", "Transfers", "t", "pending"], ["applications", "Applications", "n"], ["contacts", "Contacts", "c", "contacts"], ["organizations", "Organizations", "b"],
    ["hosts", "Hosts", "h", "hosts"], ["accounts", "Accounts", "a", "registrars"], ["messages", "Messages", "m", "messages"], ["outbox", "Outbox", "u"], ["holder", "Holder’s desk", "e"]],
  [["journal", "Journal", "j"], ["sessions", "Sessions", "s", "sessions"], ["workbench", "Workbench", "w"], ["faults", "Faults", "f", "faults"], ["clock", "Clock", "k"]],
  [["exercise", "Exercise", "y"], ["scorecards", "Scorecards", "p"], ["classes", "Classes", "l"]],
  [["registries", "Registries", "r"], ["seed", "Seed", "x"], ["keys", "API keys", "i"]],
];
/** The keys behind `g`, each with its page. */
export const pageKeys = Object.fromEntries(groups.flat().map(([page, , key]) => [key, page]));

const links = groups.map((group) => group.map(([page, label, key, count]) => {
  const badge = count && h("span.count", { "data-count": count });
  return { page, count: badge, node: h("a", { "data-page": page, title: `g ${key}` }, h("span", label), badge) };
}));
// Not everywhere is an exercise, a launch, or an organization, and who was let into one registry sees no class.
const isPointless = (page) => (page === "exercise" && !place.about.exercise) || (page === "applications" && !place.policy.launch?.isOffered)
  || (page === "organizations" && !place.policy.organization?.isOffered) || (page === "classes" && opensOne());
const manual = h("ul", h("li", h("a", { href: "/manual" }, h("span", "Manual"))));
export const nav = h("nav", { "aria-label": "Pages" }, links.map((group) => h("ul", group.map(({ node }) => h("li", node)))), manual);

/** Brings names, counts and the mark of the present page up to date. */
export async function updateNav() {
  const present = location.pathname.split("/")[3] ?? "";
  for (const { page, node } of links.flat()) {
    node.href = page ? address(page) : address();
    if (page === present) node.setAttribute("aria-current", "page");
    else node.removeAttribute("aria-current");
    node.parentNode.hidden = isPointless(page);
  }
  policy.textContent = `policy ${place.about.policy}`;
  policy.href = address("policy");
  const [registries, faults, pending] = await Promise.all([
    call("GET", "/registries"), read("faults"), read("transfers"),
  ].map((each) => each.catch(() => [])));
  fill(choice, registries.map(({ id, label }) => h("option", { value: id }, label ? `${label} (${id})` : id)));
  choice.value = place.registry;
  const counts = { ...place.about, faults: faults.length, pending: pending.length };
  for (const { count } of links.flat()) if (count) count.textContent = counts[count.dataset.count] || "";
}
