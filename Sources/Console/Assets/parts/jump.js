// Moving the clock. Before each jump a snapshot is taken, so that it can be undone.
import { call, query } from "./api.js";
import { operate } from "./action.js";
import { at, read } from "./place.js";
import { notice } from "./notice.js";
import { milliseconds, now, setClock, stamp } from "./time.js";

// A snapshot's name has letters, digits, hyphens, dots and underscores.
const prefix = "before-";
const kept = 20;

/** What acts next, soonest first. */
export const nextDue = async (limit = 1) => (await call("GET", query(at("due"), { limit }))).due;

/** Notes the present, so that what is done next can be undone; gives the name of the snapshot. Old ones of these go. */
export async function notePresent(what) {
  const old = await jumps();
  for (const { name } of old.slice(kept - 1)) await call("DELETE", at("snapshots", name));
  const point = `${prefix}${what.replace(/[^\w.-]/g, "").slice(0, 30)}-at-${stamp(now()).replace(" ", "T").replace(/[:-]/g, "")}`;
  await call("POST", at("snapshots"), { name: point });
  return point;
}

/** Tells what was done, with a way back. */
export const tellUndoable = (text, point) => notice(text, { key: "jump", action: ["Undo", () => undo(point)] });

/** Does something that can be undone, and tells it with the way back; `act` gives whether it was done. */
export async function undoably(what, told, act) {
  const point = await notePresent(what);
  let isDone = false;
  try {
    isDone = await act();
  } finally {
    if (!isDone) await call("DELETE", at("snapshots", point));
  }
  if (isDone) tellUndoable(told, point);
}

/** Moves the clock by a span such as `45d`, or to the time of something that is due. */
export async function jump(by, due) {
  if (!due && milliseconds(by) === null) throw new Error(`“${by}” is no span. Type one like 45d, 12h or 1d 6h.`);
  const point = await notePresent(due ? (due.name ?? "jump") : by);
  const clock = due
    ? await operate("POST", at("clock", "set"), { now: due.time }, "clock set")
    : await operate("POST", at("clock", "advance"), { by: spanText(by) }, `clock advanced by ${by}`);
  setClock(clock);
  tellUndoable(`The clock is at ${stamp(clock.now)}`, point);
}

/** The points to go back to, newest first. */
export const jumps = async () => (await read("snapshots")).filter(({ name }) => name.startsWith(prefix)).sort((one, two) => (one.taken < two.taken ? 1 : -1));

/** Makes everything as it was before a jump, the time included. */
export async function undo(point) {
  await operate("POST", at("snapshots", point, "restore"), undefined, `back to ${point}`);
  await call("DELETE", at("snapshots", point));
  notice("Undone: everything is as it was before", { key: "jump" });
}

/** The control API takes one number and one unit. */
function spanText(text) {
  const compact = text.trim();
  return /^\d+(ms|[dhms])$/.test(compact) ? compact : `${milliseconds(text)}ms`;
}
