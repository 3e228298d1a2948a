"""How each page looks: a screenshot of it, and checks of labels, roles, headings and contrast."""

from webdriver import Failure

PAGES = [
    "", "domains", "domains/alpha-1.example", "transfers", "applications", "contacts", "contacts/ALPHA-1", "organizations", "hosts", "hosts/ns1.alpha-1.example",
    "accounts", "accounts/alpha", "messages", "outbox", "holder", "journal", "sessions", "workbench", "faults", "clock",
    "registries", "seed", "keys", "policy", "exercise", "scorecards", "scorecards/first-steps", "classes",
]

# In a registry where something has happened: pages, what is clicked there first, and what is waited for then.
LIVED_IN = {
    "": ("#story-move", "#next-step"), "domains/alpha-1.example": None, "transfers": None,
    "journal": (".journal > .refused:last-child summary, .journal > .refused summary", ".reveal .frame"), "outbox": None, "holder": None,
    "faults": None, "clock": None, "registries": None, "workbench": ("#send", "#answer .code"), "messages": None,
}

# Everything that a person must be able to tell by name has one; ids are unique; one heading leads the page; text stands
# out from its ground as WCAG 2.2 wants it (4.5, large text 3).
CHECK = r"""
const faults = [];
const shown = [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility());
const name = (each) => each.getAttribute("aria-label") || each.labels?.[0]?.innerText || each.innerText?.trim() || each.title
  || document.getElementById(each.getAttribute("aria-labelledby"))?.innerText;
for (const each of shown) {
  const mark = each.tagName.toLowerCase() + (each.id ? "#" + each.id : "") + "." + each.className;
  if (each.matches("button, a[href], input, select, textarea, progress, dialog, nav, [role=switch]") && !name(each)) faults.push("no name: " + mark);
  if (each.matches("img") && !each.hasAttribute("alt")) faults.push("no alt: " + mark);
  if (each.matches("table") && !each.caption) faults.push("no caption: " + mark);
  if (each.id && document.querySelectorAll("#" + CSS.escape(each.id)).length > 1) faults.push("id twice: " + mark);
  if (each.matches("[style]")) faults.push("inline style: " + mark);
}
const headings = shown.filter((each) => each.matches("main h1"));
if (headings.length !== 1) faults.push(headings.length + " h1");

const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}
const over = ([r, g, b, a], under) => [r, g, b].map((value, index) => value * a + under[index] * (1 - a));
function ground(each) {
  const layers = [];
  for (let node = each; node; node = node.parentElement) layers.push(rgba(getComputedStyle(node).backgroundColor));
  return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
}
const light = (colour) => colour.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  .reduce((sum, v, index) => sum + v * [0.2126, 0.7152, 0.0722][index], 0);
for (const each of shown) {
  const hasText = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!hasText || each.closest(":disabled, .unseen, [aria-hidden=true], option")) continue;
  const style = getComputedStyle(each), under = ground(each);
  const [one, two] = [light(over(rgba(style.color), under)), light(under)].sort((a, b) => b - a);
  const ratio = (one + 0.05) / (two + 0.05), size = parseFloat(style.fontSize);
  const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  if (ratio < least) faults.push(`contrast ${ratio.toFixed(2)}: ${each.tagName}.${each.className} ${each.innerText.slice(0, 30)}`);
}
return [...new Set(faults)];
"""


def look_at_every_page(scene):
    registry = scene.control.registry()
    check(look(scene, registry, page, None, page) for page in PAGES)


def look_at_every_page_in_use(scene):
    registry = lived_in(scene.control)
    check(look(scene, registry, page, first, f"later-{page}") for page, first in LIVED_IN.items())


def check(looks):
    problems = [problem for each in looks for problem in each]
    if problems:
        raise Failure("\n".join(problems))


def look(scene, registry, page, first, name):
    """What is wrong with a page, in light and in dark colours."""
    browser = scene.browser
    scene.open(registry, page)
    if first:
        browser.click(first[0])
        browser.see(first[1])
    browser.until(lambda: not browser.find("main [aria-busy]"), f"{page} is filled")
    problems = []
    for scheme in ("light", "dark"):
        browser.prefer(scheme)
        if scene.arguments.screenshots:
            browser.screenshot(f"{scene.arguments.screenshots}/{scheme}-{name.replace('/', '_')}.png")
        problems += [f"{page or 'overview'}, {scheme}: {fault}" for fault in browser.script(CHECK)]
    return problems


def lived_in(control):
    """A registry that sends codes to holders, with a refusal, a mail, a fault that acted, a jump and a snapshot in it."""
    registry = control.registry("holder-delivered")
    commands = {name: control.at(registry, "registrars", name, "commands") for name in ("alpha", "beta")}
    control.call("POST", commands["alpha"], {"xml": frame(
        "info", "<domain:name>alpha-1.example</domain:name>",
        '<extension><authCode:request xmlns:authCode="urn:mock-registry:authCode-1.0" force="true"/></extension>')})
    control.call("POST", commands["beta"], {"xml": frame(
        "transfer", "<domain:name>alpha-1.example</domain:name><domain:authInfo><domain:pw>wrong</domain:pw></domain:authInfo>",
        '<extension><authCode:transfer xmlns:authCode="urn:mock-registry:authCode-1.0">'
        "<authCode:processNumber>1</authCode:processNumber></authCode:transfer></extension>", ' op="request"')})
    rule = {"match": {"registrar": "alpha", "command": "domain:info"}, "effect": {"result": {"code": 2400}}, "remaining": 2}
    control.call("POST", control.at(registry, "faults"), rule)
    control.call("POST", commands["alpha"], {"xml": frame("info", "<domain:name>thin.example</domain:name>")})
    control.call("POST", control.at(registry, "snapshots"), {"name": "before-5d-at-20260101T000000"})
    control.call("POST", control.at(registry, "clock", "advance"), {"by": "5d"})
    return registry


def frame(verb, inner, extension="", attributes="", kind="domain"):
    return (f'<epp xmlns="urn:ietf:params:xml:ns:epp-1.0"><command><{verb}{attributes}>'
            f'<{kind}:{verb} xmlns:{kind}="urn:ietf:params:xml:ns:{kind}-1.0">{inner}</{kind}:{verb}></{verb}>{extension}</command></epp>')
