// Times are the registry's, in UTC. Its clock is extrapolated between answers, so it ticks at its own speed.

const clock = { now: 0, speed: 1, read: 0, isFrozen: false };

/** Takes the clock of an answer. */
export function setClock(view) {
  Object.assign(clock, { now: Date.parse(view.now), speed: view.speed, isFrozen: view.isFrozen, read: performance.now() });
}

/** Milliseconds since 1970 by the registry's clock. */
export const now = () => clock.now + (performance.now() - clock.read) * clock.speed;
export const speed = () => clock.speed;
export const isFrozen = () => clock.isFrozen;

/** `2026-01-01 00:00:00`, or without the time where it is midnight and `short`. */
export function stamp(value, short = false) {
  const time = typeof value === "number" ? value : Date.parse(value);
  if (!Number.isFinite(time)) return String(value ?? "");
  const text = new Date(time).toISOString().slice(0, 19).replace("T", " ");
  return short ? text.replace(/ 00:00:00$/, "") : text;
}

export const clockTime = (value) => stamp(value).slice(11);

const units = [["d", 86_400_000], ["h", 3_600_000], ["m", 60_000], ["s", 1000]];

/** `12 days`, `3 h`: the greatest unit that fits. */
export function span(milliseconds) {
  const size = Math.abs(milliseconds);
  const [unit, length] = units.find(([, each]) => size >= each) ?? units.at(-1);
  const count = Math.round(size / length);
  return unit === "d" ? `${count} ${count === 1 ? "day" : "days"}` : `${count} ${unit}`;
}

/** `in 3 days`, `2 h ago`. */
export function distance(value) {
  const left = Date.parse(value) - now();
  if (!Number.isFinite(left)) return "";
  return Math.abs(left) < 1000 ? "now" : left > 0 ? `in ${span(left)}` : `${span(left)} ago`;
}

/** Milliseconds of `45d`, `2h`, `1d 12h`; null where it is none. */
export function milliseconds(text) {
  const pieces = [...text.trim().matchAll(/(\d+)\s*(ms|[dhms])/g)];
  if (pieces.length === 0 || text.replace(/(\d+)\s*(ms|[dhms])/g, "").trim() !== "") return null;
  const length = { ms: 1, ...Object.fromEntries(units) };
  return pieces.reduce((sum, [, count, unit]) => sum + Number(count) * length[unit], 0);
}
