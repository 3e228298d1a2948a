// The console's start: opens the registry that the address names, and shows the page that it names.
import { access, call } from "./parts/api.js";
import { announceClock, header, nav, updateNav } from "./parts/layout.js";
import { lastAction } from "./parts/action.js";
import { changesSomething, follow, live } from "./parts/live.js";
import { liveStrip } from "./parts/strip.js";
import { go, partsOf, place, readPlace } from "./parts/place.js";
import { fill, h } from "./parts/render.js";
import { problemBox } from "./parts/notice.js";
import { pageFor } from "./pages/pages.js";
import { signIn } from "./pages/sign-in.js";
import { listenToKeys } from "./parts/keys.js";

const main = h("main#page", { tabindex: "-1" });
document.body.append(
  h("a.skip", { href: "#page" }, "Skip to the page"), header, nav,
  h("div.middle", main, lastAction), liveStrip);

let page = null;
let opened = null;
let round = 0;

async function show() {
  const mine = ++round;
  const parts = partsOf(location.pathname);
  try {
    const registry = parts[0] ?? (await firstRegistry());
    if (parts.length === 0) history.replaceState(null, "", `/r/${encodeURIComponent(registry)}`);
    await open(registry);
    const made = await pageFor(parts.slice(1));
    if (mine !== round) return;
    page = made;
    document.title = `${page.title} · ${place.about.label ?? registry} · Mock Registry`;
    fill(main, page.heading === false ? null : h("h1", page.title), page.body);
    updateNav();
    await page.refresh?.();
    document.documentElement.dataset.ready = location.pathname;
    performance.mark("ready");
  } catch (error) {
    if (mine !== round || error.status === 401) return;
    fill(main, h("h1", "Nothing here"), problemBox(error), h("p", h("a", { href: "/" }, "To the first registry")));
  }
}

async function firstRegistry() {
  const all = await call("GET", "/registries");
  return (all.find(({ id }) => id === "default") ?? all[0]).id;
}

async function open(registry) {
  if (opened === registry) return;
  place.registry = registry;
  await readPlace();
  opened = registry;
  lastAction.hidden = true;
  announceClock(place.about.clock);
  follow(registry);
}

// A click on a link within the console changes the page without loading everything anew.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/']");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !isPlain || link.target || link.hasAttribute("download") || !(link.pathname === "/" || link.pathname.startsWith("/r/"))) return;
  event.preventDefault();
  go(link.pathname + link.search);
});

function arrive() {
  page?.leave?.();
  page = null;
  delete document.documentElement.dataset.ready;
  show().then(() => {
    main.scrollTo(0, 0);
    // Who uses a screen reader is told that the page is another.
    if (document.activeElement === document.body) main.focus({ preventScroll: true });
  });
}
addEventListener("placechange", arrive);
addEventListener("popstate", arrive);

// Something happened: what is on the page is read again, not more often than four times a second.
let waiting = null;
live.addEventListener("entry", ({ detail }) => {
  page?.entry?.(detail);
  if (changesSomething(detail)) refreshSoon();
});
live.addEventListener("start", ({ detail }) => announceClock(detail.clock));
live.addEventListener("missed", refreshSoon);
live.addEventListener("end", () => go("/"));

function refreshSoon() {
  waiting ??= setTimeout(async () => {
    waiting = null;
    try {
      place.about = await call("GET", `/registries/${encodeURIComponent(place.registry)}`);
    } catch {
      return;
    }
    announceClock(place.about.clock);
    updateNav();
    await page?.refresh?.();
  }, 250);
}
addEventListener("registrychange", refreshSoon);
addEventListener("registryreopen", () => {
  opened = null;
  arrive();
});

access.addEventListener("needed", () => {
  opened = null;
  if (!main.querySelector("#sign-in")) fill(main, signIn(arrive));
});

listenToKeys();
show();
