// The live events of a registry: Server-Sent Events, read by fetch, as an EventSource cannot send a token.
import { headersFor } from "./api.js";

/** Everything that arrives: events `start`, `entry`, `missed`, `state`, each with `detail`. */
export const live = new EventTarget();

let current = null;
let path = null;
let last = 0;

// Not the frames: whoever wants them reads them with their verdict.
const kinds = "verdict,fault,clock,operator,opened,closed,handshakeFailed";

/** Follows a registry until another is followed. */
export function follow(registry) {
  path = `/registries/${encodeURIComponent(registry)}/events?kind=${kinds}`;
  last = 0;
  resume();
}

// A page that nobody sees gives its connection back: a browser has six to a server, and one console more would wait.
// Nothing is lost by it, as the stream goes on behind the last number seen.
const pause = () => current?.abort();
addEventListener("pagehide", pause);
addEventListener("pageshow", ({ persisted }) => persisted && resume());
document.addEventListener("visibilitychange", () => (document.hidden ? pause() : resume()));

function resume() {
  pause();
  if (!path || document.hidden) return;
  current = new AbortController();
  run(path, current.signal);
}

async function run(path, signal) {
  for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, 10_000)) {
    try {
      const headers = { ...headersFor(undefined), Accept: "text/event-stream" };
      if (last > 0) headers["Last-Event-ID"] = String(last);
      const response = await fetch(path, { headers, signal, cache: "no-store" });
      if (response.ok) {
        tell("state", "live");
        pause = 500;
        await read(response.body, signal);
      } else if ([401, 404].includes(response.status)) return tell("state", "off");
    } catch {
      // The connection broke: it is tried again below, from the last number seen.
    }
    if (signal.aborted) return;
    tell("state", "waiting");
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function read(body, signal) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done || signal.aborted) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) take(block);
  }
}

function take(block) {
  const event = { type: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, field, value] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    if (field === "event") event.type = value;
    if (field === "data") event.data += value;
    if (field === "id") last = Number(value);
  }
  if (event.data === "") return;
  const detail = JSON.parse(event.data);
  if (event.type === "start") last = Math.max(last, detail.last);
  tell(event.type, detail);
}

const tell = (type, detail) => live.dispatchEvent(new CustomEvent(type, { detail }));

/** Whether what an entry tells can have changed the registry. */
export function changesSomething(entry) {
  if (entry.kind === "clock" || entry.kind === "operator") return true;
  if (entry.kind !== "verdict" || !(entry.code < 2000)) return false;
  return !/(:info|:check|:transfer query|^login|^logout|^hello|^poll:req)$/.test(entry.command ?? "");
}
